"""A readiness with every term that was added up on the way, so that a reader can do it by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum

from careerguide.content.model import Family
from scoring.bands import Q68, Q90, Band, band
from scoring.combine import ERROR_CORRELATION, Estimate
from scoring.lazy_dataclass import dataclass
from scoring.readiness import FamilyPart, Readiness
from scoring.scale import MEAN, SD

__all__ = ["Row", "Sums", "Worked", "worked"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """One family's terms in R, K and P."""

    family: Family
    part: FamilyPart
    f: float
    wf: float
    wf_score: float | None
    wf_sd: float | None
    guess: float
    """Best guess at the level now: 575 where nothing is known."""
    spread: float
    w_guess: float
    w_spread: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Sums:
    """The terms of a weighted mean and its error, added up."""

    weights: float
    scores: float
    errors: float
    squares: float

    @property
    def variance(self) -> float:
        r = ERROR_CORRELATION
        return ((1 - r) * self.squares + r * self.errors**2) / self.weights**2

    @classmethod
    def of(cls, weights: Iterable[float], scores: Iterable[float], errors: Sequence[float]) -> Sums:
        return cls(
            weights=fsum(weights),
            scores=fsum(scores),
            errors=fsum(errors),
            squares=fsum(error * error for error in errors),
        )


@dataclass(frozen=True, kw_only=True, slots=True)
class Worked:
    """A readiness with everything that was added up on the way."""

    result: Readiness
    rows: tuple[Row, ...]
    taken: Sums
    """Of R."""
    whole: Sums
    """Of P."""
    full_weight: float
    """The numerator of K_full."""
    r_bands: tuple[Band, Band] | None
    p_bands: tuple[Band, Band]
    """68%, 90%."""


def worked(families: Mapping[str, Family], result: Readiness) -> Worked:
    """`result` with its terms and sums; `families` by id."""
    rows = tuple(_row(families[part.family], part) for part in result.families)
    known = [row for row in rows if row.wf]
    return Worked(
        result=result,
        rows=rows,
        taken=Sums.of(
            [row.wf for row in known],
            [row.wf_score or 0.0 for row in known],
            [row.wf_sd or 0.0 for row in known],
        ),
        whole=Sums.of(
            [row.part.weight for row in rows],
            [row.w_guess for row in rows],
            [row.w_spread for row in rows],
        ),
        full_weight=fsum(
            row.wf
            for row in known
            if row.part.standing and row.part.standing.evidence.kind == "full"
        ),
        r_bands=_bands(result.r) if result.r else None,
        p_bands=_bands(result.p),
    )


def _row(family: Family, part: FamilyPart) -> Row:
    now = part.standing
    f = now.freshness if now else 0.0
    guess = now.projected if now else MEAN
    spread = now.sd_now if now else SD
    return Row(
        family=family,
        part=part,
        f=f,
        wf=part.weight * f,
        wf_score=part.weight * f * now.evidence.score if now else None,
        wf_sd=part.weight * f * now.sd_aged if now else None,
        guess=guess,
        spread=spread,
        w_guess=part.weight * guess,
        w_spread=part.weight * spread,
    )


def _bands(estimate: Estimate) -> tuple[Band, Band]:
    return (
        band(estimate.score, estimate.sd, Q68),
        band(estimate.score, estimate.sd, Q90),
    )
