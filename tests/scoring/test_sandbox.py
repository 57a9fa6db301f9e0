"""Queries that people write, and queries that mean harm."""

from __future__ import annotations

import os
from pathlib import Path
from time import monotonic

import pytest

from scoring.practice import sandbox
from scoring.practice.sandbox import MOST_ROWS, QueryRefused, SqlTable, run
from tests.scoring.hostile_queries import QUERIES

TABLES = {
    "t": SqlTable(
        columns={"id": "integer primary key", "name": "text"}, rows=((1, "a"), (2, None))
    )
}
_LIMIT_S = 2.0
"""What the page allows; the processor's time is measured, so that load does not count."""


def test_there_are_two_hundred() -> None:
    assert len(QUERIES) >= 200


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_nothing_runs_long_or_reaches_out(
    query: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, long: bool
) -> None:
    if not long:
        monkeypatch.setattr(sandbox, "_SECONDS", 0.1)  # what it interrupts is interrupted sooner
    monkeypatch.chdir(tmp_path)
    before = os.times().user
    try:
        rows = run(query, TABLES).rows
    except QueryRefused:
        rows = ()
    assert len(rows) <= MOST_ROWS
    assert sum(len(cell) for row in rows for cell in row if isinstance(cell, str)) <= 50_000
    assert os.times().user - before < _LIMIT_S
    assert list(tmp_path.iterdir()) == []
    assert run("select * from t", TABLES).rows == ((1, "a"), (2, None))


@pytest.mark.parametrize(
    ("query", "message", "hint"),
    [
        ("select nope from t", "no such column: nope", "column"),
        ("select * from nope", "no such table: nope", "table"),
        ("select nope(1)", "no such function: nope", "function"),
        ("select id from t a, t b", "ambiguous column name: id", "ambiguous"),
        ("selec 1", 'near "selec": syntax error', "syntax"),
        ("select (", "incomplete input", "unfinished"),
        ("select 1; select 2", "You can only execute one statement at a time.", "one"),
        ("delete from t", "not authorized", "reading"),
        ("select random()", "not authorized to use function: random", "reading"),
        ("select zeroblob(1e9)", "string or blob too big", "size"),
    ],
)
def test_the_words_of_sqlite_stay_and_have_a_hint(query: str, message: str, hint: str) -> None:
    with pytest.raises(QueryRefused) as refused:
        run(query, TABLES)
    assert (str(refused.value), refused.value.hint) == (message, hint)


def test_a_hint_needs_only_the_part_that_all_versions_say() -> None:
    with pytest.raises(QueryRefused) as refused:
        run("select id from t where sum(id) > 1", TABLES)
    assert refused.value.hint == "aggregate"


def test_what_never_ends_is_interrupted() -> None:
    endless = "with recursive r(n) as (select 1 union all select n + 1 from r) select sum(n) from r"
    start = monotonic()
    with pytest.raises(QueryRefused) as refused:
        run(endless, TABLES)
    assert refused.value.hint == "time"
    assert monotonic() - start >= 0.5


def test_rows_are_bounded() -> None:
    counting = "with recursive r(n) as (select 1 union all select n + 1 from r where n < {})"
    some = run(f"{counting.format(MOST_ROWS)} select n from r", TABLES)
    assert (len(some.rows), some.more) == (MOST_ROWS, False)
    more = run(f"{counting.format(MOST_ROWS + 1)} select n from r", TABLES)
    assert (len(more.rows), more.more) == (MOST_ROWS, True)


def test_values_that_json_has_not() -> None:
    assert run("select x'00ff', 9e999, 1.5, null", TABLES).rows == (("x'00ff'", "inf", 1.5, None),)
