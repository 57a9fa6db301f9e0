"""Where everything in a figure stands: numbers in, positions and labels out.

The templates under overrides/figures print these values as SVG. Horizontal positions are
percentages and text is in pixels, so one drawing serves a phone and a desk. No figure says
anything that its table does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from careerguide.content.model import Compensation, WageRow
from careerguide.site.templates import money

__all__ = [
    "BandFigure",
    "Curve",
    "FreshnessFigure",
    "MetroRow",
    "MetrosFigure",
    "PayFigure",
    "Percentile",
    "WagesFigure",
    "band",
    "freshness",
    "metros",
    "pay",
    "short_area",
    "short_money",
    "wages",
]

_SCALE = (300, 850)
_MARGIN = 0.16
"""Room left and right of a range, as a share of it, so that labels at its ends stay inside."""


@dataclass(frozen=True, kw_only=True, slots=True)
class PayFigure:
    """The pay line of a guide: a low, a middle and a high figure that are not percentiles."""

    low: str
    median: str
    high: str
    low_x: str
    median_x: str
    high_x: str
    width: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Percentile:
    """One published percentile of official wages; `x` is empty where no figure is published."""

    name: str
    short: str
    figure: str
    label: str
    x: str


@dataclass(frozen=True, kw_only=True, slots=True)
class WagesFigure:
    points: tuple[Percentile, ...]
    """p10, p25, median, p75, p90, in this order."""
    box_width: str
    """Width between p25 and p75, or empty where one of them is not published."""

    @property
    def complete(self) -> bool:
        return all(point.x for point in self.points)


@dataclass(frozen=True, kw_only=True, slots=True)
class MetroRow:
    name: str
    label: str
    low_x: str
    median_x: str
    high_x: str
    width: str
    y: int
    national: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class MetrosFigure:
    rows: tuple[MetroRow, ...]
    """Highest median first; the national row is among them."""
    national_x: str
    height: int


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


def short_money(amount: int, currency: str = "USD") -> str:
    """`123020` -> `$123k`, rounded half up; the exact figure stands in the table."""
    return f"{money((amount + 500) // 1000, currency)}k"


def short_area(area: str) -> str:
    """`San Francisco-Oakland-Fremont, CA` -> `San Francisco, CA`: the first city, the first state."""
    cities, _, states = area.partition(", ")
    city, state = cities.split("-")[0], states.split("-")[0]
    return f"{city}, {state}" if state else city


def pay(compensation: Compensation) -> PayFigure:
    """The figure of the pay line."""
    c = compensation
    scale = _range(c.low, c.high)
    return PayFigure(
        low=short_money(c.low, c.currency),
        median=short_money(c.median, c.currency),
        high=short_money(c.high, c.currency),
        low_x=scale(c.low),
        median_x=scale(c.median),
        high_x=scale(c.high),
        width=_percent(_share(scale(c.high)) - _share(scale(c.low))),
    )


_PERCENTILES = (
    ("10th percentile", "10th", "p10"),
    ("25th percentile", "25th", "p25"),
    ("Median", "median", "median"),
    ("75th percentile", "75th", "p75"),
    ("90th percentile", "90th", "p90"),
)


def wages(row: WageRow, cap: int | None = None) -> WagesFigure:
    """The five percentiles of `row`; what the table caps or withholds is said in words."""
    values = {column: getattr(row, column) for _, _, column in _PERCENTILES}
    known = [value for value in values.values() if value is not None]
    scale = _range(min(known), max(known)) if known else None
    points = []
    for name, short, column in _PERCENTILES:
        value = values[column]
        capped = column in row.capped and cap is not None
        points.append(
            Percentile(
                name=name,
                short=short,
                figure=money(value)
                if value is not None
                else f"{money(cap)} or more"
                if capped and cap is not None
                else "not published",
                label=short_money(value) if value is not None else "",
                x=scale(value) if scale and value is not None else "",
            )
        )
    low, high = points[1].x, points[3].x
    return WagesFigure(
        points=tuple(points),
        box_width=_percent(_share(high) - _share(low)) if low and high else "",
    )


def metros(national: WageRow, rows: Sequence[WageRow], most: int = 12) -> MetrosFigure | None:
    """The `most` metros with the most jobs beside the nation, by median; None with fewer than two."""

    def drawn(row: WageRow) -> bool:
        return None not in (row.p25, row.median, row.p75)

    largest = sorted(
        (row for row in rows if drawn(row) and row.employment is not None),
        key=lambda row: (-(row.employment or 0), row.area),
    )[:most]
    if len(largest) < 2 or not drawn(national):
        return None
    shown = sorted([national, *largest], key=lambda row: (-(row.median or 0), row.area))
    scale = _range(min(row.p25 or 0 for row in shown), max(row.p75 or 0 for row in shown), 0.02)
    return MetrosFigure(
        rows=tuple(
            MetroRow(
                name="United States" if row is national else short_area(row.area),
                label=money(row.median or 0),
                low_x=scale(row.p25 or 0),
                median_x=scale(row.median or 0),
                high_x=scale(row.p75 or 0),
                width=_percent(_share(scale(row.p75 or 0)) - _share(scale(row.p25 or 0))),
                y=place * _ROW,
                national=row is national,
            )
            for place, row in enumerate(shown)
        ),
        national_x=scale(national.median or 0),
        height=len(shown) * _ROW,
    )


_ROW = 38
_LINE = 15
"""Least distance between two labels of curves, in the 100 of the box."""


def freshness(
    families: Sequence[tuple[str, float]],
    value: Callable[[float, float], float],
    *,
    months: int = 48,
    step: int = 12,
) -> FreshnessFigure:
    """A curve per family of (name, half-life in months); `value(age, half_life)` is the scoring's own."""
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
                label_y=_percent(end / 100),
                values=tuple(f"{value(age, half):.2f}" for age in ticks),
            )
            for (name, half), end in zip(families, ends, strict=True)
        ),
        ticks=tuple((age, _percent(age / months)) for age in ticks),
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
    return _percent((points - _SCALE[0]) / (_SCALE[1] - _SCALE[0]))


def _range(low: float, high: float, margin: float = _MARGIN) -> Callable[[float], str]:
    """A scale from `low` to `high` with `margin` at both ends; a range of nothing sits in the middle."""
    span = (high - low) or 1.0
    start, width = low - margin * span, span * (1 + 2 * margin)
    return lambda value: _percent((value - start) / width)


def _percent(share: float) -> str:
    return f"{100 * share:.2f}%"


def _share(percent: str) -> float:
    return float(percent.removesuffix("%")) / 100


def _apart(places: Sequence[float], least: float) -> list[float]:
    """`places` moved down just enough that no two are nearer than `least`; order kept."""
    moved = list(places)
    order = sorted(range(len(moved)), key=lambda i: moved[i])
    for before, after in zip(order, order[1:], strict=False):
        moved[after] = max(moved[after], moved[before] + least)
    return moved
