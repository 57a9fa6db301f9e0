"""The content of a project as a build needs it, guides without their bodies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from careerguide.building.cache import guide_entries, kept_entries, kept_kits, records
from careerguide.content import checking, docs_pages, roles
from careerguide.content.docs_pages import DocsPage
from careerguide.content.model import Catalog
from careerguide.project import hashes
from careerguide.project.places import Places
from careerguide.project.progress import QUIET, Progress
from careerguide.yamlfile.problems import Problem, ordered
from scoring.lazy_dataclass import dataclass

__all__ = ["Content", "published", "read", "skills"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Content:
    """The content of a project, the guides without bodies."""

    catalog: Catalog
    entries: dict[str, guide_entries.Entry]
    docs: Mapping[str, DocsPage]
    problems: list[Problem]
    around: str
    """Hash of all that was read but the guides, and of what read it."""


def read(
    places: Places,
    *,
    drafts: bool = False,
    jobs: int = 1,
    progress: Progress = QUIET,
) -> Content:
    """The content of the project at `places`; what did not change comes from the cache."""
    root = places.root
    around = hashes.tree(places.around_guides, root)
    key = hashes.digest(around, hashes.engine(), hashes.environment())
    kept = places.cache / "shared.pickle"
    if (beside := records.load(kept, key)) is None:
        from careerguide.content import catalog as catalogs  # slow to import

        beside = catalogs.shared(root)
        records.save(kept, key, beside)
    shared, problems = beside
    known = kept_entries.KeptEntries(places.cache, key)
    found = guide_entries.collect(root, known.entries, shared, key, jobs, progress)
    known.save(found)
    kept_kits.sweep(places.kept_kits, found)
    templates = hashes.of_theme(root, lambda name: name in ("blocks", "components"))
    docs_key = hashes.digest(key, templates)
    docs = records.load(places.cache / "docs.pickle", docs_key)
    if docs is None:
        docs = docs_pages.read(root, shared)
        records.save(places.cache / "docs.pickle", docs_key, docs)
    files = [entry.file for entry in found.values()]
    whole = roles.joined(shared, files)
    problems = [*problems, *(p for file in files for p in file.problems)]
    problems += [p for file in files if file.kit for p in file.kit.problems]
    problems += checking.across(root, whole, files, docs=docs)
    if not drafts:
        whole = replace(
            whole,
            skills={i: skill for i, skill in whole.skills.items() if not skill.draft},
            kits={i: kit for i, kit in whole.kits.items() if not kit.draft},
        )
    shown = {i: role for i, role in whole.roles.items() if drafts or role.status == "published"}
    return Content(
        catalog=replace(whole, roles=shown),
        entries=found,
        docs=docs[0],
        problems=ordered(problems),
        around=key,
    )


def published(content: Content) -> Iterator[guide_entries.Entry]:
    """The entries of the guides that are on the site."""
    for entry in content.entries.values():
        if entry.file.role is not None and entry.file.role.id in content.catalog.roles:
            yield entry


def skills(content: Content) -> dict[str, tuple[str, ...]]:
    """What each guide on the site names as skills, by id."""
    return {entry.file.role.id: entry.skills for entry in published(content) if entry.file.role}
