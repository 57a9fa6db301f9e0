"""Practice sets: points of every format, chance, the interval, and what the API makes of it."""

from __future__ import annotations

import json
from math import factorial
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoring
from scoring.practice.chance import chance
from scoring.practice.interval import interval90
from scoring.practice.set_json import SET as SHAPE
from tests.scoring.cases import ask, errors
from tests.scoring.practice_sets import KEYS, SET, TABLES

FORMATS = Path(scoring.__file__).parent / "formats"


def score(**answers: Any) -> dict[str, Any]:
    return ask("score_practice", set=SET, answers=answers)


def item(name: str, answer: Any) -> dict[str, Any]:
    [found] = [one for one in score(**{name: answer})["items"] if one["item"] == name]
    assert found["answered"]
    return found


def test_the_keys_get_all_points() -> None:
    result = score(**KEYS)
    assert result["points"] == result["most"] == 16
    assert all(one["full"] for one in result["items"])
    assert result["constructs"] == [
        {"construct": "brevity", "points": 7, "most": 7},
        {"construct": "clarity", "points": 9, "most": 9},
    ]
    assert result["entry"] is None


def test_an_item_without_an_answer_has_no_points() -> None:
    result = score(one="b")
    assert result["points"] == 1
    assert [one["item"] for one in result["items"] if one["answered"]] == ["one"]


@pytest.mark.parametrize(
    ("name", "answer", "points"),
    [
        ("one", "a", 0),
        ("order", ["a", "b", "c", "d"], 2),
        ("order", ["a", "c", "b", "d"], 1),  # one part moved
        ("order", ["d", "a", "b", "c"], 1),  # one part moved a long way
        ("order", ["d", "c", "b", "a"], 0),
        ("cut", ["a", "b"], 1),  # within the limit, one fact lost
        ("cut", ["b"], 0),
        ("cut", ["a", "b", "c"], 0),  # all facts, too long
        ("cut", [], 0),
        ("marks", ["a", "b", "c"], 2),  # one mistake is free
        ("marks", ["a", "b"], 1),
        ("marks", ["a"], 0),
        ("marks", ["a", "b", "c", "d", "e", "f", "g", "h"], 0),
        ("probe", {"probes": ["bell"], "cause": "clock"}, 1),  # rust is still possible
        ("probe", {"probes": [], "cause": "clock"}, 1),
        ("probe", {"probes": ["hand", "bell"], "cause": "rust"}, 0),
        ("suite", ["a", "b", "d"], 2),
        ("suite", ["a", "e", "f"], 0),
        ("suite", ["c", "e", "f"], 1),
        ("query", "select name from gauges where depth", 0),  # misses 0
        ("query", "select depth, name from gauges where depth is not null", 0),
        ("row", {"gauge_id": 1, "level": 5}, 0),
        ("row", {"gauge_id": 9, "level": None}, 0),  # no such gauge
    ],
)
def test_points(name: str, answer: Any, points: int) -> None:
    assert item(name, answer)["points"] == points


def test_what_an_answer_overlooked_is_named() -> None:
    assert item("cut", ["a"])["noticed"] == ["y", "z"]
    assert item("cut", ["a"])["length"] == 6
    assert item("marks", ["a", "b", "c", "e"])["noticed"] == ["d", "e"]
    assert item("probe", {"probes": ["lamp"], "cause": "clock"})["noticed"] == ["table", "rust"]
    assert item("suite", ["a", "b", "d"])["noticed"] == ["x"]


def test_a_query_fails_on_hidden_rows_with_the_row_that_shows_it() -> None:
    tried = item("query", "select name from gauges where depth")["tried"]
    assert tried["fixture"] == 1
    assert tried["difference"] == {"missing": ["mole"], "extra": None}
    assert tried["expected"]["rows"] == [["quay"], ["mole"]]
    assert tried["got"]["rows"] == [["quay"]]
    assert item("query", "select name from gauges")["tried"]["fixture"] == 0


def test_a_query_that_does_not_run_is_no_error_of_the_request() -> None:
    tried = item("query", "selec name")["tried"]
    assert tried["error"] == {"message": 'near "selec": syntax error', "hint": "syntax"}


def test_rows_count_as_often_as_they_are_there() -> None:
    twice = "select name from gauges where depth is not null union all select 'quay'"
    assert item("query", twice)["tried"]["difference"] == {"missing": None, "extra": ["quay"]}


def test_order_counts_where_the_item_says_so() -> None:
    ordered = json.loads(json.dumps(SET))
    ordered["items"] = [one for one in ordered["items"] if one["id"] == "query"]
    ordered["items"][0].update(key="select name from gauges order by name", ordered=True)
    for direction, points in (("asc", 2), ("desc", 0)):
        answer = f"select name from gauges order by name {direction}"
        assert ask("score_practice", set=ordered, answers={"query": answer})["points"] == points


