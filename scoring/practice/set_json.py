"""A practice set and the answers to it as JSON, read with every check.

    SET     {"id", "version", "family", "cases": {case: TABLES}, "items": [ITEM, as they are asked]}
    TABLES  {table: {"columns": {name: what follows it in CREATE TABLE}, "rows": [[cell]]}}
    ITEM    {"id", "case", "construct", "format"} and
            choice          {"options": [name], "key"}
            order           {"orders": [[part], each of them right]}
            cut             {"words": most, "sentences": {name: {"words", "facts": [name]}}}
            marks           {"outputs": {name: true where it passes}}
            probe           {"looks": most, "cause", "causes": [name], "probes": {name: [cause that
                             it rules out]}}
            suite           {"choose", "tests": [name], "faulty": {name: [test that catches it]}}
            sql             {"key", "ordered", "hidden": [{"add"?: ROWS, "instead"?: ROWS}]}
            counterexample  {"query", "right", "table"}
    ROWS    {table: [[cell]]}

    ANSWER  by format: the option; the parts in order; the sentences kept; the outputs that pass;
            {"probes": [name], "cause"}; the tests; the query; {column: cell}
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from scoring.errors import InputError, found
from scoring.lazy_dataclass import dataclass
from scoring.practice.judged import (
    ChoiceItem,
    CutItem,
    JudgedItem,
    MarksItem,
    OrderItem,
    Probed,
    ProbeItem,
    SuiteItem,
)
from scoring.practice.queried import CounterexampleItem, Fixture, SqlItem
from scoring.practice.sandbox import MOST_IN_QUERY, Cell, SqlTable, Tables
from scoring.shapes import Shape, anything, flag, is_name, name, one_of, whole
from scoring.structures import array, distinct, doubled, mapping, record

__all__ = [
    "ANSWERS",
    "FORMATS",
    "MOST_IN_CELL",
    "QUERY",
    "ROW",
    "SET",
    "TABLES",
    "PracticeItem",
    "PracticeSet",
    "read_answer",
]

FORMATS = ("choice", "order", "cut", "marks", "probe", "suite", "sql", "counterexample")
_MOST_ITEMS = 100
_MOST_NAMES = 20
_MOST_ROWS = 50
MOST_IN_CELL = 500

Scorer = JudgedItem | SqlItem | CounterexampleItem


@dataclass(frozen=True, kw_only=True, slots=True)
class PracticeItem:
    id: str
    case: str
    construct: str
    format: str
    scorer: Scorer


@dataclass(frozen=True, kw_only=True, slots=True)
class PracticeSet:
    """Items that are practiced together, as the scoring needs them."""

    id: str
    version: str
    family: str
    items: tuple[PracticeItem, ...]
    """In the order they are asked."""


def _text(longest: int) -> Shape[str]:
    expected = f"a text of at most {longest} characters"

    def read(value: object, field: str) -> str:
        if not isinstance(value, str) or len(value) > longest:
            raise InputError.one(field, found(value), expected)
        return value

    return Shape(expected, read)


def _cell(value: object, field: str) -> Cell:
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    return _text(MOST_IN_CELL).read(value, field)


_CELL: Shape[Cell] = Shape("a text, a number or null", _cell)
_NAMES = distinct(array(name(), _MOST_NAMES), "each name once")
QUERY = _text(MOST_IN_QUERY)
ROW = mapping(name(), _CELL, 30)
"""A row by column."""
_ROWS = mapping(name(), array(array(_CELL, 30), _MOST_ROWS), 10)
_TABLE = record(
    {"columns": mapping(name(), _text(200), 30), "rows": array(array(_CELL, 30), _MOST_ROWS)}
)


def _tables(value: object, field: str) -> Tables:
    tables = mapping(name(), _TABLE, 10).read(value, field)
    return {one: SqlTable(**table) for one, table in tables.items()}


TABLES: Shape[Tables] = Shape("tables by name", _tables)
_FIXTURE = record({}, {"add": _ROWS, "instead": _ROWS})
_SENTENCE = record({"words": whole(0, 1000), "facts": _NAMES})
_FORMS: Mapping[str, Mapping[str, Shape[Any]]] = {
    "choice": {"options": _NAMES, "key": name()},
    "order": {"orders": array(_NAMES, 20, 1)},
    "cut": {"words": whole(1, 1000), "sentences": mapping(name(), _SENTENCE, _MOST_NAMES)},
    "marks": {"outputs": mapping(name(), flag(), _MOST_NAMES)},
    "probe": {
        "looks": whole(1, 10),
        "cause": name(),
        "causes": _NAMES,
        "probes": mapping(name(), _NAMES, _MOST_NAMES),
    },
    "suite": {
        "choose": whole(1, 10),
        "tests": _NAMES,
        "faulty": mapping(name(), _NAMES, _MOST_NAMES),
    },
    "sql": {"key": QUERY, "ordered": flag(), "hidden": array(_FIXTURE, 10)},
    "counterexample": {"query": QUERY, "right": QUERY, "table": name()},
}
_COMMON: Mapping[str, Shape[Any]] = {
    "id": name(),
    "case": name(),
    "construct": name(),
    "format": one_of(*FORMATS),
}


def _fixture(row: Mapping[str, Any]) -> Fixture:
    return Fixture(add=row.get("add", {}), instead=row.get("instead", {}))


_MADE: Mapping[str, Callable[[Mapping[str, Any], Tables], Scorer]] = {
    "choice": lambda row, tables: ChoiceItem(**row),
    "order": lambda row, tables: OrderItem(**row),
    "cut": lambda row, tables: CutItem(
        words=row["words"],
        lengths={one: sentence["words"] for one, sentence in row["sentences"].items()},
        facts={one: sentence["facts"] for one, sentence in row["sentences"].items()},
    ),
    "marks": lambda row, tables: MarksItem(passing=row["outputs"]),
    "probe": lambda row, tables: ProbeItem(
        looks=row["looks"], cause=row["cause"], causes=row["causes"], rules_out=row["probes"]
    ),
    "suite": lambda row, tables: SuiteItem(
        choose=row["choose"], tests=row["tests"], caught_by=row["faulty"]
    ),
    "sql": lambda row, tables: SqlItem(
        tables=tables,
        key=row["key"],
        ordered=row["ordered"],
        hidden=tuple(map(_fixture, row["hidden"])),
    ),
    "counterexample": lambda row, tables: CounterexampleItem(tables=tables, **row),
}


def _set(value: object, field: str) -> PracticeSet:
    head = record(
        {
            "id": name(),
            "version": name(),
            "family": name(),
            "cases": mapping(name(), TABLES, _MOST_ITEMS),
            "items": array(anything(), _MOST_ITEMS, 1),
        }
    ).read(value, field)
    items = tuple(
        _item(item, head["cases"], f"{field}.items[{index}]")
        for index, item in enumerate(head["items"])
    )
    if problems := doubled([item.id for item in items], f"{field}.items", "each item once"):
        raise InputError(problems)
    return PracticeSet(
        id=head["id"], version=head["version"], family=head["family"], items=items
    )


def _item(value: object, cases: Mapping[str, Tables], field: str) -> PracticeItem:
    kind = value.get("format") if isinstance(value, dict) else None
    form = _COMMON["format"].read(kind, f"{field}.format")
    row = record({**_COMMON, **_FORMS[form]}).read(value, field)
    common = {key: row.pop(key) for key in _COMMON}
    tables = cases.get(common["case"], {})
    if form == "counterexample" and row["table"] not in tables:
        raise InputError.one(f"{field}.table", found(row["table"]), "a table of the case")
    for index, order in enumerate(row.get("orders", ())):
        if sorted(order) != sorted(row["orders"][0]):
            where = f"{field}.orders[{index}]"
            raise InputError.one(where, found(list(order)), "the same parts in each order")
    return PracticeItem(**common, scorer=_MADE[form](row, tables))


SET: Shape[PracticeSet] = Shape("a practice set", _set)


def _answer(value: object, field: str) -> object:
    """An answer to an item that may not be known any more: bounded, and otherwise as it came."""
    if isinstance(value, str):
        return QUERY.read(value, field)
    if isinstance(value, list):
        return list(_NAMES.read(value, field))
    read = mapping(name(), anything(), 30).read(value, field)
    return {
        key: list(_NAMES.read(part, f"{field}.{key}"))
        if isinstance(part, list)
        else _CELL.read(part, f"{field}.{key}")
        for key, part in read.items()
    }


ANSWERS: Shape[dict[str, object]] = mapping(
    name(), Shape("an answer: a text, a list of names or an object", _answer), _MOST_ITEMS
)
"""Answers by item. Whether they fit the items is for `read_answer`."""


def read_answer(item: PracticeItem, value: object, field: str) -> Any:
    """The answer `value` in the form that the scorer of `item` takes."""
    scorer = item.scorer
    match scorer:
        case ChoiceItem():
            return _among(value, scorer.options, field)
        case OrderItem():
            order = _several(value, scorer.parts, field)
            if len(order) != len(scorer.parts):
                raise InputError.one(field, found(value), f"all {len(scorer.parts)} parts")
            return order
        case CutItem():
            return _several(value, scorer.lengths, field)
        case MarksItem():
            return _several(value, scorer.passing, field)
        case SuiteItem():
            return _several(value, scorer.tests, field, scorer.choose)
        case ProbeItem():
            row = record({"probes": anything(), "cause": anything()}).read(value, field)
            return Probed(
                probes=_several(row["probes"], scorer.rules_out, f"{field}.probes", scorer.looks),
                cause=_among(row["cause"], scorer.causes, f"{field}.cause"),
            )
        case SqlItem():
            return QUERY.read(value, field)
        case CounterexampleItem():
            row = ROW.read(value, field)
            for column in row:
                _among(column, scorer.tables[scorer.table].columns, field)
            return row


def _among(value: object, known: Collection[str], field: str) -> str:
    if not is_name(value) or value not in known:
        raise InputError.one(field, found(value), f"one of {', '.join(known)}")
    return value


def _several(
    value: object, known: Collection[str], field: str, most: int = _MOST_NAMES
) -> tuple[str, ...]:
    names = distinct(array(name(), most), "each name once").read(value, field)
    for index, one in enumerate(names):
        _among(one, known, f"{field}[{index}]")
    return names
