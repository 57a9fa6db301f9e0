"""How far groups of adults differ on the sample's questions, and how much of it is the question's.

A difference on a question may be one in the trait. So it is set beside the difference on the
trait's other four items, and the part that remains between people alike on those four is given as
`dif` (differential item functioning, uniform), from a regression of the question on both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.norms.bfi import ITEMS, TRAITS
from tools.norms.sample import SAMPLE

__all__ = ["Difference", "difference", "remaining", "standardised_gap", "weighted_mean"]

Array = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """First group minus second, in standard deviations within groups; `points` on the scale."""

    item: float
    other_four: float
    points: float
    dif: float


def difference(trait: str, keyed: Array, theta: Array, first: NDArray[np.bool_]) -> Difference:
    """Compare the people in `first` with all others; `theta` are their trait scores."""
    item = keyed[:, ITEMS.index(SAMPLE[trait])]
    rest = [ITEMS.index(name) for name in TRAITS[trait] if name != SAMPLE[trait]]
    other_four = keyed[:, rest].mean(axis=1)
    return Difference(
        item=standardised_gap(item, first),
        other_four=standardised_gap(other_four, first),
        points=100 * float(np.nanmean(theta[first]) - np.nanmean(theta[~first])),
        dif=remaining(item, other_four, first),
    )


def weighted_mean(weights: Mapping[str, float], theta: Mapping[str, Array]) -> Array:
    """One value per person from several trait scores."""
    total = sum(weights.values())
    return np.asarray(sum(weight / total * theta[trait] for trait, weight in weights.items()))


def standardised_gap(values: Array, first: NDArray[np.bool_]) -> float:
    """Mean of `first` minus mean of all others, in standard deviations within the groups."""
    one, two = (group[~np.isnan(group)] for group in (values[first], values[~first]))
    within = (len(one) - 1) * one.var(ddof=1) + (len(two) - 1) * two.var(ddof=1)
    return float((one.mean() - two.mean()) / np.sqrt(within / (len(one) + len(two) - 2)))


def remaining(item: Array, others: Array, first: NDArray[np.bool_]) -> float:
    """The gap on `item` that is left between people alike on the `others` of its trait."""
    known = ~np.isnan(item) & ~np.isnan(others)
    predictors = np.column_stack([np.ones(known.sum()), _unit(others[known]), first[known]])
    return float(np.linalg.lstsq(predictors, _unit(item[known]), rcond=None)[0][2])


def _unit(values: Array) -> Array:
    return np.asarray((values - values.mean()) / values.std(ddof=1))
