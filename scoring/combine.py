"""One number from several: a weighted mean, and how far it may be off.

The errors of two results of one person are not independent. Treating them so makes bands too
narrow: on held-out people five traits' 68% and 90% bands covered 59% and 82%. With a correlation
of .20 between any two errors they cover 72% and 92%.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum, sqrt

from scoring.lazy_dataclass import dataclass

__all__ = ["ERROR_CORRELATION", "Estimate", "Part", "spread", "weighted_mean"]

ERROR_CORRELATION = 0.20


@dataclass(frozen=True, kw_only=True, slots=True)
class Estimate:
    """A score and its standard error, in points."""

    score: float
    sd: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Part:
    """One of the numbers that are combined."""

    weight: float
    score: float
    sd: float


def weighted_mean(parts: Sequence[Part]) -> Estimate:
    """Combine `parts`; their weights are not negative and not all zero. The order is irrelevant."""
    total = fsum(part.weight for part in parts)
    return Estimate(
        score=fsum(part.weight * part.score for part in parts) / total,
        sd=spread(part.weight * part.sd for part in parts) / total,
    )


def spread(errors: Iterable[float]) -> float:
    """Standard error of the sum of results with these ones; negative where one is taken off."""
    errors = list(errors)
    r = ERROR_CORRELATION
    return sqrt((1 - r) * fsum(error * error for error in errors) + r * fsum(errors) ** 2)
