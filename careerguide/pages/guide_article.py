"""The text of a guide as its page shows it, with the sources that it leads to."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from careerguide.content import apa, sections
from careerguide.content.model import Catalog, Reference, Role
from careerguide.markdown.render import Rendered, render
from careerguide.pages import docs_links
from careerguide.views import guide_sources
from scoring.lazy_dataclass import dataclass

__all__ = ["Article", "of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Article:
    body: Rendered
    cited: Mapping[str, Reference]
    """The list of sources; see `guide_sources`."""


def of(text: str, path: str, role: Role | None, catalog: Catalog, base: str) -> Article:
    """The body `text` of the guide in the file `path`, for a page from which `base` leads to the
    root of the site.

    Raises `markdown.render.Unfit` for a text that cannot be a page.
    """
    cited: dict[str, Reference] = {}
    links: dict[str, str] = {}

    def listed(keys: list[str]) -> None:
        cited.update(guide_sources.listed(role, catalog, keys))
        links.update((key, _link(key, reference)) for key, reference in cited.items())

    finish = docs_links.finish(base, lambda keys: _cite(keys, links), listed)
    body = render(text, docs_links.resolver(base, path), _section_id, finish)
    return Article(body=body, cited=cited)


def _link(key: str, reference: Reference) -> str:
    return f'<a href="#source-{key}">{escape(apa.in_text(reference))}</a>'


def _cite(keys: list[str], links: Mapping[str, str]) -> str:
    """A citation as `links` to the list of sources, in its order as APA asks; as written if no
    reference has its keys.
    """
    found = [link for key, link in links.items() if key in keys]
    return f"({'; '.join(found)})" if found else f"[@{'; @'.join(keys)}]"


def _section_id(title: str, rendered: str) -> str:
    """The stable id of a section that every guide has; for others the one made of its heading."""
    section = sections.recognised(title)
    return section.id if section else rendered
