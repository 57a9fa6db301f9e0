"""Pay in other countries: which matches are shown, and how a month becomes a year."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from careerguide.content import catalog
from careerguide.content.fact_records import AbroadFit, CountryWages, OccupationFacts
from careerguide.content.model import Catalog
from careerguide.views import pay_abroad

NORWAY = CountryWages(
    country="NO",
    name="Norway",
    taxonomy="STYRK-08",
    currency="NOK",
    counts="all employees",
    median_all=50_000,
    release="2025",
    reference="ssb-2025",
    licence="Invented",
    titles={"8350": "Lock keepers", "8351": "Weir keepers"},
    medians={"8350": 41_237, "8351": None},
)


@pytest.fixture(scope="module")
def content(root: Path) -> Catalog:
    return catalog.load(root)[0]


def shown(content: Catalog, wages: CountryWages = NORWAY, **fit: Any) -> list[tuple[int, Any]]:
    values = {"role": "x", "country": "NO", "code": "8350", "fit": "high", "confirmed_by": ""}
    facts = OccupationFacts(abroad={"NO": wages}, fits=(AbroadFit(**values | fit),))
    return [(p.year, p.ratio) for p in pay_abroad.of("x", replace(content, facts=facts))]


@pytest.mark.parametrize(
    ("fit", "count"),
    [
        ({}, 1),
        ({"fit": "medium"}, 0),
        ({"fit": "medium", "confirmed_by": "A. Person"}, 1),
        ({"fit": "low", "confirmed_by": "A. Person"}, 0),
        ({"role": "y"}, 0),
        ({"code": "8351"}, 0),
    ],
    ids=["high", "medium", "confirmed", "low", "another-role", "not-published"],
)
def test_only_good_fits_are_shown(content: Catalog, fit: dict[str, str], count: int) -> None:
    assert len(shown(content, **fit)) == count


def test_a_month_becomes_a_year_and_a_ratio_needs_all_employees(content: Catalog) -> None:
    assert shown(content) == [(494_800, 0.82)]
    assert shown(content, replace(NORWAY, median_all=None)) == [(494_800, None)]


def test_the_guides_show_only_fits_that_are_judged_high(content: Catalog) -> None:
    for role in content.roles:
        pays = pay_abroad.of(role, content)
        fits = [f for f in content.facts.fits if f.role == role and f.fit == "high"]
        assert [(p.country, p.code) for p in pays] == [(f.country, f.code) for f in fits]
