"""Records of the content, kept between builds: a file that is damaged or foreign is no file."""

from __future__ import annotations

import io
import os
import pickle
from pathlib import Path
from typing import Any

from careerguide.site import inputs

__all__ = ["load", "save"]


_MODULES = ("careerguide.content.", "careerguide.site.entries", "scoring.quiz")
"""Where records are defined."""


class _Records(pickle.Unpickler):
    """Unpickles records and nothing else: a cache may come from anywhere, a code run must not."""

    def find_class(self, module: str, name: str) -> Any:
        allowed = module.startswith(_MODULES)
        if not (allowed and name[:1].isupper()) and (module, name) != ("datetime", "date"):
            raise pickle.UnpicklingError(f"{module}.{name} is not a record")
        return super().find_class(module, name)


def load(file: Path, key: str) -> Any:
    """What was saved in `file` under `key`; None where it is not whole or was made under another.

    The key must stand for everything that decides the form of the records, the code included.
    """
    try:
        seal, _, data = file.read_bytes().partition(b"\n")
        if seal.decode() != inputs.digest(key, data):
            return None
        return _Records(io.BytesIO(data)).load()
    except (OSError, ValueError, pickle.UnpicklingError, AttributeError, ImportError, EOFError):
        return None


def save(file: Path, key: str, records: Any) -> None:
    """Write `records` under `key`, whole or not at all."""
    data = pickle.dumps(records, protocol=pickle.HIGHEST_PROTOCOL)
    file.parent.mkdir(parents=True, exist_ok=True)
    fresh = file.with_suffix(".new")
    fresh.write_bytes(inputs.digest(key, data).encode() + b"\n" + data)
    os.replace(fresh, file)
