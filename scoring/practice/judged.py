"""Formats whose answers are names of what the item shows, so that a guess can be counted.

Each has `points(answer)`, the `most` points there are, and `guesses()`: all answers that somebody
who knows nothing is equally likely to give.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, combinations, permutations, product
from typing import ClassVar

from scoring.lazy_dataclass import dataclass

__all__ = [
    "ChoiceItem",
    "CutItem",
    "JudgedItem",
    "MarksItem",
    "OrderItem",
    "ProbeItem",
    "Probed",
    "SuiteItem",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class ChoiceItem:
    """One of a few options."""

    most: ClassVar[int] = 1
    options: tuple[str, ...]
    key: str

    def points(self, answer: str) -> int:
        return int(answer == self.key)

    def guesses(self) -> Iterator[str]:
        return iter(self.options)


@dataclass(frozen=True, kw_only=True, slots=True)
class OrderItem:
    """Parts to put in order. One part in the wrong place costs one point."""

    most: ClassVar[int] = 2
    orders: tuple[tuple[str, ...], ...]
    """All orders that are right."""

    @property
    def parts(self) -> tuple[str, ...]:
        return self.orders[0]

    def points(self, answer: Sequence[str]) -> int:
        stay = max(_longest_rising([order.index(part) for part in answer]) for order in self.orders)
        return max(0, self.most - (len(self.parts) - stay))

    def guesses(self) -> Iterator[tuple[str, ...]]:
        return permutations(self.parts)


def _longest_rising(places: Sequence[int]) -> int:
    """How many of `places` can stay if the others are moved until all rise."""
    longest: list[int] = []
    for end, place in enumerate(places):
        before = (longest[i] for i in range(end) if places[i] < place)
        longest.append(1 + max(before, default=0))
    return max(longest)


@dataclass(frozen=True, kw_only=True, slots=True)
class CutItem:
    """Sentences to keep within a number of words. One lost fact costs one point."""

    most: ClassVar[int] = 2
    words: int
    """Most words."""
    lengths: Mapping[str, int]
    """Words of each sentence."""
    facts: Mapping[str, tuple[str, ...]]
    """What each sentence holds of what must be kept."""

    def length(self, answer: Collection[str]) -> int:
        return sum(self.lengths[sentence] for sentence in answer)

    def lost(self, answer: Collection[str]) -> tuple[str, ...]:
        """The facts that are gone, in the order of the text."""
        kept = {fact for sentence in answer for fact in self.facts[sentence]}
        every = dict.fromkeys(chain.from_iterable(self.facts.values()))
        return tuple(fact for fact in every if fact not in kept)

    def points(self, answer: Collection[str]) -> int:
        if self.length(answer) > self.words:
            return 0
        return max(0, self.most - len(self.lost(answer)))

    def guesses(self) -> Iterator[tuple[str, ...]]:
        sentences = tuple(self.lengths)
        return chain.from_iterable(combinations(sentences, n) for n in range(len(sentences) + 1))


@dataclass(frozen=True, kw_only=True, slots=True)
class MarksItem:
    """Outputs that pass or fail; an answer names those that pass. One mistake is free."""

    most: ClassVar[int] = 2
    passing: Mapping[str, bool]

    def mistaken(self, answer: Collection[str]) -> tuple[str, ...]:
        return tuple(one for one, passes in self.passing.items() if passes != (one in answer))

    def points(self, answer: Collection[str]) -> int:
        return min(self.most, max(0, self.most + 1 - len(self.mistaken(answer))))

    def guesses(self) -> Iterator[tuple[str, ...]]:
        for marks in product((False, True), repeat=len(self.passing)):
            yield tuple(one for one, passes in zip(self.passing, marks, strict=True) if passes)


@dataclass(frozen=True, kw_only=True, slots=True)
class Probed:
    """An answer: what was looked at, and the cause that was named."""

    probes: tuple[str, ...]
    cause: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ProbeItem:
    """A few looks, then the cause. The second point is for looks that leave no other cause."""

    most: ClassVar[int] = 2
    looks: int
    """Most probes that may be run."""
    causes: tuple[str, ...]
    cause: str
    rules_out: Mapping[str, tuple[str, ...]]
    """By probe, the causes that what it shows excludes."""

    def open(self, answer: Probed) -> tuple[str, ...]:
        """The causes that what was looked at still allows."""
        out = {cause for probe in answer.probes for cause in self.rules_out[probe]}
        return tuple(cause for cause in self.causes if cause not in out)

    def points(self, answer: Probed) -> int:
        if answer.cause != self.cause:
            return 0
        return self.most if self.open(answer) == (self.cause,) else 1

    def guesses(self) -> Iterator[Probed]:
        for probes in combinations(self.rules_out, self.looks):
            for cause in self.causes:
                yield Probed(probes=probes, cause=cause)


@dataclass(frozen=True, kw_only=True, slots=True)
class SuiteItem:
    """Test cases to choose. A faulty version that slips through costs one point."""

    most: ClassVar[int] = 3
    choose: int
    tests: tuple[str, ...]
    caught_by: Mapping[str, tuple[str, ...]]
    """By faulty version, the tests it fails."""

    def missed(self, answer: Collection[str]) -> tuple[str, ...]:
        return tuple(
            fault for fault, tests in self.caught_by.items() if not set(tests) & set(answer)
        )

    def points(self, answer: Collection[str]) -> int:
        return max(0, self.most - len(self.missed(answer)))

    def guesses(self) -> Iterator[tuple[str, ...]]:
        return combinations(self.tests, self.choose)


JudgedItem = ChoiceItem | OrderItem | CutItem | MarksItem | ProbeItem | SuiteItem
