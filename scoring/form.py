"""What a quiz is to scoring: its items, the lengths at which one may stop, and its norms."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import Literal

from scoring.items import Direction, Posterior, posterior
from scoring.lazy_dataclass import dataclass

__all__ = ["Kind", "Norm", "Quiz", "QuizItem", "Step"]

Kind = Literal["sample", "full"]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuizItem:
    """One question; with how the norm group answered it where that is what it is scored by."""

    id: str
    trait: str
    direction: Direction
    counts: tuple[int, ...] = ()
    """In raw answer order, 1..n; empty where the quiz has steps."""
    loading: float = 0.0


@dataclass(frozen=True, kw_only=True, slots=True)
class Norm:
    """How the norm group did on one trait at one length."""

    reliability: float
    """Squared correlation of the total with the trait."""
    counts: tuple[float, ...]
    """People by total, in the direction of the trait, lowest total first; smoothed."""

    def posterior(self, place: int) -> Posterior:
        """Of the trait of somebody with the total in that place of `counts`, from 1."""
        return posterior(place, counts=self.counts, loading=sqrt(self.reliability), sampled=True)


@dataclass(frozen=True, kw_only=True, slots=True)
class Step:
    """A length at which one may stop and be scored."""

    length: int
    """How many of the quiz's items, from the first."""
    kind: Kind
    """What a result of this length counts as."""
    norms: Mapping[str, Norm]
    """By trait; empty where each item has norms of its own."""

    def items(self, quiz: Quiz, trait: str) -> tuple[QuizItem, ...]:
        """Those of `trait` that are asked up to here."""
        return tuple(item for item in quiz.items[: self.length] if item.trait == trait)


@dataclass(frozen=True, kw_only=True, slots=True)
class Quiz:
    """What scoring needs of a quiz and of its norms; no words of it.

    Norms are either by item, then a trait has one item, or by total, then the quiz has steps.
    """

    id: str
    version: str
    family: str
    norms_id: str
    norms_version: str
    items: tuple[QuizItem, ...]
    """In the order they are asked."""
    private_traits: tuple[str, ...]
    kind: Kind | None = None
    """None where each step has its own."""
    answers: int = 0
    """How many answers every item has; 0 where each has counts of its own."""
    steps: tuple[Step, ...] = ()
    """Shortest first; empty where norms are by item."""

    @property
    def traits(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(item.trait for item in self.items))

    @property
    def lengths(self) -> tuple[Step, ...]:
        """The steps; a quiz without any has one, which is the whole of it."""
        if self.steps or self.kind is None:
            return self.steps
        return (Step(length=len(self.items), kind=self.kind, norms={}),)

    def answers_of(self, item: QuizItem) -> int:
        """How many answers `item` has."""
        return len(item.counts) or self.answers
