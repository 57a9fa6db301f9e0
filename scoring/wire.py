"""Values as JSON writes them, the same in every Python; and a digest of such a value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from hashlib import sha256
from math import isinf

from scoring.scale import stored

__all__ = ["compact", "digest", "indented", "plain"]


def plain(value: object) -> object:
    """`value` made of what JSON has: records as objects, dates as text, fractions rounded.

    An infinite threshold becomes null.
    """
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    match value:
        case float():
            return None if isinf(value) else stored(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return [plain(part) for part in value]
        case Mapping():
            return {key: plain(part) for key, part in value.items()}
    return value


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
