"""What the figures of a quiz's page are drawn from: where lines stand, and how wide bands are."""

from __future__ import annotations

from math import exp, fsum, sqrt

from careerguide.content.model import Norms
from scoring.bands import Q90
from scoring.lazy_dataclass import dataclass
from scoring.scale import HIGH, LOW, MEAN, SD, nearest_ten, whole

__all__ = ["PEOPLE_PER_DOT", "TICKS", "Narrowing", "NormalCurve", "ScaleTick", "curve", "narrowing"]

PEOPLE_PER_DOT = 20
"""Of the norm group, in the figure of the crowd: a few hundred dots a trait at the most."""
_TICKS = (LOW, 450, MEAN, 700, HIGH)
_ENDS = 3.5
"""Standard deviations on either side that the curve shows."""
_UNIT = 100
"""Width of one standard deviation in the curve, which components/quiz/picture.js relies on."""
_HEIGHT = 120


def _x(points: float) -> str:
    return f"{100 * (points - LOW) / (HIGH - LOW):.4g}%"


@dataclass(frozen=True, kw_only=True, slots=True)
class ScaleTick:
    points: int
    x: str
    anchor: str
    """Which part of the number stands at `x`, in SVG's words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NormalCurve:
    """A path in a box of `width` by `height`."""

    width: int
    height: int
    path: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Narrowing:
    """How wide a band is after `length` statements; `x`: its ends around the middle."""

    length: int
    width: int
    x: tuple[str, str]


TICKS = tuple(
    ScaleTick(
        points=whole(points),
        x=_x(points),
        anchor="start" if points == LOW else "end" if points == HIGH else "middle",
    )
    for points in _TICKS
)
"""The numbers below the five bands."""


def curve() -> NormalCurve:
    """The normal curve as an SVG path."""
    width = round(2 * _ENDS * _UNIT)
    points = []
    for x in range(0, width + 1, 10):
        z = x / _UNIT - _ENDS
        points.append(f"{x} {_HEIGHT * (1 - 0.95 * exp(-z * z / 2)):.1f}")
    path = f"M0 {_HEIGHT}L{'L'.join(points)}L{width} {_HEIGHT}Z"
    return NormalCurve(width=width, height=_HEIGHT, path=path)


def narrowing(norms: Norms) -> list[Narrowing]:
    """For each length of a quiz, how wide a 90% band typically is, in points, to the nearest 10.

    The root mean square of the traits' errors; a trait's error is 100 sqrt(1 - reliability).
    """
    rows = []
    for step in norms.steps:
        errors = [1 - trait.reliability for trait in step.traits.values()]
        reach = Q90 * SD * sqrt(fsum(errors) / len(errors))
        ends = (_x(MEAN - reach), _x(MEAN + reach))
        rows.append(Narrowing(length=step.length, width=nearest_ten(2 * reach), x=ends))
    return rows
