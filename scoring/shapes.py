"""What values from outside must look like, written as tables.

A shape is a reader with the words for what it expects. Here are the shapes of single values;
`scoring.structures` puts them together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any, Generic, TypeGuard, TypeVar

from scoring.errors import InputError, found
from scoring.lazy_dataclass import dataclass
from scoring.unseen import is_usual, unseen

__all__ = [
    "MOST_IN_NAME",
    "NAME",
    "Shape",
    "anything",
    "compound",
    "day",
    "exactly",
    "flag",
    "is_name",
    "name",
    "number",
    "one_of",
    "positive",
    "text",
    "whole",
]

T = TypeVar("T")

MOST_IN_NAME = 64
"""Longest id or version, in characters; the checks of the content hold editors to it."""
NAME = rf"[A-Za-z0-9](?:[A-Za-z0-9._-]{{0,{MOST_IN_NAME - 2}}}[A-Za-z0-9])?"
_NAME = re.compile(NAME)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_EARLIEST = date(2000, 1, 1)
_LATEST = date(2199, 12, 31)
_FLOAT, _TEXT, _WHOLE = frozenset({float}), frozenset({str}), frozenset({int})
_MOST_KNOWN = 10_000
_names = set[str]()
"""Some that were accepted: ten thousand roles name the same few families."""


Accept = Callable[[object], T | None]
AcceptAll = Callable[[Collection[Any]], Sequence[T] | None]


@dataclass(frozen=True)
class Shape(Generic[T]):
    """`read(value, field)` returns the value, typed, or raises `InputError`.

    `accept` is the same without a place, so that ten thousand good values make no text for the
    place of each, which only errors name. It answers None for null and for what it is not sure of;
    then `look` decides. A shape without it always looks.
    """

    expected: str
    look: Callable[[object, str], T]
    accept: Accept[T] | None = None
    accept_many: AcceptAll[T] | None = None

    def read(self, value: object, field: str) -> T:
        accepted = self.accept(value) if self.accept else None
        return self.look(value, field) if accepted is None else accepted

    def accept_all(self, values: Collection[object]) -> Sequence[T] | None:
        """Each of `values`, or None if `accept` is not sure of one."""
        if self.accept_many:
            return self.accept_many(values)
        if self.accept is None:
            return None
        accept, accepted = self.accept, list[T]()
        for value in values:
            one = accept(value)
            if one is None:
                return None
            accepted.append(one)
        return accepted


def _simple(
    expected: str, accept: Accept[T], accept_many: AcceptAll[T] | None = None
) -> Shape[T]:
    """The shape of a value without parts; `accept` answers None for what it refuses."""

    def look(value: object, field: str) -> T:
        accepted = accept(value)
        if accepted is None:
            raise InputError.one(field, found(value), expected)
        return accepted

    return Shape(expected, look, accept, accept_many)


def compound(
    expected: str, look: Callable[[object, str], T], accept_many: AcceptAll[T]
) -> Shape[T]:
    """The shape of a value with parts: many are accepted part by part, and one as one of many.

    So the same part of 500 results is looked at in one go.
    """

    def accept(value: object) -> T | None:
        accepted = accept_many([value])
        return accepted[0] if accepted else None

    return Shape(expected, look, accept, accept_many)


def whole(low: int, high: int) -> Shape[int]:
    """A whole number; true and false are not numbers here."""

    def accept(value: object) -> int | None:
        return value if type(value) is int and low <= value <= high else None

    def accept_many(values: Collection[Any]) -> Sequence[int] | None:
        if not _WHOLE.issuperset(map(type, values)):
            return None
        is_within = not values or (low <= min(values) and max(values) <= high)
        return [*values] if is_within else None

    return _simple(f"a whole number from {low} to {high}", accept, accept_many)


def number(low: float, high: float, *, decimals: int | None = None) -> Shape[float]:
    """A number, whole or not, with at most `decimals`; true and false are not numbers here."""

    def accept(value: object) -> float | None:
        # type() and not isinstance(): bool is a subclass of int.
        if not (type(value) is float or type(value) is int) or not low <= value <= high:
            return None
        return float(value) if decimals is None or value == round(value, decimals) else None

    def accept_many(values: Collection[Any]) -> Sequence[float] | None:
        if _FLOAT.issuperset(map(type, values)) and known.issuperset(values):
            return [*values]
        return _seen(known, [accept(value) for value in values])

    # Ten thousand roles have the same few weights.
    known = set[float]()
    limit = "" if decimals is None else f" with at most {decimals} decimals"
    return _simple(f"a number from {low:g} to {high:g}{limit}", accept, accept_many)


def positive(high: float) -> Shape[float]:
    """A number above 0, at most `high`."""

    def accept(value: object) -> float | None:
        if (type(value) is float or type(value) is int) and 0 < value <= high:
            return float(value)
        return None

    return _simple(f"a number above 0, at most {high:g}", accept)


def _seen(known: set[T], values: Sequence[T | None]) -> Sequence[T] | None:
    """`values` if each was accepted; then they are `known` from now on."""
    accepted = [value for value in values if value is not None]
    if len(accepted) < len(values):
        return None
    if len(known) < _MOST_KNOWN:
        known.update(accepted)
    return accepted


def text(longest: int) -> Shape[str]:
    """One line of text that shows something, without characters that hide or turn it."""
    expected = f"one line of at most {longest} characters, with a letter or a digit"

    def accept(value: object) -> str | None:
        if not isinstance(value, str) or len(value) > longest or not is_usual(value):
            return None
        is_line = "\n" not in value and "\t" not in value
        return value if is_line and any(map(str.isalnum, value)) else None

    def look(value: object, field: str) -> str:
        if not isinstance(value, str) or len(value) > longest:
            raise InputError.one(field, found(value), expected)
        for character in unseen(value):
            what = f"{found(value)} with a hidden or full-width character"
            raise InputError.one(field, f"{what}, U+{ord(character[0]):04X}", expected)
        # A reason of blanks would hide that there is none.
        if "\n" in value or "\t" in value or not any(map(str.isalnum, value)):
            raise InputError.one(field, found(value), expected)
        return value

    return Shape(expected, look, accept)


def name() -> Shape[str]:
    """An id or a version, such as `big-five-sample` or `2026-11-24`."""

    expected = f"a name of at most {MOST_IN_NAME} letters, digits, hyphens, dots or underscores"
    def accept(value: object) -> str | None:
        return value if is_name(value) else None

    def accept_many(values: Collection[Any]) -> Sequence[str] | None:
        # They may be lists, which no set can hold.
        if _TEXT.issuperset(map(type, values)) and _names.issuperset(values):
            return [*values]
        return _seen(_names, [accept(value) for value in values])

    return _simple(expected, accept, accept_many)


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
    return Shape("a value", lambda value, field: value, lambda value: value, list)


def one_of(*choices: str) -> Shape[str]:
    """One of a few words."""
    *most, last = map(found, choices)
    expected = f"{', '.join(most)} or {last}" if most else last
    return _simple(expected, lambda value: value if value in choices else None)


def flag() -> Shape[bool]:
    """True or false."""
    return _simple("true or false", lambda value: value if isinstance(value, bool) else None)


def exactly(only: Any, expected: str = "") -> Shape[Any]:
    """One fixed value of the same type: 1 is not true."""

    def accept(value: object) -> object | None:
        return value if type(value) is type(only) and value == only else None

    return _simple(expected or found(only), accept)


def is_name(value: object) -> TypeGuard[str]:
    """Whether `value` is an id or a version, such as `big-five-sample` or `2026-11-24`."""
    return isinstance(value, str) and _NAME.fullmatch(value) is not None
