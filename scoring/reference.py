"""What the site publishes and scoring needs: families, quizzes with their norms, roles.

It comes with each request, because this package holds no data of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scoring.errors import InputError, Problem, found
from scoring.quiz import Quiz, QuizItem
from scoring.readiness import Availability
from scoring.shapes import Shape, name, number, one_of, positive, text, whole
from scoring.structures import array, record
from scoring.weights import MOST_FAMILIES, WEIGHTS

__all__ = [
    "LOADING",
    "MOST_ANSWERS",
    "MOST_COUNTED",
    "MOST_ITEMS",
    "NORMS",
    "QUIZ",
    "REFERENCE",
    "Family",
    "Reference",
    "Role",
    "quiz_json",
]

MOST_COUNTED = 1_000_000
MOST_ANSWERS = 10
MOST_ITEMS = 100
_MOST_QUIZZES = 100
LOADING = (0.01, 0.99)
_MOST_ROLES = 20_000


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """An assessment family: how fast its results age, and what of it can be taken today."""

    id: str
    half_life_months: float
    full_sd: float
    """Standard error assumed for a full result added by hand, in points."""
    available: Availability


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """A role with its published weights."""

    id: str
    title: str
    weights: Mapping[str, float]
    """By family."""
    personality: Mapping[str, float]
    """By trait: how a result with trait scores becomes one number for this role."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """Everything published, by id; of a quiz there may be several versions."""

    families: Mapping[str, Family]
    quizzes: tuple[Quiz, ...]
    roles: Mapping[str, Role]


_ITEM = record(
    {
        "id": name(),
        "trait": name(),
        "direction": one_of("forward", "reverse"),
        # From 1: an answer that nobody gave has no place in the norm group.
        "counts": array(whole(1, MOST_COUNTED), MOST_ANSWERS, 2),
        "loading": number(*LOADING),
    }
)

_QUIZ = record(
    {
        "id": name(),
        "version": name(),
        "family": name(),
        "kind": one_of("sample", "full"),
        "norms": record({"id": name(), "version": name()}),
        "items": array(_ITEM, MOST_ITEMS, 1),
        "private_traits": array(name(), MOST_ITEMS),
    }
)

_FAMILY = record(
    {
        "id": name(),
        "half_life_months": positive(1200),
        "full_sd": positive(100),
        "available": one_of("full", "sample", "none"),
    }
)

_ROLE = record(
    {"id": name(), "title": text(120), "weights": WEIGHTS, "personality": WEIGHTS},
)


def _quiz(value: object, field: str) -> Quiz:
    row: dict[str, Any] = _QUIZ.read(value, field)
    norms = row.pop("norms")
    row["items"] = tuple(QuizItem(**item) for item in row["items"])
    quiz = Quiz(norms_id=norms["id"], norms_version=norms["version"], **row)
    problems = [
        *_doubled([item.id for item in quiz.items], f"{field}.items", "each item once"),
        *_doubled(quiz.traits, f"{field}.items", "one item per trait"),
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


QUIZ: Shape[Quiz] = Shape(_QUIZ.expected, _quiz)

_NORMS: Mapping[str, Shape[Any]] = {
    "families": array(_FAMILY, MOST_FAMILIES),
    "quizzes": array(QUIZ, _MOST_QUIZZES),
}
_WITH_ROLES = record(_NORMS, {"roles": array(_ROLE, _MOST_ROLES)})
_WITHOUT_ROLES = record(_NORMS)


def _reference(row: Mapping[str, Any], field: str) -> Reference:
    families = [Family(**family) for family in row["families"]]
    roles = [Role(**role) for role in row.get("roles", ())]
    quizzes: tuple[Quiz, ...] = row["quizzes"]
    versions = [f"{quiz.id} {quiz.version} {quiz.norms_version}" for quiz in quizzes]
    known = {family.id for family in families}
    problems = [
        *_doubled([family.id for family in families], f"{field}.families", "each family once"),
        *_doubled(versions, f"{field}.quizzes", "each version of a quiz once"),
        *_doubled([role.id for role in roles], f"{field}.roles", "each role once"),
        *(
            Problem(
                field=f"{field}.roles[{index}].weights",
                found=f"the unknown family {found(family)}",
                expected=f"the families {', '.join(sorted(known))}",
            )
            for index, role in enumerate(roles)
            for family in role.weights
            if family not in known
        ),
        *(
            Problem(
                field=f"{field}.quizzes[{index}].family",
                found=found(quiz.family),
                expected=f"one of the families {', '.join(sorted(known))}",
            )
            for index, quiz in enumerate(quizzes)
            if quiz.family not in known
        ),
    ]
    if problems:
        raise InputError(problems)
    return Reference(
        families={family.id: family for family in families},
        quizzes=quizzes,
        roles={role.id: role for role in roles},
    )


def _with_roles(value: object, field: str) -> Reference:
    return _reference(_WITH_ROLES.read(value, field), field)


def _without_roles(value: object, field: str) -> Reference:
    return _reference(_WITHOUT_ROLES.read(value, field), field)


REFERENCE = Shape(_WITH_ROLES.expected, _with_roles)
NORMS = Shape(_WITHOUT_ROLES.expected, _without_roles)
"""A reference without roles: what a passport carries along."""


def quiz_json(quiz: Quiz) -> dict[str, object]:
    """`quiz` the way `QUIZ` reads it."""
    return {
        "id": quiz.id,
        "version": quiz.version,
        "family": quiz.family,
        "kind": quiz.kind,
        "norms": {"id": quiz.norms_id, "version": quiz.norms_version},
        "items": quiz.items,
        "private_traits": quiz.private_traits,
    }


def _doubled(names: Iterable[str], field: str, expected: str) -> list[Problem]:
    seen = set[str]()
    problems = []
    for index, given in enumerate(names):
        if given in seen:
            place = f"{field}[{index}]"
            problems.append(Problem(field=place, found=f"{found(given)} again", expected=expected))
        seen.add(given)
    return problems
