"""How alike people do on different cases: alpha over cases, and pairs of items too alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import f as f_distribution

from tools.calibrate.taken import Array, Taken
from tools.norms.totals import alpha

__all__ = ["Pair", "alpha_interval", "alpha_of_part", "alpha_over_cases", "dependent_pairs"]

_DEGREE = 3
_FEW_PEOPLE = 200
_ABOVE = 0.2
_ABOVE_FEW = 0.3
"""How far a pair's correlation may lie above the mean of all; with few people chance gives more."""


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two items of different cases, and the correlation of what their totals leave over."""

    one: str
    other: str
    q3: float


def alpha_over_cases(taken: Taken) -> float:
    """Coefficient alpha with the cases as parts; 0 where it cannot be told."""
    parts = taken.by_case
    if parts.shape[1] < 2 or taken.people < 2 or np.ptp(parts.sum(axis=1)) == 0:
        return 0.0
    return alpha(parts)


def alpha_interval(found: float, people: int, parts: int) -> tuple[float, float]:
    """The 90% interval of an alpha (Feldt 1965, Psychometrika 30, 357-370)."""
    one, other = people - 1, (people - 1) * (parts - 1)
    if one < 1 or other < 1:
        return -1.0, 1.0
    high = 1 - (1 - found) * float(f_distribution.ppf(0.05, one, other))
    low = 1 - (1 - found) * float(f_distribution.ppf(0.95, one, other))
    return low, high


def alpha_of_part(found: float, share: float) -> float:
    """The alpha of a `share` of the parts, by Spearman and Brown's formula."""
    return share * found / (1 + (share - 1) * found)


def dependent_pairs(taken: Taken) -> tuple[Pair, ...]:
    """Pairs between cases whose Q3 is far above the mean (Yen 1984), highest first.

    An item's residual is what a cubic curve of the total does not tell of it.
    """
    residuals = _residuals(taken)
    spread = residuals.std(axis=0)
    known = [column for column in range(len(taken.items)) if spread[column] > 0]
    if len(known) < 3:
        return ()
    q3 = np.corrcoef(residuals[:, known].T)
    pairs = [
        Pair(one=taken.items[known[i]], other=taken.items[known[j]], q3=float(q3[i, j]))
        for i in range(len(known))
        for j in range(i + 1, len(known))
        if taken.cases[known[i]] != taken.cases[known[j]]
    ]
    if not pairs:
        return ()
    mean = float(np.mean([pair.q3 for pair in pairs]))
    limit = mean + (_ABOVE_FEW if taken.people < _FEW_PEOPLE else _ABOVE)
    return tuple(sorted((p for p in pairs if p.q3 > limit), key=lambda pair: -pair.q3))


def _residuals(taken: Taken) -> Array:
    totals = taken.totals
    spread = totals.std() or 1.0
    powers = np.vander((totals - totals.mean()) / spread, _DEGREE + 1)
    fitted = powers @ np.linalg.lstsq(powers, taken.points, rcond=None)[0]
    residuals = taken.points - fitted
    # What is left by rounding alone is nothing.
    residuals[:, np.abs(residuals).max(axis=0) < 1e-9] = 0.0
    return np.asarray(residuals)
