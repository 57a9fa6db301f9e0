"""A practice set scored: points by item and by construct, and what happened in each item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoring.lazy_dataclass import dataclass
from scoring.practice.interval import Share, interval90
from scoring.practice.judged import CutItem, MarksItem, ProbeItem, SuiteItem
from scoring.practice.queried import CounterexampleItem, SqlItem, Tried
from scoring.practice.set_json import PracticeItem, PracticeSet, read_answer

__all__ = ["ConstructPoints", "ItemPoints", "Practiced", "score_practice"]


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemPoints:
    item: PracticeItem
    points: int
    answered: bool
    noticed: tuple[str, ...] = ()
    """What the answer overlooked, by name: facts lost, outputs marked wrong, causes still open,
    faulty versions missed."""
    length: int | None = None
    """Words of what was kept, of a cut."""
    tried: Tried | None = None
    """Of a query or a row."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ConstructPoints:
    construct: str
    points: int
    most: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Practiced:
    """A set that was practiced. An item without an answer has no points."""

    points: int
    most: int
    interval: Share
    constructs: tuple[ConstructPoints, ...]
    """In the order in which they are asked first."""
    items: tuple[ItemPoints, ...]


def score_practice(of: PracticeSet, answers: Mapping[str, object], field: str = "") -> Practiced:
    """Score `answers` by item; what names no item of the set is left to the caller."""
    prefix = f"{field}." if field else ""
    items = tuple(_score(item, answers, f"{prefix}answers.{item.id}") for item in of.items)
    by_construct: dict[str, list[int]] = {}
    for one in items:
        sums = by_construct.setdefault(one.item.construct, [0, 0])
        sums[0] += one.points
        sums[1] += one.item.scorer.most
    points = sum(one.points for one in items)
    most = sum(one.item.scorer.most for one in items)
    return Practiced(
        points=points,
        most=most,
        interval=interval90(points, most),
        constructs=tuple(
            ConstructPoints(construct=construct, points=has, most=may)
            for construct, (has, may) in by_construct.items()
        ),
        items=items,
    )


def _score(item: PracticeItem, answers: Mapping[str, object], field: str) -> ItemPoints:
    if item.id not in answers:
        return ItemPoints(item=item, points=0, answered=False)
    scorer: Any = item.scorer
    answer = read_answer(item, answers[item.id], field)
    if isinstance(scorer, SqlItem | CounterexampleItem):
        tried = scorer.tried(answer)
        return ItemPoints(item=item, points=tried.points, answered=True, tried=tried)
    noticed: tuple[str, ...] = ()
    match scorer:
        case CutItem():
            noticed = scorer.lost(answer)
        case MarksItem():
            noticed = scorer.mistaken(answer)
        case ProbeItem():
            noticed = tuple(one for one in scorer.open(answer) if one != scorer.cause)
        case SuiteItem():
            noticed = scorer.missed(answer)
    return ItemPoints(
        item=item,
        points=scorer.points(answer),
        answered=True,
        noticed=noticed,
        length=scorer.length(answer) if isinstance(scorer, CutItem) else None,
    )
