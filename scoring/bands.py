"""How far a score may be off: the 68% and the 90% band, and the place among the norm group."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.items import normal_cdf, normal_inverse
from scoring.scale import MEAN, SD, clip, nearest_ten, whole

__all__ = ["Q68", "Q90", "Band", "band", "percentile"]

Q68 = normal_inverse(0.84)
Q90 = normal_inverse(0.95)


@dataclass(frozen=True, kw_only=True, slots=True)
class Band:
    """The ends of a band in points, on the scale."""

    low: float
    high: float

    def whole(self) -> tuple[int, int]:
        return whole(self.low), whole(self.high)

    def nearest_ten(self) -> tuple[int, int]:
        return nearest_ten(self.low), nearest_ten(self.high)


def band(score: float, sd: float, q: float) -> Band:
    """`score` plus and minus `q` times `sd`, ends clipped to the scale; all in points."""
    return Band(low=clip(score - q * sd), high=clip(score + q * sd))


def percentile(points: float) -> int:
    """Share of the norm group below `points`, in percent, as 1 to 99.

    `points` may lie outside the scale.
    """
    return min(max(whole(100 * normal_cdf((points - MEAN) / SD)), 1), 99)
