"""How sharply an item tells people apart, and how hard it is: the two-parameter logistic model.

By marginal maximum likelihood (Bock & Aitkin 1981) with 41 Gauss-Hermite points, levels standard
normal. An item of several points counts as solved with all of them. The report prints the figures
beside the others; no gate and no score depends on them. Our own, because girth, the library for it,
has had no release since 2021 and brings numba. `known_answers.py` holds it to published estimates.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.polynomial.hermite_e import hermegauss
from scipy.optimize import minimize
from scipy.special import expit, logsumexp

from tools.calibrate.taken import Array, Taken

__all__ = ["Curve", "Fit", "curves", "fit"]

_POINTS = 41
_STEEPEST = 6.0
"""Where data would let a slope grow without end, it ends here."""


@dataclass(frozen=True, kw_only=True)
class Curve:
    """The share of people with a level z who solve an item: expit(slope * (z - difficulty))."""

    slope: float
    intercept: float

    @property
    def difficulty(self) -> float | None:
        """The level at which half solve it; None where the level makes no difference."""
        return -self.intercept / self.slope if abs(self.slope) > 1e-3 else None


@dataclass(frozen=True, kw_only=True)
class Fit:
    curves: tuple[Curve, ...]
    log_likelihood: float


def curves(taken: Taken) -> dict[str, Curve]:
    """By item; an item that all or none solved has none."""
    solved = taken.points == np.array(taken.most)
    varied = [place for place, share in enumerate(solved.mean(axis=0)) if 0 < share < 1]
    found = fit(solved[:, varied].astype(float))
    return {taken.items[place]: curve for place, curve in zip(varied, found.curves, strict=True)}


def fit(solved: Array) -> Fit:
    """One row of 0 and 1 per person; every column has both."""
    patterns, people = np.unique(solved, axis=0, return_counts=True)
    levels, weights = hermegauss(_POINTS)
    log_weights = np.log(weights / weights.sum())
    items = solved.shape[1]

    def loss(parameters: Array) -> tuple[float, Array]:
        slopes, intercepts = parameters[:items], parameters[items:]
        logits = np.outer(levels, slopes) + intercepts
        fits = -np.logaddexp(0, -logits) @ patterns.T - np.logaddexp(0, logits) @ (1 - patterns).T
        joint = fits + log_weights[:, None]
        each = logsumexp(joint, axis=0)
        # How many people of each pattern are expected at each level.
        share = np.exp(joint - each) * people
        missing = share @ patterns - share.sum(axis=1)[:, None] * expit(logits)
        gradient = np.concatenate([levels @ missing, missing.sum(axis=0)])
        return -float(people @ each), -gradient

    easy = np.log(solved.mean(axis=0) / (1 - solved.mean(axis=0)))
    limits = [(-_STEEPEST, _STEEPEST)] * items + [(None, None)] * items
    start = np.concatenate([np.ones(items), easy])
    options = {"maxiter": 1000, "ftol": 1e-13, "gtol": 1e-7}
    best = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=limits, options=options)
    found = zip(best.x[:items], best.x[items:], strict=True)
    return Fit(
        curves=tuple(Curve(slope=float(a), intercept=float(d)) for a, d in found),
        log_likelihood=-float(best.fun),
    )
