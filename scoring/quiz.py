"""Scoring a quiz: answers in, one score per trait out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scoring.answers import checked
from scoring.bands import Q68, Q90, Band, Third, band, percentile, third
from scoring.form import Quiz, QuizItem, Step
from scoring.items import Posterior, posterior
from scoring.lazy_dataclass import dataclass

__all__ = ["Answered", "QuizScore", "TraitScore", "score_quiz", "score_total"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Answered:
    """An answer as given, and in the direction of the trait."""

    item: str
    answer: int
    keyed: int


@dataclass(frozen=True, kw_only=True, slots=True)
class TraitScore:
    """One trait, in points."""

    trait: str
    answered: tuple[Answered, ...]
    """In the order they were asked; none where only a total is known."""
    total: int
    """Sum of the answers in the direction of the trait."""
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
    step: Step
    """How far the answers go."""
    traits: tuple[TraitScore, ...]
    withheld: tuple[str, ...]


def score_quiz(
    quiz: Quiz, answers: Mapping[str, int], withheld: tuple[str, ...] = (), field: str = ""
) -> QuizScore:
    """Score `answers` (item id -> 1..n); an item without one has its trait named in `withheld`.

    A quiz with steps may be answered up to any of them. `field` is put before the paths in errors.
    """
    step = checked(quiz, answers, withheld, field)
    return QuizScore(
        quiz=quiz,
        step=step,
        traits=tuple(
            _trait_score(quiz, step, trait, answers)
            for trait in quiz.traits
            if trait not in withheld
        ),
        withheld=tuple(trait for trait in quiz.traits if trait in withheld),
    )


def _trait_score(quiz: Quiz, step: Step, trait: str, answers: Mapping[str, int]) -> TraitScore:
    answered = [
        Answered(item=item.id, answer=answers[item.id], keyed=_keyed(quiz, item, answers[item.id]))
        for item in step.items(quiz, trait)
    ]
    return score_total(quiz, step, trait, sum(one.keyed for one in answered), answered)


def _keyed(quiz: Quiz, item: QuizItem, answer: int) -> int:
    return quiz.answers_of(item) + 1 - answer if item.direction == "reverse" else answer


def score_total(
    quiz: Quiz, step: Step, trait: str, total: int, answered: Sequence[Answered] = ()
) -> TraitScore:
    """Score the sum of keyed answers to the items that `step` has of `trait`."""
    items = step.items(quiz, trait)
    # The lowest total is one point an item, and the first of the counts.
    place = total - len(items) + 1
    if norm := step.norms.get(trait):
        steps = norm.posterior(place)
    else:
        [item] = items
        counts = item.counts if item.direction == "forward" else tuple(reversed(item.counts))
        steps = posterior(place, counts=counts, loading=item.loading)
    # The percentile range places the trait itself, so its ends are not clipped to the scale.
    centre, reach = steps.unclipped, Q90 * steps.error
    return TraitScore(
        trait=trait,
        answered=tuple(answered),
        total=total,
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
