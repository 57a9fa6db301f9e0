"""Heading ids as the git host and the renderer make them from a heading's text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import MutableMapping

__all__ = ["slug", "unique"]

_LEFT_OUT = re.compile(r"[^a-z0-9_ -]", re.ASCII)


def slug(words: str) -> str:
    """Small letters, marks, digits, hyphens and underscores; every space becomes a hyphen."""
    return _LEFT_OUT.sub(_kept, words.lower()).replace(" ", "-")


def _kept(found: re.Match[str]) -> str:
    category = unicodedata.category(found[0])
    return found[0] if category[0] in "LMN" or category == "Pc" else ""


def unique(name: str, taken: MutableMapping[str, int]) -> str:
    """`name`, or with a number behind it if it is in `taken` already; takes it."""
    if name not in taken:
        taken[name] = 0
        return name
    while True:
        taken[name] += 1
        numbered = f"{name}-{taken[name]}"
        if numbered not in taken:
            taken[numbered] = 0
            return numbered
