"""The article of a guide as its page will show it, for the preview beside its text.

It needs the Markdown library, so it is imported with the first preview, when the page has that.
"""

from __future__ import annotations

from itertools import chain, zip_longest
from typing import Any

from careerguide.content.model import Catalog, Role
from careerguide.markdown import markers
from careerguide.markdown.render import Rendered, Unfit, inline
from careerguide.pages import guide_article
from careerguide.views import titles
from careerguide.yamlfile.front_matter import front_matter
from careerguide.yamlfile.problems import Found

__all__ = ["show"]


def show(text: str, path: str, role: Role | None, catalog: Catalog, base: str) -> dict[str, Any]:
    """The parts of the article, as HTML; or `trouble`, why the text cannot be a page.

    `role`: what the head says, unless it has faults; `base`: the way to the root of the site.
    """
    parts = front_matter(text)
    body = text if isinstance(parts, Found) else parts.body
    try:
        article = guide_article.of(body, path, role, catalog, base)
    except Unfit as error:
        return {"trouble": str(error)}
    return {
        "headline": titles.headline(role.title) if role else "",
        "summary": role.summary if role else "",
        "introduction": _with_places(article.body.introduction),
        "sections": _sections(article.body),
        "footnotes": article.body.footnotes,
        "sources": [
            {"id": f"source-{key}", "html": inline(reference.apa)}
            for key, reference in article.cited.items()
        ],
    }


def _sections(body: Rendered) -> list[dict[str, str]]:
    return [
        {"id": section.id, "title": section.title, "html": _with_places(section.html)}
        for section in body.sections
    ]


def _with_places(html: str) -> str:
    """`html` with an element in place of each marker, for the page to say what stands there."""
    pieces, marked = markers.cut(html)
    places = (f'<div data-stands-for="{name}"></div>' for name, _ in marked)
    return "".join(chain.from_iterable(zip_longest(pieces, places, fillvalue="")))
