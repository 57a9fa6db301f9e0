"""Scores tried on people who were left out of their making: how many lie inside their bands.

The adults are halved at random. Counts and loadings come from one half; the other half is scored
with them and held against two criteria: the mean of the trait's other four items, and the trait
itself as all 25 items estimate it. Then the halves change places, so that every split tries
everybody once. Every figure is the mean over the splits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from scoring.bands import Q68, Q90
from tools.norms.bfi import ITEMS, TRAITS
from tools.norms.halving import halves
from tools.norms.latent import Model, TraitDraws, draw_traits, fit
from tools.norms.sample import SAMPLE, Scores, counts, scores

__all__ = ["COMBINED", "ERROR_R", "SEED", "SPLITS", "Combined", "Trials", "Tried", "run"]

Array = NDArray[np.float64]

SPLITS = 50
SEED = 20260101

ERROR_R = (0.0, 0.2)
"""Correlations of the traits' errors that are compared."""

# Zell & Lesick (2022), https://doi.org/10.1111/jopy.12683: correlations with overall performance.
COMBINED: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "conscientiousness-openness": {"conscientiousness": 0.19, "openness": 0.13},
        "five-traits": {
            "openness": 0.13,
            "conscientiousness": 0.19,
            "extraversion": 0.10,
            "agreeableness": 0.10,
            "emotional-stability": 0.12,
        },
    }
)


@dataclass(frozen=True, kw_only=True)
class Tried:
    """Means over the splits: correlation with the criterion, shares of people inside a band."""

    r: float
    covered_68: float
    covered_90: float


@dataclass(frozen=True, kw_only=True)
class Combined:
    """Several traits in one number: its mean standard error in points, and its coverage."""

    score: str
    error_r: float
    sd: float
    covered_68: float
    covered_90: float


@dataclass(frozen=True, kw_only=True)
class Trials:
    other_four_items: Mapping[str, Tried]
    latent_trait: Mapping[str, Tried]
    combined: tuple[Combined, ...]
    loading_errors: Mapping[str, float]
    """Spread of the sample items' loadings over the splits. A half drawn without replacement varies
    about the whole as much as a sample of the whole's size does about its population."""


def run(keyed: Array, splits: int = SPLITS) -> Trials:
    """Try the sample's scores on the held-out half of `splits` random halvings."""
    four, latent, combined, loading = [], [], [], []
    for index, (made, tried) in enumerate(halves(len(keyed), splits, SEED)):
        model = fit(keyed[made])
        scored = _score_all(model, keyed[made], keyed[tried])
        draws = draw_traits(model, keyed[tried], np.random.default_rng([SEED, index]))
        fitted = _score_all(model, keyed[made], keyed[made])
        four.append(
            [_other_four(trait, keyed[made], fitted, keyed[tried], scored) for trait in TRAITS]
        )
        latent.append([_latent(trait, scored[trait], draws) for trait in TRAITS])
        combined.append([_combined(COMBINED[name], r, scored, draws) for name, r in _versions()])
        loading.append([model.loadings[ITEMS.index(item)] for item in SAMPLE.values()])
    return Trials(
        other_four_items=_tried(four),
        latent_trait=_tried(latent),
        combined=tuple(
            Combined(score=name, error_r=r, sd=sd, covered_68=c68, covered_90=c90)
            for (name, r), (sd, c68, c90) in zip(
                _versions(), np.mean(combined, axis=0).tolist(), strict=True
            )
        ),
        loading_errors=dict(
            zip(SAMPLE.values(), np.std(loading, axis=0, ddof=1).tolist(), strict=True)
        ),
    )


def _versions() -> list[tuple[str, float]]:
    return [(name, r) for name in COMBINED for r in ERROR_R]


def _tried(splits: list[list[tuple[float, float, float]]]) -> dict[str, Tried]:
    return {
        trait: Tried(r=r, covered_68=c68, covered_90=c90)
        for trait, (r, c68, c90) in zip(TRAITS, np.mean(splits, axis=0).tolist(), strict=True)
    }


