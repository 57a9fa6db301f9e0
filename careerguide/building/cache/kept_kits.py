"""The kits as they were read, a file each: reading one costs as much as making three guides, and no
build holds the texts of all.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from careerguide.building.cache import records
from careerguide.content import roles
from careerguide.content.kit_model import Kit

__all__ = ["load", "save", "sweep"]


def save(folder: Path, key: str, kit: Kit) -> None:
    """Keep `kit` in `folder`; `key`: see `records.load`."""
    records.save(_file(folder, kit.role), key, kit)


def load(folder: Path, key: str, role: str) -> Kit | None:
    """The kit of the guide `role`, if it was kept under `key`."""
    kit: Kit | None = records.load(_file(folder, role), key)
    return kit


def sweep(folder: Path, guides: Iterable[str]) -> None:
    """Remove the kits of guides that are not among the paths `guides` any more."""
    with suppress(OSError):  # none was kept, or another command removes them, too
        if names := os.listdir(folder):
            for name in set(names).difference(_name(roles.id_of(path)) for path in guides):
                if not name.startswith("."):  # which another command may be writing
                    os.unlink(folder / name)


def _file(folder: Path, role: str) -> Path:
    return folder / _name(role)


def _name(role: str) -> str:
    return f"{role}.pickle"
