"""What the site publishes and scoring needs: families, quizzes with their norms, roles.

It comes with each request, because this package holds no data of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoring.errors import InputError, Problem, found
from scoring.form import Quiz
from scoring.form_json import QUIZ
from scoring.lazy_dataclass import dataclass
from scoring.practice_norms import PRACTICE_NORMS, PracticeNorms
from scoring.readiness import Availability
from scoring.shapes import Shape, name, one_of, positive, text
from scoring.structures import array, doubled, record
from scoring.weights import MOST_FAMILIES, WEIGHTS

__all__ = ["MOST_ROLES", "NORMS", "REFERENCE", "CatalogReference", "Family", "Role"]

_MOST_QUIZZES = 100
MOST_ROLES = 20_000
_MOST_EARLIER = 1000


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
class CatalogReference:
    """Everything published, by id; of a quiz there may be several versions."""

    families: Mapping[str, Family]
    quizzes: tuple[Quiz, ...]
    roles: Mapping[str, Role]
    earlier: frozenset[tuple[str, float, float]] = frozenset()
    """What was published of families before: id, half-life in months, `full_sd`.

    A passport carries the values of its day; these are no claims of its owner.
    """
    practice: tuple[PracticeNorms, ...] = ()
    """Practice sets that have norms, newest first."""


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


_NORMS: Mapping[str, Shape[Any]] = {
    "families": array(_FAMILY, MOST_FAMILIES),
    "quizzes": array(QUIZ, _MOST_QUIZZES),
}
_EARLIER = record(
    {"id": name(), "half_life_months": positive(1200), "full_sd": positive(100)},
)
_WITH_ROLES = record(
    _NORMS,
    {
        "roles": array(_ROLE, MOST_ROLES),
        "earlier": array(_EARLIER, _MOST_EARLIER),
        # Not in a document: the queries of a stranger's set would run to count points.
        "practice": array(PRACTICE_NORMS, _MOST_QUIZZES),
    },
)
_WITHOUT_ROLES = record(_NORMS)


def _reference(row: Mapping[str, Any], field: str) -> CatalogReference:
    families = [Family(**family) for family in row["families"]]
    roles = [Role(**role) for role in row.get("roles", ())]
    quizzes: tuple[Quiz, ...] = row["quizzes"]
    versions = [f"{quiz.id} {quiz.version} {quiz.norms_version}" for quiz in quizzes]
    known = {family.id for family in families}
    problems = [
        *doubled([family.id for family in families], f"{field}.families", "each family once"),
        *doubled(versions, f"{field}.quizzes", "each version of a quiz once"),
        *doubled([role.id for role in roles], f"{field}.roles", "each role once"),
        *(
            Problem(
                field=f"{field}.roles[{index}].weights",
                found=f"the unknown family {found(family)}",
                expected=f"the families {', '.join(sorted(known))}",
            )
            for index, role in enumerate(roles)
            if not role.weights.keys() <= known
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
    return CatalogReference(
        families={family.id: family for family in families},
        quizzes=quizzes,
        roles={role.id: role for role in roles},
        earlier=frozenset(
            (was["id"], was["half_life_months"], was["full_sd"]) for was in row.get("earlier", ())
        ),
        practice=row.get("practice", ()),
    )


def _with_roles(value: object, field: str) -> CatalogReference:
    return _reference(_WITH_ROLES.read(value, field), field)


def _without_roles(value: object, field: str) -> CatalogReference:
    return _reference(_WITHOUT_ROLES.read(value, field), field)


REFERENCE = Shape(_WITH_ROLES.expected, _with_roles)
NORMS = Shape(_WITHOUT_ROLES.expected, _without_roles)
"""A reference without roles: what a passport carries along."""
