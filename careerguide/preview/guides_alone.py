"""The pages of one guide, made again alone from what the last build read of all the others."""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from pathlib import PurePosixPath

from careerguide.building import guide_files, reading, whole
from careerguide.building.cache import guide_entries
from careerguide.building.cache.guide_entries import Entry
from careerguide.content import kits, roles
from careerguide.content.model import Catalog
from careerguide.pages.frame import Site
from careerguide.project.places import Places
from careerguide.yamlfile.problems import Problem, errors
from scoring.lazy_dataclass import dataclass

__all__ = ["GuidesAlone", "MadeAlone"]


@dataclass(frozen=True, kw_only=True, slots=True)
class MadeAlone:
    """What was made of the file of a guide or a kit: `files`, or the `problems` it has."""

    files: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()


class GuidesAlone:
    """Makes guides of the project at `places`; nothing until it was told to `renew`."""

    def __init__(self, places: Places) -> None:
        self._root = places.root
        self._places = places
        self._site: Site | None = None
        self._entries: dict[str, Entry] = {}
        self._key = ""

    def renew(self) -> None:
        """Read what the pages of a guide depend on, after a build.

        Raises `BuildFailed` if the content now has an error; guides are then made from the last
        reading without one.
        """
        content = reading.read(self._places, drafts=True)
        if wrong := errors(content.problems):
            raise whole.BuildFailed([str(problem) for problem in wrong])
        self._site = whole.current(self._places, content.catalog)
        self._entries = content.entries
        self._key = content.around
        for entry in islice(reading.published(content), 1):  # loads templates and what all share
            _made(self._site, entry)
        gc.unfreeze()  # what the last reading left behind
        gc.collect()
        gc.freeze()  # looking through a thousand guides again would take a tenth of a second

    def make(self, path: str) -> MadeAlone | None:
        """The files for the guide or the kit `path`; None if that takes a build of the site."""
        guide = _guide_of(path)
        before = self._entries.get(guide)
        if self._site is None or before is None or not (self._root / path).is_file():
            return None
        fresh = guide_entries.collect_one(self._root, guide, self._site.catalog, self._key)
        role, kit = fresh.file.role, fresh.file.kit
        if wrong := errors([*fresh.file.problems, *(kit.problems if kit else ())]):
            return MadeAlone(files={}, problems=tuple(wrong))
        if role is None or role.id not in self._site.catalog.roles:
            return None
        entries = {**self._entries, guide: fresh}
        site = replace(self._site, catalog=_with(self._site.catalog, entries, before, fresh))
        try:
            files = _made(site, fresh)
        except whole.FAULTS:  # the build that follows says what is wrong
            return None
        self._entries, self._site = entries, site
        return MadeAlone(files=files)


def _made(site: Site, entry: Entry) -> dict[str, bytes]:
    return dict(guide_files.files(site, entry, guide_entries.body(site.places.root, entry)))


def _guide_of(path: str) -> str:
    """The file of the guide that the content file `path` is, or is the kit of."""
    name = PurePosixPath(path)
    return f"roles/{name.stem}.md" if path == kits.path_of(name.stem) else path


def _with(catalog: Catalog, entries: Mapping[str, Entry], before: Entry, fresh: Entry) -> Catalog:
    """`catalog` with the head of the guide `fresh`, and what it worked out so far."""
    if (before.file.role, _outline(before)) == (fresh.file.role, _outline(fresh)):
        return catalog
    joined = roles.joined(catalog, (entry.file for entry in entries.values()))
    joined.memo.update(catalog.memo)  # about wages, quizzes and occupations: nothing of guides
    return joined


def _outline(entry: Entry) -> object:
    return entry.file.kit and entry.file.kit.outline
