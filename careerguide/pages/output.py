"""The files of a site being made: written beside the old site, unchanged ones linked from it.

No page gets past here without a content security policy, whoever writes it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from careerguide.pages import policy

__all__ = ["ClashError", "Output"]


_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""A file object would ask the system twice more, three times a guide."""


class ClashError(Exception):
    """Two parts of the site want to write one file; the message names it."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: two parts of the site want to write it; rename one of the two")


class Output:
    """Writes into the folder `folder`; `files` maps each path to its content's SHA-256.

    Not `hashed`, the path of what is written maps to nothing: only publishing needs the hashes.
    `last`: the folder of the last site; `there`: what `folder` holds already, which are links to
    files of `last`, and so are never written to. Those that were taken are in `shared`.
    """

    def __init__(
        self,
        folder: Path,
        *,
        hashed: bool = True,
        last: Path | None = None,
        there: Iterable[str] = (),
    ) -> None:
        self.folder = folder
        self.hashed = hashed
        self.last = last
        self.files: dict[str, str] = {}
        self.shared: set[str] = set()
        self._there = set(there)
        self._folders: set[str] = set()

    def part(self) -> Output:
        """Writes to the same folder, in this process or another; `adopt` then counts its files."""
        part = Output(self.folder, hashed=self.hashed, last=self.last)
        part._there = self._there
        return part

    def write(self, path: str, content: bytes | str) -> None:
        data = content.encode() if isinstance(content, str) else content
        policy.covered(data, path)
        file = os.open(self._place(path), _NEW, 0o666)
        try:
            rest = memoryview(data)
            while rest:
                rest = rest[os.write(file, rest) :]
        finally:
            os.close(file)
        self.files[path] = hashlib.sha256(data).hexdigest() if self.hashed else ""

    def replace(self, path: str, content: str) -> None:
        """Write the file `path` of this build once more."""
        del self.files[path]
        self.shared.discard(path)
        os.unlink(self.folder / path)
        self.write(path, content)

    def stream(self, path: str, pieces: Iterable[str]) -> None:
        """Write a file that is never whole in memory, and no page."""
        policy.covered(b"", path)
        digest = hashlib.sha256()
        with open(self._place(path), "xb") as file:
            for piece in pieces:
                data = piece.encode()
                file.write(data)
                digest.update(data)
        self.files[path] = digest.hexdigest()

    def take(self, path: str, digest: str) -> None:
        """Take the file as the last site has it; `digest`: its SHA-256, or nothing."""
        if path in self._there and path not in self.files:
            self._there.discard(path)
            self.shared.add(path)
            self.files[path] = digest
        else:
            self.link(path, f"{self.last}/{path}", digest)

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
            self._there.discard(path)

    def finish(self) -> None:
        """Remove what was in the folder before and is no part of this site."""
        for path in self._there:
            with suppress(FileNotFoundError):
                os.unlink(f"{self.folder}/{path}")
            inner = path.rpartition("/")[0]
            with suppress(OSError):  # until one is not empty
                while inner:
                    os.rmdir(f"{self.folder}/{inner}")
                    inner = inner.rpartition("/")[0]
        self._there.clear()

    def _place(self, path: str) -> str:
        if path in self.files:
            raise ClashError(path)
        inner = path.rpartition("/")[0]
        if self._there:
            self._make_room(path)
        if inner not in self._folders:
            try:
                os.mkdir(f"{self.folder}/{inner}")
            except (FileExistsError, FileNotFoundError):
                os.makedirs(f"{self.folder}/{inner}", exist_ok=True)
            self._folders.add(inner)
        return f"{self.folder}/{path}"

    def _make_room(self, path: str) -> None:
        """Remove what was at `path` before; also a folder there, or a file in place of a folder."""
        above = path
        while above:
            if above in self._there:
                self._there.discard(above)
                os.unlink(f"{self.folder}/{above}")
            above = above.rpartition("/")[0]
        if os.path.isdir(f"{self.folder}/{path}"):
            shutil.rmtree(f"{self.folder}/{path}")
            inside = [one for one in self._there if one.startswith(f"{path}/")]
            self._there.difference_update(inside)
