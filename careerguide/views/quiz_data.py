"""What the browser's scoring needs of a quiz: its items with the norms they are scored by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from careerguide.content import kept_versions
from careerguide.content.model import Catalog, Norms, Quiz
from scoring.form import Quiz as ScoredQuiz
from scoring.form_json import quiz_json
from scoring.wire import plain

__all__ = ["for_worker", "of_version", "sample_length", "today"]


def for_worker(quiz: Quiz, norms: Norms) -> dict[str, Any]:
    """`quiz` as the operation `score_quiz` of `scoring.api` takes it; plain JSON values."""
    return of_version(kept_versions.of(quiz, norms))


def today(catalog: Catalog) -> list[dict[str, Any]]:
    """The same of every quiz that can be taken today."""
    return [
        of_version(version)
        for version in kept_versions.now(catalog)
        if not catalog.quizzes[version.id].replaced_by
    ]


def sample_length(quiz: Mapping[str, Any]) -> int:
    """How many of a quiz's items its shortest sample has; 0 if it has none."""
    whole = {"length": len(quiz["items"]), "kind": quiz.get("kind")}
    samples = [step for step in quiz.get("steps", [whole]) if step["kind"] == "sample"]
    return samples[0]["length"] if samples else 0


def of_version(version: ScoredQuiz) -> dict[str, Any]:
    """The same of a version that was kept."""
    return cast(dict[str, Any], plain(quiz_json(version)))
