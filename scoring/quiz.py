"""Scoring a quiz: one answer per trait in, one trait score per answer out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.bands import Q68, Q90, Band, Third, band, percentile, third
from scoring.errors import InputError, Problem, found
from scoring.items import Direction, Posterior, posterior

__all__ = ["Quiz", "QuizItem", "QuizScore", "TraitScore", "score_quiz"]


@dataclass(frozen=True, kw_only=True, slots=True)
class QuizItem:
    """One question, with how the norm group answered it."""

    id: str
    trait: str
    direction: Direction
    counts: tuple[int, ...]
    """In raw answer order, 1..n."""
    loading: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Quiz:
    """What scoring needs of a quiz and of its norms; no words of it."""

    id: str
    version: str
    family: str
    kind: str
    norms_id: str
    norms_version: str
    items: tuple[QuizItem, ...]
    private_traits: tuple[str, ...]

    @property
    def traits(self) -> tuple[str, ...]:
        return tuple(item.trait for item in self.items)


@dataclass(frozen=True, kw_only=True, slots=True)
class TraitScore:
    """One trait, in points."""

    trait: str
    item: str
    answer: int
    score: float
    sd: float
    band68: Band
    band90: Band
    percentile: int
    percentile_low: int
    percentile_high: int
    place: Third
    """Third of the norm group that the score lies in."""
    steps: Posterior


@dataclass(frozen=True, kw_only=True, slots=True)
class QuizScore:
    """All traits that were answered, in the order of the quiz, and the ones withheld."""

    quiz: Quiz
    traits: tuple[TraitScore, ...]
    withheld: tuple[str, ...]


def score_quiz(
    quiz: Quiz, answers: Mapping[str, int], withheld: tuple[str, ...] = (), field: str = ""
) -> QuizScore:
    """Score `answers` (item id -> 1..n); an item without one has its trait named in `withheld`.

    `field` is put before the paths in errors.
    """
    _check_answers(quiz, answers, withheld, f"{field}." if field else "")
    return QuizScore(
        quiz=quiz,
        traits=tuple(
            _trait_score(item, answers[item.id]) for item in quiz.items if item.id in answers
        ),
        withheld=tuple(trait for trait in quiz.traits if trait in withheld),
    )


def _trait_score(item: QuizItem, answer: int) -> TraitScore:
    steps = posterior(answer, counts=item.counts, loading=item.loading, direction=item.direction)
    # The percentile range places the trait itself, so its ends are not clipped to the scale.
    centre, reach = steps.unclipped, Q90 * steps.error
    return TraitScore(
        trait=item.trait,
        item=item.id,
        answer=answer,
        score=steps.score,
        sd=steps.error,
        band68=band(steps.score, steps.error, Q68),
        band90=band(steps.score, steps.error, Q90),
        percentile=percentile(centre),
        percentile_low=percentile(centre - reach),
        percentile_high=percentile(centre + reach),
        place=third(percentile(centre)),
        steps=steps,
    )


def _check_answers(
    quiz: Quiz, answers: Mapping[str, int], withheld: tuple[str, ...], before: str
) -> None:
    problems = []
    for index, trait in enumerate(withheld):
        if trait not in quiz.traits:
            problems.append(
                Problem(
                    field=f"{before}withheld[{index}]",
                    found=found(trait),
                    expected=f"a trait of the quiz: {', '.join(quiz.traits)}",
                )
            )
    for item in quiz.items:
        place = f"{before}answers.{item.id}"
        scale = f"a whole number from 1 to {len(item.counts)}"
        answer = answers.get(item.id)
        if item.trait in withheld:
            if item.id in answers:
                problems.append(
                    Problem(
                        field=place,
                        found=found(answer),
                        expected=f"no answer, because {item.trait} is withheld",
                    )
                )
        elif item.id not in answers:
            problems.append(
                Problem(
                    field=place,
                    found="nothing",
                    expected=f"{scale}, or {item.trait} among the withheld traits",
                )
            )
        elif type(answer) is not int or not 1 <= answer <= len(item.counts):
            problems.append(Problem(field=place, found=found(answer), expected=scale))
    known = {item.id for item in quiz.items}
    for item_id in answers:
        if item_id not in known:
            problems.append(
                Problem(
                    field=f"{before}answers",
                    found=f"an answer to {found(item_id)}",
                    expected=f"answers to {', '.join(item.id for item in quiz.items)} only",
                )
            )
    if problems:
        raise InputError(problems)
