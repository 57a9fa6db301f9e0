"""What somebody who knows nothing gets on average, as a share of the points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from scoring.practice.judged import JudgedItem
from scoring.practice.queried import CounterexampleItem, SqlItem

__all__ = ["MOST_BY_CHANCE", "chance"]

MOST_BY_CHANCE = 0.30


class _Guessable(Protocol):
    @property
    def most(self) -> int: ...
    def points(self, answer: Any) -> int: ...  # one of its own guesses
    def guesses(self) -> Iterable[Any]: ...


def chance(item: JudgedItem | SqlItem | CounterexampleItem) -> float:
    """The share of `item`'s points that guessing gives: every answer is tried.

    Nobody writes a query by chance.
    """
    if isinstance(item, SqlItem | CounterexampleItem):
        return 0.0
    guessable: _Guessable = item
    points = [guessable.points(guess) for guess in guessable.guesses()]
    return sum(points) / (len(points) * guessable.most)
