"""The skills that a guide names: headings and bold leads of items in its Skills section."""

from __future__ import annotations

import re

__all__ = ["named"]

_FENCE = re.compile(r"^(?P<mark>```+|~~~+).*?^(?P=mark)[ ]*$", re.MULTILINE | re.DOTALL)
_SECTION = re.compile(r"^## +Skills\b[^\n]*\n(?P<text>.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
_SKILL = re.compile(
    r"^### +(?P<heading>.+?)[ #]*$|^(?:[-*+]|[0-9]+[.)]) +\*\*(?P<lead>.+?)\*\*", re.MULTILINE
)
_MARKUP = re.compile(r" ?\[@[^\]]*\]|\]\([^)]*\)|[\[*`]|(?<!\w)_|_(?!\w)")


def named(body: str) -> tuple[str, ...]:
    """Names of the skills in the Markdown text `body` of a guide, in order, without markup."""
    section = _SECTION.search(_FENCE.sub("", body))
    if section is None:
        return ()
    found = (m["heading"] or m["lead"] for m in _SKILL.finditer(section["text"]))
    return tuple(_MARKUP.sub("", name).strip().rstrip(".:") for name in found)
