"""The title of a role in a sentence: which article it takes."""

from __future__ import annotations

import re

__all__ = ["article", "headline"]


def headline(title: str) -> str:
    """`AI Product Manager` -> `How to Become an AI Product Manager`."""
    return f"How to Become {article(title)} {title}"


_SPELLED_WITH_VOWEL = frozenset("AEFHILMNORSX")
_SOUNDS_LIKE_YOU_OR_WON = re.compile(
    r"(?:eu|ewe|uni(?!n|m)|use|usu|ura|uti|one|once)", re.IGNORECASE
)
_SILENT_H = re.compile(r"(?:heir|hon|hour)", re.IGNORECASE)


def article(title: str) -> str:
    """`a` or `an`, by how the first word of `title` is spoken: an ML Engineer, a UX Researcher."""
    word = re.split(r"[\s/-]", title, maxsplit=1)[0]
    if re.match(r"[A-Z](?![a-z])", word):  # letters are spelled: ML, UX, MLOps, R&D
        return "an" if word[0] in _SPELLED_WITH_VOWEL else "a"
    if _SOUNDS_LIKE_YOU_OR_WON.match(word):
        return "a"
    return "an" if word[:1].lower() in "aeiou" or _SILENT_H.match(word) else "a"
