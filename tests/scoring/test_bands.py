"""Bands and percentiles."""

from __future__ import annotations

import pytest

from scoring.bands import Q68, Q90, band, percentile, third


def test_the_quantiles() -> None:
    assert pytest.approx(0.99446, abs=5e-6) == Q68
    assert pytest.approx(1.64485, abs=5e-6) == Q90


def test_a_band_is_as_wide_on_both_sides() -> None:
    assert band(600, 50, 1.5) == (525, 675)
    assert band(600, 50, 1.5).low == 525


def test_the_ends_are_clipped_to_the_scale() -> None:
    assert tuple(band(320, 100, Q90)) == pytest.approx((300, 484.485))
    assert tuple(band(840, 100, Q68)) == pytest.approx((740.554, 850))


@pytest.mark.parametrize(
    ("points", "percent"),
    [(575, 50), (586.46, 55), (675, 84), (475, 16), (300, 1), (850, 99), (100, 1), (1200, 99)],
)
def test_percentile(points: float, percent: int) -> None:
    assert percentile(points) == percent


@pytest.mark.parametrize(
    ("percent", "part"),
    [(1, "low"), (33, "low"), (34, "middle"), (66, "middle"), (67, "high"), (99, "high")],
)
def test_thirds(percent: int, part: str) -> None:
    assert third(percent) == part
