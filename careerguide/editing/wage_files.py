"""A wage table as somebody gives it: in our columns, or as the U.S. Bureau of Labor Statistics
publishes its Occupational Employment and Wage Statistics (a workbook, or one saved as CSV).

Of a published file the rows of detailed occupations are read, for the nation and for metro areas,
across industries and owners. The Bureau writes `#` for a wage at or above its cap, `*` and `**`
for a figure it does not release, and `~` for a share below half a percent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from careerguide.content.csv_rows import in_columns
from careerguide.content.wage_tables import COLUMNS, CSV_RULES, LIMIT
from careerguide.editing.given_files import sheets
from careerguide.yamlfile.problems import Found
from scoring.lazy_dataclass import dataclass

__all__ = ["Table", "read"]

_PUBLISHED = {
    "soc": "OCC_CODE",
    "title": "OCC_TITLE",
    "area": "AREA_TITLE",
    "area_type": "AREA_TYPE",
    "employment": "TOT_EMP",
    "mean": "A_MEAN",
    "p10": "A_PCT10",
    "p25": "A_PCT25",
    "median": "A_MEDIAN",
    "p75": "A_PCT75",
    "p90": "A_PCT90",
}
_ALSO = {
    "area_code": "AREA",
    "employment_rse": "EMP_PRSE",
    "wage_rse": "MEAN_PRSE",
    "jobs_per_1000": "JOBS_1000",
    "location_quotient": "LOC_QUOTIENT",
}
"""Columns that our files keep where the Bureau's has them."""
_AREA_TYPES = {"1": "national", "4": "metro"}
_NATION = "National"
_CODE_DIGITS = 7
_KEPT_ROWS = {"O_GROUP": "detailed", "I_GROUP": "cross-industry"}
"""Of these columns, where they are there, the value of a row that is read."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Table:
    """The rows of one file in our columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[int, Mapping[str, str]] | Found, ...]
    """Line in the file and the cells by column, or what keeps a line from being read."""
    published: bool
    """In the Bureau's own form: with every metro area, of which the site shows some."""


def read(table: Path) -> Table | Found:
    """The table in the file `table`, whichever of its forms it has."""
    found = sheets(table, LIMIT, CSV_RULES.row)
    if isinstance(found, Found):
        return found
    bureaus = (sheet for sheet in found if sheet.lines and _is_published(sheet.lines[0][1]))
    lines = next(bureaus, found[0]).lines if found else []
    header = [cell.strip() for cell in lines[0][1]] if lines else []
    if _is_published(header):
        return _from_the_bureau([cell.upper() for cell in header], lines[1:])
    rows = tuple(in_columns(header, lines[1:], COLUMNS, CSV_RULES))
    return Table(columns=tuple(header), rows=rows, published=False)


def _from_the_bureau(header: Sequence[str], lines: Sequence[tuple[int, Sequence[str]]]) -> Table:
    also = {ours: theirs for ours, theirs in _ALSO.items() if theirs in header}
    rows: list[tuple[int, Mapping[str, str]] | Found] = []
    for item in in_columns(header, lines, tuple(_PUBLISHED.values()), CSV_RULES):
        if isinstance(item, Found):
            rows.append(item)
            continue
        line, cells = item
        kept = all(cells.get(name, value) == value for name, value in _KEPT_ROWS.items())
        area_type = _AREA_TYPES.get(cells["AREA_TYPE"])
        if not kept or area_type is None:
            continue
        row = {ours: _plain(cells[theirs]) for ours, theirs in (_PUBLISHED | also).items()}
        row |= {"title": cells["OCC_TITLE"], "area_type": area_type}
        row["area"] = _NATION if area_type == "national" else cells["AREA_TITLE"]
        if "area_code" in also:
            row["area_code"] = (cells["AREA"] if area_type == "metro" else "").zfill(_CODE_DIGITS)
        rows.append((line, row))
    return Table(columns=(*_PUBLISHED, *also), rows=tuple(rows), published=True)


def _plain(cell: str) -> str:
    """A figure without separators of thousands; an empty cell or `~` is not published."""
    return "**" if cell in ("", "~") else cell.replace(",", "")


def _is_published(header: Sequence[str]) -> bool:
    return _PUBLISHED["soc"] in (cell.strip().upper() for cell in header)
