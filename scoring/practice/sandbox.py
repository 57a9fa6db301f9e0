"""A query over a few small tables, kept from doing anything but read them.

The authorizer allows reading and nothing else, a progress handler ends what runs too long, and
limits on lengths hold for what neither sees: a single step may make a text of any size.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from time import monotonic

from scoring.lazy_dataclass import dataclass

__all__ = [
    "MOST_IN_QUERY",
    "MOST_ROWS",
    "Cell",
    "QueryRefused",
    "Rows",
    "SqlTable",
    "Tables",
    "opened",
    "run",
]

Cell = str | int | float | None

MOST_IN_QUERY = 1500
"""Longest query, in characters."""
MOST_ROWS = 200
"""Rows of a result; what follows is left out, and the result says so."""
_MOST_CHARACTERS = 50_000
"""Of all cells of a result together."""
_SECONDS = 0.5
"""A right query on a dozen rows takes a millisecond."""
_STEPS_BETWEEN_LOOKS = 1000
_HEAP_BYTES = 64 * 1024 * 1024
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 10_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 4 * MOST_IN_QUERY,
    sqlite3.SQLITE_LIMIT_COLUMN: 30,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 60,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 25_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 100,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 10,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 0,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_READING = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE}
_NOT_CALLED = {
    *("load_extension", "sqlite_log", "fts3_tokenizer"),
    *("random", "randomblob"),
    *("printf", "format"),
}
"""What reaches out, gives another result each time, or counts to a billion in one step: printf
goes on to the end of a precision although its text has long been refused as too long."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SqlTable:
    """A table as an item shows it."""

    columns: Mapping[str, str]
    """What follows each name in CREATE TABLE."""
    rows: tuple[tuple[Cell, ...], ...]


Tables = Mapping[str, SqlTable]


@dataclass(frozen=True, kw_only=True, slots=True)
class Rows:
    """What a query gave."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    more: bool
    """Whether rows were left out."""


class QueryRefused(Exception):
    """A query or a row that SQLite does not take; the message is SQLite's own.

    `hint` names what to try, for the page to say.
    """

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


_HINTS = (
    ("no such table", "table"),
    ("no such column", "column"),
    ("no such function", "function"),
    ("ambiguous column name", "ambiguous"),
    ("syntax error", "syntax"),
    ("incomplete input", "unfinished"),
    ("unrecognized token", "token"),
    ("misuse of", "aggregate"),
    ("one statement at a time", "one"),
    ("not authorized", "reading"),
    ("prohibited", "reading"),
    ("interrupted", "time"),
    ("do not have the same number of result columns", "union"),
    ("UNIQUE constraint", "unique"),
    ("FOREIGN KEY constraint", "foreign"),
    ("NOT NULL constraint", "not-null"),
    ("CHECK constraint", "check"),
    ("datatype mismatch", "type"),
        ("too ", "size"),
    ("out of memory", "size"),
)


def _refused(error: BaseException) -> QueryRefused:
    message = str(error) or "out of memory"
    return QueryRefused(message, next((hint for part, hint in _HINTS if part in message), "other"))


def opened(tables: Tables) -> sqlite3.Connection:
    """A database in memory that holds `tables`; `QueryRefused` if SQLite does not take them."""
    connection = sqlite3.connect(":memory:", isolation_level=None, cached_statements=0)
    try:
        connection.execute(f"PRAGMA hard_heap_limit = {_HEAP_BYTES}")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA foreign_keys = ON")
        # Tables may name each other in any order; the end of the transaction checks all rows.
        connection.execute("BEGIN")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for name, table in tables.items():
            columns = ", ".join(f"{_quoted(c)} {kind}" for c, kind in table.columns.items())
            connection.execute(f"CREATE TABLE {_quoted(name)} ({columns})")
        for name, table in tables.items():
            _insert(connection, name, len(table.columns), table.rows)
        connection.execute("COMMIT")
    except (sqlite3.Error, sqlite3.Warning, ValueError, OverflowError) as error:
        connection.close()
        raise _refused(error) from error
    return connection


def _insert(
    connection: sqlite3.Connection, name: str, width: int, rows: Iterable[Sequence[Cell]]
) -> None:
    places = ", ".join("?" * width)
    connection.executemany(f"INSERT INTO {_quoted(name)} VALUES ({places})", rows)


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def run(query: str, tables: Tables) -> Rows:
    """What `query` gives over `tables`; `QueryRefused` if it does not run."""
    connection = opened(tables)
    try:
        for limit, most in _LIMITS.items():
            connection.setlimit(limit, most)
        late = monotonic() + _SECONDS
        connection.set_progress_handler(lambda: monotonic() > late, _STEPS_BETWEEN_LOOKS)
        connection.set_authorizer(_allowed)
        try:
            cursor = connection.execute(query)
            rows = _bounded(cursor)
        # A text that is no Unicode, a number past 64 bits or an embedded zero is the query's fault.
        except (sqlite3.Error, sqlite3.Warning, MemoryError, ValueError, OverflowError) as error:
            raise _refused(error) from error
        return Rows(
            columns=tuple(column[0] for column in cursor.description or ()),
            rows=rows[:MOST_ROWS],
            more=len(rows) > MOST_ROWS,
        )
    finally:
        connection.close()


def _bounded(cursor: sqlite3.Cursor) -> tuple[tuple[Cell, ...], ...]:
    """The rows of `cursor`, one more than are shown if there are more."""
    rows: list[tuple[Cell, ...]] = []
    characters = 0
    for row in islice(cursor, MOST_ROWS + 1):
        rows.append(tuple(map(_cell, row)))
        characters += sum(len(cell) for cell in rows[-1] if isinstance(cell, str))
        if characters > _MOST_CHARACTERS:
            raise sqlite3.DataError("result too big")
    return tuple(rows)


def _allowed(action: int, first: str | None, second: str | None, *_: str | None) -> int:
    if action == sqlite3.SQLITE_FUNCTION:
        forbidden = (second or "").lower() in _NOT_CALLED
        return sqlite3.SQLITE_DENY if forbidden else sqlite3.SQLITE_OK
    return sqlite3.SQLITE_OK if action in _READING else sqlite3.SQLITE_DENY


def _cell(value: object) -> Cell:
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return str(value)
    assert value is None or isinstance(value, str | int | float)
    return value
