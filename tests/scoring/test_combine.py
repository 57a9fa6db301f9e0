"""A weighted mean and its error."""

from __future__ import annotations

from math import sqrt

import pytest

from scoring.combine import ERROR_CORRELATION, Part, weighted_mean


def test_two_parts_by_hand() -> None:
    parts = [Part(weight=1, score=600, sd=30), Part(weight=3, score=500, sd=20)]
    combined = weighted_mean(parts)
    assert combined.score == 525
    # Errors 30 and 60: .8 x (900 + 3600) + .2 x 90^2 = 3600 + 1620.
    assert combined.sd == pytest.approx(sqrt(5220) / 4)


def test_one_part_keeps_its_error() -> None:
    alone = weighted_mean([Part(weight=0.3, score=612, sd=41)])
    assert alone.score == pytest.approx(612)
    assert alone.sd == pytest.approx(41)


def test_equal_parts_never_reach_the_error_of_independent_ones() -> None:
    many = weighted_mean([Part(weight=1, score=600, sd=50)] * 10_000)
    assert ERROR_CORRELATION == 0.2
    assert many.sd == pytest.approx(50 * sqrt(0.2), rel=1e-3)
