"""Every total of a quiz with norms by total, scored; and how far off its scores typically are."""

from __future__ import annotations

from collections.abc import Mapping
from math import fsum

from scoring.form import Quiz, Step
from scoring.quiz import TraitScore, score_total

__all__ = ["errors", "totals"]


def totals(quiz: Quiz, step: Step, trait: str) -> list[TraitScore]:
    """The score of every total, lowest first."""
    items = step.items(quiz, trait)
    highest = sum(quiz.answers_of(item) for item in items)
    return [score_total(quiz, step, trait, total) for total in range(len(items), highest + 1)]


def errors(quiz: Quiz) -> Mapping[int, Mapping[str, float]]:
    """Standard errors by length and trait, in points: the mean over the norm group."""
    return {
        step.length: {trait: _mean_error(totals(quiz, step, trait)) for trait in quiz.traits}
        for step in quiz.lengths
    }


def _mean_error(scores: list[TraitScore]) -> float:
    counts = scores[0].steps.counts
    return fsum(n * one.sd for n, one in zip(counts, scores, strict=True)) / fsum(counts)