def _score_all(model: Model, made: Array, people: Array) -> dict[str, Scores]:
    """Score `people` on the five questions, with counts from `made` and the model's loadings."""
    return {
        trait: scores(
            people[:, ITEMS.index(item)],
            norms=counts(made[:, ITEMS.index(item)]),
            loading=float(model.loadings[ITEMS.index(item)]),
        )
        for trait, item in SAMPLE.items()
    }


def _other_four(
    trait: str,
    made: Array,
    fitted: Mapping[str, Scores],
    tried: Array,
    scored: Mapping[str, Scores],
) -> tuple[float, float, float]:
    """Criterion: mean of the other four items, in standard units of the half that made the scores.

    If it correlates rho with the trait, a person with score theta and error sd should have
    rho * theta on it, give or take sqrt(rho^2 sd^2 + 1 - rho^2). rho is the slope in `made`.
    """
    rest = [ITEMS.index(item) for item in TRAITS[trait] if item != SAMPLE[trait]]
    before, after = made[:, rest].mean(axis=1), tried[:, rest].mean(axis=1)
    known = ~np.isnan(before) & ~np.isnan(fitted[trait].theta)
    centre, unit = before[known].mean(), before[known].std(ddof=1)
    theta = fitted[trait].theta[known]
    rho = (theta * (before[known] - centre) / unit).sum() / (theta**2).sum()

    seen = ~np.isnan(after) & ~np.isnan(scored[trait].theta)
    criterion = (after[seen] - centre) / unit
    theta, sd = scored[trait].theta[seen], scored[trait].sd[seen]
    off = np.abs(criterion - rho * theta) / np.sqrt(rho**2 * sd**2 + 1 - rho**2)
    r = np.corrcoef(theta, criterion)[0, 1]
    return float(r), float((off <= Q68).mean()), float((off <= Q90).mean())


def _latent(trait: str, scored: Scores, draws: TraitDraws) -> tuple[float, float, float]:
    """Criterion: the trait itself, known only as a distribution; r is with that one's mean."""
    place = list(TRAITS).index(trait)
    spread = float(np.sqrt(draws.covariance[place, place]))
    centre = draws.means[:, :, place]
    seen = ~np.isnan(scored.theta)
    r = np.corrcoef(scored.theta[seen], centre.mean(axis=0)[seen])[0, 1]
    return float(r), *_inside(scored.theta, scored.sd, centre, spread)


def _combined(
    weights: Mapping[str, float], r: float, scored: Mapping[str, Scores], draws: TraitDraws
) -> tuple[float, float, float]:
    """The weighted mean of several traits, held against the same mean of the traits themselves."""
    shares = np.array([weights.get(trait, 0.0) for trait in TRAITS])
    shares = shares / shares.sum()
    used = {trait: share for trait, share in zip(TRAITS, shares, strict=True) if share}
    theta = sum(share * scored[trait].theta for trait, share in used.items())
    parts = np.array([share * scored[trait].sd for trait, share in used.items()])
    sd = np.sqrt((1 - r) * (parts**2).sum(axis=0) + r * parts.sum(axis=0) ** 2)
    spread = float(np.sqrt(shares @ draws.covariance @ shares))
    inside = _inside(np.asarray(theta), sd, draws.means @ shares, spread)
    return 100 * float(np.nanmean(sd)), *inside


def _inside(theta: Array, sd: Array, centre: Array, spread: float) -> tuple[float, float]:
    """Mean chance that a normal variable about `centre` (draws by people) lies in each band."""
    seen = ~np.isnan(theta)
    theta, sd, centre = theta[seen], sd[seen], centre[:, seen]

    def share(q: float) -> float:
        above = ndtr((theta + q * sd - centre) / spread)
        return float((above - ndtr((theta - q * sd - centre) / spread)).mean())

    return share(Q68), share(Q90)
