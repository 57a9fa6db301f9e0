"""The scale, and the three ways to round."""

from __future__ import annotations

import json
import math

import pytest

from scoring.scale import clip, nearest_ten, stored, whole


@pytest.mark.parametrize(
    ("points", "clipped"),
    [(299.9, 300), (300, 300), (575.5, 575.5), (850, 850), (850.1, 850), (-1e9, 300)],
)
def test_clip(points: float, clipped: float) -> None:
    assert clip(points) == clipped


@pytest.mark.parametrize(
    ("value", "rounded"),
    [(0.5, 1), (1.5, 2), (2.5, 3), (586.4999, 586), (-0.5, 0), (-1.5, -1), (574.49999999, 574)],
)
def test_whole_rounds_halves_up(value: float, rounded: int) -> None:
    assert whole(value) == rounded


@pytest.mark.parametrize(
    ("points", "rounded"),
    [(575, 580), (574.9, 570), (585, 590), (594.99999, 590), (542.1, 540), (300, 300), (850, 850)],
)
def test_nearest_ten_rounds_halves_up(points: float, rounded: int) -> None:
    assert nearest_ten(points) == rounded


@pytest.mark.parametrize("value", [567.5, 0.125, 1234.5, 2.5, 545.0])
def test_the_last_bits_do_not_decide(value: float) -> None:
    """What two Pythons compute one bit apart is rounded alike, even where it should be a half."""
    below, above = math.nextafter(value, 0), math.nextafter(value, 1e9)
    assert whole(below) == whole(value) == whole(above)
    assert nearest_ten(below) == nearest_ten(value) == nearest_ten(above)
    assert stored(below) == stored(value) == stored(above)


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (1 / 3, 0.33333),
        (2 / 3, 0.66667),
        (0.123456, 0.12346),
        (0.1234549999, 0.12345),
        (575.0, 575.0),
        (0.00001, 0.00001),
        (0.0000049, 0.0),
    ],
)
def test_stored_keeps_five_decimals(value: float, kept: float) -> None:
    assert stored(value) == kept


def test_stored_has_no_negative_zero() -> None:
    assert json.dumps(stored(-0.000001)) == "0.0"
