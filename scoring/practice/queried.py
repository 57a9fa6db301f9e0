"""Formats that run a query: one is written, or a row is found on which another goes wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from scoring.lazy_dataclass import dataclass
from scoring.practice.sandbox import Cell, QueryRefused, Rows, SqlTable, Tables, run

__all__ = [
    "CounterexampleItem",
    "Difference",
    "Fixture",
    "SqlItem",
    "Tried",
    "difference",
    "on_fixture",
]

_DIGITS = 6
"""Decimals in which two sums of fractions must agree: their order of adding may differ."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fixture:
    """Other rows for the shown tables."""

    add: Mapping[str, tuple[tuple[Cell, ...], ...]]
    instead: Mapping[str, tuple[tuple[Cell, ...], ...]]


def on_fixture(tables: Tables, fixture: Fixture) -> Tables:
    """`tables` with the rows of `fixture`."""
    return {
        name: replace(
            table,
            rows=(*fixture.instead.get(name, table.rows), *fixture.add.get(name, ())),
        )
        for name, table in tables.items()
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """The first row that shows how two results differ; both None where only the columns do."""

    missing: tuple[Cell, ...] | None
    """A row that should be there."""
    extra: tuple[Cell, ...] | None
    """A row that should not."""


def difference(expected: Rows, got: Rows, *, ordered: bool) -> Difference | None:
    """How `got` differs from `expected`; None where it does not. Names of columns do not count."""
    if len(expected.columns) != len(got.columns) or expected.more != got.more:
        return Difference(missing=None, extra=None)
    right, given = list(map(_compared, expected.rows)), list(map(_compared, got.rows))
    if ordered:
        for place, row in enumerate(right):
            if place >= len(given) or given[place] != row:
                extra = got.rows[place] if place < len(given) else None
                return Difference(missing=expected.rows[place], extra=extra)
        if len(given) > len(right):
            return Difference(missing=None, extra=got.rows[len(right)])
        return None
    missing, extra = _beyond(right, given, expected.rows), _beyond(given, right, got.rows)
    return None if missing is extra is None else Difference(missing=missing, extra=extra)


def _beyond(
    these: Sequence[tuple[Cell, ...]],
    those: Sequence[tuple[Cell, ...]],
    rows: Sequence[tuple[Cell, ...]],
) -> tuple[Cell, ...] | None:
    """The first of `rows`, written for comparing as `these`, that `those` do not have as often."""
    left = Counter(those)
    for compared, row in zip(these, rows, strict=True):
        if not left[compared]:
            return row
        left[compared] -= 1
    return None


def _compared(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """1 and 1.0 are equal in Python as they are; fractions are rounded."""
    return tuple(round(cell, _DIGITS) if isinstance(cell, float) else cell for cell in row)


@dataclass(frozen=True, kw_only=True, slots=True)
class Tried:
    """What came of an answer, for the page to show."""

    points: int
    fixture: int | None = None
    """Where a query failed: 0 the shown rows, then the hidden fixtures from 1."""
    expected: Rows | None = None
    got: Rows | None = None
    difference: Difference | None = None
    refused: QueryRefused | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class SqlItem:
    """A query to write. It must be right on the shown rows and on every hidden fixture."""

    most: ClassVar[int] = 2
    tables: Tables
    key: str
    ordered: bool
    hidden: tuple[Fixture, ...]

    def tried(self, answer: str) -> Tried:
        shown = Fixture(add={}, instead={})
        for number, fixture in enumerate((shown, *self.hidden)):
            tables = on_fixture(self.tables, fixture)
            expected = run(self.key, tables)
            try:
                got = run(answer, tables)
            except QueryRefused as refused:
                return Tried(points=0, fixture=number, expected=expected, refused=refused)
            if differs := difference(expected, got, ordered=self.ordered):
                return Tried(
                    points=0, fixture=number, expected=expected, got=got, difference=differs
                )
        return Tried(points=self.most)

    def points(self, answer: str) -> int:
        return self.tried(answer).points


@dataclass(frozen=True, kw_only=True, slots=True)
class CounterexampleItem:
    """One row to add, on which a query and the right one disagree."""

    most: ClassVar[int] = 2
    tables: Tables
    query: str
    right: str
    table: str

    def with_row(self, answer: Mapping[str, Cell]) -> Tables:
        """The tables with the row `answer` by column; a column it lacks is null."""
        table: SqlTable = self.tables[self.table]
        row = tuple(answer.get(column) for column in table.columns)
        return {**self.tables, self.table: replace(table, rows=(*table.rows, row))}

    def tried(self, answer: Mapping[str, Cell]) -> Tried:
        tables = self.with_row(answer)
        try:
            expected, got = run(self.right, tables), run(self.query, tables)
        except QueryRefused as refused:
            return Tried(points=0, refused=refused)
        differs = difference(expected, got, ordered=False)
        points = self.most if differs else 0
        return Tried(points=points, expected=expected, got=got, difference=differs)

    def points(self, answer: Mapping[str, Cell]) -> int:
        return self.tried(answer).points
