"""What each marker in a page is filled with: a template of the same name, and the data it needs.

A block whose template needs only the catalog has no entry here. To add one, write
`overrides/blocks/NAME.html`, or `overrides/components/PART/NAME.html` if scripts or styles come
with it, and put `<!-- block: NAME -->` into a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from careerguide.content import apa_list
from careerguide.content.model import Catalog, Reference
from careerguide.markdown import markers
from careerguide.markdown.render import inline
from careerguide.pages import policy
from careerguide.pages.frame import Page, Site
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

__all__ = ["BlockError", "cited", "entry", "fill"]


class BlockError(Exception):
    """A marker that nothing fills; the message names the file and what there is."""


def _cite(site: Site, page: Page, argument: str) -> Mapping[str, Any]:
    """A citation in a hand-written page; `argument` is keys with semicolons between."""
    keys = argument.split(";")
    return {"references": [reference for key, reference in page.cited.items() if key in keys]}


def cited(site: Site, html: str) -> dict[str, Reference]:
    """The references that a hand-written page cites, as its list of sources has them."""
    keys: dict[str, None] = {}
    for name, argument in markers.found(html):
        if name == "cite":
            keys.update(dict.fromkeys(argument.split(";")))
        elif name == "tests-catalog":
            grounds = (family.half_life_source for family in site.catalog.families.values())
            keys.update(dict.fromkeys(filter(None, grounds)))
    known = site.catalog.references
    return apa_list.listed(known[key] for key in keys if key in known)


def _sources(site: Site, page: Page, argument: str) -> Mapping[str, Any]:
    """The references of the page in the order of their entries."""
    return {"entries": [(reference, entry(reference.apa)) for reference in page.cited.values()]}


_Data = Callable[[Site, Page, str], Any]
"""A view, which is a dataclass, or values by name."""


def _of_catalog(view: Callable[[Catalog, str], Any]) -> _Data:
    return lambda site, page, argument: view(site.catalog, argument)


_DATA: dict[str, _Data] = {
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


@lru_cache(maxsize=4096)
def entry(reference_apa: str) -> str:
    """The entry of a list of sources as HTML."""
    return inline(reference_apa)


_SAME_ON_EVERY_GUIDE = {"quiz"}
"""Blocks that need the page only for its depth: made once for all guides."""


def fill(site: Site, page: Page, html: str) -> str:
    """`html` of `page` with every marker filled."""
    pieces, marked = markers.cut(html)
    blocks = [_block(site, page, name, argument) for name, argument in marked]
    return "".join(chain.from_iterable(zip(pieces, [*blocks, ""], strict=True)))


def _block(site: Site, page: Page, name: str, argument: str) -> str:
    if name in _SAME_ON_EVERY_GUIDE and "role" in page.data:
        key = f"block {name} {argument}"
        if key not in site.memo:
            filled = _rendered(site, page, name, argument)
            site.memo[key] = policy.sound(filled, site.blocks[name], site.policy)
        return site.memo[key]
    return _rendered(site, page, name, argument)


def _rendered(site: Site, page: Page, name: str, argument: str) -> str:
    if name not in site.blocks:
        raise BlockError(
            f"{page.source or page.url}: no block is named {name!r}; expected a template "
            f"overrides/blocks/{name}.html; correct the marker or write the template"
        )
    try:
        data = _DATA[name](site, page, argument) if name in _DATA else {}
        values = data if isinstance(data, Mapping) else named(data)
    except (IndexError, KeyError, StopIteration, ValueError) as error:
        if not argument:
            raise
        raise BlockError(
            f"{page.source or page.url}: the block {name!r} cannot be made with {argument!r}; "
            "correct what stands behind its name"
        ) from error
    return site.template(site.blocks[name], {**site.context(page), **values, "arg": argument})
