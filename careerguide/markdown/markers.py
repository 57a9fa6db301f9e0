"""Markers: comments in a rendered page, `<!-- block: NAME ARG -->`, that the engine fills."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["MARKER", "cut", "found"]

# No optional part at its start: a literal prefix lets the search run at the speed of `str.find`.
MARKER = re.compile(r"<!-- block: (?P<name>[a-z0-9-]+)(?: (?P<arg>[^>]*?))? -->")


def found(html: str) -> Iterator[tuple[str, str]]:
    """Name and argument of every marker in `html`, in order."""
    return ((m["name"], m["arg"] or "") for m in MARKER.finditer(html))


def cut(html: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The pieces of `html` around its markers, and the name and argument of each marker.

    A paragraph that holds nothing but a marker goes with it: a block is not a part of a sentence
    unless it stands in one.
    """
    pieces: list[str] = []
    done = 0
    for marker in MARKER.finditer(html):
        start, end = marker.span()
        if html.startswith("<p>", start - 3) and html.startswith("</p>", end):
            start, end = start - 3, end + 4
        pieces.append(html[done:start])
        done = end
    return [*pieces, html[done:]], list(found(html))
