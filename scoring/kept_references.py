"""What a page publishes to the scoring once, and names in later requests.

A page asks again and again about the same roles. Ten thousand of them take longer to read and check
than to answer about, so they are sent once; the requests after it hold `{"kept": id}`.
"""

from __future__ import annotations

from scoring.errors import InputError, found
from scoring.reference import REFERENCE, CatalogReference
from scoring.shapes import Shape, name
from scoring.structures import record

__all__ = ["GIVEN", "keep"]

_MOST_KEPT = 4
_kept: dict[str, CatalogReference] = {}
"""By the id that the page chose, the one that was asked for last at the end."""


def keep(reference: CatalogReference, named: str) -> None:
    """Keep `reference` under a name that nobody else chooses; the oldest makes room for it."""
    _kept.pop(named, None)
    _kept[named] = reference
    for oldest in list(_kept)[:-_MOST_KEPT]:
        del _kept[oldest]


_NAMED = record({"kept": name()})


def _given(value: object, field: str) -> CatalogReference:
    if not isinstance(value, dict) or "kept" not in value:
        return REFERENCE.read(value, field)
    named = _NAMED.read(value, field)["kept"]
    if named not in _kept:
        raise InputError.one(f"{field}.kept", found(named), "the id of a reference that is kept")
    _kept[named] = _kept.pop(named)
    return _kept[named]


GIVEN = Shape(REFERENCE.expected, _given)
"""The reference of a request: itself, or the id of one that is kept."""
