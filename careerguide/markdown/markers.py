"""Markers: comments in a rendered page, `<!-- block: NAME ARG -->`, that the engine fills."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["MARKER", "cut", "found"]

_BEGINS = "<!-- block: "
MARKER = re.compile(r"<!-- block: (?P<name>[a-z0-9-]+)(?: (?P<arg>[^>]*?))? -->")


def found(html: str) -> Iterator[tuple[str, str]]:
    """Name and argument of every marker in `html`, in order."""
    if _BEGINS not in html:  # most often; `in` is several times as fast as a pattern
        return iter(())
    return ((m["name"], m["arg"] or "") for m in MARKER.finditer(html))


def cut(html: str) -> tuple[list[str], list[tuple[str, str]]]:
    """The pieces of `html` around its markers, and the name and argument of each marker.

    A paragraph that holds nothing but a marker goes with it: a block is not a part of a sentence
    unless it stands in one.
    """
    if _BEGINS not in html:
        return [html], []
    pieces: list[str] = []
    marked = []
    done = 0
    for marker in MARKER.finditer(html):
        start, end = marker.span()
        if html.startswith("<p>", start - 3) and html.startswith("</p>", end):
            start, end = start - 3, end + 4
        pieces.append(html[done:start])
        marked.append((marker["name"], marker["arg"] or ""))
        done = end
    return [*pieces, html[done:]], marked
