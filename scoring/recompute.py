"""Scoring results again: from raw answers and published data to numbers that can be relied on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Literal

from scoring.ageing import age_in_months
from scoring.combine import Estimate
from scoring.compare import differences
from scoring.entries import AddedEntry, Entry, FirstPractice, QuizEntry, TraitPoints
from scoring.errors import InputError, Problem, found
from scoring.form import Quiz
from scoring.lazy_dataclass import dataclass
from scoring.practice_norms import PracticeScore, first_attempts, score_first
from scoring.quiz import QuizScore, TraitScore, score_quiz
from scoring.reference import CatalogReference
from scoring.scale import whole

__all__ = ["ScoredEntry", "disagreements", "entry_now", "score_entries", "trait_points"]


ScoreQuiz = Callable[[Quiz, Mapping[str, int], tuple[str, ...], str], QuizScore]


@dataclass(frozen=True, kw_only=True, slots=True)
class ScoredEntry:
    """A result, what scoring makes of it today, and where it stood in the data."""

    field: str
    entry: Entry
    result: QuizScore | None
    """Of a quiz's answers."""
    added: Estimate | None
    """Of a result added by hand; its standard error is the one its family's entry assumes now."""
    practiced: PracticeScore | None = None
    """Of a first attempt at a practice set that has norms."""

    @property
    def estimate(self) -> Estimate | None:
        """The one score of a result that has no traits; None where it has none."""
        if self.practiced:
            return Estimate(score=self.practiced.steps.score, sd=self.practiced.steps.error)
        return self.added

    @property
    def counts_as(self) -> Literal["sample", "full"] | None:
        """What the result is in a readiness; None for practice without a score."""
        if self.entry.kind == "practice":
            return self.practiced.norms.kind if self.practiced else None
        return self.entry.kind


def score_entries(
    entries: Iterable[Entry],
    reference: CatalogReference,
    as_of: date,
    field: str = "entries",
    score: ScoreQuiz = score_quiz,
) -> tuple[ScoredEntry, ...]:
    """Score each entry by the published quiz and norms it names; the error names all bad ones.

    The points an entry carries are not looked at: see `disagreements`. For many entries `score` is
    that of a `scoring.totals.Totals`; then traits have no single answers.
    """
    entries = tuple(entries)
    quizzes: dict[tuple[str, ...], Quiz] = {}
    first = first_attempts(entries)
    scored, problems = [], list[Problem]()
    for index, entry in enumerate(entries):
        place = f"{field}[{index}]"
        try:
            age_in_months(entry.date, as_of, field=f"{place}.date")
            row = _score(entry, reference, place, score, quizzes)
            if isinstance(entry, FirstPractice) and entry.id in first:
                practiced = score_first(entry, reference.practice, place)
                row = replace(row, practiced=practiced)
            scored.append(row)
        except InputError as error:
            problems.extend(error.problems)
    if problems:
        raise InputError(problems)
    return tuple(scored)


def _score(
    entry: Entry,
    reference: CatalogReference,
    place: str,
    score: ScoreQuiz,
    quizzes: dict[tuple[str, ...], Quiz],
) -> ScoredEntry:
    family = _known(entry.family, reference.families, f"{place}.family")
    if isinstance(entry, QuizEntry):
        named = (entry.quiz, entry.quiz_version, entry.norms_version, entry.family)
        if named not in quizzes:
            quizzes[named] = _quiz(entry, reference.quizzes, place)
        quiz = quizzes[named]
        result = score(quiz, entry.answers, entry.withheld, place)
        _known(entry.kind, [result.step.kind], f"{place}.kind")
        return ScoredEntry(field=place, entry=entry, result=result, added=None)
    added = None
    if isinstance(entry, AddedEntry):
        added = Estimate(score=entry.score, sd=reference.families[family].full_sd)
    return ScoredEntry(field=place, entry=entry, result=None, added=added)


def _quiz(entry: QuizEntry, quizzes: Sequence[Quiz], place: str) -> Quiz:
    """The published quiz an entry names; the error names the first part that is unknown."""
    _known(entry.quiz, [quiz.id for quiz in quizzes], f"{place}.quiz")
    quizzes = [quiz for quiz in quizzes if quiz.id == entry.quiz]
    _known(entry.quiz_version, [quiz.version for quiz in quizzes], f"{place}.quiz_version")
    quizzes = [quiz for quiz in quizzes if quiz.version == entry.quiz_version]
    _known(entry.norms_version, [quiz.norms_version for quiz in quizzes], f"{place}.norms_version")
    quiz = next(quiz for quiz in quizzes if quiz.norms_version == entry.norms_version)
    _known(entry.family, [quiz.family], f"{place}.family")
    return quiz


def _known(value: str, choices: Iterable[str], field: str) -> str:
    known = list(dict.fromkeys(choices))
    if value not in known:
        expected = " or ".join(map(found, known)) or "nothing: none is published"
        raise InputError.one(field, found(value), expected)
    return value


def trait_points(trait: TraitScore) -> TraitPoints:
    """A trait score in the whole points that an entry carries."""
    low, high = trait.band90
    return TraitPoints(score=whole(trait.score), band90=(whole(low), whole(high)))


def entry_now(row: ScoredEntry) -> Entry:
    """The entry with its numbers as they are scored now."""
    entry = row.entry
    if isinstance(entry, QuizEntry) and row.result:
        traits = {trait.trait: trait_points(trait) for trait in row.result.traits}
        return replace(entry, traits=traits)
    scored = row.practiced
    if isinstance(entry, FirstPractice) and scored and scored.is_of_version(entry.quiz_version):
        return replace(entry, right=scored.points)
    if isinstance(entry, AddedEntry) and row.added:
        return replace(entry, sd=row.added.sd)
    return entry


def disagreements(scored: Iterable[ScoredEntry]) -> tuple[Problem, ...]:
    """Every number an entry carries that differs from the one scored now."""
    return tuple(
        problem for row in scored for problem in differences(row.entry, entry_now(row), row.field)
    )
