"""What a count of points says about more questions of the same kind."""

from __future__ import annotations

from math import sqrt
from typing import NamedTuple

from scoring.bands import Q90

__all__ = ["DESIGN_EFFECT", "Share", "interval90"]

DESIGN_EFFECT = 1.5
"""Points of one case go together, so they say less than as many from different cases. How much
less is an assumption until answers exist."""


class Share(NamedTuple):
    """The ends of an interval, as shares from 0 to 1."""

    low: float
    high: float


def interval90(points: int, of: int) -> Share:
    """Wilson's 90% interval for the share of points, `of` divided by the design effect.

    Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212.
    """
    n, p, z = of / DESIGN_EFFECT, points / of, Q90
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    reach = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return Share(low=max(0.0, middle - reach), high=min(1.0, middle + reach))
