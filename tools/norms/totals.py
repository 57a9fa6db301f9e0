"""Norms by total: counts, smooth counts, and how strongly a total measures its trait.

One definition serves every length. The trait is the factor that all statements of a trait share,
asked or not. Behind each answer lies a normal variable, which correlates with the trait by the
statement's loading; behind the total lies another. A total of answers scored 1, 2, 3 ... has with
the trait the covariance

    sum over the statements of loading * steepness

where steepness, the sum of the normal curve's heights at the cuts, is the covariance of an answer
with the variable behind it. The correlation of the variable behind the total with the trait is
that sum over the total's own steepness. For one statement it is the statement's loading.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from scoring.items import posterior
from tools.norms.onefactor import loadings
from tools.norms.polychoric import polychoric_matrix, thresholds
from tools.norms.smoothing import smoothed

__all__ = ["Norm", "Scores", "alpha", "covariance", "norm", "scores", "trait_loadings"]

Array = NDArray[np.float64]

_DECIMALS = 3


@dataclass(frozen=True, kw_only=True)
class Norm:
    """What one trait at one length is scored by."""

    statements: int
    counts: Array
    """Lowest total first."""
    smooth: Array
    reliability: float
    """As published, rounded."""


@dataclass(frozen=True, kw_only=True)
class Scores:
    """Trait score and standard error of each person, in standard deviations."""

    theta: Array
    sd: Array


def trait_loadings(block: Array) -> Array:
    """Loadings of a trait's statements on the factor they share; `block`: people by statements."""
    return loadings(polychoric_matrix(block))


def norm(block: Array, loaded: Array, answers: int) -> Norm:
    """The norms of the total of `block`, whose statements have the loadings `loaded`."""
    counts = _counts(block.sum(axis=1), block.shape[1], answers)
    strength = covariance(block, loaded, answers) / _steepness(counts)
    return Norm(
        statements=block.shape[1],
        counts=counts,
        # Six answers that many people gave need no smoothing.
        smooth=counts if block.shape[1] == 1 else smoothed(counts),
        reliability=round(strength**2, _DECIMALS),
    )


def covariance(block: Array, loaded: Array, answers: int) -> float:
    """Covariance of the total of `block` with the trait."""
    steep = [_steepness(_counts(column, 1, answers)) for column in block.T]
    return float(loaded @ np.array(steep))


def alpha(block: Array) -> float:
    """Coefficient alpha of the statements of `block`."""
    together = np.cov(block.T)
    k = len(together)
    return float(k / (k - 1) * (1 - np.trace(together) / together.sum()))


def scores(block: Array, by: Norm) -> Scores:
    """Each person's total scored by the site's own code."""
    steps = [
        posterior(place, counts=by.smooth.tolist(), loading=sqrt(by.reliability), sampled=True)
        for place in range(1, len(by.counts) + 1)
    ]
    place = (block.sum(axis=1) - by.statements).astype(int)
    return Scores(
        theta=np.array([step.theta for step in steps])[place],
        sd=np.array([step.sd for step in steps])[place],
    )


def _counts(totals: Array, statements: int, answers: int) -> Array:
    return np.bincount(
        (totals - statements).astype(int), minlength=statements * (answers - 1) + 1
    ).astype(float)


def _steepness(counts: Array) -> float:
    cuts = thresholds(counts)
    inner = cuts[np.isfinite(cuts)]
    return float((np.exp(-inner * inner / 2) / np.sqrt(2 * np.pi)).sum())
