"""Whether there is anything to build, answered without loading the engine."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from careerguide.building.cache import state
from careerguide.project import hashes, known_files
from careerguide.project.places import Places

__all__ = ["input_key", "memory", "unchanged"]


def memory(places: Places, site: Path) -> Path:
    """File that holds what the last build of the folder `site` knew."""
    return places.cache / f"build-{hashes.digest(str(site))[:8]}.json"


def input_key(
    places: Places, drafts: bool = False, publishing: bool = True, copies: bool = True
) -> str:
    """Hash of all that a build reads, and of how it was asked for."""
    known_files.load(places.known_files)
    key = hashes.digest(hashes.everything(places), f"{drafts} {publishing} {copies}")
    with suppress(OSError):  # whatever stands in the way is told where the build needs it
        known_files.save(places.known_files)
    return key


def unchanged(places: Places, site: Path, key: str) -> int | None:
    """Number of guides in `site` if it is exactly what a build of `key` would make; else None."""
    before = state.load(memory(places, site))
    return len(before.guides) if before.key == key and before.intact(site) else None
