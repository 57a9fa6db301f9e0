"""A finished site looked over as a reader would: where its links lead, and what its pages weigh.

Content is checked before a build, and pages for their policy while they are written. This sees what
comes of both, and of templates that the site has put in the place of the theme's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import brotli

__all__ = ["LookedOver", "look_over"]

_ROOT = "http://site.invalid/"
_WIRE = 5
"""Brotli quality of pages on the wire, as in `compress.py`."""


@dataclass(kw_only=True, slots=True)
class LookedOver:
    pages: int = 0
    links: int = 0
    """To pages and files of the site itself."""
    broken: list[str] = field(default_factory=list)
    """A line for each that leads nowhere."""
    heaviest: tuple[int, str] = (0, "")
    """Bytes of the heaviest page as a host that compresses sends it, and its address."""


class _Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: dict[str, None] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.links[value] = None
            elif name in ("id", "name") and value:
                self.ids.add(value)


def look_over(site: Path) -> LookedOver:
    """The site in the folder `site`, built before."""
    pages: dict[str, _Page] = {}
    seen = LookedOver()
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if name.startswith("assets/"):
            continue
        html = path.read_text(encoding="utf-8")
        pages[name] = _Page(html)
        if name.endswith("index.html"):  # the others are for disks, or for addresses without a page
            weight = len(brotli.compress(html.encode(), quality=_WIRE))
            seen.heaviest = max(seen.heaviest, (weight, name.removesuffix("index.html") or "/"))
    seen.pages = len(pages)
    for name, page in pages.items():
        for link in page.links:
            if link.startswith("/"):
                continue  # on pages for any address, which know the site's place by its own
            target = urlsplit(urljoin(f"{_ROOT}{name}", link))
            if f"{target.scheme}://{target.netloc}/" == _ROOT:
                seen.links += 1
                seen.broken += _wrong(site, pages, name, link, target.path, target.fragment)
    return seen


def _wrong(
    site: Path, pages: dict[str, _Page], name: str, link: str, path: str, fragment: str
) -> Iterator[str]:
    there = unquote(path).lstrip("/")
    there += "index.html" if there == "" or there.endswith("/") else ""
    if not (site / there).is_file():
        what = "leads to no page or file; correct it in the page's text, or in overrides/"
    elif fragment and there in pages and unquote(fragment) not in pages[there].ids:
        do = f"correct it, or end a heading there in {{ #{fragment} }}"
        what = f"leads to no place on its page; {do}"
    else:
        return
    yield f"{name}: the link {link} {what}"
