"""Items that are harder for one group than for another at the same total (DIF).

For an item that is right or wrong, the figure is Mantel and Haenszel's common odds ratio (1959).
For one with several points it is that of Liu and Agresti (1996): the item is cut between each two
numbers of points, and the cuts are summed. With one cut the two are the same.

On the scale of ETS, delta = -2.35 ln(ratio), below 0 where the item is harder for the second group.
Classes (Zwick 2012, ETS RR-12-08): A where |delta| is below 1 or not significantly off 0; C where
it is at least 1.5 and significantly above 1; B else. The standard error is a jackknife over people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log, sqrt

import numpy as np

from scoring.bands import Q90
from tools.calibrate.taken import Array, Taken

__all__ = ["COMPARED", "Compared", "ItemOdds", "compare", "comparisons"]

_PER_LOG = -2.35
_SIGNIFICANT = 1.959964
"""Of a standard normal, two-sided, one in twenty."""
_SMALL, _LARGE = 1.0, 1.5
_FEWEST = 20
"""People in each of two groups before they are compared at all."""
_YOUNGER = ("18-24", "25-34")

COMPARED = {
    "gender": ("man", "woman"),
    "first_language": ("english", "another"),
    "age_band": ("under 35", "35 and over"),
}
"""What people say, and the two groups made of it, the second of which delta is about."""


@dataclass(frozen=True, kw_only=True)
class ItemOdds:
    item: str
    delta: float
    error: float

    @property
    def letter(self) -> str:
        """A, B or C."""
        size = abs(self.delta)
        if size < _SMALL or size < _SIGNIFICANT * self.error:
            return "A"
        return "C" if size >= _LARGE and size - _SMALL > Q90 * self.error else "B"


@dataclass(frozen=True, kw_only=True)
class Compared:
    """Two groups; items without a figure are those that all of a group did alike on."""

    name: str
    groups: tuple[str, str]
    people: tuple[int, int]
    items: tuple[ItemOdds, ...]


def comparisons(taken: Taken) -> tuple[Compared, ...]:
    """Every comparison that enough people gave the word for."""
    return tuple(_comparisons(taken))


def _comparisons(taken: Taken) -> Iterator[Compared]:
    for name, groups in COMPARED.items():
        said = [_group(name, one) for one in taken.about.get(name, ())]
        second = np.array([one == groups[1] for one in said], dtype=bool)
        known = np.array([one in groups for one in said], dtype=bool)
        sizes = (int((known & ~second).sum()), int((known & second).sum()))
        if min(sizes) >= _FEWEST:
            items = compare(taken, known, second)
            yield Compared(name=name, groups=groups, people=sizes, items=items)


def _group(name: str, said: str) -> str:
    if name != "age_band" or not said:
        return said
    return COMPARED["age_band"][said not in _YOUNGER]


def compare(taken: Taken, known: Array, second: Array) -> tuple[ItemOdds, ...]:
    """Each item between the two groups of those `known`.

    Twice: the second time the total that people are matched on leaves out items of class C.
    """
    points, second = taken.points[known], second[known]
    first_look = _each(taken, points, second, range(len(taken.items)))
    left_out = {odds.item for odds in first_look if odds.letter == "C"}
    kept = [column for column, item in enumerate(taken.items) if item not in left_out]
    if not left_out or len(kept) < 2:
        return first_look
    return _each(taken, points, second, kept)


def _each(
    taken: Taken, points: Array, second: Array, matching: Sequence[int]
) -> tuple[ItemOdds, ...]:
    total = points[:, list(matching)].sum(axis=1)
    found = []
    for column, item in enumerate(taken.items):
        matched = total if column in matching else total + points[:, column]
        odds = _odds(points[:, column].astype(int), matched.astype(int), second)
        if odds:
            found.append(ItemOdds(item=item, delta=odds[0], error=odds[1]))
    return tuple(found)


def _odds(points: Array, matched: Array, second: Array) -> tuple[float, float] | None:
    """Delta and its standard error; None where the ratio has no number."""
    most, strata = int(points.max(initial=0)), int(matched.max(initial=0)) + 1
    table = np.zeros((2, strata, most + 1))
    np.add.at(table, (second.astype(int), matched, points), 1)
    ratio = _ratio(table)
    if ratio is None:
        return None
    # People of one group, stratum and number of points are alike, so each kind is left out once.
    weights, logs = [], []
    for kind in zip(*np.nonzero(table), strict=True):
        table[kind] -= 1
        without = _ratio(table)
        table[kind] += 1
        if without is None:
            return None
        weights.append(table[kind])
        logs.append(log(without))
    people = sum(weights)
    mean = np.average(logs, weights=weights)
    squares = sum(w * (one - mean) ** 2 for w, one in zip(weights, logs, strict=True))
    return _PER_LOG * log(ratio), abs(_PER_LOG) * sqrt((people - 1) / people * squares)


def _ratio(table: Array) -> float | None:
    """The odds of more points in the first group over those in the second."""
    above = table[:, :, ::-1].cumsum(axis=2)[:, :, ::-1][:, :, 1:]
    below = table.cumsum(axis=2)[:, :, :-1]
    people = table.sum(axis=(0, 2))
    used = people > 0
    for_first = (above[0] * below[1])[used].sum(axis=1) / people[used]
    for_second = (below[0] * above[1])[used].sum(axis=1) / people[used]
    if for_first.sum() == 0 or for_second.sum() == 0:
        return None
    return float(for_first.sum() / for_second.sum())
