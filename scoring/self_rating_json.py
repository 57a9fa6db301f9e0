"""Ticked statements, skills and the needs of a role as JSON from outside."""

from __future__ import annotations

import re
from typing import Any

from scoring.errors import InputError, found
from scoring.self_rating import LEVELS, Rating, Statements
from scoring.shapes import Shape, day, name, text, whole
from scoring.structures import array, distinct, doubled, mapping, record

__all__ = ["MOST_SKILLS", "NEEDS", "PUBLISHED_SKILLS", "RATINGS", "SKILLS"]

MOST_SKILLS = 200
_MOST_STATEMENTS = 20
_MOST_TICKS = 100
"""In one skill: those of statements that changed since are kept."""
_ID = re.compile(r"[0-9a-f]{8}")


def _statement() -> Shape[str]:
    expected = "a statement's id: eight digits from 0 to 9 and a to f"

    def read(value: object, field: str) -> str:
        if not isinstance(value, str) or not _ID.fullmatch(value):
            raise InputError.one(field, found(value), expected)
        return value

    return Shape(expected, read)


_RATING = record(
    {
        "skill": name(),
        "date": day(),
        "ticks": distinct(array(_statement(), _MOST_TICKS, 1), "each statement once"),
    }
)
_SKILL = record(
    {
        "id": name(),
        "name": text(100),
        "levels": array(array(_statement(), _MOST_STATEMENTS, 1), len(LEVELS), len(LEVELS)),
    }
)


def _each_once(part: Shape[dict[str, Any]], make: type, key: str) -> Shape[tuple[Any, ...]]:
    """A list of records of the class `make`, each `key` once."""
    rows = array(part, MOST_SKILLS)

    def read(value: object, field: str) -> tuple[Any, ...]:
        made = tuple(make(**row) for row in rows.read(value, field))
        names = [getattr(one, key) for one in made]
        problems = doubled(names, field, "each skill once", key=f".{key}")
        if problems:
            raise InputError(problems)
        return made

    return Shape(rows.expected, read)


RATINGS: Shape[tuple[Rating, ...]] = _each_once(_RATING, Rating, "skill")
SKILLS: Shape[tuple[Statements, ...]] = _each_once(_SKILL, Statements, "id")
PUBLISHED_SKILLS = record({"skills": SKILLS})
"""The file `scoring/skills.json` of a site."""
NEEDS = mapping(name(), whole(1, len(LEVELS)), MOST_SKILLS)
