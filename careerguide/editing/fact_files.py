"""Tables of facts as somebody gives them: in our columns, or as they are published.

The U.S. Bureau of Labor Statistics publishes its employment projections as a workbook of several
tables (or one of them as CSV), O*NET its database as workbooks or text. Of each the table that has
the most of our columns is read. `—` stands for a figure that is not published.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path

from careerguide.content.cell_tables import CSV_RULES, LIMIT
from careerguide.content.csv_rows import Row
from careerguide.content.fact_records import ALL_JOBS
from careerguide.content.fact_tables import GROUPS, TABLES
from careerguide.editing.given_files import Sheet, sheets
from careerguide.rulebook.about_facts import FACTS_HEADER
from careerguide.yamlfile.problems import Found
from scoring.lazy_dataclass import dataclass

__all__ = ["GivenTable", "education", "read", "zones"]

_MATRIX = r"(?:[0-9]{4} National Employment Matrix|Occupation)"
_PROJECTIONS = {
    "soc": rf"{_MATRIX} code",
    "title": rf"{_MATRIX} title",
    "change": r"Employment change, numeric, .*|Employment change, [0-9]{4}.*",
    "change_pct": r"Employment change, percent, .*|Employment percent change, .*",
    "openings_per_year": r"Occupational openings, .* annual average",
    "entry_education": r"Typical education needed for entry|Typical entry-level education",
    "related_experience": r"Work experience in a related occupation",
    "on_the_job_training": r"Typical on-the-job training.*",
}
_KIND = {"kind": r"Occupation type"}
_NOTES = {
    "soc": rf"{_MATRIX} occupation code",
    "title": rf"{_MATRIX} occupation title",
    "industry": rf"{_MATRIX} industry title",
    "note": r"Factors affecting occupational utilization",
}
_EDUCATION = {
    "onet": r"O\*NET-SOC Code",
    "element": r"Element Name",
    "category": r"Category",
    "value": r"Data Value",
    "n": r"N",
    "suppress": r"Recommend Suppress",
    "date": r"Date",
}
_ZONES = {"onet": r"O\*NET-SOC Code", "job_zone": r"Job Zone", "date": r"Date"}
_LEVELS = dict(zip(GROUPS, ((1, 2, 3, 4), (5,), (6, 7), (8, 9, 10, 11, 12)), strict=True))
"""Group of answers -> O*NET's categories of required education."""

_ENOUGH = 3
"""A table with so many of the columns is meant to be the one, even if some are missing."""
_HEADER_LINES = 4
"""Titles and empty lines may stand above the names of the columns."""
_NONE = ("—", "–", "-", "n/a", "N/A")
_PERIOD = re.compile(r"(20[0-9]{2})\s?[–-]\s?(?:20)?([0-9]{2})\b")
_AI = re.compile(r"artificial intelligence|\bAI\b")
_DIRECTION = re.compile(r"share (increases|decreases)")
_EVERY_INDUSTRY = re.compile(r"(?:total, )?all industries", re.IGNORECASE)
_IN_CODE = re.compile(r'^="(.*)"$')
"""How the Bureau's web page writes a code into CSV, so that a spreadsheet leaves it alone."""
_CODE = re.compile(r"[0-9]{2}-[0-9]{4}")


@dataclass(frozen=True, kw_only=True, slots=True)
class GivenTable:
    key: str
    """Key of the release file that it is for."""
    rows: list[Row | Found]
    release: str
    """As its own headings name it, e.g. "2025–35"; empty if they do not."""


