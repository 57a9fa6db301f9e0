"""Records of the content, kept between builds: a file that is damaged or foreign is no file."""

from __future__ import annotations

import hashlib
import io
import pickle
import sys
from collections.abc import Iterable
from dataclasses import is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeGuard

from careerguide.project import hashes
from careerguide.yamlfile.text_files import write_whole

__all__ = ["load", "load_parts", "save", "save_parts"]


class _Records(pickle.Unpickler):
    """Makes records, and nothing else.

    A cache may come from anywhere. Only the exact names of our record classes are looked up, so no
    function, no method and no other class can be reached.
    """

    def find_class(self, module: str, name: str) -> type:
        if (module, name) == (date.__module__, date.__qualname__):
            return date
        ours = module.partition(".")[0] in ("careerguide", "scoring")
        kind = getattr(sys.modules.get(module), name, None) if ours else None
        if not _is_record(kind) or (kind.__module__, kind.__qualname__) != (module, name):
            raise pickle.UnpicklingError(f"{module}.{name} is not a record")
        return kind


def _is_record(kind: object) -> TypeGuard[type]:
    return isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields"))


def load(file: Path, key: str) -> Any:
    """What was saved in `file` under `key`; None where it is not whole or was made under another.

    The key must stand for everything that decides the form of the records, the code included. The
    modules of their classes must have been imported.
    """
    return next(iter(load_parts(file, key)), None)


def load_parts(file: Path, key: str) -> list[Any]:
    """The parts that were saved in `file`; none where `load` would give none."""
    try:
        seal, _, data = file.read_bytes().partition(b"\n")
        if seal != _seal(key, data):
            return []
        stream = io.BytesIO(data)
        parts = []
        while stream.tell() < len(data):
            parts.append(_Records(stream).load())
        return parts
    except Exception:  # whatever it holds, the content is read anew
        return []


def save(file: Path, key: str, records: Any) -> None:
    """Write `records` under `key`, whole or not at all."""
    save_parts(file, key, [records])


def save_parts(file: Path, key: str, parts: Iterable[Any]) -> None:
    """The same of several records: pickle remembers every object of a part until it ends, which
    for all guides of a large site would take as much memory as they do."""
    pieces = [pickle.dumps(part, protocol=pickle.HIGHEST_PROTOCOL) for part in parts]
    write_whole(file, [_seal(key, *pieces), b"\n", *pieces])


def _seal(key: str, *pieces: bytes) -> bytes:
    """What stands before `pieces`, however they are cut."""
    total = hashlib.sha256()
    for piece in pieces:
        total.update(piece)
    return hashes.digest(key, total.digest()).encode()
