"""Scoring hundreds of results of one quiz: what a total comes to is worked out once.

Equal totals of a trait have equal scores, so a person with many results has few different ones. The
scores here are those of `scoring.quiz`, without the single answers behind a total.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from scoring.answers import checked
from scoring.form import Quiz, Step
from scoring.lazy_dataclass import dataclass
from scoring.quiz import QuizScore, TraitScore, score_total

__all__ = ["Totals"]


@dataclass(kw_only=True, slots=True)
class _Trait:
    """How answers become the total of a trait, and the scores of the totals so far."""

    trait: str
    forward: tuple[str, ...]
    reverse: tuple[str, ...]
    turned: int
    """Sum of the reversed items' answers and keyed answers."""
    known: dict[int, TraitScore] = field(default_factory=dict)

    def total(self, answers: Mapping[str, int]) -> int:
        answer = answers.__getitem__
        return self.turned + sum(map(answer, self.forward)) - sum(map(answer, self.reverse))


@dataclass(frozen=True, kw_only=True, slots=True)
class _Length:
    """A quiz up to one of its steps."""

    quiz: Quiz
    step: Step
    items: frozenset[str]
    traits: tuple[_Trait, ...]

    @classmethod
    def of(cls, quiz: Quiz, step: Step) -> _Length:
        traits = []
        for trait in quiz.traits:
            items = step.items(quiz, trait)
            reverse = [item for item in items if item.direction == "reverse"]
            traits.append(
                _Trait(
                    trait=trait,
                    forward=tuple(item.id for item in items if item.direction == "forward"),
                    reverse=tuple(item.id for item in reverse),
                    turned=sum(quiz.answers_of(item) + 1 for item in reverse),
                )
            )
        asked = frozenset(item.id for item in quiz.items[: step.length])
        return cls(quiz=quiz, step=step, items=asked, traits=tuple(traits))

    def is_filled(self, answers: Mapping[str, int]) -> bool:
        """Whether `answers` are surely such as `scoring.answers.checked` takes for this step."""
        given = answers.values()
        return (
            answers.keys() == self.items
            and set(map(type, given)) == {int}
            and min(given) >= 1
            and max(given) <= self.quiz.answers
        )


class Totals:
    """Of all quizzes that are scored in one request."""

    def __init__(self) -> None:
        self._lengths: dict[tuple[int, int], _Length] = {}

    def score(
        self, quiz: Quiz, answers: Mapping[str, int], withheld: tuple[str, ...], place: str
    ) -> QuizScore:
        """As `scoring.quiz.score_quiz`, without the single answers."""
        length = self._lengths.get((id(quiz), len(answers)))
        if withheld or length is None or not length.is_filled(answers):
            step = checked(quiz, answers, withheld, place)
            length = self._length(quiz, step)
        return QuizScore(
            quiz=quiz,
            step=length.step,
            traits=tuple(
                _scored(length, one, answers) for one in length.traits if one.trait not in withheld
            ),
            withheld=tuple(trait for trait in quiz.traits if trait in withheld) if withheld else (),
        )

    def _length(self, quiz: Quiz, step: Step) -> _Length:
        key = (id(quiz), step.length)
        if key not in self._lengths:
            self._lengths[key] = _Length.of(quiz, step)
        return self._lengths[key]


def _scored(length: _Length, one: _Trait, answers: Mapping[str, int]) -> TraitScore:
    total = one.total(answers)
    if total not in one.known:
        one.known[total] = score_total(length.quiz, length.step, one.trait, total)
    return one.known[total]
