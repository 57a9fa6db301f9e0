"""A page of docs/ as HTML: the Markdown of guides, ids that its headings name, open markers."""

from __future__ import annotations

import re

from careerguide.content.link_targets import page_url
from careerguide.content.text import NAMED_ID
from careerguide.markdown import render
from careerguide.pages import docs_links
from scoring.lazy_dataclass import dataclass

__all__ = ["Heading", "headings", "html"]

_HEADING = re.compile(
    r'<h(?P<level>[1-6]) id="(?P<id>[^"]*)">(?P<html>.*?)</h(?P=level)>', re.DOTALL
)
_NAMED = re.compile(
    r'<(?P<tag>h[1-6]) id="[^"]*">(?P<html>(?:(?!</h[1-6]>).)*?)'
    rf"{NAMED_ID.pattern.removesuffix('$')}</(?P=tag)>",
    re.DOTALL,
)
_NOT_WORDS = re.compile(r'<sup class="footnote-ref">.*?</sup>|<[^>]*>', re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Heading:
    level: int
    id: str
    words: str
    """As HTML without tags."""


def html(text: str, path: str) -> str:
    """The page `path` of docs/, whose Markdown without front matter is `text`."""
    base = docs_links.prefix(page_url(path))
    finish = docs_links.finish(base, lambda keys: f"<!-- block: cite {';'.join(keys)} -->")
    made = render.page(text, docs_links.resolver(base, path), finish)
    return _NAMED.sub(r'<\g<tag> id="\g<id>">\g<html></\g<tag>>', made)


def headings(html: str) -> list[Heading]:
    """The headings of a page, in order."""
    return [
        Heading(
            level=int(found["level"]),
            id=found["id"],
            words=" ".join(_NOT_WORDS.sub("", found["html"]).split()),
        )
        for found in _HEADING.finditer(html)
    ]
