"""The invented people of the page of bundles are results that the scoring takes, and no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from careerguide.content import catalog
from careerguide.content.model import Catalog
from careerguide.views import bundle_view


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


def test_results_in_families_that_are_gone_are_left_out(content: Catalog) -> None:
    family = content.families["communication"]
    families = {"communication": family}
    left = replace(content, quizzes={}, versions=(), families=families)
    people = bundle_view.candidates(left)
    assert [[r["entry"]["family"] for r in person["results"]] for person in people] == [
        ["communication"]
    ] * 3


def test_only_aiehs_own_defaults_are_called_published(content: Catalog) -> None:
    assert bundle_view.view(content)["page_data"]["published"] == ["ai-product-manager"]
