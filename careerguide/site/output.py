"""The files of a site being made: written beside the old site, unchanged ones linked from it."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

__all__ = ["Output"]


class Output:
    """Writes into the empty folder `folder`; `files` maps each path to its content's SHA-256."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files: dict[str, str] = {}
        self._folders: set[str] = set()

    def write(self, path: str, content: bytes | str) -> None:
        data = content.encode() if isinstance(content, str) else content
        with open(self._place(path), "wb") as file:
            file.write(data)
        self.files[path] = hashlib.sha256(data).hexdigest()

    def replace(self, path: str, content: str) -> None:
        """Write the file `path` of this build once more."""
        del self.files[path]
        self.write(path, content)

    def stream(self, path: str, pieces: Iterable[str]) -> None:
        """Write a file that is never whole in memory."""
        digest = hashlib.sha256()
        with open(self._place(path), "wb") as file:
            for piece in pieces:
                data = piece.encode()
                file.write(data)
                digest.update(data)
        self.files[path] = digest.hexdigest()

    def link(self, path: str, source: str | Path, digest: str = "") -> None:
        """Take the file `source` as it is: by a hard link where that is possible, else a copy."""
        target = self._place(path)
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
        self.files[path] = digest or hashlib.sha256(Path(target).read_bytes()).hexdigest()

    def adopt(self, files: dict[str, str]) -> None:
        """Count in `files`, which another process wrote to the same folder."""
        for path, digest in files.items():
            if path in self.files:
                raise ValueError(f"two parts of the site both want to write {path}")
            self.files[path] = digest

    def _place(self, path: str) -> str:
        if path in self.files:
            raise ValueError(f"two parts of the site both want to write {path}")
        inner = path.rpartition("/")[0]
        if inner not in self._folders:
            os.makedirs(f"{self.folder}/{inner}", exist_ok=True)
            self._folders.add(inner)
        return f"{self.folder}/{path}"
