"""Where a person stands in many roles: what orders them, and what to take next, and no more.

The numbers are those of `scoring.readiness`. What rests on the results alone is worked out once,
and for each role only the sums by its weights: a reader sees a few of ten thousand in full.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from math import fsum
from typing import NamedTuple

from scoring.evidence import Standing
from scoring.lazy_dataclass import dataclass
from scoring.order import Source
from scoring.readiness import HEADLINE_COVERAGE
from scoring.reference import Family, Role
from scoring.scale import MEAN, SD, stored

__all__ = ["Outlines", "outlines"]

_CLEARLY = 0.001
"""A gain that is above 0 however it is rounded."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlines:
    """By role, and by family, in the order of the roles."""

    scores: Mapping[str, float]
    """P of the roles with a headline."""
    errors: Mapping[str, Mapping[Source, float]]
    """What each source adds to the error of that."""
    covered: Mapping[str, float]
    """K by full results of the roles without a headline."""
    gains: Mapping[str, list[float]]
    """By family: what a result of it would add to the roles where it adds anything."""


class _Known(NamedTuple):
    """What a family's results say, whatever its weight."""

    score: float
    sd: float
    full: float
    left: float
    source: Source


def outlines(
    roles: Iterable[Role],
    standings: Callable[[Mapping[str, float]], Mapping[str, Standing]],
    families: Mapping[str, Family],
) -> Outlines:
    """`standings` are a person's by the weights of traits."""
    known_by: dict[tuple[tuple[str, float], ...], dict[str, _Known]] = {}
    scores, errors, covered = {}, {}, {}
    gains: dict[str, list[float]] = {}
    for role in roles:
        key = tuple(role.personality.items())
        known = known_by.get(key)
        if known is None:
            now = standings(role.personality)
            known = known_by[key] = {
                family.id: _known(family, now.get(family.id)) for family in families.values()
            }
        parts = [(weight, known[family]) for family, weight in role.weights.items()]
        total = fsum(role.weights.values())
        for weight, part in parts:
            gain = weight / total * part.left
            if gain > _CLEARLY or stored(gain) > 0:
                gains.setdefault(part.source[0], []).append(gain)
        full = fsum([weight * part.full for weight, part in parts]) / total
        if stored(full) < HEADLINE_COVERAGE:
            covered[role.id] = full
            continue
        scores[role.id] = fsum([weight * part.score for weight, part in parts]) / total
        errors[role.id] = {part.source: weight / total * part.sd for weight, part in parts}
    return Outlines(scores=scores, errors=errors, covered=covered, gains=gains)


def _known(family: Family, standing: Standing | None) -> _Known:
    score, sd, full, covered = MEAN, SD, 0.0, 0.0
    if standing:
        score, sd, full = standing.projected, standing.sd_now, standing.full_freshness
        covered = full if family.available == "full" else standing.freshness
    return _Known(score=score, sd=sd, full=full, left=1 - covered, source=(family.id, score, sd))
