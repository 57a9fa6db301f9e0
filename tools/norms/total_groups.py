"""How far groups of adults differ on totals, and which statements some of them answer otherwise."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from tools.norms.form import Form
from tools.norms.groups import remaining
from tools.norms.spi import Adults
from tools.norms.totals import Norm, scores

__all__ = ["gaps", "left", "otherwise"]


def _groups(people: Adults) -> Mapping[str, tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
    """Name -> who is in the first group, and who is in either; others do not count."""
    everybody = np.ones(people.people, dtype=bool)
    return {
        "women_minus_men": (people.woman, people.woman | people.man),
        "over_30_minus_under": (people.older, everybody),
    }


def gaps(people: Adults, form: Form, trait: str, length: int, by: Norm) -> dict[str, float]:
    """First group minus second on the trait's score, in points."""
    theta = scores(people.block(tuple(one.id for one in form.of(trait, length))), by).theta
    return {
        name: 100 * float(theta[first & known].mean() - theta[~first & known].mean())
        for name, (first, known) in _groups(people).items()
    }


def otherwise(people: Adults, form: Form) -> dict[str, dict[str, float]]:
    """By statement, what is left between people alike on the trait's other statements, in SD."""
    found = {}
    for trait in form.traits:
        names = [one.id for one in form.of(trait)]
        for name in names:
            found[name] = left(people, name, tuple(other for other in names if other != name))
    return found


def left(people: Adults, name: str, others: tuple[str, ...]) -> dict[str, float]:
    """What groups differ by on the statement `name` between people alike on `others`."""
    total = people.block(others).sum(axis=1)
    return {
        group: remaining(people.keyed[name][known], total[known], first[known])
        for group, (first, known) in _groups(people).items()
    }
