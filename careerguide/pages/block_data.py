"""The data that blocks need, by the name of the block.

It brings the views of all hand-written pages, so it is imported when such a page is filled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from careerguide.content.model import Catalog
from careerguide.pages.frame import Page, Site
from careerguide.pages.reference_entry import entry
from careerguide.pages.templates import named
from careerguide.views import (
    block_views,
    bundle_view,
    clusters,
    editor_tables,
    methodology,
    moves,
    passport_view,
    practice_roads,
    quiz_view,
    role_lists,
    skill_views,
    total_views,
)

__all__ = ["DATA"]


def _cite(site: Site, page: Page, argument: str) -> Mapping[str, Any]:
    """A citation in a hand-written page; `argument` is keys with semicolons between."""
    keys = argument.split(";")
    return {"references": [reference for key, reference in page.cited.items() if key in keys]}


def _sources(site: Site, page: Page, argument: str) -> Mapping[str, Any]:
    """The references of the page in the order of their entries."""
    return {"entries": [(reference, entry(reference.apa)) for reference in page.cited.values()]}


_Data = Callable[[Site, Page, str], Any]
"""A view, which is a dataclass, or values by name."""


def _of_catalog(view: Callable[[Catalog, str], Any]) -> _Data:
    return lambda site, page, argument: view(site.catalog, argument)


DATA: dict[str, _Data] = {
    "cite": _cite,
    "sources": _sources,
    "quiz": lambda site, page, argument: quiz_view.view(site.catalog, argument),
    "passport": lambda site, page, argument: passport_view.view(site.catalog),
    "bundle": lambda site, page, argument: bundle_view.view(site.catalog),
    "home": lambda site, page, argument: block_views.home(site.catalog),
    "paths": lambda site, page, argument: {
        **moves.picture(site.catalog),
        "clusters": clusters.listed(site.catalog),
    },
    "role-index": lambda site, page, argument: {
        **named(role_lists.view(site.catalog, site.skills)),
        "ways_in_words": role_lists.WAYS_IN,
        "clusters": clusters.listed(site.catalog),
    },
    "skill-index": lambda site, page, argument: skill_views.index(site.catalog),
    "tests-catalog": lambda site, page, argument: block_views.tests_catalog(site.catalog),
    "freshness-figure": lambda site, page, argument: block_views.freshness_figure(site.catalog),
    "practice-roads": _of_catalog(practice_roads.view),
    "lengths-figure": _of_catalog(total_views.FIGURE),
    "band-figure": lambda site, page, argument: block_views.band_figure(site.catalog, argument),
    **{
        name: _of_catalog(view)
        for name, view in {**methodology.VIEWS, **editor_tables.VIEWS}.items()
    },
}
