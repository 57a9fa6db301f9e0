"""Where a person stands for a role, from dated results of the role's families.

Two numbers, because they answer two questions. R: how did I do on what I took? P: where do I stand
for the whole role? P counts every family, with the norm group's mean where nothing is known, so
letting a low score go stale raises R but hardly P. Anything that orders people or roles uses P.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum
from typing import Literal

from scoring.combine import Estimate, Part, weighted_mean
from scoring.evidence import Standing
from scoring.lazy_dataclass import dataclass
from scoring.scale import MEAN, SD, stored
from scoring.weights import WEIGHTS, shares

__all__ = ["HEADLINE_COVERAGE", "Availability", "FamilyPart", "Readiness", "readiness"]

HEADLINE_COVERAGE = 0.5
"""Below this coverage by full results there is no headline number: it would be noise."""

Availability = Literal["full", "sample", "none"]
"""What of a family can be taken today."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FamilyPart:
    """One family's part in a readiness."""

    family: str
    weight: float
    share: float
    standing: Standing | None
    gain: float
    """How much coverage a fresh result would add; where a full one can be taken, how much coverage
    by full results."""
    available: Availability


@dataclass(frozen=True, kw_only=True, slots=True)
class Readiness:
    """R, P and coverage; scores in points, coverage in [0, 1]."""

    r: Estimate | None
    """None where there is no evidence."""
    p: Estimate
    k: float
    k_full: float
    headline: bool
    families: tuple[FamilyPart, ...]
    next_step: FamilyPart | None
    """The family that would add most coverage, whether or not it can be taken today."""
    next_available: FamilyPart | None
    """The same among those that can be taken today."""


def readiness(
    weights: Mapping[str, float],
    standings: Mapping[str, Standing],
    available: Mapping[str, Availability],
) -> Readiness:
    """Combine `standings` (by family, see `scoring.evidence.current`) by the role's `weights`.

    Families without a weight do not count. A family missing from `available` cannot be taken today.
    """
    WEIGHTS.read(dict(weights), "weights")
    share = shares(weights)
    families = tuple(
        FamilyPart(
            family=family,
            weight=weight,
            share=share[family],
            standing=standings.get(family),
            gain=share[family]
            * (1 - _covered(standings.get(family), full=available.get(family) == "full")),
            available=available.get(family, "none"),
        )
        for family, weight in weights.items()
    )
    k_full = _coverage(families, full_only=True)
    return Readiness(
        r=_on_what_was_taken(families),
        p=_for_the_whole_role(families),
        k=_coverage(families, full_only=False),
        k_full=k_full,
        headline=stored(k_full) >= HEADLINE_COVERAGE,
        families=families,
        next_step=_best_step(families),
        next_available=_best_step([part for part in families if part.available != "none"]),
    )


def _covered(standing: Standing | None, *, full: bool) -> float:
    """Share of a family's weight that its evidence stands for, or its full results alone."""
    if standing is None:
        return 0.0
    return standing.full_freshness if full else standing.freshness


def _on_what_was_taken(families: tuple[FamilyPart, ...]) -> Estimate | None:
    parts = [
        Part(
            weight=part.weight * part.standing.freshness,
            score=part.standing.evidence.score,
            sd=part.standing.sd_aged,
        )
        for part in families
        if part.standing and part.weight * part.standing.freshness > 0
    ]
    return weighted_mean(parts) if parts else None


def _for_the_whole_role(families: tuple[FamilyPart, ...]) -> Estimate:
    return weighted_mean(
        [
            Part(
                weight=part.weight,
                score=part.standing.projected if part.standing else MEAN,
                sd=part.standing.sd_now if part.standing else SD,
            )
            for part in families
        ]
    )


def _coverage(families: tuple[FamilyPart, ...], *, full_only: bool) -> float:
    """Share of the role's weight that fresh evidence stands for."""
    covered = fsum(part.weight * _covered(part.standing, full=full_only) for part in families)
    return covered / fsum(part.weight for part in families)


def _best_step(families: Iterable[FamilyPart]) -> FamilyPart | None:
    # max keeps the first of equals: the order of the role's own list decides.
    best = max(families, key=lambda part: stored(part.gain), default=None)
    return best if best and stored(best.gain) > 0 else None
