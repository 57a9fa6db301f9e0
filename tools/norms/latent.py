"""Each person's five traits as all 25 items see them: draws from their joint distribution.

The model is the one behind the scores, five times over: items are cut normal variables, each loads
on one trait, traits correlate. No formula gives the traits' distribution given 25 answers, so it
is sampled (Gibbs; Albert & Chib 1993): in turn, the variables behind the answers given the traits,
and the traits given those variables.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from tools.norms.bfi import TRAITS
from tools.norms.onefactor import loadings
from tools.norms.polychoric import polychoric_matrix, thresholds
from tools.norms.sample import counts

__all__ = ["Model", "TraitDraws", "draw_traits", "fit"]

Array = NDArray[np.float64]

_FIRST_DROPPED = 50
_KEPT = 150
_ITEMS_PER_TRAIT = 5
_NEVER = 1e-12


@dataclass(frozen=True, kw_only=True)
class Model:
    cuts: Array
    """25 items by 7 cuts, from minus to plus infinity."""
    loadings: Array
    """25, in the order of `ITEMS`."""
    traits: Array
    """Correlations of the five traits, free of measurement error."""


@dataclass(frozen=True, kw_only=True)
class TraitDraws:
    """In draw d, person p's traits are normal with mean `means[d, p]` and this covariance."""

    means: Array
    covariance: Array


def fit(keyed: Array) -> Model:
    """Estimate cuts, loadings (one factor per trait) and trait correlations from answers."""
    blocks = np.split(keyed, len(TRAITS), axis=1)
    return Model(
        cuts=np.array([thresholds(counts(column)) for column in keyed.T]),
        loadings=np.concatenate([loadings(polychoric_matrix(block)) for block in blocks]),
        traits=_trait_correlations(blocks),
    )


def _trait_correlations(blocks: list[Array]) -> Array:
    """Correlations of the five scale means, corrected for unreliability (alpha)."""
    means = np.array([np.nanmean(block, axis=1) for block in blocks])
    reliability = np.array([_alpha(block[~np.isnan(block).any(axis=1)]) for block in blocks])
    correlations = np.corrcoef(means) / np.sqrt(np.outer(reliability, reliability))
    np.fill_diagonal(correlations, 1)
    return np.asarray(correlations)


def _alpha(block: Array) -> float:
    covariance = np.cov(block.T)
    k = len(covariance)
    return float(k / (k - 1) * (1 - np.trace(covariance) / covariance.sum()))


def draw_traits(model: Model, keyed: Array, random: np.random.Generator) -> TraitDraws:
    """Sample the traits of every person in `keyed`; a missing answer says nothing."""
    low, high = _limits(model.cuts, keyed)
    pattern = np.kron(np.eye(len(TRAITS)), np.ones((_ITEMS_PER_TRAIT, 1)))
    loaded = pattern * model.loadings[:, None]
    spread = np.sqrt(1 - model.loadings**2)
    weighted = loaded / (spread**2)[:, None]
    covariance = np.linalg.inv(np.linalg.inv(model.traits) + loaded.T @ weighted)
    regression = weighted @ covariance
    root = np.linalg.cholesky(covariance)

    traits = np.zeros((len(keyed), len(TRAITS)))
    means = []
    for draw in range(_FIRST_DROPPED + _KEPT):
        centre = traits @ loaded.T
        below, above = ndtr((low - centre) / spread), ndtr((high - centre) / spread)
        share = below + (above - below) * random.random(keyed.shape)
        behind = centre + spread * ndtri(np.clip(share, _NEVER, 1 - _NEVER))
        mean = behind @ regression
        traits = mean + random.standard_normal(traits.shape) @ root.T
        if draw >= _FIRST_DROPPED:
            means.append(mean)
    return TraitDraws(means=np.array(means), covariance=covariance)


def _limits(cuts: Array, keyed: Array) -> tuple[Array, Array]:
    """The cuts below and above every answer; infinite where the answer is missing."""
    missing = np.isnan(keyed)
    answers = np.where(missing, 1, keyed).astype(int)
    items = np.arange(keyed.shape[1])
    low = np.where(missing, -np.inf, cuts[items, answers - 1])
    high = np.where(missing, np.inf, cuts[items, answers])
    return low, high
