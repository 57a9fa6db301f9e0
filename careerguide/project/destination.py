"""Which folder a build may replace: one that is absent, empty, or carries the seal of a build."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from careerguide.project import hashes
from careerguide.project.places import Places

__all__ = ["SEAL", "SEAL_TEXT", "Refused", "claim", "is_ours"]

SEAL = ".careerguide"
"""Name of the file that marks a folder as made by a build."""
SEAL_TEXT = "careerguide made this folder, and the next build replaces all of it.\n"


class Refused(Exception):
    """The folder is not a build's to replace; the message says why and what to do."""


def claim(places: Places, site: Path) -> Path:
    """The folder that a build of the project at `places` may replace when asked for `site`.

    Symbolic links are followed, so that the folder behind a link is the one that is updated.
    Raises `Refused` where replacing it could cost somebody a file; nothing is changed here.
    """
    real = Path(os.path.realpath(site))
    name = str(site)
    if (wrong := _conflict(places, real)) is not None:
        raise Refused(f"{name}: {wrong}; choose another folder with --out")
    if not os.path.lexists(real):
        return real
    if not real.is_dir():
        raise Refused(f"{name}: is a file; choose another folder with --out, or move the file away")
    if not is_ours(real) and not _in_cache(places, real):
        raise Refused(
            f"{name}: holds files that no build put there, and a build would delete them; "
            "choose another folder with --out, or empty this one yourself"
        )
    if os.name == "posix" and os.geteuid() not in (0, real.stat().st_uid):
        raise Refused(
            f"{name}: belongs to another user, so this build cannot replace it; "
            "remove it as that user, or choose another folder with --out"
        )
    return real


def is_ours(folder: Path) -> bool:
    """Whether `folder` is empty or a build made it."""
    try:
        if SEAL_TEXT.startswith((folder / SEAL).read_text(encoding="utf-8")):
            return True  # also a seal that a kill cut short
    except (OSError, ValueError):
        pass
    with os.scandir(folder) as entries:
        return next(entries, None) is None


def _in_cache(places: Places, folder: Path) -> bool:
    return os.path.realpath(places.cache) in map(str, folder.parents)


def _conflict(places: Places, folder: Path) -> str | None:
    """What is wrong with the place of `folder`: it lies inside, or holds, what a build reads."""
    sources = [*places.sources, places.git, *hashes.ENGINE]
    above = set(_identities([folder, *folder.parents]))
    for source in sources:
        if above.intersection(_identities([source])):
            return f"lies inside {source.name}, which belongs to the project"
    for source in [places.root, *sources]:
        real = Path(os.path.realpath(source))
        if set(_identities([folder])).intersection(_identities([real, *real.parents])):
            return "holds the project itself"
    return None


def _identities(paths: Iterable[Path]) -> Iterator[tuple[int, int]]:
    """Device and inode of each path that exists: equal for two spellings of one folder."""
    for path in paths:
        try:
            found = os.stat(path)
        except OSError:
            continue
        yield found.st_dev, found.st_ino
