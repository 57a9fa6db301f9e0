"""Whether there is anything to build, answered without loading the engine."""

from __future__ import annotations

from pathlib import Path

from careerguide.building.cache import state
from careerguide.project import hashes

__all__ = ["input_key", "memory", "unchanged"]


def memory(root: Path, site: Path) -> Path:
    """File that holds what the last build of the folder `site` knew."""
    return root / ".cache" / f"build-{hashes.digest(str(site))[:8]}.json"


def input_key(
    root: Path, drafts: bool = False, publishing: bool = True, copies: bool = True
) -> str:
    """Hash of all that a build reads, and of how it was asked for."""
    return hashes.digest(hashes.everything(root), f"{drafts} {publishing} {copies}")


def unchanged(root: Path, site: Path, key: str) -> int | None:
    """Number of guides in `site` if it is exactly what a build of `key` would make; else None."""
    before = state.load(memory(root, site))
    return len(before.guides) if before.key == key and before.intact(site) else None
