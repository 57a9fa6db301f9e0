"""What the site publishes and scoring needs: quizzes with their norms, families, roles.

It comes with each request, because this package holds no data of its own.
"""

from __future__ import annotations

from typing import Any

from scoring.errors import InputError, Problem, found
from scoring.quiz import Quiz, QuizItem
from scoring.shapes import Shape, array, name, number, one_of, record, whole

__all__ = ["QUIZ"]

_MOST_COUNTED = 1_000_000

_ITEM = record(
    {
        "id": name(),
        "trait": name(),
        "direction": one_of("forward", "reverse"),
        # An answer that nobody gave has no place in the norm group, hence from 1.
        "counts": array(whole(1, _MOST_COUNTED), 10, 2),
        "loading": number(0.01, 0.99),
    }
)

_QUIZ = record(
    {
        "id": name(),
        "version": name(),
        "family": name(),
        "kind": one_of("sample", "full"),
        "norms": record({"id": name(), "version": name()}),
        "items": array(_ITEM, 100, 1),
        "private_traits": array(name(), 100),
    }
)


def _quiz(value: object, field: str) -> Quiz:
    row: dict[str, Any] = _QUIZ.read(value, field)
    norms = row.pop("norms")
    row["items"] = tuple(QuizItem(**item) for item in row["items"])
    quiz = Quiz(norms_id=norms["id"], norms_version=norms["version"], **row)
    problems = [
        *_doubled([item.id for item in quiz.items], f"{field}.items", "each item once"),
        *_doubled(list(quiz.traits), f"{field}.items", "one item per trait"),
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


def _doubled(names: list[str], field: str, expected: str) -> list[Problem]:
    return [
        Problem(field=f"{field}[{index}]", found=f"{found(name)} again", expected=expected)
        for index, name in enumerate(names)
        if name in names[:index]
    ]


QUIZ: Shape[Quiz] = Shape(_QUIZ.expected, _quiz)
