"""Points of many people on the items of one set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

__all__ = ["Taken"]

Array = NDArray[np.float64]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One row of `points` per person, one column per item."""

    items: tuple[str, ...]
    cases: tuple[str, ...]
    """The case of each item."""
    most: tuple[int, ...]
    """All points there are on each item."""
    points: Array
    about: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What people said of themselves, one text each; empty where they did not."""
    given: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Answers to each item, one text each; empty where only points are known."""

    @property
    def people(self) -> int:
        return len(self.points)

    @property
    def totals(self) -> Array:
        return np.asarray(self.points.sum(axis=1))

    @property
    def by_case(self) -> Array:
        """Points of each person on each case."""
        return self.on_cases(self.case_names)

    @property
    def case_names(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.cases))

    def on_cases(self, names: Sequence[str]) -> Array:
        """The same for some cases, one column each."""
        return np.column_stack([self.points[:, self._columns(name)].sum(axis=1) for name in names])

    def most_on(self, names: Sequence[str]) -> int:
        """All points there are on some cases."""
        return sum(most for most, case in zip(self.most, self.cases, strict=True) if case in names)

    def rest(self, column: int) -> Array:
        """Each person's points on all other items."""
        return np.asarray(self.totals - self.points[:, column])

    def _columns(self, case: str) -> NDArray[np.bool_]:
        return np.array([one == case for one in self.cases])
