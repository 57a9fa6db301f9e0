"""Results that are there before Python is: each answer to the first statements of a quiz, scored.

Where each trait has one statement, its result depends on one answer alone. Six answers to five
statements are thirty traits' results, and any sitting is made of five of them.
"""

from __future__ import annotations

from typing import Any

from careerguide.content.model import Catalog, Quiz
from careerguide.views import quiz_data
from scoring.form_json import QUIZ
from scoring.quiz_operations import SCORE_QUIZ
from scoring.version import API, SCORING
from scoring.wire import plain

__all__ = ["known", "known_of_all"]


def known_of_all(catalog: Catalog) -> dict[str, Any]:
    """By quiz, the results of its first step; without those that have none."""
    found = {quiz.id: known(catalog, quiz) for quiz in catalog.quizzes.values()}
    return {quiz: results for quiz, results in found.items() if results}


def known(catalog: Catalog, quiz: Quiz) -> dict[str, Any] | None:
    """What `score_quiz` replies to all answers to the first step of `quiz`.

    `reply` has no traits; `traits` holds, for each trait, its result by answer. None where a trait
    has several statements, or a quiz no steps.
    """
    if not quiz.steps:
        return None
    data = quiz_data.for_worker(quiz, catalog.norms[quiz.norms])
    items = data["items"][: quiz.steps[0].length]
    if len({item["trait"] for item in items}) < len(items):
        return None
    form = QUIZ.read(data, quiz.path)
    results: list[Any] = [
        plain(SCORE_QUIZ.run({"quiz": form, "answers": {item["id"]: answer for item in items}}))
        for answer in range(1, data["answers"] + 1)
    ]
    result = results[0] | {"traits": []}
    return {
        "reply": {"api": API, "scoring": SCORING, "ok": True, "result": result},
        "traits": list(zip(*(scored["traits"] for scored in results), strict=True)),
    }
