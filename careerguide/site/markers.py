"""Markers: comments in a rendered page, `<!-- block: NAME ARG -->`, that the engine fills."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

__all__ = ["fill", "found"]

_MARKER = re.compile(r"(?:<p>)?<!-- block: (?P<name>[a-z0-9-]+)(?: (?P<arg>[^>]*?))? -->(?:</p>)?")


def found(html: str) -> Iterator[tuple[str, str]]:
    """Name and argument of every marker in `html`, in order."""
    return ((m["name"], m["arg"] or "") for m in _MARKER.finditer(html))


def fill(html: str, block: Callable[[str, str], str]) -> str:
    """`html` with every marker replaced by `block(name, argument)`.

    A paragraph that holds nothing but a marker goes with it: a block is not a part of a sentence
    unless it stands in one.
    """

    def replace(match: re.Match[str]) -> str:
        content = block(match["name"], match["arg"] or "")
        opened, closed = match[0].startswith("<p>"), match[0].endswith("</p>")
        if opened and closed:
            return content
        return ("<p>" if opened else "") + content + ("</p>" if closed else "")

    return _MARKER.sub(replace, html)
