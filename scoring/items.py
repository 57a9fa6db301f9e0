"""What one answer, or one total of several, says about a trait, given how the norm group did.

The model is a one-factor ordinal probit: behind the answers 1..n lies a standard normal variable,
cut at thresholds that reproduce the norm group's counts, and that variable correlates with the
trait by the loading. The result is the posterior mean and standard deviation of the trait:
Kelley's regressed estimate (Kelley 1947) with the exact normal score of the answer.

A total of several answers is scored as one answer among as many as there are totals. Its loading is
the square root of the total's reliability.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, fsum, inf, pi, sqrt
from statistics import NormalDist
from typing import Literal

from scoring.lazy_dataclass import dataclass
from scoring.scale import MEAN, SD, clip

__all__ = ["Direction", "Posterior", "normal_cdf", "normal_inverse", "posterior"]

Direction = Literal["forward", "reverse"]

_STANDARD = NormalDist()
normal_cdf = _STANDARD.cdf
normal_inverse = _STANDARD.inv_cdf


@dataclass(frozen=True, kw_only=True, slots=True)
class Posterior:
    """What one answer says about the trait, with every step on the way."""

    keyed: int
    """The answer in the direction of the trait, 1..n; a total's place among all, from 1."""
    counts: tuple[float, ...]
    """The norm group's answers in the direction of the trait; fractions where they are smoothed."""
    total: float
    """All of them together; a whole number without a fraction."""
    p: float
    """Share of the norm group that gave this answer."""
    tau_low: float
    """Threshold below the answer, in standard deviations; -inf for the lowest answer."""
    tau_high: float
    """Threshold above the answer; +inf for the highest answer."""
    m: float
    """Mean of the variable behind the answer, between the two thresholds."""
    v: float
    """Its variance there."""
    loading: float
    sampling: float
    """Variance that the norm group's size adds: L^2 (1 + m^2 / 2) / N, or 0 if left out."""
    theta: float
    """Posterior mean of the trait, in standard deviations from the norm group's mean."""
    sd: float
    """Posterior standard deviation of the trait, same unit."""

    @property
    def unclipped(self) -> float:
        """`theta` in points, even where that leaves the scale."""
        return MEAN + SD * self.theta

    @property
    def score(self) -> float:
        """`theta` in points, on the scale."""
        return clip(self.unclipped)

    @property
    def error(self) -> float:
        """`sd` in points."""
        return SD * self.sd


def posterior(
    answer: int,
    *,
    counts: Sequence[float],
    loading: float,
    direction: Direction = "forward",
    sampled: bool = False,
) -> Posterior:
    """Score `answer` (1..n as given) on an item with `counts` in raw answer order.

    `sampled` adds the error that the norm group has as a sample of people, and caps the spread at
    that of no evidence. Every count is above 0 and 0 < `loading` < 1; `scoring.reference` holds the
    exact limits.
    """
    n = len(counts)
    reverse = direction == "reverse"
    keyed = n + 1 - answer if reverse else answer
    ordered = tuple(reversed(counts)) if reverse else tuple(counts)
    total = _together(ordered)

    p = ordered[keyed - 1] / total
    low = _threshold(_together(ordered[: keyed - 1]), total)
    high = _threshold(_together(ordered[:keyed]), total)
    m = (_density(low) - _density(high)) / p
    v = 1 + (_weighted_density(low) - _weighted_density(high)) / p - m * m
    variance = loading * loading * v + 1 - loading * loading
    sampling = loading * loading * (1 + m * m / 2) / total if sampled else 0.0
    return Posterior(
        keyed=keyed,
        counts=ordered,
        total=total,
        p=p,
        tau_low=low,
        tau_high=high,
        m=m,
        v=v,
        loading=loading,
        sampling=sampling,
        theta=loading * m,
        sd=min(sqrt(variance + sampling), 1.0) if sampled else sqrt(variance),
    )


def _together(counts: Sequence[float]) -> float:
    """Their sum, the same in every Python: `sum` rounds fractions differently from 3.12 on."""
    exact = fsum(counts)
    return int(exact) if exact.is_integer() else exact


def _threshold(below: float, total: float) -> float:
    """The point of the standard normal with `below` of `total` under it."""
    if below == 0:
        return -inf
    if below == total:
        return inf
    return normal_inverse(below / total)


def _density(x: float) -> float:
    """Height of the standard normal curve at x; 0 at either infinity."""
    return exp(-x * x / 2) / sqrt(2 * pi)


def _weighted_density(x: float) -> float:
    """x times the density at x; its limit, 0, at either infinity."""
    return 0.0 if abs(x) == inf else x * _density(x)
