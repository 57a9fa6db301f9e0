"""What each marker in a page is filled with: a template of the same name, and the data it needs.

A block whose template needs only the catalog has no entry here. To add one, write
`overrides/blocks/NAME.html` and put `<!-- block: NAME -->` into a page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from careerguide.site import markers, quiz_data
from careerguide.site.site import Page, Site

__all__ = ["BlockError", "fill"]


class BlockError(Exception):
    """A marker that nothing fills; the message names the file and what there is."""


def _quiz(site: Site, page: Page, argument: str) -> Mapping[str, Any]:
    quiz = site.catalog.quizzes.get(argument)
    if quiz is None:
        known = ", ".join(sorted(site.catalog.quizzes))
        raise BlockError(
            f"{page.source}: there is no quiz {argument!r}; expected one of {known}; "
            f"correct the link to ../quizzes/{argument}.yml"
        )
    return {"quiz": quiz, "quiz_data": quiz_data.for_worker(quiz, site.catalog.norms[quiz.norms])}


_DATA: dict[str, Callable[[Site, Page, str], Mapping[str, Any]]] = {"quiz": _quiz}


def fill(site: Site, page: Page, html: str) -> str:
    """`html` of `page` with every marker filled."""
    context = site.context(page)

    def block(name: str, argument: str) -> str:
        template = f"blocks/{name}.html"
        if not (site.root / "overrides" / template).is_file():
            raise BlockError(
                f"{page.source or page.url}: no block is named {name!r}; expected a template "
                f"overrides/{template}; correct the marker or write the template"
            )
        data = _DATA[name](site, page, argument) if name in _DATA else {}
        return site.template(template, {**context, **data, "arg": argument})

    return markers.fill(html, block)
