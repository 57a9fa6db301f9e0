"""The files of a site being made: written beside the old site, unchanged ones linked from it.

No page gets past here without a content security policy, whoever writes it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from careerguide.pages import policy

__all__ = ["ClashError", "Output"]


class ClashError(Exception):
    """Two parts of the site want to write one file; the message names it."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: two parts of the site want to write it; rename one of the two")


class Output:
    """Writes into the empty folder `folder`; `files` maps each path to its content's SHA-256.

    Not `hashed`, the path of what is written maps to nothing: only publishing needs the hashes.
    """

    def __init__(self, folder: Path, *, hashed: bool = True) -> None:
        self.folder = folder
        self.hashed = hashed
        self.files: dict[str, str] = {}
        self._folders: set[str] = set()

    def write(self, path: str, content: bytes | str) -> None:
        data = content.encode() if isinstance(content, str) else content
        policy.covered(data, path)
        with open(self._place(path), "wb", buffering=0) as file:
            rest = memoryview(data)
            while rest:
                rest = rest[file.write(rest) :]
        self.files[path] = hashlib.sha256(data).hexdigest() if self.hashed else ""

    def replace(self, path: str, content: str) -> None:
        """Write the file `path` of this build once more."""
        del self.files[path]
        self.write(path, content)

    def stream(self, path: str, pieces: Iterable[str]) -> None:
        """Write a file that is never whole in memory, and no page."""
        policy.covered(b"", path)
        digest = hashlib.sha256()
        with open(self._place(path), "wb") as file:
            for piece in pieces:
                data = piece.encode()
                file.write(data)
                digest.update(data)
        self.files[path] = digest.hexdigest()

    def link(self, path: str, source: str | Path, digest: str | None = None) -> None:
        """Take the file `source` as it is: by a hard link where that is possible, else a copy.

        With `digest`, its SHA-256 or nothing, it is one that an earlier build has written.
        """
        target = self._place(path)
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
        if digest is None:
            data = Path(target).read_bytes()
            policy.covered(data, path)
            digest = hashlib.sha256(data).hexdigest()
        self.files[path] = digest

    def adopt(self, files: dict[str, str]) -> None:
        """Count in `files`, which another process wrote to the same folder."""
        for path, digest in files.items():
            if path in self.files:
                raise ClashError(path)
            self.files[path] = digest

    def _place(self, path: str) -> str:
        if path in self.files:
            raise ClashError(path)
        inner = path.rpartition("/")[0]
        if inner not in self._folders:
            try:
                os.mkdir(f"{self.folder}/{inner}")
            except (FileExistsError, FileNotFoundError):
                os.makedirs(f"{self.folder}/{inner}", exist_ok=True)
            self._folders.add(inner)
        return f"{self.folder}/{path}"
