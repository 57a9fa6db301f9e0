"""What each marker in a page is filled with: a template of the same name, and the data it needs.

A block whose template needs only the catalog has no entry in `block_data`. To add one, write
`overrides/blocks/NAME.html`, or `overrides/components/PART/NAME.html` if scripts or styles come
with it, and put `<!-- block: NAME -->` into a page.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain
from typing import Any

from careerguide.content import apa_list
from careerguide.content.model import Reference
from careerguide.markdown import markers
from careerguide.pages import policy
from careerguide.pages.frame import Page, Site
from careerguide.pages.reference_entry import entry
from careerguide.pages.templates import named

__all__ = ["SAME_ON_EVERY_GUIDE", "BlockError", "cited", "encoded", "entry", "fill"]


class BlockError(Exception):
    """A marker that nothing fills; the message names the file and what there is."""


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


_OF_EVERY_PAGE = {"head", "assets", "role-search", "sample-link", "foot-links", "offline"}
"""Blocks of the frame around every page: they need no data, and `block_data` is slow to import."""
_SAME = {"quiz"}
"""Blocks that need the page only for its depth: made once for all guides."""
SAME_ON_EVERY_GUIDE = "block "
"""How their names in `Site.memo` begin."""


def fill(site: Site, page: Page, html: str) -> str:
    """`html` of `page` with every marker filled."""
    pieces, marked = markers.cut(html)
    blocks = [_block(site, page, name, argument) for name, argument in marked]
    return "".join(chain.from_iterable(zip(pieces, [*blocks, ""], strict=True)))


def encoded(site: Site, page: Page, html: str) -> bytes:
    """The same as a file has it: blocks that many pages share are encoded once."""
    (first, *rest), marked = markers.cut(html)
    parts = [first.encode()]
    for (name, argument), piece in zip(marked, rest, strict=True):
        parts += _encoded(_block(site, page, name, argument)), piece.encode()
    return b"".join(parts)


@lru_cache(maxsize=16)
def _encoded(block: str) -> bytes:
    return block.encode()


def _block(site: Site, page: Page, name: str, argument: str) -> str:
    if name in _SAME and "role" in page.data:
        key = f"{SAME_ON_EVERY_GUIDE}{name} {argument}"
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
        data = {} if name in _OF_EVERY_PAGE else _data(site, page, name, argument)
        values = data if isinstance(data, Mapping) else named(data)
    except (IndexError, KeyError, StopIteration, ValueError) as error:
        if not argument:
            raise
        raise BlockError(
            f"{page.source or page.url}: the block {name!r} cannot be made with {argument!r}; "
            "correct what stands behind its name"
        ) from error
    return site.template(site.blocks[name], {**site.context(page), **values, "arg": argument})


def _data(site: Site, page: Page, name: str, argument: str) -> Any:
    from careerguide.pages.block_data import DATA  # the views of all hand-written pages

    return DATA[name](site, page, argument) if name in DATA else {}
