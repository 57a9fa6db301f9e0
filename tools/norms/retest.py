"""How much a person's level differs between two sittings, on another inventory.

`epiR` of psychTools: people who took the Eysenck Personality Inventory twice. The covariance of
different statements across the two sittings, over that within one sitting, is the correlation of
the two levels, free of the statements' own error.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

__all__ = ["SHA256", "Retest", "retest"]

SHA256 = {
    "epiR": "10682d7ab4261a91ddcf5ed098ab52ad3690bc9d6001151ebea06a396bd0a2bd",
    "epi.keys": "3d405d5d46d44eee60b93b3882b3331ec4b3c90ba0e377d7eb0beda32aad2665",
}
_SCALES = {"extraversion": "E", "neuroticism": "N"}
_BOTH_ANSWERS = 3


@dataclass(frozen=True, kw_only=True)
class Retest:
    people: int
    """Who answered every statement of the scale in both sittings."""
    r: float
    """Of the levels in the two sittings."""
    points: float
    """Spread of the difference between the two levels, on the scale of scores."""


def retest(objects: dict[str, Any]) -> dict[str, Retest]:
    """By scale."""
    frame, keys = objects["epiR"], objects["epi.keys"]
    time = frame["time"].astype(float).to_numpy()
    found = {}
    for name, scale in _SCALES.items():
        key = [str(item) for item in keys[scale]]
        answers = frame[[item.removeprefix("-") for item in key]].astype(float).to_numpy()
        turned = np.array([item.startswith("-") for item in key])
        answers = np.where(turned, _BOTH_ANSWERS - answers, answers)
        both = np.hstack([answers[time == 1], answers[time == 2]])
        both = both[~np.isnan(both).any(axis=1)]
        n = len(key)
        together = np.cov(both.T)
        different = ~np.eye(n, dtype=bool)
        within = [together[:n, :n][different].mean(), together[n:, n:][different].mean()]
        r = float(together[:n, n:][different].mean() / np.mean(within))
        found[name] = Retest(people=len(both), r=r, points=100 * float(np.sqrt(2 * (1 - r))))
    return found
