"""Where everything stands in the figures of the method: how results age, how far one may be off.

Positions are percentages, as in `figures`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

from careerguide.views.figures import percent
from scoring.lazy_dataclass import dataclass

__all__ = ["BandFigure", "Curve", "FreshnessFigure", "band", "freshness"]

_SCALE = (300, 850)
_LINE = 15
"""Least distance between two labels of curves, of 100."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Curve:
    name: str
    half_life: str
    path: str
    """Points in a box of 100 by 100, drawn without keeping its proportions."""
    label_y: str
    values: tuple[str, ...]
    """Freshness at each tick."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FreshnessFigure:
    curves: tuple[Curve, ...]
    ticks: tuple[tuple[int, str], ...]
    """Months and position."""


@dataclass(frozen=True, kw_only=True, slots=True)
class BandFigure:
    """A score on 300–850 with its 68% and 90% bands, in whole points."""

    score: int
    band68: tuple[int, int]
    band90: tuple[int, int]
    x: str
    band68_x: tuple[str, str]
    band90_x: tuple[str, str]
    mean_x: str


def freshness(
    families: Sequence[tuple[str, float]],
    value: Callable[[float, float], float],
    *,
    months: int = 48,
    step: int = 12,
) -> FreshnessFigure:
    """A curve for each (name, half-life in months); `value(age, half_life)` is the scoring's."""
    ticks = range(0, months + 1, step)
    ends = _apart([100 - 100 * value(months, half) for _, half in families], _LINE / 2)
    return FreshnessFigure(
        curves=tuple(
            Curve(
                name=name,
                half_life=f"{half:g} months",
                path="M"
                + " ".join(
                    f"{100 * age / months:.2f},{100 - 100 * value(age, half):.2f}"
                    for age in range(0, months + 1, 2)
                ),
                label_y=percent(end / 100),
                values=tuple(f"{value(age, half):.2f}" for age in ticks),
            )
            for (name, half), end in zip(families, ends, strict=True)
        ),
        ticks=tuple((age, percent(age / months)) for age in ticks),
    )


def band(score: int, band68: tuple[int, int], band90: tuple[int, int]) -> BandFigure:
    """A score with its bands, all in whole points of the scale."""
    return BandFigure(
        score=score,
        band68=band68,
        band90=band90,
        x=_on_scale(score),
        band68_x=(_on_scale(band68[0]), _on_scale(band68[1])),
        band90_x=(_on_scale(band90[0]), _on_scale(band90[1])),
        mean_x=_on_scale(575),
    )


def _on_scale(points: float) -> str:
    return percent((points - _SCALE[0]) / (_SCALE[1] - _SCALE[0]))


def _apart(places: Sequence[float], least: float) -> list[float]:
    """`places` moved down just enough that no two are nearer than `least`; order kept."""
    moved = list(places)
    order = sorted(range(len(moved)), key=lambda i: moved[i])
    for before, after in pairwise(order):
        moved[after] = max(moved[after], moved[before] + least)
    return moved