def read(path: Path) -> list[GivenTable] | Found:
    """Every table of facts in the file `path`."""
    found = sheets(path, LIMIT, CSV_RULES.row)
    if isinstance(found, Found):
        return found
    tables = []
    for key, table in TABLES.items():
        own = next((s for s in found if s.lines and set(table.names) <= set(s.lines[0][1])), None)
        if own is not None and key != "earlier_projections":
            header, *lines = own.lines
            rows = (_by_column(header[1], item, table.names) for item in lines)
            tables.append(GivenTable(key=key, rows=list(rows), release=""))
    tables += (made for kind in _PUBLISHED if (made := _published(kind, found)) is not None)
    return tables or Found(
        rule=FACTS_HEADER,
        field="file",
        what="has no table of projections, notes, required education or job zones",
        expected="the Bureau's occupation workbook or its CSV, or a table of the O*NET database",
        do="give the file as it is published",
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class _Kind:
    key: str
    columns: Mapping[str, str]
    """Our column -> how the publisher heads it."""
    rows: Callable[[Iterable[Row]], Iterator[Row]]
    may: Mapping[str, str] = field(default_factory=dict)
    """Columns that help where they are there."""


def _published(kind: _Kind, found: Sequence[Sheet]) -> GivenTable | None:
    """The table of `kind` among the sheets: the one with the most of its columns."""
    best: tuple[dict[str, int], int, Sheet] | None = None
    for sheet in found:
        for place, (_, cells) in enumerate(sheet.lines[:_HEADER_LINES]):
            named = _named(cells, kind.columns)
            if best is None or len(named) > len(best[0]):
                best = (named, place, sheet)
    if best is None or len(best[0]) < min(_ENOUGH, len(kind.columns)):
        return None
    named, place, sheet = best
    first = next(iter(kind.columns))
    missing = [name for name in kind.columns if name not in named]
    if first in missing or (missing and len(named) <= _ENOUGH):
        return None  # another table that shares a few columns
    line, header = sheet.lines[place]
    if missing:
        where = f"{sheet.name}: " if sheet.name else ""
        what = f"{where}has no column {', '.join(map(_heading(kind), missing))}"
        fault = Found(
            rule=FACTS_HEADER,
            field="header",
            what=what,
            expected="every column of the published table",
            do="give the file as it is published",
            line=line,
        )
        return GivenTable(key=kind.key, rows=[fault], release="")
    also = _named(header, kind.may)
    rows = (_cells(item, named | also) for item in sheet.lines[place + 1 :])
    coded = ((number, cells) for number, cells in rows if _CODE.match(cells[first]))
    return GivenTable(
        key=kind.key, rows=list(kind.rows(coded)), release=_period(sheet.lines[: place + 1])
    )


def _named(header: Sequence[str], columns: Mapping[str, str]) -> dict[str, int]:
    """Our columns -> their places in `header`, whatever year and footnote stand in their names."""
    places = {}
    for name, pattern in columns.items():
        for place, cell in enumerate(header):
            plain = re.sub(r"\s*\[[0-9]+\]$", "", " ".join(cell.split()))
            if name not in places and re.fullmatch(pattern, plain, re.IGNORECASE):
                places[name] = place
    return places


def _heading(kind: _Kind) -> Callable[[str], str]:
    """A column in words: its pattern without what differs from year to year."""

    def words(name: str) -> str:
        plain = kind.columns[name].partition("|")[0].replace(_MATRIX, "Matrix")
        plain = re.sub(r",? ?\.\*", "", plain.replace("\\", ""))
        return f'"{plain}"'

    return words


def _period(lines: Iterable[tuple[int, list[str]]]) -> str:
    for _, cells in lines:
        for cell in cells:
            if found := _PERIOD.search(cell):
                return f"{found[1]}–{found[2]}"
    return ""


def _cells(item: tuple[int, list[str]], named: Mapping[str, int]) -> Row:
    line, cells = item
    found = {}
    for name, place in named.items():
        cell = cells[place].strip() if place < len(cells) else ""
        cell = _IN_CODE.sub(r"\1", cell)
        found[name] = "" if cell in _NONE else cell
    return line, found


def _by_column(header: Sequence[str], item: tuple[int, list[str]], names: Sequence[str]) -> Row:
    line, cells = item
    named = dict(zip(header, (cell.strip() for cell in cells), strict=False))
    return line, {name: named.get(name, "") for name in names}


def _projections(rows: Iterable[Row]) -> Iterator[Row]:
    """Detailed occupations and the total; jobs and openings in persons."""
    for line, cells in rows:
        group = cells["soc"].endswith("00") or cells.get("kind", "").lower() == "summary"
        if group and cells["soc"] != ALL_JOBS:
            continue
        yield (
            line,
            cells
            | {
                "change": _persons(cells["change"]),
                "openings_per_year": _persons(cells["openings_per_year"]),
                "change_pct": _one_decimal(cells["change_pct"]),
            },
        )


def _notes(rows: Iterable[Row]) -> Iterator[Row]:
    """The notes on all industries that name artificial intelligence, without words of ours."""
    for line, cells in rows:
        direction = _DIRECTION.search(cells["note"])
        if _EVERY_INDUSTRY.fullmatch(cells["industry"]) and direction and _AI.search(cells["note"]):
            yield line, cells | {"direction": direction[1], "ours": ""}


def education(rows: Iterable[Row]) -> Iterator[Row]:
    """Shares of answers by group; a group with an answer that O*NET suppresses has none."""
    found: dict[str, list[Row]] = {}
    for line, cells in rows:
        if cells["element"] == "Required Level of Education":
            found.setdefault(cells["onet"], []).append((line, cells))
    for onet, answers in found.items():
        line, first = answers[0]
        groups = {}
        for name, categories in _LEVELS.items():
            own = [cells for _, cells in answers if cells["category"] in map(str, categories)]
            kept = own and all(cells["suppress"] != "Y" for cells in own)
            groups[name] = _sum(cells["value"] for cells in own) if kept else ""
        yield line, {"onet": onet, **groups, "n": first["n"], "date": _month(first["date"])}


def zones(rows: Iterable[Row]) -> Iterator[Row]:
    for line, cells in rows:
        yield line, cells | {"date": _month(cells["date"])}


def _sum(cells: Iterable[str]) -> str:
    """The sum of shares; nothing if one is not published, and one that is no number as it is."""
    total = 0.0
    for cell in cells:
        try:
            total += float(cell)
        except ValueError:
            return cell
    return f"{total:.1f}"


def _persons(cell: str) -> str:
    """Thousands as persons; what is no number is left for the check to name."""
    try:
        return str(round(1000 * float(cell.replace(",", "")))) if cell else ""
    except ValueError:
        return cell


def _one_decimal(cell: str) -> str:
    try:
        return f"{float(cell):.1f}" if cell else ""
    except ValueError:
        return cell


def _month(cell: str) -> str:
    """`08/2018` -> `2018-08`."""
    month, _, year = cell.partition("/")
    return f"{year}-{month}" if year else cell


_PUBLISHED = (
    _Kind(key="projections", columns=_PROJECTIONS, rows=_projections, may=_KIND),
    _Kind(key="ai_notes", columns=_NOTES, rows=_notes),
    _Kind(key="respondents", columns=_EDUCATION, rows=education),
    _Kind(key="job_zones", columns=_ZONES, rows=zones),
)
