"""What the browser's scoring needs of a quiz: its items with the norms they are scored by."""

from __future__ import annotations

from typing import Any, cast

from careerguide.content import versions
from careerguide.content.model import Catalog, Norms, Quiz
from scoring.quiz import Quiz as ScoredQuiz
from scoring.reference import quiz_json
from scoring.wire import plain

__all__ = ["for_worker", "of_version", "today"]


def for_worker(quiz: Quiz, norms: Norms) -> dict[str, Any]:
    """`quiz` as the operation `score_quiz` of `scoring.border` takes it; plain JSON values."""
    return of_version(versions.of(quiz, norms))


def today(catalog: Catalog) -> list[dict[str, Any]]:
    """The same of every quiz that can be taken today."""
    return [of_version(version) for version in versions.now(catalog)]


def of_version(version: ScoredQuiz) -> dict[str, Any]:
    """The same of a version that was kept."""
    return cast(dict[str, Any], plain(quiz_json(version)))
