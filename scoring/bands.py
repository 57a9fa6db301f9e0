"""How far a score may be off: the 68% and the 90% band, and the place among the norm group."""

from __future__ import annotations

from typing import Literal, NamedTuple

from scoring.items import normal_cdf, normal_inverse
from scoring.scale import MEAN, SD, clip, whole

__all__ = ["Q68", "Q90", "Band", "Third", "band", "percentile", "third"]

Third = Literal["low", "middle", "high"]

Q68 = normal_inverse(0.84)
Q90 = normal_inverse(0.95)


class Band(NamedTuple):
    """The ends of a band in points, on the scale."""

    low: float
    high: float


def band(score: float, sd: float, q: float) -> Band:
    """`score` plus and minus `q` times `sd`, ends clipped to the scale; all in points."""
    return Band(low=clip(score - q * sd), high=clip(score + q * sd))


def percentile(points: float) -> int:
    """Share of the norm group below `points`, in percent, as 1 to 99.

    `points` may lie outside the scale.
    """
    return min(max(whole(100 * normal_cdf((points - MEAN) / SD)), 1), 99)


def third(percent: int) -> Third:
    """The third of the norm group that the percentile `percent` lies in."""
    if percent <= 33:
        return "low"
    return "high" if percent >= 67 else "middle"
