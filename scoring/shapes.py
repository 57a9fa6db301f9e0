"""What values from outside must look like, written as tables.

A shape is a reader with the words for what it expects. `record` and `array` read all their parts
and report every problem at once, each with its path:

    person = record({"name": text(40), "age": whole(0, 150)})
    person.read({"name": "Ada", "age": True}, "person")     # person.age: found true; expected ...
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeGuard, TypeVar

from scoring.errors import UNSEEN, InputError, Problem, found

__all__ = [
    "Shape",
    "anything",
    "array",
    "day",
    "exactly",
    "flag",
    "mapping",
    "name",
    "number",
    "one_of",
    "positive",
    "record",
    "text",
    "whole",
]

T = TypeVar("T")

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,62}[A-Za-z0-9])?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EARLIEST = date(2000, 1, 1)
_LATEST = date(2199, 12, 31)


@dataclass(frozen=True)
class Shape(Generic[T]):
    """`read(value, field)` returns the value, typed, or raises `InputError`."""

    expected: str
    read: Callable[[object, str], T]


def _simple(expected: str, accept: Callable[[object], T | None]) -> Shape[T]:
    """The shape of a value without parts; `accept` answers None for what it refuses."""

    def read(value: object, field: str) -> T:
        accepted = accept(value)
        if accepted is None:
            raise InputError.one(field, found(value), expected)
        return accepted

    return Shape(expected, read)


def whole(low: int, high: int) -> Shape[int]:
    """A whole number; true and false are not numbers here."""

    def accept(value: object) -> int | None:
        return value if type(value) is int and low <= value <= high else None

    return _simple(f"a whole number from {low} to {high}", accept)


def number(low: float, high: float, *, decimals: int | None = None) -> Shape[float]:
    """A number, whole or not, with at most `decimals`; true and false are not numbers here."""

    def accept(value: object) -> float | None:
        if not _is_number(value) or not low <= value <= high:
            return None
        return float(value) if decimals is None or value == round(value, decimals) else None

    limit = "" if decimals is None else f" with at most {decimals} decimals"
    return _simple(f"a number from {low:g} to {high:g}{limit}", accept)


def positive(high: float) -> Shape[float]:
    """A number above 0, at most `high`."""

    def accept(value: object) -> float | None:
        return float(value) if _is_number(value) and 0 < value <= high else None

    return _simple(f"a number above 0, at most {high:g}", accept)


def _is_number(value: object) -> TypeGuard[int | float]:
    # type() and not isinstance(): bool is a subclass of int.
    return type(value) in (int, float)


def text(longest: int, shortest: int = 1) -> Shape[str]:
    """One line of text without control characters."""

    def accept(value: object) -> str | None:
        if not isinstance(value, str) or not shortest <= len(value) <= longest:
            return None
        return None if UNSEEN.search(value) else value

    return _simple(f"one line of text, {shortest} to {longest} characters", accept)


def name() -> Shape[str]:
    """An id or a version, such as `big-five-sample` or `2026-11-24`."""

    def accept(value: object) -> str | None:
        return value if isinstance(value, str) and _NAME.fullmatch(value) else None

    return _simple("a name of at most 64 letters, digits, hyphens, dots or underscores", accept)


def day() -> Shape[date]:
    """A calendar date written YYYY-MM-DD."""

    def accept(value: object) -> date | None:
        # date.fromisoformat also takes 20261124 and week dates.
        if not isinstance(value, str) or not _DAY.fullmatch(value):
            return None
        try:
            read = date.fromisoformat(value)
        except ValueError:
            return None
        return read if _EARLIEST <= read <= _LATEST else None

    return _simple(f"a calendar date from {_EARLIEST} to {_LATEST}, written YYYY-MM-DD", accept)


def anything() -> Shape[Any]:
    """Any JSON value, for what only the whole can judge."""
    return Shape("a value", lambda value, field: value)


def one_of(*choices: str) -> Shape[str]:
    """One of a few words."""
    *most, last = map(found, choices)
    expected = f"{', '.join(most)} or {last}" if most else last
    return _simple(expected, lambda value: value if value in choices else None)


def flag() -> Shape[bool]:
    """True or false."""
    return _simple("true or false", lambda value: value if isinstance(value, bool) else None)


def exactly(only: Any) -> Shape[Any]:
    """One fixed value of the same type: 1 is not true."""
    return _simple(
        found(only), lambda value: value if type(value) is type(only) and value == only else None
    )


def array(part: Shape[T], most: int, least: int = 0) -> Shape[tuple[T, ...]]:
    """A list of `least` to `most` parts."""
    expected = f"a list of {least} to {most}" if least != most else f"a list of {most}"

    def read(value: object, field: str) -> tuple[T, ...]:
        if not isinstance(value, list) or not least <= len(value) <= most:
            raise InputError.one(field, found(value), expected)
        parts, problems = [], list[Problem]()
        for index, entry in enumerate(value):
            try:
                parts.append(part.read(entry, f"{field}[{index}]"))
            except InputError as invalid:
                problems.extend(invalid.problems)
        if problems:
            raise InputError(problems)
        return tuple(parts)

    return Shape(expected, read)


def mapping(key: Shape[str], part: Shape[T], most: int) -> Shape[dict[str, T]]:
    """An object whose keys are data, such as answers by item id."""
    expected = f"an object with at most {most} keys"

    def read(value: object, field: str) -> dict[str, T]:
        if not isinstance(value, dict) or len(value) > most:
            raise InputError.one(field, found(value), expected)
        parts, problems = dict[str, T](), list[Problem]()
        for entry, content in value.items():
            try:
                parts[key.read(entry, field)] = part.read(content, _path(field, entry))
            except InputError as invalid:
                problems.extend(invalid.problems)
        if problems:
            raise InputError(problems)
        return parts

    return Shape(expected, read)


def record(
    required: Mapping[str, Shape[Any]], optional: Mapping[str, Shape[Any]] | None = None
) -> Shape[dict[str, Any]]:
    """An object with exactly these keys; optional ones may be left out."""
    shapes = {**required, **(optional or {})}
    expected = "an object with the keys " + ", ".join(shapes)

    def read(value: object, field: str) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise InputError.one(field, found(value), expected)
        parts, problems = dict[str, Any](), list[Problem]()
        for key, shape in shapes.items():
            place = _path(field, key)
            if key in value:
                try:
                    parts[key] = shape.read(value[key], place)
                except InputError as invalid:
                    problems.extend(invalid.problems)
            elif key in required:
                problems.append(Problem(field=place, found="nothing", expected=shape.expected))
        unknown = [found(key) for key in value if key not in shapes]
        if unknown:
            named = ", ".join(unknown[:3]) + (", …" if len(unknown) > 3 else "")
            problems.append(Problem(field=field, found=f"unknown keys: {named}", expected=expected))
        if problems:
            raise InputError(problems)
        return parts

    return Shape(expected, read)


def _path(field: str, key: str) -> str:
    """`field.key`; a key that is no name is quoted, so that it cannot pose as a path."""
    return f"{field}.{key}" if _NAME.fullmatch(key) else f"{field}[{found(key)}]"
