"""How hard a text is to read: the grade of Flesch and Kincaid, about years of school in the US."""

from __future__ import annotations

import re

__all__ = ["grade"]

_NOT_PROSE = re.compile(r"^\s*\|.*$|`[^`]*`|[*_#>]", re.MULTILINE)
_SENTENCE_END = re.compile(r"[.!?:](?=\s|$)")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’]*")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?:[^laeiouy]es?|[^dt]ed)$")


def grade(text: str) -> float:
    """The grade of `text` (Markdown; tables and code are left out); 0 for one without words."""
    prose = _NOT_PROSE.sub(" ", text)
    words = _WORD.findall(prose)
    if not words:
        return 0.0
    sentences = max(1, len(_SENTENCE_END.findall(prose)))
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    lower = word.lower()
    groups = len(_VOWELS.findall(lower))
    return max(1, groups - bool(_SILENT.search(lower)))
