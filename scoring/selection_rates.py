"""Who gets through a step of hiring, by group: pass rates, four fifths, and an exact test.

A rate below four fifths of the highest is a rule of thumb for adverse impact (29 CFR 1607.4 D).
With few people it flags chance, with many it misses real differences. So beside it stands Fisher's
exact test, two-sided, against the group with the highest rate, and whether one more person who
passed would have changed the finding.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, fsum, lgamma

from scoring.errors import InputError, Problem
from scoring.lazy_dataclass import dataclass
from scoring.operation import Operation, Row
from scoring.scale import stored, whole
from scoring.shapes import text
from scoring.shapes import whole as whole_number
from scoring.structures import array, record

__all__ = ["SELECTION_RATES", "GroupRate", "exact", "rates"]

FOUR_FIFTHS = 0.8
UNLIKELY = 0.05
_MOST_PEOPLE = 100_000
_MOST_GROUPS = 12
_NEARLY = 1e-7
"""Tables as likely as the one found, but for rounding, count as no likelier."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupRate:
    name: str
    started: int
    passed: int
    rate: float
    ratio: float | None
    """Of the highest rate; None where nobody passed in any group."""
    below: bool
    p: float | None
    """None for the group with the highest rate."""
    one_more: bool
    """Whether it is below, and would not be if one more of the group had passed."""


def exact(passed: int, started: int, other_passed: int, other_started: int) -> float:
    """Fisher's exact test: how likely a table this uneven is if the groups pass alike."""
    people, all_passed = started + other_started, passed + other_passed

    def log_choose(n: int, k: int) -> float:
        return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)

    total = log_choose(people, all_passed)

    def chance(k: int) -> float:
        return exp(log_choose(started, k) + log_choose(other_started, all_passed - k) - total)

    least, most = max(0, all_passed - other_started), min(started, all_passed)
    limit = chance(passed) * (1 + _NEARLY)
    return min(1.0, fsum(p for k in range(least, most + 1) if (p := chance(k)) <= limit))


def rates(groups: Sequence[tuple[str, int, int]]) -> list[GroupRate]:
    """Name, people who started and people who passed of each group, beside the highest rate."""
    best = max(range(len(groups)), key=lambda place: groups[place][2] / groups[place][1])
    _, top_started, top_passed = groups[best]
    top = top_passed / top_started
    found = []
    for place, (name, started, passed) in enumerate(groups):
        rate = passed / started
        ratio = rate / top if top else None
        below = _is_below(ratio)
        more = (passed + 1) / started / top if top and passed < started else None
        found.append(
            GroupRate(
                name=name,
                started=started,
                passed=passed,
                rate=rate,
                ratio=ratio,
                below=below,
                p=None if place == best else exact(passed, started, top_passed, top_started),
                one_more=below and more is not None and not _is_below(more),
            )
        )
    return found


def _is_below(ratio: float | None) -> bool:
    return ratio is not None and stored(ratio) < FOUR_FIFTHS


def _selection_rates(row: Row) -> object:
    groups = row["groups"]
    problems = [
        Problem(
            field=f"groups[{place}].passed",
            found=str(one["passed"]),
            expected=f"at most {one['started']}, the people who started",
        )
        for place, one in enumerate(groups)
        if one["passed"] > one["started"]
    ]
    if problems:
        raise InputError(problems)
    found = rates([(one["name"], one["started"], one["passed"]) for one in groups])
    return {
        "groups": [
            {
                "name": one.name,
                "rate_percent": whole(100 * one.rate),
                "ratio_percent": None if one.ratio is None else whole(100 * one.ratio),
                "below": one.below,
                "p": one.p,
                "p_shown": _shown(one.p),
                "unlikely": one.p is not None and one.p < UNLIKELY,
                "highest": one.p is None,
                "one_more": one.one_more,
            }
            for one in found
        ]
    }


def _shown(p: float | None) -> str | None:
    """Three decimals, the way probabilities are printed."""
    if p is None:
        return None
    return "below .001" if p < 0.001 else f"{p:.3f}".replace("0.", ".", 1)


_GROUP = record(
    {
        "name": text(60),
        "started": whole_number(1, _MOST_PEOPLE),
        "passed": whole_number(0, _MOST_PEOPLE),
    }
)
SELECTION_RATES = Operation(
    required={"groups": array(_GROUP, _MOST_GROUPS, 2)}, run=_selection_rates
)
