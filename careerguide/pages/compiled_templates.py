"""Compiled templates, cached next to the code as Python does with its modules."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from importlib.util import cache_from_source
from pathlib import Path

from jinja2.bccache import Bucket, FileSystemBytecodeCache

from careerguide.project import hashes

__all__ = ["kept"]


def kept(
    name: str, module: str, versions: Iterable[str], folders: Sequence[Path]
) -> FileSystemBytecodeCache | None:
    """A cache for the compiled templates of the packaged `folders`; None if it can't be written.

    It is in the `__pycache__` of `module`, the file that sets up the Jinja environment. Its name
    begins with `name` and changes with that file and the libraries' `versions`, because compiled
    templates can contain results of filters. Each entry also depends on the template's text.
    """
    beside = Path(cache_from_source(module)).parent
    if sys.dont_write_bytecode or not os.access(beside, os.W_OK):
        return None
    made_by = hashes.digest(Path(module).read_bytes(), *versions)
    place = beside / f"{name}-{made_by[:10]}"
    for old in set(beside.glob(f"{name}-*")) - {place}:
        shutil.rmtree(old, ignore_errors=True)
    with contextlib.suppress(OSError):
        place.mkdir(exist_ok=True)
    return _Kept(place, folders)


class _Kept(FileSystemBytecodeCache):
    """Compiled templates of packages, and no others.

    What a site has of its own is compiled at every start: a project's cache may come from
    elsewhere, so no code in it is run. Files that are still as in the package count as its own.
    """

    def __init__(self, place: Path, folders: Sequence[Path]) -> None:
        super().__init__(str(place), "%s")
        self._folders = folders
        self._copies: set[str] = set()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Empty for what is not kept."""
        packaged = (folder / name for folder in self._folders)
        original = next(filter(Path.is_file, packaged), None)
        if filename is None or original is None:
            return ""
        key = super().get_cache_key(name, str(original))
        if (copy := Path(filename)) != original:
            if copy.read_bytes() != original.read_bytes():
                return ""
            self._copies.add(key)
        return key

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Not of a copy, whose own path would be in it.

        What can't be written is compiled again next time: the disk may be full, or the same code
        with other libraries has just removed this folder as one of an earlier version.
        """
        if bucket.key and bucket.key not in self._copies:
            with contextlib.suppress(OSError):
                super().dump_bytecode(bucket)
