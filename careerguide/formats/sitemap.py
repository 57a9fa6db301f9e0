"""Sitemaps with the content's own dates, and the robots.txt that names them.

The protocol allows 50,000 addresses and 50 MB a file; a larger site gets an index of several.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from careerguide.content.model import Catalog
from careerguide.formats import addresses
from careerguide.project.settings import Settings
from careerguide.views import clusters, metro_wages, practice_view, role_lists

__all__ = ["MOST_ADDRESSES", "MOST_BYTES", "entries", "files"]

MOST_ADDRESSES = 50_000
MOST_BYTES = 50_000_000
_XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def entries(catalog: Catalog, pages: Iterable[str]) -> Iterator[tuple[str, date | None]]:
    """Every page's path and the date of its content: hand-written `pages`, lists, guides.

    A hand-written page has no date of its own, except where its content is data.
    """
    newest = max((role.updated for role in catalog.roles.values()), default=None)
    dates = {
        "": newest,
        "roles/": newest,
        "compare/": newest,
        "tests/": max((f.status_since for f in catalog.families.values()), default=None),
    }
    for path in sorted(pages):
        yield path, dates.get(path)
    for group in role_lists.groups(catalog):
        for part in group.parts:
            yield part.url, max(role.updated for role in part.roles)
    for soc in metro_wages.codes(catalog):
        yield metro_wages.url(soc), None
    for role in catalog.roles.values():
        yield addresses.page(role.id), role.updated
        if role.id in catalog.kits:
            yield addresses.kit(role.id), role.updated
            yield addresses.hiring(role.id), role.updated
    for family in catalog.practice:
        yield practice_view.url(family), None
        yield practice_view.taster_url(family), None
    for name in catalog.skills:
        yield addresses.skill(name), None
    for cluster in clusters.listed(catalog):
        yield clusters.url(cluster.id), max(role.updated for role in cluster.roles)


def files(
    entries: Iterable[tuple[str, date | None]],
    settings: Settings,
    most_addresses: int = MOST_ADDRESSES,
    most_bytes: int = MOST_BYTES,
) -> Iterator[tuple[str, str]]:
    """Name and content of each sitemap file and of robots.txt; `site_url` must be set."""
    address = addresses.below(settings)
    maps = list(_maps(entries, settings, most_addresses, most_bytes))
    if len(maps) == 1:
        yield "sitemap.xml", maps[0][0]
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(maps) + 1)]
        yield from zip(names, (text for text, _ in maps), strict=True)
        listed = (
            _element("sitemap", address(name), newest)
            for name, (_, newest) in zip(names, maps, strict=True)
        )
        yield "sitemap.xml", f"{_HEAD}<sitemapindex {_XMLNS}>\n{''.join(listed)}</sitemapindex>\n"
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {address('sitemap.xml')}\n"


def _maps(
    entries: Iterable[tuple[str, date | None]],
    settings: Settings,
    most_addresses: int,
    most_bytes: int,
) -> Iterator[tuple[str, date | None]]:
    """Content of each file, as full as the limits allow, and the newest date in it."""
    address = addresses.below(settings)
    head, tail = f"{_HEAD}<urlset {_XMLNS}>\n", "</urlset>\n"
    lines: list[str] = []
    size, newest = len(head + tail), None
    for path, day in entries:
        line = _element("url", address(path), day)
        length = len(line.encode())
        if lines and (len(lines) == most_addresses or size + length > most_bytes):
            yield "".join([head, *lines, tail]), newest
            lines, size, newest = [], len(head + tail), None
        lines.append(line)
        size += length
        newest = max(filter(None, (newest, day)), default=None)
    yield "".join([head, *lines, tail]), newest


def _element(name: str, location: str, day: date | None) -> str:
    lastmod = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
    return f"<{name}><loc>{escape(location)}</loc>{lastmod}</{name}>\n"
