"""An employer's own norm group: how many of its people had each number of points on a practice set.

It travels in a bundle and is used there alone, beside what the site says and never in its place: no
readiness, no coverage and no passport knows of it. `tools.calibrate` writes it as one JSON object:

    format        "aieh-local-norms"
    version       1
    family        id of the family
    quiz          id of its practice set
    quiz_version  the version that was answered
    norm          {"reliability" (alpha over cases), "counts" (people by points, from none to all,
                  smoothed; together at least 50 people)}
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from math import fsum
from typing import Any

from scoring.entries import FirstPractice
from scoring.errors import InputError
from scoring.form import Norm
from scoring.form_json import NORM
from scoring.items import Posterior
from scoring.lazy_dataclass import dataclass
from scoring.recompute import ScoredEntry
from scoring.scale import whole
from scoring.shapes import Shape, exactly, name
from scoring.strict_json import FILE_BYTES, parse
from scoring.structures import mapping, record
from scoring.weights import MOST_FAMILIES

__all__ = [
    "FEWEST",
    "LOCAL_NORMS",
    "LOCAL_NORMS_FORMAT",
    "LocalNorms",
    "LocalScore",
    "local_norms_json",
    "local_score",
    "read_local_norms",
]

LOCAL_NORMS_FORMAT = "aieh-local-norms"
FEWEST = 50
"""People below whom one table's 90% band may hold far fewer than 90 of a hundred."""

_PARTS: Mapping[str, Shape[Any]] = {"quiz": name(), "quiz_version": name(), "norm": NORM}
_NORMS = record(_PARTS)
_V1 = record(
    {
        "format": exactly(LOCAL_NORMS_FORMAT),
        "version": exactly(1, "1, the only version there is so far"),
        "family": name(),
        **_PARTS,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalNorms:
    quiz: str
    quiz_version: str
    norm: Norm

    @property
    def people(self) -> int:
        return whole(fsum(self.norm.counts))

    @property
    def most(self) -> int:
        """All points there are."""
        return len(self.norm.counts) - 1


@dataclass(frozen=True, kw_only=True, slots=True)
class LocalScore:
    """Where a first attempt stands among the employer's people."""

    entry: FirstPractice
    points: int
    steps: Posterior


def _norms(value: object, field: str) -> LocalNorms:
    return _checked(_NORMS.read(value, field), field)


def _checked(row: Mapping[str, Any], field: str) -> LocalNorms:
    norm = Norm(**row["norm"])
    norms = LocalNorms(quiz=row["quiz"], quiz_version=row["quiz_version"], norm=norm)
    if norms.people < FEWEST:
        what = f"{norms.people} people"
        raise InputError.one(f"{field}.norm.counts", what, f"at least {FEWEST} people")
    return norms


LOCAL_NORMS: Shape[dict[str, LocalNorms]] = mapping(
    name(), Shape("an employer's norms of a practice set", _norms), MOST_FAMILIES
)
"""By family."""


def read_local_norms(written: str) -> tuple[str, LocalNorms]:
    """The family and the norms of a file."""
    row = _V1.read(parse(written, field="norms", most_bytes=FILE_BYTES), "norms")
    return row["family"], _checked(row, "norms")


def local_norms_json(norms: LocalNorms) -> dict[str, object]:
    return asdict(norms)


def local_score(norms: LocalNorms, scored: Iterable[ScoredEntry]) -> LocalScore | None:
    """The first attempt at the very version that these people took; None without one.

    Its points are counted again where the site has the set with norms of its own; else they are
    those that the reader's own passport has kept.
    """
    for row in scored:
        entry = row.entry
        if not isinstance(entry, FirstPractice) or not _fits(entry, norms):
            continue
        again = row.practiced
        points = entry.right
        if again and again.is_of_version(entry.quiz_version):
            points = again.points
        return LocalScore(entry=entry, points=points, steps=norms.norm.posterior(points + 1))
    return None


def _fits(entry: FirstPractice, norms: LocalNorms) -> bool:
    return (entry.quiz, entry.quiz_version, entry.questions) == (
        norms.quiz,
        norms.quiz_version,
        norms.most,
    )
