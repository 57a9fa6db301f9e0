"""Random halves of a group of people, each of which is tried by what the other gave."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

__all__ = ["halves"]


def halves(
    people: int, splits: int, seed: int
) -> Iterator[tuple[NDArray[np.int_], NDArray[np.int_]]]:
    """Both ways of each of `splits` halvings: who makes the norms, and who is tried."""
    random = np.random.default_rng(seed)
    for _ in range(splits):
        order = random.permutation(people)
        one, other = order[: people // 2], order[people // 2 :]
        yield one, other
        yield other, one
