"""Pass rates by group: four fifths, and Fisher's exact test by another way of counting."""

from __future__ import annotations

from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.selection_rates import exact, rates
from tests.scoring.cases import ask, errors


def _by_fractions(a: int, n: int, b: int, m: int) -> float:
    """The same with whole numbers, nothing rounded."""
    chances = {
        k: Fraction(comb(n, k) * comb(m, a + b - k), comb(n + m, a + b))
        for k in range(max(0, a + b - m), min(n, a + b) + 1)
    }
    return float(sum(chance for chance in chances.values() if chance <= chances[a]))


@given(st.integers(1, 40), st.integers(1, 40), st.data())
def test_the_exact_test_is_exact(n: int, m: int, data: st.DataObject) -> None:
    a, b = data.draw(st.integers(0, n)), data.draw(st.integers(0, m))
    assert exact(a, n, b, m) == pytest.approx(_by_fractions(a, n, b, m), abs=1e-9)


def test_the_lady_who_tastes_tea() -> None:
    """Fisher's own example: three of four cups right on each side, 34 of 70 ways."""
    assert exact(3, 4, 1, 4) == pytest.approx(34 / 70)


def test_few_people_are_flagged_and_not_unlikely() -> None:
    asked = [
        {"name": "Group A", "started": 10, "passed": 5},
        {"name": "Group B", "started": 8, "passed": 3},
    ]
    one, other = ask("selection_rates", groups=asked)["groups"]
    assert one["highest"] is True
    assert (one["p"], one["p_shown"], one["below"]) == (None, None, False)
    assert (other["rate_percent"], other["ratio_percent"]) == (38, 75)
    assert (other["below"], other["unlikely"], other["one_more"]) == (True, False, True)
    assert other["p_shown"] == ".664"


def test_many_people_may_differ_above_four_fifths() -> None:
    asked = [
        {"name": "Group A", "started": 2000, "passed": 1000},
        {"name": "Group B", "started": 2000, "passed": 850},
    ]
    other = ask("selection_rates", groups=asked)["groups"][1]
    assert (other["below"], other["unlikely"], other["p_shown"]) == (False, True, "below .001")


def test_exactly_four_fifths_is_not_below() -> None:
    assert [one.below for one in rates([("a", 10, 5), ("b", 10, 4)])] == [False, False]


def test_where_nobody_passes_nothing_is_compared() -> None:
    found = rates([("a", 10, 0), ("b", 5, 0)])
    assert [(one.ratio, one.below, one.one_more) for one in found] == [(None, False, False)] * 2
    assert found[1].p == 1


def test_what_cannot_be() -> None:
    good = {"name": "A", "started": 4, "passed": 2}
    assert errors("selection_rates", groups=[good, {"name": "B", "started": 3, "passed": 4}]) == [
        "groups[1].passed: found 4; expected at most 3, the people who started"
    ]
    assert errors("selection_rates", groups=[good])[0].startswith("groups: found a list of 1")
    found = errors("selection_rates", groups=[good, {"name": "B", "started": 0, "passed": 0}])
    assert found == ["groups[1].started: found 0; expected a whole number from 1 to 100000"]
