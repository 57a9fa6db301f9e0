"""Lists and objects from outside, put together from the shapes of their parts.

Every part is read and every problem is reported at once, each with its path:

    person = record({"name": text(40), "age": whole(0, 150)})
    person.read({"name": "Ada", "age": True}, "person")

    person.age: found true; expected a whole number from 0 to 150
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import Any, TypeVar

from scoring.errors import InputError, Problem, found
from scoring.shapes import Shape, compound, is_name

__all__ = ["array", "distinct", "doubled", "mapping", "record"]

T = TypeVar("T")


def array(part: Shape[T], most: int, least: int = 0) -> Shape[tuple[T, ...]]:
    """A list of `least` to `most` parts."""
    expected = f"a list of {least} to {most}" if least != most else f"a list of {most}"

    def accept_many(values: Collection[Any]) -> Sequence[tuple[T, ...]] | None:
        if any(type(value) is not list or not least <= len(value) <= most for value in values):
            return None
        parts = part.accept_all([*chain.from_iterable(values)])
        if parts is None:
            return None
        rest = iter(parts)
        return [tuple(islice(rest, len(value))) for value in values]

    def look(value: object, field: str) -> tuple[T, ...]:
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

    return compound(expected, look, accept_many) if part.accept else Shape(expected, look)


def distinct(parts: Shape[tuple[str, ...]], expected: str) -> Shape[tuple[str, ...]]:
    """A list of names, each of them once."""

    def look(value: object, field: str) -> tuple[str, ...]:
        names = parts.read(value, field)
        problems = doubled(names, field, expected)
        if problems:
            raise InputError(problems)
        return names

    def accept(value: object) -> tuple[str, ...] | None:
        names = parts.accept(value) if parts.accept else None
        return names if names is not None and len(set(names)) == len(names) else None

    return Shape(parts.expected, look, accept if parts.accept else None)


def doubled(names: Iterable[str], field: str, expected: str, key: str = "") -> list[Problem]:
    """A problem for each name that the list at `field` has again; `key` leads to it in a row."""
    seen = set[str]()
    problems = []
    for index, given in enumerate(names):
        if given in seen:
            place = f"{field}[{index}]{key}"
            problems.append(Problem(field=place, found=f"{found(given)} again", expected=expected))
        seen.add(given)
    return problems


def mapping(key: Shape[str], part: Shape[T], most: int) -> Shape[dict[str, T]]:
    """An object whose keys are data, such as answers by item id."""
    expected = f"an object with at most {most} keys"
    quick = key.accept and part.accept

    def accept_many(values: Collection[Any]) -> Sequence[dict[str, T]] | None:
        if any(type(value) is not dict or len(value) > most for value in values):
            return None
        parts = part.accept_all([one for value in values for one in value.values()])
        keys = key.accept_all([*chain.from_iterable(values)])
        if parts is None or keys is None:
            return None
        rest = zip(keys, parts, strict=True)
        return [dict(islice(rest, len(value))) for value in values]

    def look(value: object, field: str) -> dict[str, T]:
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

    return compound(expected, look, accept_many) if quick else Shape(expected, look)


def record(
    required: Mapping[str, Shape[Any]], optional: Mapping[str, Shape[Any]] | None = None
) -> Shape[dict[str, Any]]:
    """An object with exactly these keys; optional ones may be left out."""
    shapes = {**required, **(optional or {})}
    expected = "an object with the keys " + ", ".join(shapes)
    quick = all(shape.accept for shape in shapes.values())

    def accept_many(values: Collection[Any]) -> Sequence[dict[str, Any]] | None:
        first = next(iter(values), required)
        if any(type(value) is not dict or value.keys() != first.keys() for value in values):
            return None
        given = [key for key in shapes if key in first]
        is_known = len(given) == len(first) and required.keys() <= first.keys()
        if not given or not is_known:
            return None
        columns = []
        for key in given:
            column = shapes[key].accept_all([value[key] for value in values])
            if column is None:
                return None
            columns.append(column)
        return [dict(zip(given, row, strict=True)) for row in zip(*columns, strict=True)]

    def look(value: object, field: str) -> dict[str, Any]:
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
            what = f"unknown keys: {named}"
            problems.append(Problem(field=field or "request", found=what, expected=expected))
        if problems:
            raise InputError(problems)
        return parts

    return compound(expected, look, accept_many) if quick else Shape(expected, look)


def _path(field: str, key: str) -> str:
    """`field.key`; a key that is no name is quoted, so that it cannot pose as a path."""
    if not is_name(key):
        return f"{field}[{found(key)}]"
    return f"{field}.{key}" if field else key
