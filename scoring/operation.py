"""What an operation of the API is: the fields of its request, and what answers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from scoring.errors import InputError, found
from scoring.lazy_dataclass import dataclass
from scoring.reference import CatalogReference, Role
from scoring.shapes import Shape
from scoring.strict_json import FILE_BYTES, LINK_BYTES

__all__ = ["MOST_BYTES", "Operation", "Row", "published_role"]

Row = Mapping[str, Any]
"""The fields of a request, read and typed."""

MOST_BYTES = {"file": FILE_BYTES, "link": LINK_BYTES}
"""How large a document may be, by the way it comes."""


@dataclass(frozen=True, kw_only=True)
class Operation:
    """`run` takes the fields of a request and returns what `scoring.wire.plain` can write."""

    required: Mapping[str, Shape[Any]]
    optional: Mapping[str, Shape[Any]] = field(default_factory=dict)
    run: Callable[[Row], object]


def published_role(reference: CatalogReference, role: str, place: str = "role") -> Role:
    """The role with this id, or an error at `place`."""
    if role not in reference.roles:
        known = ", ".join(list(reference.roles)[:20]) or "none"
        raise InputError.one(place, found(role), f"a published role: {known}")
    return reference.roles[role]
