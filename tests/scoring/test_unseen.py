"""Characters that readers cannot see or take for others, and the joiners that scripts need."""

import sys
import unicodedata

import pytest

from scoring.unseen import unseen


@pytest.mark.parametrize(
    "text",
    [
        "plain, with \u201cquotes\u201d \u2013 dashes \u2014 \u20ac5 \u00d7 3 \u2192 naïve",
        "10\u00a0km\u202f\u2009x",
        "👩\u200d💻 ❤\ufe0f 1\ufe0f\u20e3 ©\ufe0f 👋🏽 🇩🇪",
        "می\u200cخواهم क्\u200dष ශ්\u200dරී",
        "葛\U000e0100城 （株）東京，１２３",
        "한국어",
    ],
)
def test_ordinary_text(text: str) -> None:
    assert not list(unseen(text))


REFUSED = """
    0 7 b c 1b 7f 85 ad 34f 61c 115f 1160 17b4 180b 180e 200b 200c 200d 200e 200f 2028 2029 202a
    202e 2060 2063 2066 2069 206f 2800 3164 d800 fdd0 fe00 fe0e fe0f feff ff04 ff0c ff11 ff21 ffa0
    ffe1 fe69 fff9 ffff 1bca0 1d173 1d7cf 1d400 e0020 e0061 e0100
"""


@pytest.mark.parametrize("code", REFUSED.split())
def test_found_inside_a_figure(code: str) -> None:
    character = chr(int(code, 16))
    assert [found[0] for found in unseen(f"$1{character}50")] == [character]


def test_every_character_that_unicode_says_is_not_seen() -> None:
    """All controls, formats, halves and line ends, but those that join or select what is there."""
    for code in range(sys.maxunicode + 1):
        if unicodedata.category(chr(code)) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            shows = (0x600 <= code <= 0x8E2 and code != 0x61C) or code in _DRAWN
            shows = shows or chr(code) in "\n\t"
            assert bool(list(unseen(f"a{chr(code)}a"))) != shows, f"U+{code:04X}"


_DRAWN = {0x110BD, 0x110CD, *range(0x13430, 0x13440)}
"""Signs around numbers in scripts that stand with them, and those that lay out hieroglyphs."""
