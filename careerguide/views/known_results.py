"""Results that come with a page, so that the first ones need not wait for Python in the browser.

Where each trait has one statement, its result depends on one answer alone. Six answers to five
statements are thirty traits' results, and any sitting is made of five of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from careerguide.views.asked import asked
from scoring.version import API, SCORING

__all__ = ["known_results"]


def known_results(what: str, quiz: Mapping[str, Any]) -> dict[str, Any] | None:
    """What `score_quiz` replies to every way to answer `quiz`, which has one statement a trait.

    `reply` has no traits; `traits` holds, for each trait, its result by answer. None where a trait
    has several statements. `what` is named in errors.
    """
    items, most = quiz["items"], quiz["answers"]
    if len({item["trait"] for item in items}) < len(items):
        return None
    results = [
        asked(what, "score_quiz", quiz=quiz, answers={item["id"]: answer for item in items})
        for answer in range(1, most + 1)
    ]
    return {
        "reply": {"api": API, "scoring": SCORING, "ok": True, "result": results[0] | {"traits": []}},
        "traits": list(zip(*(result["traits"] for result in results), strict=True)),
    }
