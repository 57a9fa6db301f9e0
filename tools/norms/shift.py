"""The same answer against two norm groups: statements that both data sets hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from scoring.items import posterior
from tools.norms import bfi, spi

__all__ = ["SHARED", "Shift", "shift"]

SHARED: Mapping[str, str] = MappingProxyType({"q_128": "O1", "q_530": "C2", "q_901": "E2"})
"""Statements of the form that the first norm group answered too: id there -> in `bfi`."""


@dataclass(frozen=True, kw_only=True)
class Shift:
    """Lowest answer first, in the direction of the trait."""

    before: tuple[int, ...]
    """People of the first norm group."""
    now: tuple[int, ...]
    points: tuple[float, ...]
    """Score by today's norm group minus score by the first, with today's loading."""


def shift(name: str, now: spi.Adults, before: bfi.Adults, loading: float) -> Shift:
    """How far each answer to the statement `name` moves."""
    groups = [
        [int((answers == answer).sum()) for answer in range(1, bfi.ANSWERS + 1)]
        for answers in (before.item(SHARED[name]), now.keyed[name])
    ]
    then, today = (
        np.array(
            [
                posterior(answer, counts=counts, loading=loading, sampled=False).theta
                for answer in range(1, bfi.ANSWERS + 1)
            ]
        )
        for counts in groups
    )
    return Shift(
        before=tuple(groups[0]),
        now=tuple(groups[1]),
        points=tuple((100 * (today - then)).tolist()),
    )
