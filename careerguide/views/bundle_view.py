"""What the page of bundles needs besides words: names of families, and invented people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from careerguide.content.model import Catalog
from careerguide.markdown.slugs import slug
from careerguide.views import quiz_data, scoring_catalog
from careerguide.views.asked import asked
from scoring.strict_json import FILE_BYTES

__all__ = ["candidates", "view"]

_MONTH = 30
"""Days, near enough for the age of a result that nobody has."""

_DATED = "2026-11-24"
"""Only until the browser puts the date that gives a result its age on the reader's day."""

_SAMPLED = "Example D"
_SAMPLE_ANSWER = 5


def view(catalog: Catalog) -> Mapping[str, Any]:
    """What the block `bundle` shows, and the JSON that its script reads."""
    families = list(catalog.families.values())
    return {
        "families": [(family, scoring_catalog.available(catalog, family)) for family in families],
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
    """The invented people of `site.yml`, and one who has taken a sample alone.

    Of each the name, what to notice, and results, each with its age in days.
    """
    published = scoring_catalog.reference(catalog)
    people = [
        {
            "name": person.name,
            "about": person.about,
            "results": [
                {
                    "age_days": _MONTH * result.months,
                    "entry": asked(
                        "site.yml: example_people",
                        "add_result",
                        id=f"{slug(person.name)}-{family}",
                        family=family,
                        date=_DATED,
                        score=result.score,
                        reference=published,
                        as_of=_DATED,
                    )["entry"],
                }
                for family, result in person.results.items()
            ],
        }
        for person in catalog.site.example_people
    ]
    for quiz in quiz_data.today(catalog) if people else ():
        sample = quiz_data.sample_length(quiz)
        if sample:
            title = catalog.quizzes[quiz["id"]].title
            about = f"Has taken only the sample of the {title}, which counts for nothing here"
            people.append({"name": _SAMPLED, "about": about, "results": [_sample(quiz, sample)]})
            break
    return people


def _sample(quiz: Mapping[str, Any], length: int) -> dict[str, Any]:
    answers = {item["id"]: _SAMPLE_ANSWER for item in quiz["items"][:length]}
    result = asked(
        "the example of a sample",
        "score_quiz",
        quiz=quiz,
        answers=answers,
        scored_on=_DATED,
        entry_id="example-d-sample",
    )
    return {"age_days": _MONTH, "entry": result["entry"]}
