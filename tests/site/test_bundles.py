"""The invented people of the page of bundles are results that the scoring takes, and no more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from careerguide.content import catalog
from careerguide.content.model import Catalog
from careerguide.content.site_model import SiteFacts
from careerguide.views import bundle_view
from scoring.evidence import Evidence, standing
from tests.clock import TODAY


@pytest.fixture(scope="module")
def content(root: Path) -> Catalog:
    return catalog.load(root)[0]


def test_people_and_their_results(content: Catalog) -> None:
    people = bundle_view.candidates(content)
    assert [person["name"] for person in people] == [f"Example {letter}" for letter in "ABCD"]
    kinds = [[result["entry"]["kind"] for result in person["results"]] for person in people]
    assert kinds == [["full"] * 4, ["full"] * 3, ["full"] * 3, ["sample"]]
    assert people[3]["about"] == (
        "Has taken only the sample of the Big Five, which counts for nothing here"
    )
    ids = [result["entry"]["id"] for person in people for result in person["results"]]
    assert len(set(ids)) == len(ids)
    ages = [result["age_days"] for person in people for result in person["results"]]
    assert all(30 <= age <= 720 for age in ages)


def test_without_a_sample_nobody_has_taken_it(content: Catalog) -> None:
    people = bundle_view.candidates(replace(content, quizzes={}, versions=()))
    assert [person["name"] for person in people] == ["Example A", "Example B", "Example C"]


def test_a_site_without_invented_people_shows_none(content: Catalog) -> None:
    assert bundle_view.candidates(replace(content, site=SiteFacts())) == []


def test_only_aiehs_own_defaults_are_called_published(content: Catalog) -> None:
    assert bundle_view.view(content)["page_data"]["published"] == ["ai-product-manager"]


def test_beside_each_invented_result_stands_what_scoring_makes_of_it(content: Catalog) -> None:
    """On whatever day: the page has their ages, and their dates follow from the reader's day."""
    for person in bundle_view.candidates(content):
        for result in person["results"]:
            entry = result["entry"]
            if entry["kind"] == "sample":
                assert person["known"] == {}
                continue
            family = content.families[entry["family"]]
            one = standing(
                Evidence(
                    id=entry["id"],
                    family=family.id,
                    kind="full",
                    date=TODAY - timedelta(days=result["age_days"]),
                    score=entry["score"],
                    sd=entry["sd"],
                ),
                half_life=family.half_life_months,
                as_of=TODAY,
            )
            assert person["known"][family.id] == {
                "freshness": one.freshness,
                "score": one.evidence.score,
                "sd_aged": one.sd_aged,
                "projected": one.projected,
                "sd_now": one.sd_now,
            }
