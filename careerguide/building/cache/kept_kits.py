"""The kits as they were read, a file each: reading one costs as much as making three guides, and no
build holds the texts of all.
"""

from __future__ import annotations

from pathlib import Path

from careerguide.building.cache import records
from careerguide.content.kit_model import Kit

__all__ = ["load", "save"]


def save(folder: Path, key: str, kit: Kit) -> None:
    """Keep `kit` in `folder`; `key`: see `records.load`."""
    records.save(_file(folder, kit.role), key, kit)


def load(folder: Path, key: str, role: str) -> Kit | None:
    """The kit of the guide `role`, if it was kept under `key`."""
    kit: Kit | None = records.load(_file(folder, role), key)
    return kit


def _file(folder: Path, role: str) -> Path:
    return folder / f"{role}.pickle"
