"""Norms of a practice set: how many people had each number of points, and how well they measure.

The set stands beside its norms, because points are counted again from the answers. An answer to an
earlier version counts where that version had every item of this one, as it is now.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from scoring.entries import Entry, FirstPractice, PracticeEntry
from scoring.errors import InputError, Problem, found
from scoring.form import Norm
from scoring.form_json import NORM, NORMS_NAME
from scoring.items import Posterior
from scoring.lazy_dataclass import dataclass
from scoring.practice.practicing import score_practice
from scoring.practice.sandbox import QueryRefused
from scoring.practice.set_json import SET, PracticeSet
from scoring.shapes import Shape, name, one_of
from scoring.structures import array, record

__all__ = ["PRACTICE_NORMS", "PracticeNorms", "PracticeScore", "first_attempts", "score_first"]

_MOST_EARLIER = 100


@dataclass(frozen=True, kw_only=True, slots=True)
class PracticeNorms:
    practiced: PracticeSet
    norms_id: str
    norms_version: str
    kind: Literal["sample", "full"]
    """What a result counts as: preview norms make a sample."""
    norm: Norm
    earlier: tuple[str, ...]
    """Versions of the set whose answers are scored by these norms too."""

    def are_for(self, entry: FirstPractice) -> bool:
        versions = (self.practiced.version, *self.earlier)
        return entry.quiz == self.practiced.id and entry.quiz_version in versions


@dataclass(frozen=True, kw_only=True, slots=True)
class PracticeScore:
    """What a first attempt comes to beside the people of the norms."""

    norms: PracticeNorms
    points: int
    steps: Posterior

    def is_of_version(self, version: str) -> bool:
        """Whether `points` are those of `version`: another may have had more items."""
        return version == self.norms.practiced.version


_RECORD = record(
    {
        "set": SET,
        "norms": NORMS_NAME,
        "kind": one_of("sample", "full"),
        "norm": NORM,
        "earlier": array(name(), _MOST_EARLIER),
    }
)


def _norms(value: object, field: str) -> PracticeNorms:
    row = _RECORD.read(value, field)
    practiced: PracticeSet = row["set"]
    norm = Norm(**row["norm"])
    totals = sum(item.scorer.most for item in practiced.items) + 1
    if len(norm.counts) != totals:
        expected = f"a list of {totals}, one for each number of points"
        place = f"{field}.norm.counts"
        raise InputError([Problem(field=place, found=found(list(norm.counts)), expected=expected)])
    return PracticeNorms(
        practiced=practiced,
        norms_id=row["norms"]["id"],
        norms_version=row["norms"]["version"],
        kind=row["kind"],
        norm=norm,
        earlier=row["earlier"],
    )


PRACTICE_NORMS: Shape[PracticeNorms] = Shape("a practice set with its norms", _norms)


def first_attempts(entries: Iterable[Entry]) -> frozenset[str]:
    """Ids of the entries that are scored: of each set the oldest there is, if it is marked so.

    Whoever practiced a set before has seen its explanations, whatever a later entry says.
    """
    practiced = [entry for entry in entries if isinstance(entry, PracticeEntry)]
    oldest: dict[str, PracticeEntry] = {}
    for entry in sorted(practiced, key=lambda entry: (entry.date, entry.id)):
        oldest.setdefault(entry.quiz, entry)
    return frozenset(one.id for one in oldest.values() if isinstance(one, FirstPractice))


def score_first(
    entry: FirstPractice, published: Iterable[PracticeNorms], field: str
) -> PracticeScore | None:
    """The score of a first attempt; None where no norms are for its version."""
    norms = next((one for one in published if one.are_for(entry)), None)
    if norms is None:
        return None
    try:
        points = score_practice(norms.practiced, entry.answers, field).points
    except QueryRefused as refused:  # by a key or a fixture: answers are caught where they run
        expected = "queries and rows that SQLite takes"
        place = f"the set of norms {norms.norms_version}"
        raise InputError.one(field, f"{place}: {refused}", expected) from refused
    return PracticeScore(norms=norms, points=points, steps=norms.norm.posterior(points + 1))
