"""The results a passport holds, as its document writes them.

A result taken here keeps the raw answers, so that whoever receives it can score it again; the
points beside them are what the person saw. A full result taken elsewhere is what the person says.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any, Literal

from scoring.errors import InputError, found
from scoring.lazy_dataclass import dataclass
from scoring.practice.set_json import ANSWERS
from scoring.scale import HIGH, LOW
from scoring.shapes import Shape, anything, compound, day, exactly, name, one_of, positive, whole
from scoring.structures import array, distinct, doubled, mapping, record

__all__ = [
    "ENTRIES",
    "MOST_ENTRIES",
    "AddedEntry",
    "AnsweredPractice",
    "Entry",
    "FirstPractice",
    "PracticeEntry",
    "QuizEntry",
    "TraitPoints",
]

MOST_ENTRIES = 500
_MOST_TRAITS = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class TraitPoints:
    """A trait's score and 90% band as they were shown, in whole points."""

    score: int
    band90: tuple[int, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuizEntry:
    """A quiz taken on the site."""

    id: str
    kind: Literal["sample", "full"]
    family: str
    date: date
    quiz: str
    quiz_version: str
    norms_version: str
    answers: Mapping[str, int]
    """By item; an item without an answer belongs to a withheld trait."""
    withheld: tuple[str, ...]
    traits: Mapping[str, TraitPoints]


@dataclass(frozen=True, kw_only=True, slots=True)
class AddedEntry:
    """A full result taken elsewhere and added by hand."""

    id: str
    kind: Literal["full"]
    family: str
    date: date
    score: int
    sd: float
    sd_assumed: Literal[True]
    self_reported: Literal[True]


@dataclass(frozen=True, kw_only=True, slots=True)
class PracticeEntry:
    """Items of a family that has no norms yet: points, no score, no weight."""

    id: str
    kind: Literal["practice"]
    family: str
    date: date
    quiz: str
    quiz_version: str
    right: int
    """Points."""
    questions: int
    """All points there were."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AnsweredPractice(PracticeEntry):
    """Practice with its answers, so that it can be scored once there are norms."""

    answers: Mapping[str, object]
    """By item."""

    def alone(self) -> PracticeEntry:
        """The same without the answers."""
        return PracticeEntry(
            **{part.name: getattr(self, part.name) for part in fields(PracticeEntry)}
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class FirstPractice(AnsweredPractice):
    """Practice by somebody who had not seen the explanations: what norms can score."""

    first_attempt: Literal[True] = True


Entry = QuizEntry | AddedEntry | PracticeEntry

_POINTS = whole(int(LOW), int(HIGH))
_COMMON: Mapping[str, Shape[Any]] = {"id": name(), "family": name(), "date": day()}

_TRAIT = record({"score": _POINTS, "band90": array(_POINTS, 2, 2)})

_QUIZ = record(
    {
        **_COMMON,
        "kind": one_of("sample", "full"),
        "quiz": name(),
        "quiz_version": name(),
        "norms_version": name(),
        # How many answers an item has, only its quiz knows: see `scoring.quiz`.
        "answers": mapping(name(), anything(), _MOST_TRAITS),
        "withheld": distinct(array(name(), _MOST_TRAITS), "each trait once"),
        "traits": mapping(name(), _TRAIT, _MOST_TRAITS),
    }
)

_ADDED = record(
    {
        **_COMMON,
        "kind": exactly("full"),
        "score": _POINTS,
        "sd": positive(100),
        "sd_assumed": exactly(True),
        "self_reported": exactly(True),
    }
)

_PRACTICE = record(
    {
        **_COMMON,
        "kind": exactly("practice"),
        "quiz": name(),
        "quiz_version": name(),
        "right": whole(0, 1000),
        "questions": whole(1, 1000),
    },
    {"answers": ANSWERS, "first_attempt": exactly(True)},
)


def _entry(value: object, field: str) -> Entry:
    if not isinstance(value, dict):
        raise InputError.one(field, found(value), "a result: an object with a kind")
    kind = _KIND.read(value.get("kind"), f"{field}.kind")
    if kind == "practice":
        practice = _practice_entry(_PRACTICE.read(value, field))
        if practice.right > practice.questions:
            expected = f"at most {practice.questions}, the number of questions"
            raise InputError.one(f"{field}.right", found(practice.right), expected)
        return practice
    # A full result is either taken here, then it has answers, or added by hand.
    if kind == "full" and "answers" not in value:
        return AddedEntry(**_ADDED.read(value, field))
    return _quiz_entry(_QUIZ.read(value, field))


def _accept_many(values: Collection[object]) -> Sequence[Entry] | None:
    """Quizzes, which most results are, in one go."""
    rows = _QUIZ.accept_all(values)
    return None if rows is None else [_quiz_entry(row) for row in rows]


def _quiz_entry(row: dict[str, Any]) -> QuizEntry:
    row["traits"] = {trait: TraitPoints(**points) for trait, points in row["traits"].items()}
    return QuizEntry(**row)


def _practice_entry(row: dict[str, Any]) -> PracticeEntry:
    is_first = row.pop("first_attempt", False)
    if "answers" not in row:  # of which only the points are left
        return PracticeEntry(**row)
    return FirstPractice(**row) if is_first else AnsweredPractice(**row)


_KIND = one_of("sample", "full", "practice")
_LIST = array(compound("a result: an object with a kind", _entry, _accept_many), MOST_ENTRIES)


def _entries(value: object, field: str) -> tuple[Entry, ...]:
    entries = _LIST.read(value, field)
    problems = doubled([entry.id for entry in entries], field, "each id once", key=".id")
    if problems:
        raise InputError(problems)
    return entries


ENTRIES: Shape[tuple[Entry, ...]] = Shape(_LIST.expected, _entries)
