"""The sheets of a file that somebody gives: a workbook, or text with commas or tabs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from careerguide.content.csv_rows import lines_of
from careerguide.rulebook.about_files import FILE_SIZE
from careerguide.rulebook.about_wages import WAGES_WORKBOOK
from careerguide.rulebook.rule import Rule
from careerguide.yamlfile.hidden import cleaned
from careerguide.yamlfile.problems import Found
from careerguide.yamlfile.text_files import decode, read_bytes
from scoring.lazy_dataclass import dataclass

__all__ = ["Sheet", "sheets"]

_MOST_BYTES = 120_000_000
"""Longest workbook: the one with the wages of every metro area has about 25 million."""
_WORKBOOK = b"PK\x03\x04"
_MARK = b"\xef\xbb\xbf"
"""Byte order mark, which a spreadsheet program puts before a CSV file in UTF-8."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Sheet:
    name: str
    """Of a workbook's sheet; empty for a file of text."""
    lines: list[tuple[int, list[str]]]
    """Number of each line that is not empty, and its cells."""


def sheets(path: Path, limit: int, rule: Rule) -> list[Sheet] | Found:
    """The sheets of `path`; text of more than `limit` bytes is refused.

    `rule`: what rows of CSV are reported by.
    """
    data = read_bytes(path.parent, path.name, _MOST_BYTES)
    if isinstance(data, Found):
        return data
    if data.startswith(_WORKBOOK):
        return _of_workbook(data)
    if len(data) > limit:
        return Found(
            rule=FILE_SIZE,
            field="file",
            what=f"is {len(data):,} bytes long",
            expected=f"at most {limit:,} bytes of CSV",
            do="give the workbook (.xlsx) that is published, which is smaller",
        )
    text = decode(data.removeprefix(_MARK))
    if isinstance(text, Found):
        return text
    text, hidden = cleaned(text)
    tabs = "\t" in text.partition("\n")[0]
    lines = hidden[0] if hidden else lines_of(text, rule, "\t" if tabs else ",")
    return lines if isinstance(lines, Found) else [Sheet(name="", lines=lines)]


def _of_workbook(data: bytes) -> list[Sheet] | Found:
    from openpyxl import load_workbook  # only some commands need it, and it is slow to import
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        return [
            Sheet(name=sheet.title, lines=list(_lines(sheet.iter_rows(values_only=True))))
            for sheet in book.worksheets
        ]
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError):
        return Found(
            rule=WAGES_WORKBOOK,
            field="file",
            what="is no workbook that can be read",
            expected="an .xlsx file, or CSV in UTF-8",
            do="unpack the archive if it is one, and give the .xlsx file inside",
        )


def _lines(rows: Iterator[tuple[object, ...]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(rows, 1):
        cells = ["" if cell is None else _written(cell) for cell in row]
        if any(cells):
            yield number, cells


def _written(cell: object) -> str:
    """A cell as text; whole numbers without a decimal point."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
