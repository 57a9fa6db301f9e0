"""Hashes of the files that were read before, as git keeps them: by size, times and inode.

A file that was touched a moment before is not kept: a second change within the step of the clock
would not be seen. What time it is, the file system says.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from stat import S_ISREG

from careerguide.yamlfile.text_files import write_whole

__all__ = ["load", "save", "sha256"]

_Seen = tuple[int, int, int, int]

_SETTLED = 2_000_000_000
"""Nanoseconds after which a file counts as left alone; some file systems tell seconds apart."""
_NOTHING = hashlib.sha256().digest()
"""The hash of a file that is not there."""
_moment = 0
"""When `load` was last called, by the clock of the file system; 0 where it cannot be told."""
_known: dict[str, tuple[_Seen, str]] = {}
_used: set[str] = set()
_new: list[str] = []


def sha256(path: str, read: Callable[[bool], bytes]) -> bytes:
    """The hash of what `read` gives of `path`, without calling it where the file is known.

    `read` is told whether it is an ordinary file.
    """
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return _NOTHING
    except OSError:
        return hashlib.sha256(read(False)).digest()
    seen = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    known = _known.get(path)
    if known is not None and known[0] == seen:
        _used.add(path)
        return bytes.fromhex(known[1])
    ordinary = S_ISREG(found.st_mode)
    digest = hashlib.sha256(read(ordinary))
    touched = max(found.st_mtime_ns, found.st_ctime_ns)
    if ordinary and touched + _SETTLED < _moment:
        _known[path] = seen, digest.hexdigest()
        _used.add(path)
        _new.append(path)
    return digest.digest()


def load(file: Path) -> None:
    """Know what an earlier command left in `file`; nothing where it cannot be read."""
    global _moment
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
        _moment = file.stat().st_mtime_ns
        rows = json.loads(file.read_bytes())
        known = {path: (tuple(map(int, seen)), str(digest)) for path, (seen, digest) in rows}
        if all(len(bytes.fromhex(digest)) == 32 for _, digest in known.values()):
            _known.update(known)
    except (OSError, ValueError, TypeError, AttributeError):
        pass


def save(file: Path) -> None:
    """Leave what this process knows and has used in `file`, if any of it is new."""
    if _new:
        rows = [(path, _known[path]) for path in sorted(_used)]
        write_whole(file, json.dumps(rows, separators=(",", ":")))
        _new.clear()
