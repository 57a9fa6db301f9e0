"""A quiz as its page shows it: the statements, its figures, and the key to score it by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from careerguide.content.model import Catalog, Item, Norms, Quiz, QuizStep, TraitWording
from careerguide.views import quiz_data, quiz_figures
from careerguide.views.blank_passport import blank
from careerguide.views.quiz_figures import Narrowing, NormalCurve, ScaleTick
from scoring.entries import MOST_ENTRIES
from scoring.form_json import QUIZ
from scoring.lazy_dataclass import dataclass
from scoring.quiz_operations import EXPLAIN

__all__ = ["KeyOfLength", "KeyOfTrait", "KeyRow", "QuizPart", "QuizView", "paper_key", "view"]

_PER_GROUP = 5
"""Statements of a long quiz that are asked at a time."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyRow:
    """The score and the 90% band of one total, as shown."""

    total: int
    score: int
    band: Sequence[int]
    label: str = ""
    """Of the answer that gives the total, where there is one statement."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyOfTrait:
    trait: str
    items: list[Item]
    rows: list[KeyRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyOfLength:
    step: QuizStep | None
    """None where the quiz has but one length."""
    traits: list[KeyOfTrait]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuizPart:
    """The statements that are asked, what the browser's scoring needs, and the paper key."""

    items: Sequence[Item]
    data: Mapping[str, Any]
    paper_key: list[KeyOfLength]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuizView:
    quiz: Quiz
    norms: Norms
    whole: QuizPart
    first: QuizPart | None
    """Up to the first step; None where one answers all or nothing."""
    per_group: int
    ticks: Sequence[ScaleTick]
    curve: NormalCurve
    narrowing_rows: list[Narrowing]
    people_per_dot: int
    most_entries: int
    blank: Mapping[str, Any]
    """A passport without results."""


def view(catalog: Catalog, quiz_id: str) -> QuizView:
    """The quiz, whole and up to its first step."""
    key = ("quiz", quiz_id)
    if key not in catalog.memo:
        catalog.memo[key] = _view(catalog, quiz_id)
    found: QuizView = catalog.memo[key]
    return found


def _view(catalog: Catalog, quiz_id: str) -> QuizView:
    quiz = catalog.quizzes[quiz_id]
    norms = catalog.norms[quiz.norms]
    data, keys = quiz_data.for_worker(quiz, norms), paper_key(quiz, norms)
    first = None
    if quiz.steps:
        length = quiz.steps[0].length
        first = QuizPart(
            items=quiz.items[:length],
            data=data | {"items": data["items"][:length], "steps": data["steps"][:1]},
            paper_key=keys[:1],
        )
    return QuizView(
        quiz=quiz,
        norms=norms,
        whole=QuizPart(items=quiz.items, data=data, paper_key=keys),
        first=first,
        per_group=_PER_GROUP,
        ticks=quiz_figures.TICKS,
        curve=quiz_figures.curve(),
        narrowing_rows=quiz_figures.narrowing(norms),
        people_per_dot=quiz_figures.PEOPLE_PER_DOT,
        most_entries=MOST_ENTRIES,
        blank=blank(),
    )


def paper_key(quiz: Quiz, norms: Norms) -> list[KeyOfLength]:
    """For each length and trait, the score and the 90% band of every answer or total, as shown."""
    form = QUIZ.read(quiz_data.for_worker(quiz, norms), quiz.path)
    return [
        KeyOfLength(
            step=step,
            traits=[
                _key_of_trait(quiz, form, wording, step.length if step else len(quiz.items))
                for wording in quiz.traits
            ],
        )
        for step in quiz.steps or (None,)
    ]


def _key_of_trait(quiz: Quiz, form: object, wording: TraitWording, length: int) -> KeyOfTrait:
    explained: Any = EXPLAIN.run({"quiz": form, "trait": wording.trait, "length": length})
    totals = explained["totals"]
    labels: Sequence[str] = [""] * len(totals)
    items = [item for item in quiz.items[:length] if item.trait == wording.trait]
    if len(items) == 1:
        # One answer is easier to find by its label, in the order in which it is given.
        totals = totals[::-1] if items[0].direction == "reverse" else totals
        labels = quiz.scale
    rows = [
        KeyRow(total=row["total"], score=row["score_shown"], band=row["band90_shown"], label=label)
        for label, row in zip(labels, totals, strict=True)
    ]
    return KeyOfTrait(trait=wording.name, items=items, rows=rows)
