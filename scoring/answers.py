"""Answers to a quiz: how far they go, and whether they are what scoring can use."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from scoring.errors import InputError, Problem, found
from scoring.form import Quiz, QuizItem, Step

__all__ = ["checked", "step_of"]


def step_of(quiz: Quiz, answered: Collection[str]) -> Step:
    """The shortest step that holds all items in `answered`; ids that the quiz has not are left."""
    last = max((at for at, item in enumerate(quiz.items, 1) if item.id in answered), default=0)
    return next((step for step in quiz.lengths if step.length >= last), quiz.lengths[-1])


def checked(quiz: Quiz, answers: Mapping[str, int], withheld: Collection[str], field: str) -> Step:
    """The step that `answers` fill; an error names every one that is missing, extra or impossible.

    Items of withheld traits have no answer. `field` is put before the paths in errors.
    """
    step = step_of(quiz, answers)
    before = f"{field}." if field else ""
    problems = [
        *_withheld(quiz, withheld, before),
        *(
            problem
            for item in quiz.items[: step.length]
            for problem in _answer(quiz, item, answers, withheld, before)
        ),
        *_unknown(quiz, answers, before),
    ]
    if problems:
        raise InputError(problems)
    return step


def _withheld(quiz: Quiz, withheld: Collection[str], before: str) -> Iterator[Problem]:
    for index, trait in enumerate(withheld):
        if trait not in quiz.traits:
            yield Problem(
                field=f"{before}withheld[{index}]",
                found=found(trait),
                expected=f"a trait of the quiz: {', '.join(quiz.traits)}",
            )


def _answer(
    quiz: Quiz,
    item: QuizItem,
    answers: Mapping[str, int],
    withheld: Collection[str],
    before: str,
) -> Iterator[Problem]:
    most = quiz.answers_of(item)
    scale = f"a whole number from 1 to {most}"
    answer = answers.get(item.id)
    what, expected = found(answer), scale
    if item.trait in withheld:
        if item.id not in answers:
            return
        expected = f"no answer, because {item.trait} is withheld"
    elif item.id not in answers:
        what, expected = "nothing", f"{scale}, or {item.trait} among the withheld traits"
    elif type(answer) is int and 1 <= answer <= most:
        return
    yield Problem(field=f"{before}answers.{item.id}", found=what, expected=expected)


def _unknown(quiz: Quiz, answers: Mapping[str, int], before: str) -> Iterator[Problem]:
    known = [item.id for item in quiz.items]
    for item_id in answers:
        if item_id not in known:
            yield Problem(
                field=f"{before}answers",
                found=f"an answer to {found(item_id)}",
                expected=f"answers to {', '.join(known)} only",
            )
