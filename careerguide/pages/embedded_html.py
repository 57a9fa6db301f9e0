"""Markdown from YAML files as HTML for one page."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from careerguide.content import apa
from careerguide.markdown.render import Unfit, passage
from careerguide.pages import docs_links
from careerguide.pages.frame import Page, Site

__all__ = ["renderer"]


def renderer(site: Site, page: Page) -> Callable[[str, int], str]:
    """A function from a text and the level of its highest headings to HTML.

    Citations lead to the page of all sources.
    """
    base = site.base(page)

    def cite(keys: list[str]) -> str:
        known = [site.catalog.references[key] for key in keys]
        links = [
            f'<a href="{base}sources/#source-{one.key}">{escape(apa.in_text(one))}</a>'
            for one in known
        ]
        return f"({'; '.join(links)})"

    resolve = docs_links.resolver(base, page.source)
    finish = docs_links.finish(base, cite)

    def html(text: str, level: int) -> str:
        try:
            return passage(text, level, resolve, finish)
        except Unfit as error:
            raise Unfit(f"{page.source}: {error}") from error

    return html
