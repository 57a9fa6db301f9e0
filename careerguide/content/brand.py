"""The colors of a site, the currencies that there are, and ways to write dates and numbers."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain
from typing import Any

from careerguide.rulebook.about_values import VALUE_CHOICE
from careerguide.yamlfile.scalars import String
from careerguide.yamlfile.shape import Names, Reading
from careerguide.yamlfile.source import Node
from scoring.lazy_dataclass import dataclass

__all__ = ["LEAST_CONTRAST", "PAPER", "Currency", "Locale", "contrast"]

PAPER = ("#ffffff", "#14181d")
"""The light and the dark ground of pages, as in the theme's `00-tokens.css`."""
LEAST_CONTRAST = 4.5
"""Of text on its ground: WCAG 2.2, success criterion 1.4.3."""
_CODE = String(pattern="[A-Z]{3}", said="three capital letters")
_LOCALE = String(pattern="en-[A-Z]{2}", said="en, a hyphen and a country, such as en-GB")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colors, from 1 to 21, as WCAG 2.2 defines it."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    linear = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@dataclass(frozen=True, kw_only=True, slots=True)
class Currency:
    """The code of a currency that is legal tender somewhere (ISO 4217, as CLDR has it)."""

    words: str = "the code of a currency in use (ISO 4217), such as EUR, GBP or USD"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        value = _CODE.read(node, at, reading)
        if not isinstance(value, str) or value in _OFTEN or value in _known():
            return value
        what = f"is {value}, which is not a currency"
        return reading.add(VALUE_CHOICE, at, node, what, self.words, "correct it")

    def schema(self, names: Names) -> dict[str, Any]:
        return _CODE.schema(names)


@dataclass(frozen=True, kw_only=True, slots=True)
class Locale:
    """English as one country writes it, of those that write 1,234.5: so do the texts of guides."""

    words: str = "the English of a country that writes 1,234.5, such as en-GB, en-IE or en-US"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        value = _LOCALE.read(node, at, reading)
        why = _unfit(value) if isinstance(value, str) else ""
        if not why:
            return value
        what = f"is {value}, which {why}"
        return reading.add(VALUE_CHOICE, at, node, what, self.words, "correct it")

    def schema(self, names: Names) -> dict[str, Any]:
        return _LOCALE.schema(names)


def _unfit(locale: str) -> str:
    """Why pages cannot be written so; empty if they can."""
    if locale in _OFTEN_WRITTEN:
        return ""
    import babel

    try:
        signs = babel.Locale.parse(locale, sep="-").number_symbols["latn"]
    except babel.UnknownLocaleError:
        return "does not exist"
    fits = (signs["group"], signs["decimal"]) == (",", ".")
    return "" if fits else "writes 1,234.5 another way"


_OFTEN = frozenset(("EUR", "GBP", "USD"))
_OFTEN_WRITTEN = frozenset(("en-GB", "en-IE", "en-US"))


def _known() -> Collection[str]:
    from babel.core import get_global  # a hundredth of a second, which most projects can do without

    used = chain.from_iterable(get_global("territory_currencies").values())
    return {code for code, _, end, is_tender in used if is_tender and end is None}
