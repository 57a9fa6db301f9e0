"""One dated result of one family, and what it says on a given day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

from scoring.ageing import age_in_months, freshness, projected, retest_date, sd_aged, sd_now
from scoring.lazy_dataclass import dataclass
from scoring.scale import stored

__all__ = ["Evidence", "Standing", "current", "retest", "standing"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Evidence:
    """A family's score from one result, in points, as it was on its day."""

    id: str
    family: str
    kind: Literal["sample", "full"]
    date: date
    score: float
    sd: float
    withheld: tuple[str, ...] = ()
    """Traits that count for the role but are not shown; the score is that of the rest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Standing:
    """What a piece of evidence says on the day "as of"."""

    evidence: Evidence
    age_months: float
    freshness: float
    full_freshness: float
    """Of the freshest full result of the family, at most `freshness`; 0 where there is none."""
    sd_aged: float
    sd_now: float
    projected: float
    retest_on: date | None
    """None for a sample, see `retest`."""
    retest_due: bool


def standing(evidence: Evidence, *, half_life: float, as_of: date) -> Standing:
    """Age `evidence` to `as_of`; `half_life` in months. A date after tomorrow is an error."""
    age = age_in_months(evidence.date, as_of)
    f = freshness(age, half_life)
    retest_on = retest(evidence.kind, evidence.date, half_life)
    return Standing(
        evidence=evidence,
        age_months=age,
        freshness=f,
        full_freshness=f if evidence.kind == "full" else 0.0,
        sd_aged=sd_aged(evidence.sd, f),
        sd_now=sd_now(evidence.sd, f),
        projected=projected(evidence.score, f),
        retest_on=retest_on,
        retest_due=retest_on is not None and retest_on <= as_of,
    )


def retest(kind: str, dated: date, half_life: float) -> date | None:
    """The day to take an assessment again. A sample is a first look, and never due again."""
    return retest_date(dated, half_life) if kind == "full" else None


def current(standings: Iterable[Standing]) -> dict[str, Standing]:
    """For each family the result that says most today: the smallest `sd_now`, then the newer.

    A sample may say more than an old full result, and takes nothing from what that one covers.
    """
    best: dict[str, Standing] = {}
    full: dict[str, float] = {}
    for candidate in standings:
        family = candidate.evidence.family
        full[family] = max(full.get(family, 0.0), candidate.full_freshness)
        if family not in best or _precedence(candidate) < _precedence(best[family]):
            best[family] = candidate
    return {
        family: replace(one, full_freshness=min(full[family], one.freshness))
        for family, one in best.items()
    }


def _precedence(candidate: Standing) -> tuple[float, int, bool, str]:
    """Sorts the result to use first. Full before sample and the id settle what is left equal."""
    evidence = candidate.evidence
    return (
        stored(candidate.sd_now),
        -evidence.date.toordinal(),
        evidence.kind != "full",
        evidence.id,
    )
