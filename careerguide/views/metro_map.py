"""A map of the United States with the metro areas of an occupation's wages.

Outlines and points share the view box 0 0 975 610; a metro's point is its first-named city.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files

from careerguide.content.wage_records import WageRow
from careerguide.views.figures import short_area
from careerguide.views.wording import money
from scoring.lazy_dataclass import dataclass

__all__ = ["LEAST", "MetroMap", "MetroPoint", "metro_map"]

LEAST = 2
"""A map of fewer points compares nothing."""
_STEPS = (0.05, 0.15, 0.3)
"""Distances from the national median at which a dot grows."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MetroPoint:
    area: str
    name: str
    x: float
    y: float
    median: str
    side: str
    """above or below the national median"""
    size: int
    """1 to 4: how far from it"""


@dataclass(frozen=True, kw_only=True, slots=True)
class MetroMap:
    outlines: Sequence[str]
    """SVG paths of the states."""
    points: Sequence[MetroPoint]
    """The largest dots first, so that no small one is covered."""
    missing: Sequence[str]
    """Areas with a median that have no place on the map."""


def metro_map(national: WageRow, rows: Sequence[WageRow]) -> MetroMap | None:
    """The map of the medians of `rows`; None where too few are published."""
    if national.median is None:
        return None
    places = _places()
    points = []
    missing = []
    for row in rows:
        if row.median is None:
            continue
        if row.area not in places:
            missing.append(row.area)
            continue
        x, y = places[row.area]
        factor = row.median / national.median
        points.append(
            MetroPoint(
                area=row.area,
                name=short_area(row.area),
                x=x,
                y=y,
                median=money(row.median),
                side="below" if factor < 1 else "above",
                size=1 + sum(abs(factor - 1) >= step for step in _STEPS),
            )
        )
    if len(points) < LEAST:
        return None
    points.sort(key=lambda point: (-point.size, point.area))
    return MetroMap(outlines=_outlines(), points=points, missing=missing)


@lru_cache(maxsize=1)
def _outlines() -> tuple[str, ...]:
    """From us-atlas 3.0.1 (ISC), made of boundaries of the U.S. Census Bureau: us-map.md."""
    return tuple(row["d"] for row in _table("us-states.csv"))


@lru_cache(maxsize=1)
def _places() -> Mapping[str, tuple[float, float]]:
    """Metro area -> its point. Cities of GeoNames (CC BY 4.0): us-map.md."""
    return {row["area"]: (float(row["x"]), float(row["y"])) for row in _table("us-metros.csv")}


def _table(name: str) -> list[dict[str, str]]:
    text = files("careerguide.views").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))
