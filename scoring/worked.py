"""One result with every number on the way, written out for people: `python -m scoring score`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from scoring.errors import InputError, found
from scoring.form import Quiz
from scoring.form_json import QUIZ
from scoring.quiz import QuizScore, TraitScore
from scoring.reference import REFERENCE
from scoring.scale import whole
from scoring.strict_json import parse

__all__ = ["quiz_in", "worked"]

_MOST_BYTES = 16 * 1024 * 1024


def quiz_in(text: str, name: str) -> Quiz:
    """The quiz in `text`: JSON of one quiz, or with a `name` of all that is published.

    Of several versions the last counts.
    """
    value: Any = parse(text, field="quiz", most_bytes=_MOST_BYTES)
    if not name:
        return QUIZ.read(value, "quiz")
    kept = [quiz for quiz in REFERENCE.read(value, "reference").quizzes if quiz.id == name]
    if not kept:
        raise InputError.one("quiz", found(name), "a quiz of the reference")
    return kept[-1]


def worked(result: QuizScore) -> Iterator[str]:
    """What a page shows of `result`, and how each number came about."""
    quiz = result.quiz
    yield f"{quiz.id} {quiz.version}, norms {quiz.norms_id} {quiz.norms_version}"
    yield f"{result.step.length} of {len(quiz.items)} items: {result.step.kind}"
    for trait in result.traits:
        yield ""
        yield from _trait(trait)
    if result.withheld:
        yield ""
        yield f"withheld: {', '.join(result.withheld)}"


def _trait(trait: TraitScore) -> Iterator[str]:
    low, high = (whole(end) for end in trait.band90)
    yield f"{trait.trait}: 90% band {low} to {high}, score {whole(trait.score)}"
    yield f"  percentile {trait.percentile_low} to {trait.percentile_high}"
    answers = ", ".join(f"{one.item} {one.answer} -> {one.keyed}" for one in trait.answered)
    yield f"  answers in the direction of the trait: {answers}; total {trait.total}"
    steps = trait.steps
    yield f"  people with this total {steps.counts[steps.keyed - 1]:g} of {steps.total:g}"
    yield f"  p {steps.p:.5f}, tau {steps.tau_low:.5f} and {steps.tau_high:.5f}"
    yield f"  m {steps.m:.5f}, v {steps.v:.5f}, L {steps.loading:.5f}"
    added = f" + {steps.sampling:.7f} for the size of the norm group" if steps.sampling else ""
    yield f"  theta = L m = {steps.theta:.5f}"
    yield f"  sd = root of (L^2 v + 1 - L^2{added}) = {steps.sd:.5f}"
    yield f"  score = 575 + 100 theta = {trait.score:.5f}, standard error {trait.sd:.5f}"
