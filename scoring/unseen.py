"""Characters that a reader cannot see, that turn a line around, or that pass for other characters.

One of them makes a figure, a name or a reason read differently for people than for programs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

__all__ = ["is_usual", "shown", "unseen"]

_EMOJI = "\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_JOINED = rf"\u0600-\u109f\u1780-\u18af\ufb50-\ufdcf\ufdf0-\ufdff\ufe0f\ufe70-\ufefc{_EMOJI}"
"""Letters of scripts that need joiners, and emoji."""
_SELECTED = rf"\xa9\xae{_EMOJI}"
"""Signs that a selector gives a look: an emoji in color or in black."""
_CJK = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\U00020000-\U0003ffff"

_UNSEEN = (
    # Controls, the soft hyphen, zero widths, direction marks, fillers, line and paragraph ends.
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb"
    # Halves of characters, and what is no character at all.
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    # Shorthand and musical controls, letters and digits of formulas, tags.
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U0001d400-\U0001d7ff"
    "\U000e0000-\U000e00ff\U000e01f0-\U000e0fff]"
    # Joiners and selectors, where there is nothing that they could join or select.
    f"|(?<![{_JOINED}])[\u180b-\u180d\u180f\u200c\u200d]"
    f"|(?<![{_SELECTED}])[\ufe0e\ufe0f](?!\u20e3)"
    f"|(?<![{_CJK}])[\U000e0100-\U000e01ef]"
)
_WIDE = "[\ufe50-\ufe6b\uff01-\uff5e\uffe0-\uffe6]"
"""Full-width and small forms of ordinary signs; at home only among Chinese, Japanese or Korean."""
_AT_HOME = f"[{_CJK}]"
_UNUSUAL = re.compile(
    "[^\n\t -~\xa1-\xac\xae-\u034e\u0370-\u0600\u2010-\u2027\u2030-\u205e\u2070-\u27ff"
    "\u3041-\u3163]"
)
"""Everything above, wide spaces, and more: one quick look that finds nothing in most texts."""


def is_usual(text: str) -> bool:
    """Whether all of `text` is of the characters that most texts are written in."""
    return not _UNUSUAL.search(text)


def unseen(text: str) -> Iterator[re.Match[str]]:
    """Each such character in `text`; line feeds and tabs are ordinary here."""
    if is_usual(text):
        return
    for found in _compiled(_UNSEEN).finditer(text):
        if found[0] not in "\n\t":
            yield found
    if not _compiled(_AT_HOME).search(text):
        yield from _compiled(_WIDE).finditer(text)


def shown(text: str, sign: str) -> str:
    """`text` with `sign` in the place of each such character, of line feeds and tabs as well."""
    plain = is_usual(text) and text.isprintable()
    return text if plain else _compiled(_UNSEEN).sub(sign, text)


@cache  # few texts ask for it, and to compile all three takes as long as to load ten modules
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
