"""Scores tried on people who were left out of their making, on cases they were not scored on.

The people are halved at random, and so are the cases. Norms of the total on half of the cases come
from one half of the people; the other half is scored by them, and held against its points on the
other cases. Then the halves of people change places.

A person with score theta and error sd should have rho * theta on the other cases, give or take
sqrt(rho^2 sd^2 + 1 - rho^2), in standard units of the half that made the norms. rho^2 and the
reliability of the scored half come from alpha over all cases, by Spearman and Brown's formula.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from scoring.bands import Q68, Q90
from scoring.items import normal_cdf
from tools.calibrate.between_cases import alpha_of_part, alpha_over_cases
from tools.calibrate.taken import Array, Taken
from tools.norms.halving import halves
from tools.norms.smoothing import smoothed
from tools.norms.totals import Norm, scores

__all__ = ["MOMENTS", "SEED", "SPLITS", "Coverage", "coverage", "smooth_counts"]

SPLITS = 50
SEED = 20261127
MOMENTS = 3
"""Of the counts, that smoothing keeps: mean, variance and skewness."""
_ENOUGH = 400
"""People from whom on the standard error stays as it is: no model is right to the last person, and
a difference of a hundredth should not close a gate because more people came."""
_STRENGTHS = (0.01, 0.99)
_LEAST = 0.001


@dataclass(frozen=True, kw_only=True)
class Coverage:
    """Shares of people inside their bands, means over the halvings."""

    covered_68: float
    covered_90: float
    people: int
    splits: int = SPLITS
    seed: int = SEED

    @property
    def off(self) -> float:
        """How far the worse of the two is from what it says, in standard errors of a share.

        These are of `_ENOUGH` people at most.
        """
        pairs = ((self.covered_68, Q68), (self.covered_90, Q90))
        return max(abs(got - _said(q)) / self._error(q) for got, q in pairs)

    def _error(self, q: float) -> float:
        return sqrt(_said(q) * (1 - _said(q)) / min(self.people, _ENOUGH))


def _said(q: float) -> float:
    return 2 * normal_cdf(q) - 1


def smooth_counts(counts: Array) -> Array:
    """Counts with three moments kept, none of them nothing; as many people as before."""
    smooth = np.maximum(smoothed(counts, MOMENTS), _LEAST)
    smooth[smooth.argmax()] -= smooth.sum() - counts.sum()
    return smooth


def coverage(taken: Taken, splits: int = SPLITS) -> Coverage | None:
    """The trial; None where there are not two cases, or too few people to fit counts to."""
    names = taken.case_names
    if len(names) < 2:
        return None
    random = np.random.default_rng([SEED, 1])
    inside = []
    for made, left in halves(taken.people, splits, SEED):
        order = random.permutation(len(names))
        asked = [names[place] for place in order[: len(names) // 2]]
        others = [names[place] for place in order[len(names) // 2 :]]
        try:
            inside.append(_inside(taken, made, left, asked, others))
        except (ArithmeticError, np.linalg.LinAlgError):
            return None
    covered_68, covered_90 = np.mean(inside, axis=0).tolist()
    return Coverage(
        covered_68=covered_68, covered_90=covered_90, people=taken.people, splits=splits
    )


def _inside(
    taken: Taken,
    made: NDArray[np.int_],
    left: NDArray[np.int_],
    asked: list[str],
    others: list[str],
) -> tuple[float, float]:
    of_half = replace(taken, points=taken.points[made], about={}, given={})
    found = min(max(alpha_over_cases(of_half), _STRENGTHS[0]), _STRENGTHS[1])
    cases = len(asked) + len(others)
    points = taken.on_cases(asked)
    counts = np.bincount(
        points[made].sum(axis=1).astype(int), minlength=taken.most_on(asked) + 1
    ).astype(float)
    norm = Norm(
        statements=0,  # the lowest total is no point
        counts=counts,
        smooth=smooth_counts(counts),
        reliability=alpha_of_part(found, len(asked) / cases),
    )
    scored = scores(points[left], norm)
    rest = taken.on_cases(others).sum(axis=1)
    unit = rest[made].std(ddof=1)
    if unit == 0:
        raise ArithmeticError("everybody has the same points")
    rho = sqrt(alpha_of_part(found, len(others) / cases))
    reached = (rest[left] - rest[made].mean()) / unit
    off = np.abs(reached - rho * scored.theta) / np.sqrt(rho**2 * scored.sd**2 + 1 - rho**2)
    return float((off <= Q68).mean()), float((off <= Q90).mean())
