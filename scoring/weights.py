"""How much each family counts for a role: relevances in [0, 1], not shares."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from math import fsum
from typing import Any

from scoring.errors import InputError, Problem, found
from scoring.shapes import Shape, compound, name, number
from scoring.structures import mapping

__all__ = ["MOST_FAMILIES", "WEIGHT", "WEIGHTS", "check_families", "shares"]

MOST_FAMILIES = 50

WEIGHT = number(0, 1, decimals=4)

_BY_NAME = mapping(name(), WEIGHT, MOST_FAMILIES)


def _weights(value: object, field: str) -> dict[str, float]:
    weights = _BY_NAME.read(value, field)
    if not any(weights.values()):
        what = "all weights 0" if weights else "no weights"
        raise InputError.one(field, what, "at least one weight above 0")
    return weights


def _accept_many(values: Collection[Any]) -> Sequence[dict[str, float]] | None:
    rows = _BY_NAME.accept_all(values)
    return rows if rows is not None and all(any(row.values()) for row in rows) else None


WEIGHTS: Shape[dict[str, float]] = compound(_BY_NAME.expected, _weights, _accept_many)
"""Weights by family or by trait, at least one of them above 0."""


def check_families(weights: Mapping[str, float], families: Collection[str], field: str) -> None:
    """Raise `InputError` unless `weights` has each of `families` and nothing else."""
    problems = [
        Problem(
            field=field,
            found=f"the unknown family {found(family)}",
            expected=f"the families {', '.join(families)}",
        )
        for family in weights
        if family not in families
    ]
    problems += [
        Problem(field=f"{field}.{family}", found="nothing", expected=WEIGHT.expected)
        for family in families
        if family not in weights
    ]
    if problems:
        raise InputError(problems)


def shares(weights: Mapping[str, float]) -> dict[str, float]:
    """Each weight as a share of their sum."""
    total = fsum(weights.values())
    return {family: weight / total for family, weight in weights.items()}
