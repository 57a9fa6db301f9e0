"""How a site writes days, money and counts, by `locale` in its site.yml."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from careerguide.views import wording

DAY = date(2026, 11, 27)


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    yield
    wording.speak("")


@pytest.mark.parametrize(
    ("locale", "day", "pounds", "dollars", "francs", "count"),
    [
        ("", "27 November 2026", "£31,000", "$31,000", "CHF 31,000", "1,234,567"),
        ("en-US", "November 27, 2026", "£31,000", "$31,000", "CHF 31,000", "1,234,567"),
        ("en-GB", "27 November 2026", "£31,000", "US$31,000", "CHF 31,000", "1,234,567"),
        ("en-CA", "November 27, 2026", "£31,000", "US$31,000", "CHF 31,000", "1,234,567"),
        ("en-IN", "27 November 2026", "£31,000", "$31,000", "CHF 31,000", "12,34,567"),
    ],
)
def test_days_money_and_counts(
    locale: str, day: str, pounds: str, dollars: str, francs: str, count: str
) -> None:
    wording.speak(locale)
    assert wording.dated(DAY) == day
    assert wording.month("2026-11") == "November 2026"
    assert [wording.money(31_000, code) for code in ("GBP", "USD", "CHF")] == [
        *(pounds, dollars, francs)
    ]
    assert wording.thousands(1_234_567) == count
