"""A quiz with its norms as JSON: read with every check, and written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scoring.errors import InputError, Problem, found
from scoring.form import Norm, Quiz, QuizItem, Step
from scoring.shapes import Shape, name, number, one_of, whole
from scoring.structures import array, distinct, doubled, mapping, record

__all__ = [
    "LEAST_SMOOTHED",
    "MOST_ANSWERS",
    "MOST_COUNTED",
    "MOST_ITEMS",
    "MOST_STEPS",
    "MOST_TOTALS",
    "NORM",
    "NORMS_NAME",
    "QUIZ",
    "STRENGTH",
    "quiz_json",
]

MOST_COUNTED = 1_000_000
MOST_ITEMS = 100
MOST_ANSWERS = 10
MOST_TOTALS = MOST_ITEMS * (MOST_ANSWERS - 1) + 1
MOST_STEPS = 10
LEAST_SMOOTHED = 0.001
STRENGTH = (0.01, 0.99)
"""Least and most that a loading or a reliability can be."""

_KIND = one_of("sample", "full")
_TRAITS = distinct(array(name(), MOST_ITEMS), "each trait once")
_HEAD: Mapping[str, Shape[Any]] = {"id": name(), "version": name(), "family": name()}
NORMS_NAME = record({"id": name(), "version": name()})
_ITEM: Mapping[str, Shape[Any]] = {
    "id": name(),
    "trait": name(),
    "direction": one_of("forward", "reverse"),
}

_ITEM_WITH_NORM = record(
    {
        **_ITEM,
        # From 1: an answer that nobody gave has no place in the norm group.
        "counts": array(whole(1, MOST_COUNTED), MOST_ANSWERS, 2),
        "loading": number(*STRENGTH),
    }
)
_BY_ITEM = record(
    {
        **_HEAD,
        "kind": _KIND,
        "norms": NORMS_NAME,
        "items": array(_ITEM_WITH_NORM, MOST_ITEMS, 1),
        "private_traits": _TRAITS,
    }
)

NORM = record(
    {
        "reliability": number(*STRENGTH),
        # Smoothed, so that a total that nobody had has a place as well.
        "counts": array(number(LEAST_SMOOTHED, MOST_COUNTED), MOST_TOTALS, 2),
    }
)
_STEP = record(
    {
        "length": whole(1, MOST_ITEMS),
        "kind": _KIND,
        "norms": mapping(name(), NORM, MOST_ITEMS),
    }
)
_BY_TOTAL = record(
    {
        **_HEAD,
        "norms": NORMS_NAME,
        "items": array(record(_ITEM), MOST_ITEMS, 1),
        "answers": whole(2, MOST_ANSWERS),
        "steps": array(_STEP, MOST_STEPS, 1),
        "private_traits": _TRAITS,
    }
)


def _quiz(value: object, field: str) -> Quiz:
    by_total = isinstance(value, dict) and "steps" in value
    row: dict[str, Any] = (_BY_TOTAL if by_total else _BY_ITEM).read(value, field)
    norms = row.pop("norms")
    row["items"] = tuple(QuizItem(**item) for item in row["items"])
    row["steps"] = tuple(
        Step(
            length=step["length"],
            kind=step["kind"],
            norms={trait: Norm(**norm) for trait, norm in step["norms"].items()},
        )
        for step in row.get("steps", ())
    )
    quiz = Quiz(norms_id=norms["id"], norms_version=norms["version"], **row)
    problems = [
        *doubled([item.id for item in quiz.items], f"{field}.items", "each item once"),
        *(
            _steps(quiz, field)
            if by_total
            else doubled([i.trait for i in quiz.items], f"{field}.items", "one item per trait")
        ),
        *(
            Problem(
                field=f"{field}.private_traits[{index}]",
                found=found(trait),
                expected=f"a trait of the quiz: {', '.join(quiz.traits)}",
            )
            for index, trait in enumerate(quiz.private_traits)
            if trait not in quiz.traits
        ),
    ]
    if problems:
        raise InputError(problems)
    return quiz


QUIZ: Shape[Quiz] = Shape(_BY_ITEM.expected, _quiz)


def _steps(quiz: Quiz, field: str) -> Iterator[Problem]:
    """What is wrong with the steps: lengths grow up to the whole, each trait has its totals."""
    lengths = [step.length for step in quiz.steps]
    if lengths != sorted(set(lengths)) or lengths[-1] != len(quiz.items):
        yield Problem(
            field=f"{field}.steps",
            found=f"the lengths {', '.join(map(str, lengths))}",
            expected=f"growing lengths, the last {len(quiz.items)}, as there are items",
        )
        return
    for index, step in enumerate(quiz.steps):
        place = f"{field}.steps[{index}].norms"
        if set(step.norms) != set(quiz.traits):
            traits = ", ".join(quiz.traits)
            yield Problem(
                field=place, found=f"norms of {', '.join(step.norms)}", expected=f"of {traits}"
            )
            continue
        for trait, norm in step.norms.items():
            totals = len(step.items(quiz, trait)) * (quiz.answers - 1) + 1
            if len(norm.counts) != totals:
                yield Problem(
                    field=f"{place}.{trait}.counts",
                    found=f"a list of {len(norm.counts)}",
                    expected=f"a list of {totals}, one for each total",
                )


def quiz_json(quiz: Quiz) -> dict[str, object]:
    """`quiz` the way `QUIZ` reads it."""
    by_total = bool(quiz.steps)
    written: dict[str, object] = {
        "id": quiz.id,
        "version": quiz.version,
        "family": quiz.family,
        "norms": {"id": quiz.norms_id, "version": quiz.norms_version},
        "items": quiz.items,
        "private_traits": quiz.private_traits,
    }
    if not by_total:
        return {**written, "kind": quiz.kind}
    items = [{key: getattr(item, key) for key in _ITEM} for item in quiz.items]
    return {**written, "items": items, "answers": quiz.answers, "steps": quiz.steps}
