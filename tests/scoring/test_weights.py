"""Weights: one at least above 0, for exactly the families there are."""

from __future__ import annotations

import pytest

from scoring.errors import InputError
from scoring.weights import WEIGHTS, check_families, shares


def test_shares_add_up() -> None:
    assert shares({"a": 0.95, "b": 0.85, "c": 0.7, "d": 0.5}) == pytest.approx(
        {"a": 0.3166667, "b": 0.2833333, "c": 0.2333333, "d": 0.1666667}
    )


def test_at_most_fifty_families() -> None:
    assert len(WEIGHTS.read({f"f{n}": 0.5 for n in range(50)}, "w")) == 50
    with pytest.raises(InputError) as caught:
        WEIGHTS.read({f"f{n}": 0.5 for n in range(51)}, "w")
    expected = "w: found an object with 51 keys; expected an object with at most 50 keys"
    assert str(caught.value) == expected


def test_one_weight_above_zero_is_enough() -> None:
    assert WEIGHTS.read({"a": 0, "b": 0.0001}, "w") == {"a": 0.0, "b": 0.0001}
    assert WEIGHTS.expected == "an object with at most 50 keys"


def test_every_unknown_and_every_missing_family_is_named() -> None:
    with pytest.raises(InputError) as caught:
        check_families({"a": 1, "x": 1, "y": 1}, ["a", "b", "c"], "own")
    range_ = "a number from 0 to 1 with at most 4 decimals"
    assert [str(problem) for problem in caught.value.problems] == [
        'own: found the unknown family "x"; expected the families a, b, c',
        'own: found the unknown family "y"; expected the families a, b, c',
        f"own.b: found nothing; expected {range_}",
        f"own.c: found nothing; expected {range_}",
    ]
    check_families({"b": 1, "a": 1}, ["a", "b"], "own")
