"""Everything that the answers of many people say about a set, and the norms that follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from tools.calibrate.between_cases import (
    Pair,
    alpha_interval,
    alpha_over_cases,
    dependent_pairs,
)
from tools.calibrate.group_odds import Compared, comparisons
from tools.calibrate.half_cases import SPLITS, Coverage, coverage, smooth_counts
from tools.calibrate.item_figures import ItemFigures, of_items
from tools.calibrate.logistic_curves import Curve, curves
from tools.calibrate.taken import Array, Taken
from tools.norms.smoothing import published

__all__ = ["FEWEST", "Calibrated", "NotEnough", "calibrate"]

FEWEST = 25
"""People below whom a table of totals says nothing."""
_STRENGTHS = (0.01, 0.99)
_DECIMALS = 3


class NotEnough(Exception):
    """Why no norms can be made; a sentence."""


@dataclass(frozen=True, kw_only=True)
class Calibrated:
    taken: Taken
    counts: Array
    """People by total, from no point."""
    smooth: Array
    """The same, smoothed, to three decimals."""
    alpha: float
    alpha_90: tuple[float, float]
    items: tuple[ItemFigures, ...]
    curves: Mapping[str, Curve]
    """By item; without those that all or none solved."""
    pairs: tuple[Pair, ...]
    coverage: Coverage | None
    groups: tuple[Compared, ...]

    @property
    def class_c(self) -> tuple[tuple[str, str], ...]:
        """Items much harder for one group: comparison and item."""
        return tuple(
            (group.name, odds.item)
            for group in self.groups
            for odds in group.items
            if odds.letter == "C"
        )

    @property
    def figures(self) -> Mapping[str, float | int | None]:
        """What the gates of `careerguide.content.calibration` are held against."""
        return {
            "people": self.taken.people,
            "alpha": round(self.alpha, _DECIMALS),
            "below_10": sum(item.is_bad(0.10) for item in self.items),
            "below_15": sum(item.is_bad(0.15) for item in self.items),
            "coverage_off": round(self.coverage.off, 2) if self.coverage else None,
            "smallest_group": min((min(group.people) for group in self.groups), default=0),
            "dif_class_c": len(self.class_c) if self.groups else None,
            "dependent_pairs": len(self.pairs),
        }


def calibrate(taken: Taken, splits: int = SPLITS) -> Calibrated:
    """All figures of `taken`; `NotEnough` where there can be no norms."""
    if taken.people < FEWEST:
        raise NotEnough(f"{taken.people} people are too few: norms need {FEWEST} or more")
    found = alpha_over_cases(taken)
    if not _STRENGTHS[0] <= round(found, _DECIMALS) <= _STRENGTHS[1]:
        raise NotEnough(f"alpha over cases is {found:.2f}: the cases do not measure one thing")
    counts = np.bincount(taken.totals.astype(int), minlength=sum(taken.most) + 1).astype(float)
    try:
        smooth = published(smooth_counts(counts))
    except (ArithmeticError, np.linalg.LinAlgError):
        raise NotEnough("too few different totals: the counts cannot be smoothed") from None
    return Calibrated(
        taken=taken,
        counts=counts,
        smooth=smooth,
        alpha=found,
        alpha_90=alpha_interval(found, taken.people, len(taken.case_names)),
        items=of_items(taken),
        curves=curves(taken),
        pairs=dependent_pairs(taken),
        coverage=coverage(taken, splits),
        groups=comparisons(taken),
    )
