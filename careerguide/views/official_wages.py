"""Official wages of an occupation, as a guide shows them: the nation, the metros, a region."""

from __future__ import annotations

from collections.abc import Sequence

from careerguide.content.model import Catalog, Occupation, Reference
from careerguide.content.site_model import WageComparison
from careerguide.content.wage_records import WageRow
from careerguide.views import figures
from scoring.lazy_dataclass import dataclass

__all__ = ["MetroWages", "OfficialWages", "Regional", "factor", "of_code", "regional", "view"]


@dataclass(frozen=True, kw_only=True, slots=True)
class MetroWages:
    """A metro area. `factor`: its median over the national one, None if either is not published."""

    row: WageRow
    factor: float | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Regional:
    """The medians of some areas against those of a base."""

    base_rows: list[tuple[WageRow, int, int]]
    """Each with its jobs and its median."""
    other_rows: list[tuple[WageRow, int, int]]
    means: tuple[float, float]
    """Of the base and of the others, weighted by jobs."""
    percent: int
    word: str
    """`below` or `above` the base."""
    count: int
    """How many others there are."""
    all: bool
    """Whether they are all areas outside the base."""
    names: list[str]
    """Cities of the others, the one with most jobs first."""
    base: Sequence[str]


@dataclass(frozen=True, kw_only=True, slots=True)
class OfficialWages:
    row: WageRow
    """The nation's."""
    figure: figures.WagesFigure
    metros: list[MetroWages]
    """Those with the highest median first."""
    metro_figure: figures.MetrosFigure | None
    regional: Regional | None
    release: str
    reference: Reference | None
    geography: str
    currency: str


def view(occupation: Occupation, catalog: Catalog) -> OfficialWages | None:
    """What a guide shows of its occupation's wages; None where the table has no such occupation."""
    return of_code(occupation.soc, catalog)


def of_code(soc: str, catalog: Catalog) -> OfficialWages | None:
    """The same by code."""
    key = ("official wages", soc)
    if key not in catalog.memo:
        catalog.memo[key] = _of_code(soc, catalog)
    found: OfficialWages | None = catalog.memo[key]
    return found


def _of_code(soc: str, catalog: Catalog) -> OfficialWages | None:
    national = catalog.wages.national.get(soc)
    if national is None:
        return None
    table = catalog.wages
    rows = table.metros.get(soc, ())
    return OfficialWages(
        row=national,
        figure=figures.wages(national, table.cap, table.currency),
        metros=[
            MetroWages(row=row, factor=factor(row, national))
            for row in sorted(rows, key=lambda row: (-(row.median or 0), row.area))
        ],
        metro_figure=figures.metros(
            national, rows, nation=table.geography, currency=table.currency
        ),
        regional=regional(rows, catalog.site.wage_comparison),
        release=table.release,
        reference=catalog.references.get(table.reference),
        geography=table.geography,
        currency=table.currency,
    )


def factor(row: WageRow, national: WageRow) -> float | None:
    """Median of `row` over the national median, or None where either is not published."""
    if row.median is None or national.median is None:
        return None
    return row.median / national.median


def regional(rows: Sequence[WageRow], compared: WageComparison | None) -> Regional | None:
    """The medians of the other areas, or of those that the site names, against the base's.

    Both are weighted by jobs.

    None where the site compares none, or where too few are known.
    """
    if compared is None:
        return None

    def group(areas: Sequence[str]) -> list[tuple[WageRow, int, int]]:
        return [
            (row, row.employment, row.median)
            for row in rows
            if row.area.startswith(tuple(areas))
            and row.employment is not None
            and row.median is not None
        ]

    base = group(compared.base)
    named = compared.others or [row.area for row in rows if not row.area.startswith(compared.base)]
    others = group(named)
    if len(base) < len(compared.base) or len(others) < compared.least:
        return None
    base_mean, others_mean = (
        sum(jobs * median for _, jobs, median in part) / sum(jobs for _, jobs, _ in part)
        for part in (base, others)
    )
    difference = round(100 * (others_mean / base_mean - 1))
    return Regional(
        base_rows=base,
        other_rows=others,
        means=(base_mean, others_mean),
        percent=abs(difference),
        word="below" if difference < 0 else "above",
        count=len(others),
        all=not compared.others,
        names=[_city(row) for row, _, _ in sorted(others, key=lambda part: -part[1])],
        base=compared.base,
    )


def _city(row: WageRow) -> str:
    return figures.short_area(row.area).split(",")[0]
