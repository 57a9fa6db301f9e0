"""The kits as they were read, a file each: reading one costs as much as making three guides, and no
build holds the texts of all.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from careerguide.building.cache import records
from careerguide.content.kit_model import Kit
from careerguide.project import hashes

__all__ = ["load", "save"]


def save(folder: Path, digest: str, kit: Kit) -> None:
    """Keep `kit` in `folder`; `digest`: that of the files it was read from."""
    records.save(_file(folder, kit.role), _key(digest), kit)


def load(folder: Path, digest: str, role: str) -> Kit | None:
    """The kit of the guide `role`, if it was kept of files with this `digest`."""
    kit: Kit | None = records.load(_file(folder, role), _key(digest), Kit)
    return kit


def _file(folder: Path, role: str) -> Path:
    return folder / f"{role}.pickle"


def _key(digest: str) -> str:
    return hashes.digest(_reader(), digest)


@cache
def _reader() -> str:
    """Hash of the code that reads."""
    return hashes.digest(hashes.engine(), hashes.environment())
