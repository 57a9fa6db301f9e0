"""Records of the content, kept between builds: a file that is damaged or foreign is no file."""

from __future__ import annotations

import io
import pickle
import sys
from dataclasses import is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeGuard

from careerguide.project import hashes
from careerguide.yamlfile.text_files import write_whole

__all__ = ["load", "save"]


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
    try:
        seal, _, data = file.read_bytes().partition(b"\n")
        if seal.decode() != hashes.digest(key, data):
            return None
        return _Records(io.BytesIO(data)).load()
    except Exception:  # whatever it holds, the content is read anew
        return None


def save(file: Path, key: str, records: Any) -> None:
    """Write `records` under `key`, whole or not at all."""
    data = pickle.dumps(records, protocol=pickle.HIGHEST_PROTOCOL)
    write_whole(file, hashes.digest(key, data).encode() + b"\n" + data)
