"""Practice to the letter: what is refused and where, how results differ, what may be guessed."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations, permutations, product
from typing import Any

import pytest

from scoring.practice.judged import CutItem, MarksItem, Probed, ProbeItem, SuiteItem
from scoring.practice.queried import CounterexampleItem, Difference, SqlItem, difference
from scoring.practice.sandbox import MOST_ROWS, QueryRefused, Rows, SqlTable, run
from scoring.practice.set_json import SET as SHAPE
from tests.scoring.cases import ask, errors
from tests.scoring.practice_sets import KEYS, SET, TABLES

Change = Callable[[dict[str, Any]], None]
NAME = "a name of at most 64 letters, digits, hyphens, dots or underscores"
LONG = f'"{"x" * 80}…"'
ONE_FORMAT = '"choice", "order", "cut", "marks", "probe", "suite", "sql" or "counterexample"'


def changed(change: Change) -> dict[str, Any]:
    copy: dict[str, Any] = json.loads(json.dumps(SET))
    change(copy)
    return copy


def item(of: dict[str, Any], id: str) -> dict[str, Any]:
    return next(one for one in of["items"] if one["id"] == id)


def without_items(of: dict[str, Any]) -> None:
    of["items"] = []


def doubled(of: dict[str, Any]) -> None:
    of["items"].append(of["items"][0])


def other_table(of: dict[str, Any]) -> None:
    item(of, "row")["table"] = "boats"


def other_case(of: dict[str, Any]) -> None:
    item(of, "row")["case"] = "quay"


def other_parts(of: dict[str, Any]) -> None:
    item(of, "order")["orders"][1] = ["a", "b", "c", "x"]


def other_format(of: dict[str, Any]) -> None:
    item(of, "one")["format"] = "essay"


def no_record(of: dict[str, Any]) -> None:
    of["items"][0] = "one"


def long_cell(of: dict[str, Any]) -> None:
    of["cases"]["harbor"]["gauges"]["rows"][0][1] = "x" * 501


def eleven_tables(of: dict[str, Any]) -> None:
    of["cases"]["harbor"] = {f"t{n}": TABLES["gauges"] for n in range(11)}


def long_query(of: dict[str, Any]) -> None:
    item(of, "query")["key"] = "x" * 1501


def number_query(of: dict[str, Any]) -> None:
    item(of, "query")["key"] = 5


def key_missing(of: dict[str, Any]) -> None:
    del item(of, "one")["key"]


def family_missing(of: dict[str, Any]) -> None:
    del of["family"]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (without_items, "set.items: found a list of 0; expected a list of 1 to 100"),
        (doubled, 'set.items[8]: found "one" again; expected each item once'),
        (other_table, 'set.items[7].table: found "boats"; expected a table of the case'),
        (other_case, 'set.items[7].table: found "readings"; expected a table of the case'),
        (
            other_parts,
            "set.items[1].orders[1]: found a list of 4; expected the same parts in each order",
        ),
        (
            other_format,
            f'set.items[0].format: found "essay"; expected {ONE_FORMAT}',
        ),
        (
            no_record,
            f"set.items[0].format: found null; expected {ONE_FORMAT}",
        ),
        (
            long_cell,
            f"set.cases.harbor.gauges.rows[0][1]: found {LONG}; "
            "expected a text of at most 500 characters",
        ),
        (
            eleven_tables,
            "set.cases.harbor: found an object with 11 keys; "
            "expected an object with at most 10 keys",
        ),
        (
            long_query,
            f"set.items[6].key: found {LONG}; expected a text of at most 1500 characters",
        ),
        (
            number_query,
            "set.items[6].key: found 5; expected a text of at most 1500 characters",
        ),
        (key_missing, f"set.items[0].key: found nothing; expected {NAME}"),
        (family_missing, f"set.family: found nothing; expected {NAME}"),
    ],
)
def test_sets_that_cannot_be(change: Change, sentence: str) -> None:
    assert errors("score_practice", set=changed(change), answers={}) == [sentence]


def test_the_longest_texts_are_taken() -> None:
    def longest(of: dict[str, Any]) -> None:
        of["cases"]["harbor"]["gauges"]["rows"][0][1] = "x" * 500
        item(of, "query")["key"] = "select name from gauges".ljust(1500)

    asked = {"query": "select name from gauges"}
    assert ask("score_practice", set=changed(longest), answers=asked)["points"] == 2


def test_a_set_without_hidden_rows_in_place_of_the_shown_ones() -> None:
    def only_added(of: dict[str, Any]) -> None:
        item(of, "query")["hidden"] = [
            {"instead": {"gauges": [[1, "sluice", 2], [2, "dock", None]]}}
        ]

    answer = {"query": "select name from gauges where depth = 4.5"}
    result = ask("score_practice", set=changed(only_added), answers=answer)
    tried = next(one for one in result["items"] if one["item"] == "query")["tried"]
    assert (tried["fixture"], tried["expected"]["rows"]) == (1, [["sluice"]])


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"one": "x" * 1501},
         f"answers.one: found {LONG}; expected a text of at most 1500 characters"),
        ({"order": ["a", "a"]}, 'answers.order[1]: found "a" again; expected each name once'),
        ({"order": ["a", "x"]}, 'answers.order[1]: found "x"; expected one of a, b, c, d'),
        ({"order": "abcd"}, 'answers.order: found "abcd"; expected a list of 0 to 20'),
        ({"order": [1]}, f"answers.order[0]: found 1; expected {NAME}"),
        ({"cut": ["x"]}, 'answers.cut[0]: found "x"; expected one of a, b, c, d'),
        ({"cut": "a"}, 'answers.cut: found "a"; expected a list of 0 to 20'),
        ({"marks": ["a", "x"]},
         'answers.marks[1]: found "x"; expected one of a, b, c, d, e, f, g, h'),
        ({"marks": "a"}, 'answers.marks: found "a"; expected a list of 0 to 20'),
        ({"suite": ["x"]},
         'answers.suite[0]: found "x"; expected one of a, b, c, d, e, f, g, h'),
        ({"probe": {"probes": ["x"], "cause": "clock"}},
         'answers.probe.probes[0]: found "x"; expected one of bell, hand, lamp, talk'),
        ({"probe": {"probes": ["bell", "hand", "lamp"], "cause": "clock"}},
         "answers.probe.probes: found a list of 3; expected a list of 0 to 2"),
        ({"probe": {"probes": ["bell"], "cause": "x"}},
         'answers.probe.cause: found "x"; expected one of clock, table, rust, power'),
        ({"probe": {"probes": ["bell"]}}, "answers.probe.cause: found nothing; expected a value"),
        ({"probe": {"probes": [1], "cause": "clock"}},
         f"answers.probe.probes[0]: found 1; expected {NAME}"),
        ({"query": ["a"]},
         "answers.query: found a list of 1; expected a text of at most 1500 characters"),
        ({"row": "a"}, 'answers.row: found "a"; expected an object with at most 30 keys'),
        ({"row": {"level": "x" * 501}},
         f"answers.row.level: found {LONG}; expected a text of at most 500 characters"),
    ],
)  # fmt: skip
def test_answers_that_cannot_be(answers: dict[str, Any], sentence: str) -> None:
    assert errors("score_practice", set=SET, answers=answers) == [sentence]


def test_a_key_that_does_not_run_is_named_with_what_was_expected() -> None:
    def broken(of: dict[str, Any]) -> None:
        item(of, "query")["key"] = "select nope from gauges"

    assert errors("score_practice", set=changed(broken), answers={"query": "select 1"}) == [
        'set: found "no such column: nope"; expected queries and rows that SQLite takes'
    ]


def test_what_the_page_gets_of_a_set_and_of_an_item() -> None:
    result = ask("score_practice", set=SET, answers=KEYS | {"one": "a"})
    assert {**result, "items": ()} == {
        "points": 15,
        "most": 16,
        "interval_percent": [71, 99],
        "constructs": [
            {"construct": "brevity", "points": 6, "most": 7},
            {"construct": "clarity", "points": 9, "most": 9},
        ],
        "items": (),
        "entry": None,
    }
    plain = {"noticed": [], "length": None, "tried": None}
    assert result["items"][0] == {
        "item": "one", "construct": "brevity", "format": "choice", "points": 0, "most": 1,
        "full": False, "answered": True, **plain,
    }  # fmt: skip
    assert result["items"][6]["tried"] == {
        "fixture": None, "is_row": False, "expected": None, "got": None, "difference": None,
        "error": None,
    }  # fmt: skip
    counted = {"columns": ["count(*)"], "rows": [[3]], "count": 1, "more": False}
    assert result["items"][7]["tried"] == {
        "fixture": None,
        "is_row": True,
        "expected": counted,
        "got": {"columns": ["count(level)"], "rows": [[2]], "count": 1, "more": False},
        "difference": {"missing": [3], "extra": [2]},
        "error": None,
    }


@pytest.mark.parametrize("given", [{"scored_on": "2026-11-24"}, {"entry_id": "p-1"}])
def test_an_entry_needs_its_day_and_its_id(given: dict[str, str]) -> None:
    assert ask("score_practice", set=SET, answers=KEYS, **given)["entry"] is None


def test_a_row_for_another_table_is_refused() -> None:
    row = {"table": "boats", "cells": {}}
    assert errors("run_query", tables=TABLES, query="select 1", row=row) == [
        'row.table: found "boats"; expected one of gauges, readings'
    ]
    failed = ask("run_query", tables=TABLES, query="select nope")
    assert failed == {
        "result": None,
        "error": {"message": "no such column: nope", "hint": "column"},
    }


def test_a_refused_answer_says_where_and_what_was_expected() -> None:
    result = ask("score_practice", set=SET, answers={"query": "select nope from gauges"})
    [tried] = [one["tried"] for one in result["items"] if one["tried"]]
    assert tried["fixture"] == 0
    assert tried["expected"]["rows"] == [["quay"]]
    assert tried["error"]["hint"] == "column"
    result = ask("score_practice", set=SET, answers={"row": {"gauge_id": 9, "level": 1}})
    [refused] = [one for one in result["items"] if one["tried"]]
    assert (refused["points"], refused["tried"]["error"]["hint"]) == (0, "foreign")


def rows(*cells: Any, more: bool = False) -> Rows:
    width = len(cells[0]) if cells else 1
    return Rows(columns=("c",) * width, rows=cells, more=more)


@pytest.mark.parametrize(
    ("expected", "got", "ordered", "missing", "extra"),
    [
        (rows((1,), (2,)), rows((1,)), True, (2,), None),
        (rows((1,)), rows((1,), (2,)), True, None, (2,)),
        (rows((1,), (2,)), rows((1,), (3,)), True, (2,), (3,)),
        (rows((1,), (2,)), rows((2,), (1,)), True, (1,), (2,)),
        (rows((1,), (1,), (2,)), rows((1,), (2,), (2,)), False, (1,), (2,)),
        (rows((1,), (1,)), rows((1,), (1,), (1,)), False, None, (1,)),
        (rows((0.1,)), rows((0.1004,)), False, (0.1,), (0.1004,)),
        (rows((1,)), rows((1, 2)), False, None, None),
        (rows((1,), more=True), rows((1,)), False, None, None),
        (rows((1,), more=True), rows((2, 3)), False, None, None),
    ],
)
def test_the_first_row_that_differs(
    expected: Rows, got: Rows, ordered: bool, missing: object, extra: object
) -> None:
    found = difference(expected, got, ordered=ordered)
    assert found == Difference(missing=missing, extra=extra)  # type: ignore[arg-type]


@pytest.mark.parametrize("ordered", [True, False])
def test_sums_that_differ_in_the_order_of_adding_are_equal(ordered: bool) -> None:
    assert difference(rows((0.1 + 0.2,)), rows((0.3,)), ordered=ordered) is None
    assert difference(rows((1,)), rows((1.0,)), ordered=ordered) is None
    assert difference(rows(("a",), (None,)), rows(("a",), (None,)), ordered=ordered) is None


def test_the_order_of_rows_is_no_difference_between_a_query_and_the_right_one() -> None:
    tables = {"t": SqlTable(columns={"n": "integer"}, rows=((1,), (2,)))}
    same = CounterexampleItem(
        tables=tables,
        query="select n from t order by n",
        right="select n from t order by n desc",
        table="t",
    )
    assert same.tried({"n": 3}).points == same.points({"n": 3}) == 0


def test_points_are_those_of_the_trial() -> None:
    items = {one.id: one.scorer for one in SHAPE.read(SET, "set").items}
    query, row = items["query"], items["row"]
    assert isinstance(query, SqlItem)
    assert isinstance(row, CounterexampleItem)
    assert query.points(KEYS["query"]) == row.points(KEYS["row"]) == 2
    assert query.points("select 1") == row.points({"gauge_id": 1, "level": 1}) == 0


def test_everything_that_can_be_guessed() -> None:
    items = {one.id: one.scorer for one in SHAPE.read(SET, "set").items}
    cut, marks, probe, suite = (items[name] for name in ("cut", "marks", "probe", "suite"))
    assert isinstance(cut, CutItem)
    assert sorted(cut.guesses()) == sorted(
        kept for n in range(5) for kept in combinations("abcd", n)
    )
    assert isinstance(marks, MarksItem)
    assert {frozenset(guess) for guess in marks.guesses()} == {
        frozenset(name for name, one in zip("abcdefgh", ones, strict=True) if one)
        for ones in product((0, 1), repeat=8)
    }
    assert isinstance(probe, ProbeItem)
    assert list(probe.guesses()) == [
        Probed(probes=looks, cause=cause)
        for looks in combinations(("bell", "hand", "lamp", "talk"), 2)
        for cause in ("clock", "table", "rust", "power")
    ]
    assert isinstance(suite, SuiteItem)
    assert list(suite.guesses()) == list(combinations("abcdefgh", 3))


def test_an_order_is_guessed_among_all() -> None:
    order = next(one.scorer for one in SHAPE.read(SET, "set").items if one.id == "order")
    guesses: Any = order
    assert sorted(guesses.guesses()) == sorted(permutations("abcd"))


NUMBERS = {"n": SqlTable(columns={"n": "integer"}, rows=tuple((n,) for n in range(20)))}


@pytest.mark.parametrize(
    ("query", "count", "more"),
    [
        ("select a.n from n a, n b limit 199", 199, False),
        ("select a.n from n a, n b limit 200", 200, False),
        ("select a.n from n a, n b limit 201", 200, True),
        ("select a.n from n a, n b", 200, True),
    ],
)
def test_rows_beyond_the_most_are_left_out_and_said(query: str, count: int, more: bool) -> None:
    found = run(query, NUMBERS)
    assert (len(found.rows), found.more) == (count, more)
    assert count <= MOST_ROWS


def test_a_result_of_too_many_characters_is_refused() -> None:
    # Each row has 5,000 characters: ten are just what is allowed.
    long = "select substr(quote(zeroblob(2600)), 1, 5000) from n limit {}"
    assert len(run(long.format(10), NUMBERS).rows) == 10
    with pytest.raises(QueryRefused) as refused:
        run(long.format(11), NUMBERS)
    assert (str(refused.value), refused.value.hint) == ("result too big", "size")


def test_an_error_without_a_known_hint() -> None:
    with pytest.raises(QueryRefused) as refused:
        run("select abs(-9223372036854775807 - 1)", NUMBERS)
    assert refused.value.hint == "other"


def test_infinite_numbers_are_texts() -> None:
    [[plus, minus]] = run("select 9e999, -9e999", NUMBERS).rows
    assert (str(plus).lower(), str(minus).lower()) == ("inf", "-inf")
