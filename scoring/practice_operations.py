"""Operations on practice: score a set, give the answers away, run a query while it is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoring.donation import ABOUT, MONTH, Donation, donation_json
from scoring.entries import AnsweredPractice, FirstPractice
from scoring.errors import InputError, found
from scoring.operation import Operation, Row
from scoring.practice.practicing import ItemPoints, score_practice
from scoring.practice.queried import CounterexampleItem, Tried
from scoring.practice.sandbox import QueryRefused, Rows, Tables, run
from scoring.practice.set_json import (
    ANSWERS,
    QUERY,
    ROW,
    SET,
    TABLES,
    PracticeSet,
    read_answer,
)
from scoring.scale import whole as rounded
from scoring.shapes import day, flag, name
from scoring.structures import record
from scoring.wire import indented

__all__ = ["RUN_QUERY", "SAVE_ANSWERS", "SCORE_PRACTICE"]


def _score_practice(row: Row) -> object:
    practiced, answers = row["set"], row["answers"]
    _known(practiced, answers)
    try:
        result = score_practice(practiced, answers)
    except QueryRefused as refused:  # by a key or a fixture: answers are caught where they run
        expected = "queries and rows that SQLite takes"
        raise InputError.one("set", found(str(refused)), expected) from refused
    entry = None
    if "scored_on" in row and "entry_id" in row:
        made = FirstPractice if row.get("first_attempt") else AnsweredPractice
        entry = made(
            id=row["entry_id"],
            kind="practice",
            family=practiced.family,
            date=row["scored_on"],
            quiz=practiced.id,
            quiz_version=practiced.version,
            right=result.points,
            questions=result.most,
            answers=answers,
        )
    return {
        "points": result.points,
        "most": result.most,
        "interval_percent": [rounded(100 * end) for end in result.interval],
        "constructs": result.constructs,
        "items": [_item(one) for one in result.items],
        "entry": entry,
    }


def _known(practiced: PracticeSet, answers: Mapping[str, object]) -> None:
    known = {item.id for item in practiced.items}
    for one in answers:
        if one not in known:
            raise InputError.one(f"answers.{one}", found(one), "an item of the set")


def _item(one: ItemPoints) -> Mapping[str, object]:
    most = one.item.scorer.most
    return {
        "item": one.item.id,
        "construct": one.item.construct,
        "format": one.item.format,
        "points": one.points,
        "most": most,
        "full": one.points == most,
        "answered": one.answered,
        "noticed": one.noticed,
        "length": one.length,
        "tried": _tried(one.tried, one.item.scorer) if one.tried else None,
    }


def _tried(tried: Tried, scorer: object) -> Mapping[str, object]:
    return {
        "fixture": tried.fixture,
        "is_row": isinstance(scorer, CounterexampleItem),
        "expected": _rows(tried.expected),
        "got": _rows(tried.got),
        "difference": tried.difference,
        "error": _error(tried.refused),
    }


def _rows(rows: Rows | None) -> object:
    return rows and {
        "columns": rows.columns,
        "rows": rows.rows,
        "count": len(rows.rows),
        "more": rows.more,
    }


def _error(refused: QueryRefused | None) -> object:
    return refused and {"message": str(refused), "hint": refused.hint}


SCORE_PRACTICE = Operation(
    required={"set": SET, "answers": ANSWERS},
    optional={"scored_on": day(), "entry_id": name(), "first_attempt": flag()},
    run=_score_practice,
)


def _save_answers(row: Row) -> object:
    practiced, answers = row["set"], row["answers"]
    _known(practiced, answers)
    for item in practiced.items:
        if item.id in answers:
            read_answer(item, answers[item.id], f"answers.{item.id}")
    donation = Donation(
        id=row["id"],
        quiz=practiced.id,
        quiz_version=practiced.version,
        month=row["month"],
        first_attempt=row["first_attempt"],
        answers=answers,
        about=row.get("about", {}),
    )
    return {"text": indented(donation_json(donation))}


SAVE_ANSWERS = Operation(
    required={
        "set": SET,
        "answers": ANSWERS,
        "id": name(),
        "month": MONTH,
        "first_attempt": flag(),
    },
    optional={"about": ABOUT},
    run=_save_answers,
)


def _run_query(row: Row) -> object:
    tables: Tables = row["tables"]
    added: Mapping[str, Any] | None = row.get("row")
    try:
        if added:
            tables = _with_row(tables, added)
        result = run(row["query"], tables)
    except QueryRefused as refused:
        return {"result": None, "error": _error(refused)}
    return {"result": _rows(result), "error": None}


def _with_row(tables: Tables, added: Mapping[str, Any]) -> Tables:
    table = added["table"]
    if table not in tables:
        raise InputError.one("row.table", found(table), f"one of {', '.join(tables)}")
    trial = CounterexampleItem(tables=tables, query="", right="", table=table)
    return trial.with_row(added["cells"])


RUN_QUERY = Operation(
    required={"tables": TABLES, "query": QUERY},
    optional={"row": record({"table": name(), "cells": ROW})},
    run=_run_query,
)