@pytest.mark.parametrize(
    ("name", "share"),
    [
        ("one", 1 / 4),
        # 2 points for the two right orders, 1 for those one move away from either.
        ("order", None),
        ("marks", (2 * 9 + 28) / 512),
        ("query", 0),
        ("row", 0),
    ],
)
def test_chance(name: str, share: float | None) -> None:
    items = {one.id: one for one in SHAPE.read(SET, "set").items}
    found = chance(items[name].scorer)
    assert 0 <= found <= 0.42
    if share is not None:
        assert found == pytest.approx(share)


@pytest.mark.parametrize("parts", [4, 5, 6])
def test_chance_of_an_order(parts: int) -> None:
    names = [f"p{n}" for n in range(parts)]
    of = {**SET, "items": [{**SET["items"][1], "orders": [names]}]}
    one_away = (parts - 1) ** 2
    expected = (2 + one_away) / (2 * factorial(parts))
    assert chance(SHAPE.read(of, "set").items[0].scorer) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("points", "most", "percent"),
    [(17, 24, [50, 85]), (0, 24, [0, 14]), (24, 24, [86, 100]), (1, 1, [20, 100])],
)
def test_interval(points: int, most: int, percent: list[int]) -> None:
    assert [round(100 * end) for end in interval90(points, most)] == percent


def test_the_entry_keeps_the_answers() -> None:
    asked = {"set": SET, "answers": KEYS, "scored_on": "2026-11-24", "entry_id": "p-1"}
    entry = ask("score_practice", **asked)["entry"]
    assert entry == {
        "id": "p-1",
        "kind": "practice",
        "family": "communication",
        "date": "2026-11-24",
        "quiz": "communication-practice",
        "quiz_version": "1.0",
        "right": 16,
        "questions": 16,
        "answers": KEYS,
    }
    [shown] = ask("passport", entries=[entry])["entries"]
    assert shown["entry"] == entry
    document = ask("export_passport", entries=[entry], via="backup")["text"]
    [read] = ask("check_passport", text=document)["entries"]
    assert read["entry"] == entry
    schema = json.loads((FORMATS / "skills-passport-1.schema.json").read_text(encoding="utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(json.loads(document))) == []


def test_practice_never_counts() -> None:
    asked = {"set": SET, "answers": KEYS, "scored_on": "2026-11-24", "entry_id": "p-1"}
    entry = ask("score_practice", **asked)["entry"]
    assert ask("readiness", role="analyst", entries=[entry]) == ask(
        "readiness", role="analyst", entries=[]
    )


def test_a_link_leaves_the_answers_out() -> None:
    asked = {"set": SET, "answers": KEYS, "scored_on": "2026-11-24", "entry_id": "p-1"}
    entry = ask("score_practice", **asked)["entry"]
    [linked] = ask("export_passport", entries=[entry], via="link")["document"]["entries"]
    assert linked == {key: value for key, value in entry.items() if key != "answers"}


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"one": "x"}, 'answers.one: found "x"; expected one of a, b, c, d'),
        ({"one": 1}, "answers.one: found 1; expected an object with at most 30 keys"),
        ({"other": "a"}, 'answers.other: found "other"; expected an item of the set'),
        ({"order": ["a"]}, "answers.order: found a list of 1; expected all 4 parts"),
        ({"suite": list("abcd")}, "answers.suite: found a list of 4; expected a list of 0 to 3"),
        ({"row": {"level": 1, "x": 2}}, 'answers.row: found "x"; expected one of gauge_id, level'),
    ],
)
def test_answers_that_cannot_be(answers: dict[str, Any], sentence: str) -> None:
    assert errors("score_practice", set=SET, answers=answers) == [sentence]


def test_a_set_whose_key_does_not_run_is_refused() -> None:
    broken = json.loads(json.dumps(SET))
    broken["items"][6]["key"] = "select nope from gauges"
    [sentence] = errors("score_practice", set=broken, answers={"query": "select 1"})
    assert sentence.startswith('set: found "no such column: nope"')


def test_run_query() -> None:
    result = ask("run_query", tables=TABLES, query="select name, depth from gauges")
    rows = {"columns": ["name", "depth"], "rows": [["quay", 4.5], ["lock", None]]}
    assert result == {"result": {**rows, "count": 2, "more": False}, "error": None}
    row = {"table": "gauges", "cells": {"id": 3, "name": "mole"}}
    counted = ask("run_query", tables=TABLES, query="select count(*) from gauges", row=row)
    assert counted["result"]["rows"] == [[3]]
    row["cells"] = {"id": 1, "name": "mole"}
    refused = ask("run_query", tables=TABLES, query="select 1", row=row)
    assert refused["error"]["hint"] == "unique"


_ANSWER = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**9) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(sorted(KEYS)), _ANSWER, max_size=3))
def test_any_answer_is_scored_or_refused(answers: dict[str, Any]) -> None:
    request = {"api": 1, "op": "score_practice", "set": SET, "answers": answers}
    from tests.scoring.cases import answer_to

    answer = answer_to(request)
    assert answer["ok"] or answer["errors"]
