"""What the passport page needs besides words: names, limits, an example."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from careerguide.content.fields import TRAITS
from careerguide.content.model import Catalog, Family
from careerguide.views import quiz_data, scoring_catalog
from careerguide.views.asked import asked
from careerguide.views.blank_passport import blank
from scoring.entries import MOST_ENTRIES
from scoring.passport import NOTICE
from scoring.self_rating import LEVELS
from scoring.strict_json import FILE_BYTES

__all__ = ["EXAMPLE_DAY", "example", "view"]

EXAMPLE_DAY = "2026-11-24"
"""The day on which the invented person looks at the passport: the page says so."""
_EXAMPLE = "site.yml: example_passport"


def view(catalog: Catalog) -> Mapping[str, Any]:
    """What the block `passport` shows, and the JSON that its script reads."""
    families = list(catalog.families.values())
    return {
        "families": [(family, scoring_catalog.available(catalog, family)) for family in families],
        "most_entries": MOST_ENTRIES,
        "notice": NOTICE,
        "take": {family.id: _place(family, catalog) for family in catalog.families.values()},
        "example_day": EXAMPLE_DAY,
        "page_data": {
            "families": {family.id: family.short_name for family in families},
            "traits": _trait_names(catalog),
            "sets": {
                f"{version.id} {version.version}": version.title
                for version in catalog.practice_versions
            },
            "levels": list(LEVELS),
            "blank": blank(),
            "most_bytes": FILE_BYTES,
            "most_entries": MOST_ENTRIES,
            "example": {"as_of": EXAMPLE_DAY, "entries": example(catalog)},
        },
    }


def _place(family: Family, catalog: Catalog) -> str:
    """Path of the page where a test of `family` is taken, or described."""
    if family.sample:
        return f"{family.sample}/"
    return f"practice/{family.id}/" if family.id in catalog.practice else f"tests/#{family.id}"


def example(catalog: Catalog) -> list[Any]:
    """The results of the invented person of `site.yml`, as a passport holds them; or none."""
    person = catalog.site.example_passport
    if person is None:
        return []
    published = scoring_catalog.reference(catalog)
    samples = [
        asked(
            _EXAMPLE,
            "score_quiz",
            quiz=quiz,
            answers=dict(sample.answers),
            scored_on=sample.date.isoformat(),
            entry_id=f"example-sample-{number}",
        )
        for quiz in quiz_data.today(catalog)
        if quiz["id"] == person.quiz
        for number, sample in enumerate(person.samples, 1)
    ]
    full = [
        asked(
            _EXAMPLE,
            "add_result",
            id=f"example-full-{number}",
            family=result.family,
            date=result.date.isoformat(),
            score=result.score,
            reference=published,
            as_of=EXAMPLE_DAY,
        )
        for number, result in enumerate(person.full, 1)
    ]
    return [result["entry"] for result in (*samples, *full)]


def _trait_names(catalog: Catalog) -> dict[str, str]:
    """As the quizzes call them; those that no quiz asks for any more by their plain names."""
    plain = {trait: trait.replace("-", " ").capitalize() for trait in TRAITS}
    return plain | {
        wording.trait: wording.name for quiz in catalog.quizzes.values() for wording in quiz.traits
    }
