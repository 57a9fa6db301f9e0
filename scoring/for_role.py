"""What a person's results say for one role."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from scoring.combine import Part, weighted_mean
from scoring.evidence import Evidence, Standing, current, standing
from scoring.readiness import Readiness, readiness
from scoring.recompute import ScoredEntry
from scoring.reference import CatalogReference

__all__ = ["evidence", "ready", "standings"]


def evidence(scored: ScoredEntry, personality: Mapping[str, float]) -> Evidence | None:
    """What a result says in a role that weighs traits by `personality`; None where it says nothing.

    Practice without norms says nothing, nor does a quiz none of whose traits counts in the role.
    """
    entry, result, kind = scored.entry, scored.result, scored.counts_as
    estimate, withheld = scored.estimate, tuple[str, ...]()
    if result:
        parts = [
            Part(weight=personality[trait.trait], score=trait.score, sd=trait.sd)
            for trait in result.traits
            if personality.get(trait.trait)
        ]
        estimate = weighted_mean(parts) if parts else None
        withheld = tuple(trait for trait in result.withheld if personality.get(trait))
    if estimate is None or kind is None:
        return None
    return Evidence(
        id=entry.id,
        family=entry.family,
        kind=kind,
        date=entry.date,
        score=estimate.score,
        sd=estimate.sd,
        withheld=withheld,
    )


def standings(
    scored: Iterable[ScoredEntry],
    reference: CatalogReference,
    personality: Mapping[str, float],
    as_of: date,
    *,
    samples: bool,
) -> dict[str, Standing]:
    """The current standing in each family; without `samples`, from full results only."""
    said = (evidence(row, personality) for row in scored)
    return current(
        standing(one, half_life=reference.families[one.family].half_life_months, as_of=as_of)
        for one in said
        if one and (samples or one.kind == "full")
    )


def ready(
    weights: Mapping[str, float],
    standing_by_family: Mapping[str, Standing],
    reference: CatalogReference,
) -> Readiness:
    """Readiness by `weights`, with what the published families offer to take today."""
    available = {family.id: family.available for family in reference.families.values()}
    return readiness(weights, standing_by_family, available)
