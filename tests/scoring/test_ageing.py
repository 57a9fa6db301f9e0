"""Age, freshness and the two spreads."""

from __future__ import annotations

from datetime import date

import pytest

from scoring.ageing import age_in_months, freshness, projected, retest_date, sd_aged, sd_now
from scoring.errors import InputError

_TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("dated", "days"),
    [(_TODAY, 0), (date(2026, 11, 25), 0), (date(2026, 11, 23), 1), (date(2024, 11, 24), 730)],
)
def test_age(dated: date, days: int) -> None:
    assert age_in_months(dated, _TODAY) == days / 30.4375


def test_a_date_after_tomorrow_is_an_error() -> None:
    with pytest.raises(InputError) as caught:
        age_in_months(date(2026, 11, 26), _TODAY, field="entries[3].date")
    expected = 'entries[3].date: found "2026-11-26"; expected a date up to 2026-11-25'
    assert str(caught.value) == expected
    with pytest.raises(InputError, match=r"^date: "):
        age_in_months(date(2026, 11, 26), _TODAY)


@pytest.mark.parametrize(
    ("half_life", "left"), [(12, 0.25), (24, 0.5), (36, 0.62996), (96, 0.84090)]
)
def test_freshness_after_24_months(half_life: float, left: float) -> None:
    assert freshness(24, half_life) == pytest.approx(left, abs=5e-6)


def test_less_than_a_millionth_is_no_evidence() -> None:
    assert freshness(19.9, 1) == pytest.approx(2**-19.9)
    assert freshness(20, 1) == 0
    assert freshness(1e6, 1e-300) == 0


def test_spreads() -> None:
    # 30^2 + 2 x .2 x 100^2 = 900 + 4000; (.8 x 30)^2 + (1 - .64) x 100^2 = 576 + 3600.
    assert sd_aged(30, 0.8) == pytest.approx(70)
    assert sd_now(30, 0.8) == pytest.approx(64.62197769)
    assert projected(700, 0.8) == 675


def test_retest_date_is_the_half_life_away() -> None:
    assert retest_date(date(2026, 11, 24), 12) == date(2027, 11, 24)
    assert retest_date(date(2026, 11, 24), 96) == date(2034, 11, 24)
    assert retest_date(date(2026, 11, 24), 0.5) == date(2026, 12, 9)
