"""Values as pages print them: money, days, decimals, weights, and names inside a sentence.

`speak` says how a site writes days, money and counts; its browser scripts ask the page's `lang`.
"""

from __future__ import annotations

from datetime import date
from functools import cache, lru_cache
from math import isinf

from careerguide.content.months import MONTHS
from scoring.scale import whole

__all__ = [
    "begins",
    "dated",
    "decimals",
    "importance",
    "inside",
    "money",
    "month",
    "speak",
    "thousands",
    "weight",
]

_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€"}
_IMPORTANCE = (
    (0.85, "very important"),
    (0.65, "important"),
    (0.45, "fairly important"),
    (0, "less important"),
)
"""The least weight of each step, and its words."""


_locale = ""
"""Of the site that is being made; if empty, days as in Britain and numbers as in the US."""


def speak(locale: str) -> None:
    """Write from now on as the `locale` of a site says, or as sites without one do."""
    global _locale
    _locale = locale.replace("-", "_")


def money(amount: int, currency: str = "USD") -> str:
    """`120000` -> `$120,000`; currencies without a sign of their own by their code."""
    return f"{_sign(currency, _locale)}{thousands(amount)}"


@cache
def _sign(currency: str, locale: str) -> str:
    sign = _SIGNS.get(currency, currency)
    if locale:
        from babel.numbers import get_currency_symbol  # most sites can do without its data

        sign = get_currency_symbol(currency, locale)
    return f"{sign} " if sign[-1:].isalpha() else sign


def thousands(number: int) -> str:
    if not _locale:
        return f"{number:,}"
    from babel.numbers import format_decimal

    return format_decimal(number, locale=_locale)


def dated(day: date) -> str:
    """`2026-11-24` -> `24 November 2026`."""
    if not _locale:
        return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    from babel.dates import format_date

    return format_date(day, "long", locale=_locale)


def month(value: str) -> str:
    """`2026-03` -> `March 2026`."""
    year, number = value.split("-")[:2]
    return f"{MONTHS[int(number) - 1]} {year}"


def decimals(value: float, places: int, *, sign: bool = False) -> str:
    """`-0.20739` -> `−0.207`: halves up, with a true minus; `sign` also marks what is above 0."""
    if isinf(value):
        return "∞" if value > 0 else "−∞"
    steps = whole(abs(value) * 10**places)
    mark = "" if not steps else "−" if value < 0 else "+" if sign else ""
    return f"{mark}{steps / 10**places:,.{places}f}"


@lru_cache(maxsize=1024)
def weight(value: float) -> str:
    """`0.95` -> `.95`, `1.0` -> `1.00`: two decimals, as published."""
    return f"{value:.2f}".removeprefix("0")


@lru_cache(maxsize=1024)
def importance(weight: float) -> str:
    """A weight in words, the same on every page: `0.95` -> `very important`."""
    return next(words for least, words in _IMPORTANCE if weight >= least)


def begins(text: str) -> str:
    """`text` as the beginning of a sentence: `an exact match` -> `An exact match`."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """A name inside a sentence: `Emotional stability` -> `emotional stability`; `AI` stays."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
