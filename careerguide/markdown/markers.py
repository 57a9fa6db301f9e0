"""Markers: comments in a rendered page, `<!-- block: NAME ARG -->`, that the engine fills."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["MARKER", "cut", "found"]

_BEGINS = "<!-- block: "
MARKER = re.compile(r"<!-- block: (?P<name>[a-z0-9-]+)(?: (?P<arg>[^>]*?))? -->")


def found(html: str) -> Iterator[tuple[str, str]]:
    """Name and argument of every marker in `html`, in order."""
    return ((marker["name"], marker["arg"] or "") for marker in _markers(html))


def _markers(html: str) -> Iterator[re.Match[str]]:
    """Found by how they begin: `find` is several times as fast as a pattern, and pages are long."""
    at = html.find(_BEGINS)
    while at >= 0:
        if marker := MARKER.match(html, at):
            yield marker
        at = html.find(_BEGINS, marker.end() if marker else at + 1)


def cut(html: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The pieces of `html` around its markers, and the name and argument of each marker.

    A paragraph that holds nothing but a marker goes with it: a block is not a part of a sentence
    unless it stands in one.
    """
    pieces: list[str] = []
    marked = []
    done = 0
    for marker in _markers(html):
        start, end = marker.span()
        if html.startswith("<p>", start - 3) and html.startswith("</p>", end):
            start, end = start - 3, end + 4
        pieces.append(html[done:start])
        marked.append((marker["name"], marker["arg"] or ""))
        done = end
    return [*pieces, html[done:]], marked
