"""Every answer of a quiz with its score and all that led to it."""

from __future__ import annotations

from math import fsum, sqrt

from careerguide.content import kept_versions
from careerguide.content.model import Catalog, Item
from scoring.form import Quiz
from scoring.lazy_dataclass import dataclass
from scoring.quiz import TraitScore, score_quiz
from scoring.scale import MEAN

__all__ = ["ItemTable", "item_tables", "scored_quiz"]


def scored_quiz(catalog: Catalog, quiz_id: str) -> Quiz:
    """The quiz with its norms, as scoring takes it."""
    found = catalog.quizzes[quiz_id]
    return kept_versions.of(found, catalog.norms[found.norms])


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemTable:
    """One item with what each of its answers is worth."""

    item: Item
    trait: str
    answers: tuple[tuple[str, int, TraitScore], ...]
    """Label, people of the norm group, score; in raw answer order."""

    @property
    def mean(self) -> float:
        """Mean score of the norm group: the first identity says 575."""
        return fsum(n * score.steps.unclipped for _, n, score in self.answers) / self._people

    @property
    def spread(self) -> float:
        """Root of the mean of (T - 575)^2 + s^2: the second identity says 100."""
        total = fsum(
            n * ((score.steps.unclipped - MEAN) ** 2 + score.sd**2) for _, n, score in self.answers
        )
        return sqrt(total / self._people)

    @property
    def _people(self) -> int:
        return sum(n for _, n, _ in self.answers)


def item_tables(catalog: Catalog, quiz_id: str) -> list[ItemTable]:
    """One table per item, in the order of the quiz."""
    found, quiz = catalog.quizzes[quiz_id], scored_quiz(catalog, quiz_id)
    names = {wording.trait: wording.name for wording in found.traits}
    scored = [
        {
            one.item: score
            for score in score_quiz(quiz, {item.id: answer for item in quiz.items}).traits
            for one in score.answered
        }
        for answer in range(1, len(found.scale) + 1)
    ]
    return [
        ItemTable(
            item=item,
            trait=names[item.trait],
            answers=tuple(
                (label, count, by_item[item.id])
                for label, count, by_item in zip(found.scale, numbers.counts, scored, strict=True)
            ),
        )
        for item, numbers in zip(found.items, quiz.items, strict=True)
    ]
