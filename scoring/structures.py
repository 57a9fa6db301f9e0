"""Lists and objects from outside, put together from the shapes of their parts.

Every part is read and every problem is reported at once, each with its path:

    person = record({"name": text(40), "age": whole(0, 150)})
    person.read({"name": "Ada", "age": True}, "person")

    person.age: found true; expected a whole number from 0 to 150
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from scoring.errors import InputError, Problem, found
from scoring.shapes import Shape, is_name

__all__ = ["array", "distinct", "doubled", "mapping", "record"]

T = TypeVar("T")


def array(part: Shape[T], most: int, least: int = 0) -> Shape[tuple[T, ...]]:
    """A list of `least` to `most` parts."""
    expected = f"a list of {least} to {most}" if least != most else f"a list of {most}"
    quick = part.accept

    def accept(value: object) -> tuple[T, ...] | None:
        if not isinstance(value, list) or not least <= len(value) <= most:
            return None
        parts = part.accept_all(value)
        return None if parts is None else tuple(parts)

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

    return Shape(expected, look, accept if quick else None)


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

    def accept(value: object) -> dict[str, T] | None:
        if not isinstance(value, dict) or len(value) > most:
            return None
        parts, keys = part.accept_all(value.values()), key.accept_all(value)
        return None if parts is None or keys is None else dict(zip(keys, parts, strict=True))

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

    return Shape(expected, look, accept if quick else None)


def record(
    required: Mapping[str, Shape[Any]], optional: Mapping[str, Shape[Any]] | None = None
) -> Shape[dict[str, Any]]:
    """An object with exactly these keys; optional ones may be left out."""
    shapes = {**required, **(optional or {})}
    expected = "an object with the keys " + ", ".join(shapes)
    accepts = {key: shape.accept for key, shape in shapes.items() if shape.accept}
    quick = len(accepts) == len(shapes)

    def accept(value: object) -> dict[str, Any] | None:
        if not isinstance(value, dict):
            return None
        given = value.keys()
        if given != accepts.keys() and not required.keys() <= given <= accepts.keys():
            return None
        parts = {}
        for key, accept_part in accepts.items():
            if key in value:
                part = accept_part(value[key])
                if part is None:
                    return None
                parts[key] = part
        return parts

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

    return Shape(expected, look, accept if quick else None)


def _path(field: str, key: str) -> str:
    """`field.key`; a key that is no name is quoted, so that it cannot pose as a path."""
    if not is_name(key):
        return f"{field}[{found(key)}]"
    return f"{field}.{key}" if field else key
