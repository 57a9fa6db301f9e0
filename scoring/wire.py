"""Values as JSON writes them, the same in every Python; and a digest of such a value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from hashlib import sha256
from math import isinf

from scoring.scale import stored

__all__ = ["Plain", "compact", "digest", "indented", "plain"]


class Plain(dict[str, object]):
    """An object that `plain` has made already: one that an answer holds many times."""


_AS_IT_IS = frozenset({str, int, bool, type(None), Plain})
"""Types whose values are most of every answer, and stay what they are."""


def plain(value: object) -> object:
    """`value` made of what JSON has: records as objects, dates as text, fractions rounded.

    An infinite threshold becomes null.
    """
    kind = type(value)
    if kind in _AS_IT_IS:
        return value
    if isinstance(value, float):
        return None if isinf(value) else stored(value)
    if isinstance(value, (list, tuple)):
        return [part if type(part) in _AS_IT_IS else plain(part) for part in value]
    if isinstance(value, dict):
        return {
            key: part if type(part) in _AS_IT_IS else plain(part) for key, part in value.items()
        }
    if is_dataclass(kind):
        return {name: plain(getattr(value, name)) for name in _names(kind)}
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    return value


@cache
def _names(record: type) -> tuple[str, ...]:
    """Of the fields of a dataclass."""
    return tuple(field.name for field in fields(record))


def compact(value: object) -> str:
    """`value` as JSON without spaces."""
    return json.dumps(plain(value), ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def indented(value: object) -> str:
    """`value` as JSON for people to read."""
    return json.dumps(plain(value), ensure_ascii=False, allow_nan=False, indent=1)


def digest(value: object) -> str:
    """SHA-256 over `value` as JSON without spaces, keys sorted, whole numbers without a point."""
    text = json.dumps(
        _without_points(plain(value)),
        ensure_ascii=False,
        allow_nan=False,
        separators=(",", ":"),
        sort_keys=True,
    )
    return "sha256:" + sha256(text.encode()).hexdigest()


def _without_points(value: object) -> object:
    """1.0 as 1: a browser that stores a document writes whole numbers so."""
    match value:
        case float() if value.is_integer():
            return int(value)
        case list():
            return [_without_points(part) for part in value]
        case dict():
            return {key: _without_points(part) for key, part in value.items()}
    return value
