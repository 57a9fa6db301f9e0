"""What the page of bundles needs besides words: names of families, and invented people."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from careerguide.content.model import Catalog
from careerguide.views import quiz_data, scoring_catalog
from scoring import api
from scoring.strict_json import FILE_BYTES

__all__ = ["candidates", "view"]

_MONTH = 30
"""Days, near enough for the age of a result that nobody has."""

_DATED = "2026-11-24"
"""Only until the browser puts the date that gives a result its age on the reader's day."""

_FULL: Mapping[str, tuple[str, Mapping[str, tuple[int, int]]]] = {
    "Example A": (
        "Even results in all four families, all of this year",
        {
            "acl-prompt-to-spec": (640, 3),
            "communication": (590, 5),
            "ai-augmented-sql": (610, 2),
            "big-five-personality": (600, 9),
        },
    ),
    "Example B": (
        "Writes very well, weak with models; has not taken the Big Five",
        {
            "acl-prompt-to-spec": (480, 2),
            "communication": (730, 1),
            "ai-augmented-sql": (560, 4),
        },
    ),
    "Example C": (
        "Was strong with models and data two years ago, and has not taken them again",
        {
            "acl-prompt-to-spec": (720, 24),
            "ai-augmented-sql": (690, 24),
            "communication": (540, 3),
        },
    ),
}
"""Name -> what to notice, and by family a score and its age in months."""

_SAMPLED = "Example D"
_SAMPLE_ANSWER = 5


def view(catalog: Catalog) -> Mapping[str, Any]:
    """What the block `bundle` shows, and the JSON that its script reads."""
    families = list(catalog.families.values())
    return {
        "families": [(family, scoring_catalog.available(family)) for family in families],
        "page_data": {
            "families": {family.id: family.name for family in families},
            "short_names": {family.id: family.short_name for family in families},
            "published": [
                role.id for role in catalog.roles.values() if role.relevance_basis == "published"
            ],
            "most_bytes": FILE_BYTES,
            "candidates": candidates(catalog),
        },
    }


def candidates(catalog: Catalog) -> list[dict[str, Any]]:
    """Invented people: name, what to notice, and results, each with its age in days."""
    published = scoring_catalog.reference(catalog)
    people = [
        {
            "name": name,
            "about": about,
            "results": [
                {
                    "age_days": _MONTH * months,
                    "entry": _asked(
                        "add_result",
                        id=f"{name.lower().replace(' ', '-')}-{family}",
                        family=family,
                        date=_DATED,
                        score=score,
                        reference=published,
                        as_of=_DATED,
                    ),
                }
                for family, (score, months) in results.items()
                if family in catalog.families
            ],
        }
        for name, (about, results) in _FULL.items()
    ]
    for quiz in quiz_data.today(catalog):
        sample = quiz_data.sample_length(quiz)
        if sample:
            title = catalog.quizzes[quiz["id"]].title
            about = f"Has taken only the sample of the {title}, which counts for nothing here"
            people.append({"name": _SAMPLED, "about": about, "results": [_sample(quiz, sample)]})
            break
    return people


def _sample(quiz: Mapping[str, Any], length: int) -> dict[str, Any]:
    answers = {item["id"]: _SAMPLE_ANSWER for item in quiz["items"][:length]}
    entry = _asked(
        "score_quiz", quiz=quiz, answers=answers, scored_on=_DATED, entry_id="example-d-sample"
    )
    return {"age_days": _MONTH, "entry": entry}


def _asked(op: str, **fields: Any) -> dict[str, Any]:
    """The entry that the scoring makes."""
    reply = json.loads(api.handle(json.dumps({"api": 1, "op": op, **fields})))
    if not reply["ok"]:
        raise ValueError(
            f"the example bundle: the scoring refused {op} for an invented candidate: "
            f"{reply['errors']}; expected results of the published quizzes and families"
        )
    entry: dict[str, Any] = reply["result"]["entry"]
    return entry
