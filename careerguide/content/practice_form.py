"""A practice set as the scoring takes it: what decides points, without the words around it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from careerguide.content.practice_model import (
    CausesText,
    ChoiceText,
    CounterexampleText,
    CutText,
    Details,
    HiddenRows,
    MarksText,
    OrderText,
    Practice,
    PracticeCase,
    QueryText,
    SuiteText,
    WrittenItem,
)
from scoring.practice.set_json import SET, PracticeItem

__all__ = ["answer_json", "for_scoring", "item_json", "key", "scored", "tables_json", "words"]


def for_scoring(practice: Practice, only: Collection[str] = ()) -> dict[str, Any]:
    """`practice` as SET of `scoring.practice.set_json`; with `only`, these items alone."""
    chosen = {
        name: (case, item)
        for name, (case, item) in practice.items.items()
        if not only or name in only
    }
    cases = {case.id: case for case, _ in chosen.values()}
    return {
        "id": practice.id,
        "version": practice.version,
        "family": practice.family,
        "cases": {case.id: tables_json(case) for case in cases.values()},
        "items": [item_json(name, case, item) for name, (case, item) in chosen.items()],
    }


def scored(name: str, case: PracticeCase, item: WrittenItem) -> PracticeItem:
    """One item alone, as the scoring has it."""
    practiced = SET.read(
        {
            "id": "alone",
            "version": "1",
            "family": "alone",
            "cases": {case.id: tables_json(case)},
            "items": [item_json(name, case, item)],
        },
        "set",
    )
    return practiced.items[0]


def tables_json(case: PracticeCase) -> dict[str, Any]:
    return {
        name: {"columns": dict(table.columns), "rows": [list(row) for row in table.rows]}
        for name, table in case.tables.items()
    }


def item_json(name: str, case: PracticeCase, item: WrittenItem) -> dict[str, Any]:
    return {
        "id": name,
        "case": case.id,
        "construct": item.construct,
        "format": item.format,
        **_details(item.details),
    }


def words(text: str) -> int:
    """Words of `text`, as a reader would count them."""
    return len(text.split())


def _details(of: Details) -> dict[str, Any]:
    match of:
        case ChoiceText():
            return {"options": list(of.options), "key": of.key}
        case OrderText():
            return {"orders": [list(of.parts), *map(list, of.also)]}
        case CutText():
            sentences = {
                name: {"words": words(sentence.text), "facts": list(sentence.facts)}
                for name, sentence in of.sentences.items()
            }
            return {"words": of.words, "sentences": sentences}
        case MarksText():
            passing = {name: output.mark == "pass" for name, output in of.outputs.items()}
            return {"outputs": passing}
        case CausesText():
            return {
                "looks": of.most,
                "cause": of.key.cause,
                "causes": list(of.causes),
                "probes": {name: list(probe.rules_out) for name, probe in of.probes.items()},
            }
        case SuiteText():
            return {
                "choose": of.choose,
                "tests": list(of.tests),
                "faulty": {name: list(version.results) for name, version in of.faulty.items()},
            }
        case QueryText():
            hidden = list(map(_fixture, of.hidden))
            return {"key": of.key, "ordered": of.ordered, "hidden": hidden}
        case CounterexampleText():
            return {"query": of.query, "right": of.right, "table": of.table}


def _fixture(hidden: HiddenRows) -> dict[str, Any]:
    return {"add": _rows(hidden.add), "instead": _rows(hidden.instead)}


def _rows(tables: Mapping[str, Any]) -> dict[str, Any]:
    return {name: [list(row) for row in rows] for name, rows in tables.items()}


def key(of: Details) -> Any:
    """The right answer, as ANSWER of `scoring.practice.set_json`."""
    match of:
        case OrderText():
            return list(of.parts)
        case MarksText():
            return [name for name, output in of.outputs.items() if output.mark == "pass"]
    return answer_json(of.key)


def answer_json(answer: Any) -> Any:
    """An answer as it was read from a file, as JSON."""
    if hasattr(answer, "cause"):
        return {"probes": list(answer.probes), "cause": answer.cause}
    return list(answer) if isinstance(answer, tuple) else answer
