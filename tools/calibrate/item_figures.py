"""What people made of each item: how hard it is, and whether it goes with the others.

A key that is wrong shows in two ways. The item goes against the others; and an answer that is
called wrong, the rival, is what people give who do well on the others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from math import atanh, sqrt

import numpy as np

from scoring.bands import Q90
from tools.calibrate.taken import Taken

__all__ = ["ItemFigures", "of_items"]

_ALMOST_ONE = 0.999999
_RIVAL = 0.10
"""A correlation with all other items that no wrong answer should be significantly above."""
_FEWEST = 8
"""People who gave an answer before anything is said of it."""


@dataclass(frozen=True, kw_only=True)
class ItemFigures:
    item: str
    share: float
    """Of the points, that people got."""
    rest_r: float
    """Correlation of the item with all others together; 0 where everybody has the same points."""
    people: int
    rival: str = ""
    """An answer without full points that people give who do well on the others, as JSON."""

    def is_below(self, least: float) -> bool:
        """Whether the correlation is below `least` by more than chance makes it (one in twenty).

        By Fisher's transformation, whose standard error is 1 / sqrt(people - 3).
        """
        return self.people > 3 and _off(self.rest_r, least, self.people) < -Q90

    def is_bad(self, least: float) -> bool:
        """Whether it is below, or has a rival."""
        return self.is_below(least) or bool(self.rival)


def _off(found: float, least: float, people: int) -> float:
    """How far a correlation is from another, in standard errors."""
    held = max(-_ALMOST_ONE, min(found, _ALMOST_ONE))
    return (atanh(held) - atanh(least)) * sqrt(people - 3)


def of_items(taken: Taken) -> tuple[ItemFigures, ...]:
    return tuple(
        ItemFigures(
            item=item,
            share=float(taken.points[:, column].mean() / taken.most[column]),
            rest_r=_correlation(taken.points[:, column], taken.rest(column)),
            people=taken.people,
            rival=_rival(taken, column, item),
        )
        for column, item in enumerate(taken.items)
    )


def _rival(taken: Taken, column: int, item: str) -> str:
    answers = np.array(taken.given.get(item, ()), dtype=object)
    full = taken.points[:, column] == taken.most[column]
    strongest, limit = "", Q90
    for answer, people in Counter(answers).items():
        gave = answers == answer
        if people >= _FEWEST and not full[gave].any():
            off = _off(_correlation(gave.astype(float), taken.rest(column)), _RIVAL, taken.people)
            if off > limit:
                strongest, limit = str(answer), off
    return strongest


def _correlation(one: np.ndarray, other: np.ndarray) -> float:
    spread = one.std() * other.std()
    if spread == 0:
        return 0.0
    return float(((one - one.mean()) * (other - other.mean())).mean() / spread)
