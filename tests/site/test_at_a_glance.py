"""What a guide says at a glance, and which release each fact is from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from careerguide.content import catalog
from careerguide.content.fact_records import (
    AiNote,
    Asked,
    FactSource,
    JobZone,
    OccupationFacts,
    Projection,
)
from careerguide.content.model import Catalog
from careerguide.views import at_a_glance
from careerguide.views.at_a_glance import Glance


@pytest.fixture(scope="module")
def content(root: Path) -> Catalog:
    return catalog.load(root)[0]


def projection(**given: Any) -> Projection:
    values: dict[str, Any] = {
        "soc": "11-2021",
        "title": "Marketing managers",
        "growth": 6.0,
        "change": None,
        "openings": 30_000,
        "education": "Bachelor's degree",
        "experience": "5 years or more",
        "training": "None",
    }
    return Projection(**values | given)


def facts(**given: Any) -> OccupationFacts:
    """The facts of Marketing Managers from the releases 2026–36 and 2025–35."""
    releases = {
        "projections": "2026–36",
        "earlier_projections": "2025–35",
        "ai_notes": "2026–36",
        "respondents": "O*NET 31",
        "job_zones": "O*NET 31",
    }
    sources = {
        key: FactSource(file="x.csv", release=release, reference=f"ref-{key}", licence="Free")
        for key, release in releases.items()
    }
    tables = {key: {getattr(row, "soc", None) or row.onet: row} for key, row in given.items()}
    return OccupationFacts(sources=sources, **tables)


def glance(content: Catalog, own: OccupationFacts) -> Glance | None:
    occupation = replace(content.roles["ai-product-manager"].occupation, onet="11-2021.00")
    return at_a_glance.of(occupation, replace(content, facts=own))


def lines(content: Catalog, own: OccupationFacts) -> dict[str, tuple[str, str]]:
    found = glance(content, own)
    assert found is not None
    return {line.id: (line.value, line.note) for line in found.lines}


def test_without_facts_there_is_no_card(content: Catalog) -> None:
    assert glance(content, OccupationFacts()) is None
    assert glance(content, facts(projections=projection(soc="11-3021"))) is None


@pytest.mark.parametrize(
    ("newest", "earlier", "note"),
    [
        ({"change": 30_000}, {}, "About 10% are new jobs; the rest replace people who leave"),
        (
            {},
            {"change": 60_000},
            "About 20% are new jobs, by the 2025–35 projections; the rest replace people who leave",
        ),
        (
            {"growth": -1.0},
            {"change": 60_000},
            "None of them new jobs: they replace people who leave",
        ),
        ({}, {"change": -60_000}, ""),
        ({}, {"change": 60_000, "openings": None}, ""),
    ],
    ids=["newest", "earlier", "shrinks", "shrank", "no-openings"],
)
def test_the_share_of_new_jobs_says_its_release(
    content: Catalog, newest: Any, earlier: Any, note: str
) -> None:
    own = facts(projections=projection(**newest), earlier_projections=projection(**earlier))
    assert lines(content, own)["openings"] == ("about 30,000", note)


def test_the_earlier_release_fills_what_the_newer_leaves_open_and_is_named(
    content: Catalog,
) -> None:
    own = facts(projections=projection(education=""), earlier_projections=projection())
    said = lines(content, own)
    assert said["education"] == ("Bachelor’s degree", "From the 2025–35 projections")
    assert said["experience"] == ("5 years or more", "")


def test_an_answer_that_is_not_published_is_not_shown(content: Catalog) -> None:
    answers = Asked(
        onet="11-2021.00",
        below_associate=6.3,
        associate=0.0,
        bachelor=55.8,
        master_or_more=None,
        n=37,
        date="2015-07",
    )
    own = facts(respondents=answers)
    assert lines(content, own)["respondents"] == (
        "a bachelor’s degree (56%), less than an associate’s degree (6%)",
        "37 people asked, July 2015",
    )
    found = glance(content, own)
    assert found is not None
    assert found.data["respondents"]["master_or_more_percent"] is None


@pytest.mark.parametrize(("growth", "says"), [(6.0, True), (-6.0, False)])
def test_a_falling_share_is_not_taken_for_falling_jobs(
    content: Catalog, growth: float, says: bool
) -> None:
    note = AiNote(soc="11-2021", title="M", direction="decreases", note="Theirs", ours="Ours.")
    said = lines(content, facts(projections=projection(growth=growth), ai_notes=note))["ai"]
    assert said[0] == "Ours."
    assert bool(said[1]) is says
    unwritten = facts(projections=projection(), ai_notes=replace(note, ours=""))
    assert "ai" not in lines(content, unwritten)


def test_sources_are_those_that_are_used(content: Catalog) -> None:
    zone = JobZone(onet="11-2021.00", zone=4, date="2023-08")
    found = glance(content, facts(projections=projection(), job_zones=zone))
    assert found is not None
    assert found.references == (("ref-projections", "2026–36"), ("ref-job_zones", "O*NET 31"))
