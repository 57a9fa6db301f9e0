"""What the page of bundles needs besides words: names of families, and invented people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from careerguide.content.model import Catalog
from careerguide.content.site_model import ExamplePerson
from careerguide.markdown.slugs import slug
from careerguide.views import quiz_data, scoring_catalog
from careerguide.views.asked import asked
from scoring.ageing import DAYS_PER_MONTH, freshness, projected, sd_aged, sd_now
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

    Of each the name, what to notice, results, each with its age in days, and what the full ones of
    them say at that age, from which the page works out a preview.
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
            "known": _known(catalog, person),
        }
        for person in catalog.site.example_people
    ]
    for quiz in quiz_data.today(catalog) if people else ():
        sample = quiz_data.sample_length(quiz)
        if sample:
            title = catalog.quizzes[quiz["id"]].title
            about = f"Has taken only the sample of the {title}, which counts for nothing here"
            results = [_sample(quiz, sample)]
            people.append({"name": _SAMPLED, "about": about, "results": results, "known": {}})
            break
    return people


def _known(catalog: Catalog, person: ExamplePerson) -> dict[str, dict[str, float]]:
    """By family, what a result says once it is as old as `site.yml` has it."""
    known = {}
    for name, result in person.results.items():
        family = catalog.families[name]
        fresh = freshness(_MONTH * result.months / DAYS_PER_MONTH, family.half_life_months)
        known[name] = {
            "freshness": fresh,
            "score": result.score,
            "sd_aged": sd_aged(family.full_sd, fresh),
            "projected": projected(result.score, fresh),
            "sd_now": sd_now(family.full_sd, fresh),
        }
    return known


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
