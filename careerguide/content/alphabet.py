"""The order of names and titles: a marked letter sorts with the plain one."""

from __future__ import annotations

from functools import lru_cache
from unicodedata import combining, normalize

__all__ = ["folded"]

_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
"""Letters that Unicode does not take apart into a plain letter and a mark."""


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """`Łukasz Öberg` -> `lukasz oberg`."""
    return "".join(
        sign for sign in normalize("NFKD", text.casefold().translate(_PLAIN)) if not combining(sign)
    )
