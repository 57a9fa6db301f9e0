"""What an employer's weights change beside the published ones: a person's number, and an order.

One person's numbers under two weightings rest on the same results, so the error of their difference
is smaller than that of either. Two people share no result: the errors of their numbers are
independent. In both cases a move or an order is known only where the 90% band of the difference
excludes 0; whether two bands overlap does not say it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import fsum, hypot

from scoring.bands import Q90
from scoring.combine import Estimate, Part, spread, weighted_mean
from scoring.lazy_dataclass import dataclass
from scoring.readiness import HEADLINE_COVERAGE, Readiness
from scoring.scale import MEAN, SD, stored
from scoring.weights import shares

__all__ = ["Tipping", "Turn", "is_known", "move", "tipping", "turns"]

_STEPS = 20
"""The weights from 0 to 1 that are tried, one every .05."""

_Number = tuple[Estimate, bool]
"""P, and whether full results cover enough for it to be shown."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Turn:
    """Two people whose order is not what it was."""

    first: str
    """Who is ahead by the own weights; where nobody is, who was by the published ones."""
    second: str
    now: bool
    """Whether the own weights put `first` ahead; else their order is not known."""
    before: int
    """By the published weights: 1 `first` was ahead, -1 `second`, 0 neither."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Tipping:
    """The nearest weights of one family, all others as they are, that matter to somebody.

    They change an order, or give a person a number or take it away.
    """

    family: str
    below: float | None
    above: float | None


def move(published: Readiness, own: Readiness) -> Estimate:
    """How far the own weights move a person's P, and how far that move may be off."""
    errors = [
        (now.share - then.share) * (now.standing.sd_now if now.standing else SD)
        for then, now in zip(published.families, own.families, strict=True)
    ]
    return Estimate(score=own.p.score - published.p.score, sd=spread(errors))


def is_known(difference: Estimate) -> bool:
    """Whether the 90% band of `difference` excludes 0."""
    return stored(abs(difference.score) - Q90 * difference.sd) > 0


def turns(
    names: Sequence[str], published: Sequence[Readiness], own: Sequence[Readiness]
) -> list[Turn]:
    """Every two of the people `names` whose order changes."""
    found = []
    pairs = combinations(names, 2)
    orders = (_order([(one.p, one.headline) for one in people]) for people in (published, own))
    for (one, other), before, now in zip(pairs, *orders, strict=True):
        if before != now:
            sign = now or before
            first, second = (one, other) if sign > 0 else (other, one)
            found.append(Turn(first=first, second=second, now=now != 0, before=before * sign))
    return found


def _order(people: Iterable[_Number]) -> list[int]:
    """For every two people: 1 the first is ahead, -1 the second, 0 their order is not known.

    Without a number, nobody is ahead of anybody.
    """
    return [
        _sign(one.score - other.score, hypot(one.sd, other.sd)) if has and other_has else 0
        for (one, has), (other, other_has) in combinations(people, 2)
    ]


def _sign(points: float, sd: float) -> int:
    if not is_known(Estimate(score=points, sd=sd)):
        return 0
    return 1 if points > 0 else -1


def tipping(people: Sequence[Readiness]) -> list[Tipping]:
    """For each family, how far its weight must move from here before it matters to `people`."""
    if not people:
        return []
    weights = {part.family: part.weight for part in people[0].families}

    def outcome(tried: Mapping[str, float]) -> tuple[list[int], list[bool]]:
        numbers = [_weighed(one, tried) for one in people]
        return _order(numbers), [has for _, has in numbers]

    now = outcome(weights)

    def first_of(family: str, values: Iterable[float]) -> float | None:
        for value in values:
            tried = {**weights, family: value}
            if any(tried.values()) and outcome(tried) != now:
                return value
        return None

    values = [step / _STEPS for step in range(_STEPS + 1)]
    return [
        Tipping(
            family=family,
            below=first_of(family, [value for value in reversed(values) if value < weight]),
            above=first_of(family, [value for value in values if value > weight]),
        )
        for family, weight in weights.items()
    ]


def _weighed(person: Readiness, weights: Mapping[str, float]) -> _Number:
    known = [(weights[part.family], part.standing) for part in person.families]
    share = shares(weights)
    covered = fsum(
        share[part.family] * part.standing.full_freshness
        for part in person.families
        if part.standing
    )
    parts = [
        Part(
            weight=weight,
            score=standing.projected if standing else MEAN,
            sd=standing.sd_now if standing else SD,
        )
        for weight, standing in known
    ]
    return weighted_mean(parts), stored(covered) >= HEADLINE_COVERAGE
