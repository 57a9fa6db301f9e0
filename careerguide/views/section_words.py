"""The text of a section of a guide, and what it says of itself where it is folded: how long it
takes, and its headings.
"""

from __future__ import annotations

import re
from html import unescape

from scoring.lazy_dataclass import dataclass

__all__ = ["SectionWords", "count", "minutes", "of"]

_TAG = re.compile(r"<[^>]*>")
_WITHIN_WORDS = re.compile(r"</?(?:a|abbr|b|code|em|i|mark|span|strong)\b[^>]*>")
_HEADING = re.compile(r"<h3\b[^>]*>(.*?)</h3>", re.DOTALL)
_LIST = re.compile(r"\s*<[uo]l\b")
_LEAD = re.compile(r"<li>\s*(?:<p>)?\s*<strong>(.*?)</strong>", re.DOTALL)
_TEXT = re.compile(r"<(p|li)>(.*?)</\1>", re.DOTALL)
_WORDS_A_MINUTE = 230
_MOST = 100
"""Characters: two lines on a phone."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionWords:
    text: str
    """All of it, plain."""
    length: int
    """Its words."""
    minutes: int
    words: str
    """Plain text of at most `_MOST` characters, and three dots where the section has more."""


def of(html: str) -> SectionWords:
    """The words of a section whose text is `html`."""
    parts = _HEADING.findall(html) or (_LEAD.findall(html) if _LIST.match(html) else [])
    if len(parts) < 2:
        parts = [found[2]] if (found := _TEXT.search(html)) else []
    words = " · ".join(_plain(part).rstrip(".:") for part in parts)
    text = _words(html)
    return SectionWords(
        text=" ".join(text), length=len(text), minutes=minutes(len(text)), words=_cut(words)
    )


def minutes(length: int) -> int:
    """Time to read `length` words at 230 a minute, at least 1."""
    return max(1, round(length / _WORDS_A_MINUTE))


def count(html: str) -> int:
    """The words in `html`."""
    return len(_words(html))


def _words(html: str) -> list[str]:
    """The words of a long `html` of blocks: those of two blocks or cells stay apart."""
    return unescape(_TAG.sub(" ", _WITHIN_WORDS.sub("", html))).split()


def _plain(html: str) -> str:
    return " ".join(unescape(_TAG.sub("", html)).split())


def _cut(text: str) -> str:
    """`text`, ended at a word where it is too long."""
    if len(text) <= _MOST:
        return text
    return text[:_MOST].rpartition(" ")[0].rstrip(" ·,.;:") + "…"
