"""Files of answers, scored: who counts, and how many files do not, by reason."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scoring.donation import GROUPS, Donation, read_donation
from scoring.errors import InputError
from scoring.practice.sandbox import QueryRefused
from scoring.practice.set_json import PracticeItem, PracticeSet, read_answer
from scoring.strict_json import FILE_BYTES
from tools.calibrate.taken import Taken

__all__ = ["REASONS", "Donated", "read_folder", "said", "scored"]

REASONS = ("damaged", "other quiz", "other version", "doubled", "later attempt", "incomplete")
"""Why a file does not count; the first that holds."""


@dataclass(frozen=True, kw_only=True)
class Donated:
    taken: Taken
    files: int
    dropped: Mapping[str, tuple[str, ...]]
    """Names of the files by reason."""
    months: tuple[str, ...]
    """Of each person who counts."""


def read_folder(folder: Path, practiced: PracticeSet) -> Donated:
    """Every `.json` file in `folder` and below it, in the order of their names."""
    paths = sorted(path for path in folder.rglob("*.json") if path.is_file())
    dropped: dict[str, list[str]] = {reason: [] for reason in REASONS}
    given = []
    seen: set[str] = set()
    scorer = _Scorer(practiced)
    for path in paths:
        donation = _read(path)
        reason = _reason(donation, practiced, seen)
        if not reason and donation:
            try:
                scorer.points(donation)
                given.append(donation)
            except (InputError, QueryRefused):
                reason = "damaged"
        if reason:
            dropped[reason].append(path.relative_to(folder).as_posix())
    return Donated(
        taken=scored(given, practiced, scorer),
        files=len(paths),
        dropped={reason: tuple(names) for reason, names in dropped.items()},
        months=tuple(donation.month for donation in given),
    )


def scored(
    given: Sequence[Donation], practiced: PracticeSet, scorer: _Scorer | None = None
) -> Taken:
    """The points of donations that are complete."""
    scorer = scorer or _Scorer(practiced)
    points = [scorer.points(donation) for donation in given]
    return Taken(
        items=tuple(item.id for item in practiced.items),
        cases=tuple(item.case for item in practiced.items),
        most=tuple(item.scorer.most for item in practiced.items),
        points=np.array(points, dtype=float).reshape(len(points), len(practiced.items)),
        about={key: tuple(one.about.get(key, "") for one in given) for key in GROUPS},
        given={
            item.id: tuple(_text(one.answers[item.id]) for one in given)
            for item in practiced.items
        },
    )


def said(taken: Taken) -> Mapping[str, Counter[str]]:
    """How many people said what of themselves."""
    return {key: Counter(one for one in taken.about.get(key, ()) if one) for key in GROUPS}


def _read(path: Path) -> Donation | None:
    try:
        if path.stat().st_size > FILE_BYTES:
            return None
        return read_donation(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, InputError):
        return None


def _reason(donation: Donation | None, practiced: PracticeSet, seen: set[str]) -> str:
    """Why a file does not count; empty where it may. Its id is then `seen`."""
    if donation is None:
        return "damaged"
    if donation.quiz != practiced.id:
        return "other quiz"
    if donation.quiz_version != practiced.version:
        return "other version"
    if donation.id in seen:
        return "doubled"
    seen.add(donation.id)
    if not donation.first_attempt:
        return "later attempt"
    items = {item.id for item in practiced.items}
    if donation.answers.keys() - items:
        return "damaged"
    return "incomplete" if items - donation.answers.keys() else ""


def _text(answer: object) -> str:
    return json.dumps(answer, sort_keys=True)


class _Scorer:
    """Points of answers; the same answer of many people is scored once."""

    def __init__(self, practiced: PracticeSet) -> None:
        self.items = practiced.items
        self.known: dict[tuple[str, str], int] = {}

    def points(self, donation: Donation) -> list[int]:
        return [self._points(item, donation.answers[item.id]) for item in self.items]

    def _points(self, item: PracticeItem, answer: object) -> int:
        key = (item.id, _text(answer))
        if key not in self.known:
            scorer = item.scorer
            self.known[key] = scorer.points(read_answer(item, answer, "answer"))
        return self.known[key]
