"""The Atom feed of what changed for readers: new guides, pay, weights, launches, corrections."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from xml.etree import ElementTree

from careerguide.content import change_entries
from careerguide.content.model import Catalog, Change
from careerguide.formats import addresses
from careerguide.project.settings import Settings

__all__ = ["feed"]

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 200
"""Newest entries kept in the feed; the guides and the log itself hold the rest."""
_KINDS = {
    "guide": "New guide",
    "pay": "Pay changed",
    "weights": "Weights changed",
    "launch": "Launch status",
    "method": "Method changed",
    "correction": "Correction",
}


def feed(catalog: Catalog, settings: Settings) -> str:
    """The feed, newest first; needs `site_url`, for an entry's id is an absolute address."""
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed")
    here = addresses.below(settings)(addresses.FEED)
    newest_first = sorted(_numbered(catalog.changes), key=_day, reverse=True)
    entries = newest_first[:_MOST]
    days = [change.date for change, _ in entries] or [
        role.updated for role in catalog.roles.values()
    ]
    _add(root, "id", here)
    _add(root, "title", settings.site_name)
    _add(root, "subtitle", settings.site_description)
    _add(root, "updated", _instant(max(days, default=date(1970, 1, 1))))
    _add(root, "link", rel="self", type="application/atom+xml", href=here)
    _add(root, "link", rel="alternate", type="text/html", href=settings.site_url)
    _add(_add(root, "author"), "name", settings.site_name)
    for change, number in entries:
        _entry(root, change, number, catalog, settings)
    ElementTree.indent(root, "")
    body = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{body}\n'


def _day(numbered: tuple[Change, int]) -> date:
    return numbered[0].date


def _numbered(changes: tuple[Change, ...]) -> Iterator[tuple[Change, int]]:
    """Each change with its number among those of its day, kind and subject: appending keeps ids."""
    seen: Counter[tuple[date, str, str]] = Counter()
    for change in changes:
        key = (change.date, change.kind, change.subject)
        seen[key] += 1
        yield change, seen[key]


def _entry(
    root: ElementTree.Element, change: Change, number: int, catalog: Catalog, settings: Settings
) -> None:
    address = addresses.below(settings)
    if change.subject in catalog.roles:
        about = catalog.roles[change.subject].title
        link = address(addresses.page(change.subject))
    elif change.subject in catalog.families:
        about = catalog.families[change.subject].name
        link = address(f"tests/#{change.subject}")
    else:
        about, link = change.subject, settings.site_url
    entry = _add(root, "entry")
    place = f"#{change.date}-{change.kind}-{change.subject}-{number}"
    _add(entry, "id", address(f"{addresses.FEED}{place}"))
    _add(entry, "title", f"{_KINDS[change.kind]}: {about}")
    _add(entry, "updated", _instant(change.date))
    _add(entry, "link", rel="alternate", type="text/html", href=link)
    _add(entry, "category", term=change.kind, label=_KINDS[change.kind])
    values = change_entries.difference(change, catalog.families)
    _add(entry, "summary", f"{change.text} ({values})" if values else change.text)


def _add(
    parent: ElementTree.Element, name: str, text: str | None = None, **attributes: str
) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    child.text = text
    return child


def _instant(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
