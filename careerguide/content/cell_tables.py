"""Tables of cells with a form: how each column is read, and what is wrong with a cell or a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from careerguide.content.csv_rows import CsvRules, Row
from careerguide.rulebook.about_facts import FACTS_CELL, FACTS_HEADER, FACTS_ROW, FACTS_TWICE
from careerguide.yamlfile.problems import Found, shown

__all__ = ["CSV_RULES", "LIMIT", "Column", "FactTable", "checked", "matching", "number", "one_of"]

LIMIT = 2_000_000
"""Longest table, in bytes: 832 occupations take 90,000."""
CSV_RULES = CsvRules(header=FACTS_HEADER, row=FACTS_ROW)


class Column(NamedTuple):
    """One column: how a cell is read, and what an editor is told it should be."""

    name: str
    read: Callable[[str], Any]
    expected: str
    do: str = "copy it from the release"
    """What an editor is told to do about a wrong cell."""


class _Wrong(ValueError):
    pass


def matching(pattern: str) -> Callable[[str], str]:
    form = re.compile(pattern)

    def read(cell: str) -> str:
        if not form.fullmatch(cell):
            raise _Wrong
        return cell

    return read


def number(pattern: str, make: Callable[[str], Any]) -> Callable[[str], Any]:
    form = re.compile(pattern)

    def read(cell: str) -> Any:
        if not cell:
            return None
        if not form.fullmatch(cell):
            raise _Wrong
        return make(cell)

    return read


def one_of(*words: str) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell not in words:
            raise _Wrong
        return cell

    return read


class FactTable(NamedTuple):
    columns: tuple[Column, ...]
    make: Callable[[Mapping[str, Any]], Any]
    key_columns: int = 1
    """So many of the first columns tell the rows apart."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def key(self) -> tuple[str, ...]:
        return self.names[: self.key_columns]


def checked(table: FactTable, rows: Iterable[Row | Found], found: list[Found]) -> Iterator[Any]:
    """The records of the sound rows of `table`; what is wrong goes to `found`."""
    seen: dict[tuple[Any, ...], int] = {}
    key = table.key
    none = True
    for item in rows:
        none = False
        if isinstance(item, Found):
            found.append(item)
            continue
        line, cells = item
        values: dict[str, Any] = {}
        for column in table.columns:
            try:
                values[column.name] = column.read(cells[column.name])
            except _Wrong:
                what = f"is {shown(cells[column.name])}" if cells[column.name] else "is empty"
                found.append(_cell(column, what, line))
        if len(values) < len(table.columns):
            continue
        code = tuple(values[name] for name in key)
        first = seen.setdefault(code, line)
        if first == line:
            yield table.make(values)
        else:
            what = f"is for {' '.join(code)}, which line {first} is for"
            found.append(
                Found(rule=FACTS_TWICE, field="row", what=what, expected="one row", line=line)
            )
    if none:
        what, expected = "has no rows", "one row per occupation"
        found.append(Found(rule=FACTS_ROW, field="table", what=what, expected=expected))


def _cell(column: Column, what: str, line: int) -> Found:
    return Found(
        rule=FACTS_CELL,
        field=column.name,
        what=what,
        expected=column.expected,
        do=column.do,
        line=line,
    )
