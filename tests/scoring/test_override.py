"""An employer's weights beside the published ones."""

from __future__ import annotations

import pytest

from scoring.errors import InputError
from scoring.override import compare_weights

_PUBLISHED = {"a": 0.6, "b": 0.4}


def test_a_change_is_reported_with_both_shares() -> None:
    comparison = compare_weights(_PUBLISHED, {"a": 0.1, "b": 0.4})
    (change,) = comparison.changes
    assert (change.family, change.published, change.own) == ("a", 0.6, 0.1)
    assert change.published_share == pytest.approx(0.6)
    assert change.own_share == pytest.approx(0.2)
    assert not comparison.same_shares
    assert [row.family for row in comparison.families] == ["a", "b"]
    assert not comparison.families[1].changed
    assert comparison.families[1].own_share == pytest.approx(0.8)


def test_rescaling_changes_every_weight_and_no_share() -> None:
    comparison = compare_weights(_PUBLISHED, {"b": 0.2, "a": 0.3})
    assert comparison.same_shares
    assert [row.family for row in comparison.changes] == ["a", "b"]


def test_the_same_weights_are_no_change() -> None:
    comparison = compare_weights(_PUBLISHED, dict(_PUBLISHED))
    assert comparison.changes == ()
    assert comparison.same_shares


@pytest.mark.parametrize(
    ("published", "own", "error"),
    [
        (
            _PUBLISHED,
            {"a": 0.6, "b": 1.5},
            "own.b: found 1.5; expected a number from 0 to 1 with at most 4 decimals",
        ),
        (
            _PUBLISHED,
            {"a": 0.6},
            "own.b: found nothing; expected a number from 0 to 1 with at most 4 decimals",
        ),
        (
            _PUBLISHED,
            {"a": 0.6, "b": 0.4, "c": 0.1},
            'own: found the unknown family "c"; expected the families a, b',
        ),
        (
            _PUBLISHED,
            {"a": 0, "b": 0.0},
            "own: found all weights 0; expected at least one weight above 0",
        ),
        (_PUBLISHED, {}, "own: found no weights; expected at least one weight above 0"),
        (
            {"a": True, "b": 0.4},
            _PUBLISHED,
            "published.a: found true; expected a number from 0 to 1 with at most 4 decimals",
        ),
    ],
)
def test_weights_that_cannot_be(
    published: dict[str, float], own: dict[str, float], error: str
) -> None:
    with pytest.raises(InputError) as caught:
        compare_weights(published, own)
    assert str(caught.value) == error


def test_the_fields_of_errors_can_be_named() -> None:
    with pytest.raises(InputError, match=r"^there\.a: "):
        compare_weights(_PUBLISHED, {"a": 2, "b": 1}, own_at="there")
    with pytest.raises(InputError, match=r"^here\.a: "):
        compare_weights({"a": 2}, {"a": 1}, published_at="here")
