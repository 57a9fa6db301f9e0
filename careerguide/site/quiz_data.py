"""What the browser's scoring needs of a quiz: its items with the norms they are scored by."""

from __future__ import annotations

from typing import Any

from careerguide.content.model import Norms, Quiz

__all__ = ["for_worker"]


def for_worker(quiz: Quiz, norms: Norms) -> dict[str, Any]:
    """`quiz` as the operation `score_quiz` of `scoring.border` takes it; plain JSON values."""
    return {
        "id": quiz.id,
        "version": quiz.version,
        "family": quiz.family,
        "kind": quiz.kind,
        "norms": {"id": norms.id, "version": norms.version},
        "items": [
            {
                "id": item.id,
                "trait": item.trait,
                "direction": item.direction,
                "counts": list(norms.items[item.id].counts),
                "loading": norms.items[item.id].loading,
            }
            for item in quiz.items
        ],
        "private_traits": list(quiz.private_traits),
    }
