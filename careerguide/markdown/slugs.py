"""Ids made from words: of headings, as the git host and the renderer make them, and of roles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import MutableMapping

from scoring.shapes import MOST_IN_NAME

__all__ = ["role_id", "slug", "unique"]

_SPOKEN = (
    (r"(?<=[a-z])\+\+", "plus plus"),
    (r"(?<=[a-z])#", "sharp"),
    (r"(?<![a-z0-9])\.(?=net\b)", "dot"),
    (r"&", "and"),
)
"""Signs that tell two titles apart, as they are said: without them C# and C++ would be one id."""
_HAS_SIGN = re.compile("[+#.&]")
_BETWEEN = re.compile(r"[^a-z0-9]+")
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


def role_id(title: str) -> str:
    """The id, and file name, of a title: `C# / C++ Developer` -> `c-sharp-c-plus-plus-developer`.

    Empty where no letter and no digit is in it. Titles may be longer than ids; what is too much is
    cut off.
    """
    if _HAS_SIGN.search(title):
        for sign, word in _SPOKEN:
            title = re.sub(sign, f" {word} ", title, flags=re.IGNORECASE)
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return _BETWEEN.sub("-", plain).strip("-")[:MOST_IN_NAME].rstrip("-")
