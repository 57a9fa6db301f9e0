"""The five questions of the sample, scored by the site's own code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from scoring.items import posterior
from tools.norms.bfi import ANSWERS

__all__ = ["SAMPLE", "Scores", "counts", "scores"]

Array = NDArray[np.float64]

SAMPLE: Mapping[str, str] = MappingProxyType(
    {
        "openness": "O3",
        "conscientiousness": "C4",
        "extraversion": "E2",
        "agreeableness": "A3",
        "emotional-stability": "N3",
    }
)


@dataclass(frozen=True, kw_only=True)
class Scores:
    """Trait score and standard error of each person, in standard deviations; NaN: no answer."""

    theta: Array
    sd: Array


def counts(column: Array) -> Array:
    """How many gave each answer, 1 to 6, in the direction of the trait."""
    return np.array([(column == answer).sum() for answer in range(1, ANSWERS + 1)], dtype=float)


def scores(column: Array, *, norms: Array, loading: float) -> Scores:
    """Score the answers in `column` against a norm group with these counts."""
    group = [int(count) for count in norms]
    steps = [
        posterior(answer, counts=group, loading=loading, direction="forward")
        for answer in range(1, ANSWERS + 1)
    ]
    # A leading NaN is what a missing answer, set to 0, looks up.
    theta = np.array([np.nan, *(step.theta for step in steps)])
    sd = np.array([np.nan, *(step.sd for step in steps)])
    answers = np.nan_to_num(column).astype(int)
    return Scores(theta=theta[answers], sd=sd[answers])
