"""Records of the content, kept between builds: a file that is damaged or foreign is no file."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable
from dataclasses import is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_type_hints

from careerguide.project import hashes
from careerguide.yamlfile.text_files import write_whole

__all__ = ["load", "save"]


class _Records(pickle.Unpickler):
    """Makes records of the kinds it is given, and nothing else.

    A cache may come from anywhere. Only the exact names of record classes are looked up, so no
    function, no method and no other class can be reached.
    """

    def __init__(self, data: bytes, kinds: Iterable[type]) -> None:
        super().__init__(io.BytesIO(data))
        self._kinds = {(kind.__module__, kind.__qualname__): kind for kind in kinds}

    def find_class(self, module: str, name: str) -> type:
        kind = self._kinds.get((module, name))
        if kind is None:
            raise pickle.UnpicklingError(f"{module}.{name} is not a record")
        return kind


def load(file: Path, key: str, *tops: type) -> Any:
    """What was saved in `file` under `key`; None where it is not whole or was made under another.

    It may hold records of the classes `tops` and of those that their fields name. The key must
    stand for everything that decides the form of the records, the code included.
    """
    try:
        seal, _, data = file.read_bytes().partition(b"\n")
        if seal.decode() != hashes.digest(key, data):
            return None
        return _Records(data, _kinds(tops)).load()
    except Exception:  # whatever it holds, the content is read anew
        return None


def save(file: Path, key: str, records: Any) -> None:
    """Write `records` under `key`, whole or not at all."""
    data = pickle.dumps(records, protocol=pickle.HIGHEST_PROTOCOL)
    write_whole(file, hashes.digest(key, data).encode() + b"\n" + data)


@cache
def _kinds(tops: tuple[type, ...]) -> frozenset[type]:
    """The classes `tops`, and every record class that their fields name at any depth."""
    found: set[type] = {date}
    ahead: list[Any] = list(tops)
    while ahead:
        kind = ahead.pop()
        ahead += get_args(kind)
        record = isinstance(kind, type) and (is_dataclass(kind) or hasattr(kind, "_fields"))
        if record and kind not in found:
            found.add(kind)
            ahead += get_type_hints(kind).values()
    return frozenset(found)
