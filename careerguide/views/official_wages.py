"""Official wages of an occupation, as a guide shows them: the nation, the metros, a region."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from careerguide.content.model import Catalog, Occupation, WageRow
from careerguide.views import figures

__all__ = ["factor", "regional", "view"]

# The comparison of the coast with the interior that guides speak of, as the table can answer it.
_COAST = ["San Francisco", "San Jose", "New York", "Seattle"]
_INTERIOR = [
    "Atlanta",
    "Austin",
    "Charlotte",
    "Chicago",
    "Columbus",
    "Dallas",
    "Denver",
    "Detroit",
    "Houston",
    "Indianapolis",
    "Kansas City",
    "Minneapolis",
    "Nashville",
    "Phoenix",
    "Pittsburgh",
    "Raleigh",
    "Salt Lake City",
    "St. Louis",
    "Tampa",
]
_LEAST_INTERIOR = 10
"""Fewer metros than this carry no statement about a region."""


def view(occupation: Occupation, catalog: Catalog) -> dict[str, Any] | None:
    """What a guide shows of its occupation's wages; None where the table has no such occupation."""
    national = catalog.wages.national.get(occupation.soc)
    if national is None:
        return None
    rows = catalog.wages.metros.get(occupation.soc, ())
    return {
        "row": national,
        "figure": figures.wages(national, catalog.wages.cap),
        "metros": [
            {"row": row, "factor": factor(row, national)}
            for row in sorted(rows, key=lambda row: (-(row.median or 0), row.area))
        ],
        "metro_figure": figures.metros(national, rows),
        "regional": regional(rows),
        "release": catalog.wages.release,
        "reference": catalog.references.get(catalog.wages.reference),
    }


def factor(row: WageRow, national: WageRow) -> float | None:
    """Median of `row` over the national median, or None where either is not published."""
    if row.median is None or national.median is None:
        return None
    return row.median / national.median


def regional(rows: Sequence[WageRow]) -> dict[str, Any] | None:
    """The interior's medians against the coast's, weighted by jobs; None where few are known."""

    def group(cities: Sequence[str]) -> list[tuple[WageRow, int, int]]:
        return [
            (row, row.employment, row.median)
            for row in rows
            if row.area.startswith(tuple(cities))
            and row.employment is not None
            and row.median is not None
        ]

    coast, interior = group(_COAST), group(_INTERIOR)
    if len(coast) < len(_COAST) or len(interior) < _LEAST_INTERIOR:
        return None
    coast_mean, interior_mean = (
        sum(jobs * median for _, jobs, median in part) / sum(jobs for _, jobs, _ in part)
        for part in (coast, interior)
    )
    difference = round(100 * (interior_mean / coast_mean - 1))
    return {
        "percent": abs(difference),
        "word": "below" if difference < 0 else "above",
        "count": len(interior),
        "names": [_city(row) for row, _, _ in sorted(interior, key=lambda part: -part[1])],
    }


def _city(row: WageRow) -> str:
    return figures.short_area(row.area).split(",")[0]
