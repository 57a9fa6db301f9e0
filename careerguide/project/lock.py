"""One build of a project at a time: two would overwrite each other's cache and output.

`lockf` rather than `flock`: a lock that processes inherit would outlive a build that was killed
while its helpers still ran.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

__all__ = ["held"]

_AGAIN = 0.2
"""Seconds between two tries."""


@contextmanager
def held(file: Path, waiting: Callable[[str], None]) -> Iterator[None]:
    """Hold the lock `file` while the block runs; where another process has it, wait.

    `waiting` is told once who holds it. The system frees the lock of a process that ends.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with open(file, "a+", encoding="utf-8") as handle:
        told = False
        while not _taken(handle):
            if not told:
                handle.seek(0)
                waiting(handle.read().strip() or "another process")
                told = True
            time.sleep(_AGAIN)
        handle.truncate(0)
        handle.write(f"process {os.getpid()}\n")
        handle.flush()
        try:
            yield
        finally:
            handle.truncate(0)
            _free(handle)


if sys.platform == "win32":
    import msvcrt

    def _taken(handle: TextIO) -> bool:
        handle.seek(_FAR)
        try:
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _free(handle: TextIO) -> None:
        handle.seek(_FAR)
        msvcrt.locking(handle.fileno(), msvcrt.LK_UNLCK, 1)

    _FAR = 1 << 20
    """Windows locks bytes against readers too, so the locked one lies behind the text."""
else:
    import fcntl

    def _taken(handle: TextIO) -> bool:
        try:
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True

    def _free(handle: TextIO) -> None:
        fcntl.lockf(handle, fcntl.LOCK_UN)
