"""A wage table as somebody gives it: in our columns, or as the U.S. Bureau of Labor Statistics
publishes its Occupational Employment and Wage Statistics (a workbook, or one saved as CSV).

Of a published file the rows of detailed occupations are read, for the nation and for metro areas,
across industries and owners. The Bureau writes `#` for a wage at or above its cap, `*` and `**`
for a figure it does not release, and `~` for a share below half a percent.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from careerguide.content.csv_rows import in_columns, lines_of
from careerguide.content.wage_tables import COLUMNS, CSV_RULES, LIMIT
from careerguide.rulebook.about_files import FILE_SIZE
from careerguide.rulebook.about_wages import WAGES_WORKBOOK
from careerguide.yamlfile.hidden import cleaned
from careerguide.yamlfile.problems import Found
from careerguide.yamlfile.text_files import decode, read_bytes

__all__ = ["Table", "read"]

_LIMIT = 120_000_000
"""Longest workbook, in bytes: the one with every metro area has about 25 million."""
_WORKBOOK = b"PK\x03\x04"
_MARK = b"\xef\xbb\xbf"
"""Byte order mark, which a spreadsheet program puts before a CSV file in UTF-8."""

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
    data = read_bytes(table.parent, table.name, _LIMIT)
    if isinstance(data, Found):
        return data
    if data.startswith(_WORKBOOK):
        lines = _workbook(data)
    elif len(data) > LIMIT:
        return Found(
            rule=FILE_SIZE,
            field="file",
            what=f"is {len(data):,} bytes long",
            expected=f"at most {LIMIT:,} bytes of CSV",
            do="give the workbook (.xlsx) that the Bureau publishes, which is smaller",
        )
    else:
        text = decode(data.removeprefix(_MARK))
        if isinstance(text, Found):
            return text
        text, hidden = cleaned(text)
        lines = hidden[0] if hidden else lines_of(text, CSV_RULES.row)
    if isinstance(lines, Found):
        return lines
    header = [cell.strip() for cell in lines[0][1]] if lines else []
    if _PUBLISHED["soc"] in map(str.upper, header):
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


def _workbook(data: bytes) -> list[tuple[int, list[str]]] | Found:
    """The rows of the first sheet that has the Bureau's columns, or of the first sheet."""
    from openpyxl import load_workbook  # only this command needs it, and it is slow to import
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = [list(_sheet(sheet.iter_rows(values_only=True))) for sheet in book.worksheets]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError):
        return Found(
            rule=WAGES_WORKBOOK,
            field="file",
            what="is no workbook that can be read",
            expected="an .xlsx file, or CSV in UTF-8",
            do="unpack the archive if it is one, and give the .xlsx file inside",
        )
    for lines in sheets:
        if lines and _PUBLISHED["soc"] in (cell.upper() for cell in lines[0][1]):
            return lines
    return sheets[0] if sheets else []


def _sheet(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, 1):
        cells = ["" if cell is None else _written(cell) for cell in row]
        if any(cells):
            yield number, cells


def _written(cell: object) -> str:
    """A cell as text; whole numbers without a decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
