"""One answer: thresholds, posterior, and where the scale ends."""

from __future__ import annotations

from math import inf, sqrt
from statistics import NormalDist

import pytest

from scoring.items import posterior
from tests.scoring.cases import QUIZ_JSON

_ITEMS = {item["id"]: item for item in QUIZ_JSON["items"]}


def test_the_ends_have_open_thresholds() -> None:
    first = posterior(1, counts=[10, 30, 60], loading=0.5, direction="forward")
    last = posterior(3, counts=[10, 30, 60], loading=0.5, direction="forward")
    assert (first.tau_low, first.tau_high) == (-inf, NormalDist().inv_cdf(0.1))
    assert (last.tau_low, last.tau_high) == (NormalDist().inv_cdf(0.4), inf)


def test_a_reversed_item_turns_answer_and_counts_around() -> None:
    reverse = posterior(1, counts=[10, 30, 60], loading=0.5, direction="reverse")
    forward = posterior(3, counts=[60, 30, 10], loading=0.5, direction="forward")
    assert reverse == forward
    assert reverse.keyed == 3
    assert reverse.counts == (60, 30, 10)
    assert (reverse.total, reverse.p, reverse.loading) == (100, 0.1, 0.5)


def test_two_equal_halves() -> None:
    """Above the median of a normal variable the mean is sqrt(2 / pi), the variance 1 - 2 / pi."""
    half = posterior(2, counts=[50, 50], loading=0.6, direction="forward")
    assert half.m == pytest.approx(0.7978845608)
    assert half.v == pytest.approx(1 - 0.6366197724)
    assert half.theta == pytest.approx(0.6 * 0.7978845608)
    assert half.sd == pytest.approx(sqrt(0.36 * 0.3633802276 + 0.64))
    assert half.unclipped == half.score == pytest.approx(575 + 47.873074)
    assert half.error == pytest.approx(100 * half.sd)


def test_a_score_does_not_leave_the_scale() -> None:
    top = posterior(2, counts=[999_000, 1000], loading=0.99, direction="forward")
    assert top.unclipped == pytest.approx(575 + 100 * 0.99 * 3.367090, abs=1e-3)
    assert top.score == 850


def test_what_five_answers_can_reach() -> None:
    scores = [
        posterior(
            answer, counts=item["counts"], loading=item["loading"], direction=item["direction"]
        ).score
        for item in _ITEMS.values()
        for answer in range(1, 7)
    ]
    assert round(min(scores)) == 395
    assert round(max(scores)) == 691
