"""Where everything in a figure stands: numbers in, positions and labels out.

The templates in overrides/components/figures/ print these values as SVG. Horizontal positions are
percentages and text is in pixels, so one drawing serves a phone and a desk. No figure says
anything that its table does not say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from careerguide.content.model import Compensation
from careerguide.content.wage_records import WageRow
from careerguide.views.wording import money
from scoring.lazy_dataclass import dataclass

__all__ = [
    "MetroRow",
    "MetrosFigure",
    "PayFigure",
    "Percentile",
    "WagesFigure",
    "metros",
    "pay",
    "percent",
    "short_area",
    "short_money",
    "wages",
]

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


def short_money(amount: int, currency: str = "USD") -> str:
    """`123020` -> `$123k`, rounded half up; the exact figure stands in the table."""
    return f"{money((amount + 500) // 1000, currency)}k"


def short_area(area: str) -> str:
    """`San Francisco-Oakland-Fremont, CA` -> `San Francisco, CA`: first city and state."""
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
        width=percent(_share(scale(c.high)) - _share(scale(c.low))),
    )


_PERCENTILES = (
    ("10th percentile", "10th", "p10"),
    ("25th percentile", "25th", "p25"),
    ("Median", "median", "median"),
    ("75th percentile", "75th", "p75"),
    ("90th percentile", "90th", "p90"),
)


def wages(row: WageRow, cap: int | None = None, currency: str = "USD") -> WagesFigure:
    """The five percentiles of `row`; what the table caps or withholds is said in words."""
    values = {column: getattr(row, column) for _, _, column in _PERCENTILES}
    known = [value for value in values.values() if value is not None]
    scale = _range(min(known), max(known)) if known else None
    points = [
        Percentile(
            name=name,
            short=short,
            figure=_in_words(values[column], cap if column in row.capped else None, currency),
            label="" if values[column] is None else short_money(values[column], currency),
            x="" if values[column] is None or scale is None else scale(values[column]),
        )
        for name, short, column in _PERCENTILES
    ]
    low, high = points[1].x, points[3].x
    return WagesFigure(
        points=tuple(points),
        box_width=percent(_share(high) - _share(low)) if low and high else "",
    )


def _in_words(value: int | None, cap: int | None, currency: str) -> str:
    if value is not None:
        return money(value, currency)
    return "not published" if cap is None else f"{money(cap, currency)} or more"


def metros(
    national: WageRow,
    rows: Sequence[WageRow],
    most: int = 12,
    *,
    nation: str = "United States",
    currency: str = "USD",
) -> MetrosFigure | None:
    """The `most` metros with the most jobs and the nation, by median; None with fewer than two."""

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
                name=nation if row is national else short_area(row.area),
                label=money(row.median or 0, currency),
                low_x=scale(row.p25 or 0),
                median_x=scale(row.median or 0),
                high_x=scale(row.p75 or 0),
                width=percent(_share(scale(row.p75 or 0)) - _share(scale(row.p25 or 0))),
                y=place * _ROW,
                national=row is national,
            )
            for place, row in enumerate(shown)
        ),
        national_x=scale(national.median or 0),
        height=len(shown) * _ROW,
    )


_ROW = 38


def _range(low: float, high: float, margin: float = _MARGIN) -> Callable[[float], str]:
    """A scale from `low` to `high` with `margin` at both ends, as a share of the range."""
    span = (high - low) or 1.0
    start, width = low - margin * span, span * (1 + 2 * margin)
    return lambda value: percent((value - start) / width)


def percent(share: float) -> str:
    """A position in a figure: `0.5` -> `50.00%`."""
    return f"{100 * share:.2f}%"


def _share(percent: str) -> float:
    return float(percent.removesuffix("%")) / 100
