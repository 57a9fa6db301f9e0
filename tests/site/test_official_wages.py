"""Official wages of the project's own table: factors and the statement about a region."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from careerguide.content import catalog
from careerguide.content.model import Catalog
from careerguide.content.site_model import WageComparison
from careerguide.views import official_wages

COAST = ("San Francisco", "San Jose", "New York", "Seattle")
INTERIOR = (
    *("Atlanta", "Austin", "Charlotte", "Chicago", "Columbus", "Dallas", "Denver", "Detroit"),
    *("Houston", "Indianapolis", "Kansas City", "Minneapolis", "Nashville", "Phoenix"),
    *("Pittsburgh", "Raleigh", "Salt Lake City", "St. Louis", "Tampa"),
)
COMPARED = WageComparison(base=COAST, others=INTERIOR, least=10)


@pytest.fixture(scope="module")
def content(root: Path) -> Catalog:
    return catalog.load(root)[0]


def test_the_interior_of_marketing_managers_is_a_fifth_below_the_coast(content: Catalog) -> None:
    found = official_wages.regional(content.wages.metros["11-2021"], COMPARED)
    assert found is not None
    assert (found.percent, found.word, found.count) == (21, "below", 18)
    assert found.names[:3] == ["Chicago", "Dallas", "Houston"]
    assert "Tampa" not in found.names  # its number of jobs is not published


def test_without_a_list_all_other_metros_are_compared(content: Catalog) -> None:
    """Those whose jobs or median are not published have no weight."""
    rows = content.wages.metros["11-2021"]
    every = WageComparison(base=COAST, others=(), least=10)
    found = official_wages.regional(rows, every)
    assert found is not None
    counted = [row for row in rows if row.employment and row.median]
    assert (found.percent, found.word) == (18, "below")
    assert (found.count, found.all) == (len(counted) - len(COAST), True)


def test_database_architects_turn_it_round(content: Catalog) -> None:
    found = official_wages.regional(content.wages.metros["15-1243"], COMPARED)
    assert found is not None
    assert (found.percent, found.word) == (3, "above")


def test_no_statement_where_a_city_of_the_coast_is_missing(content: Catalog) -> None:
    rows = [r for r in content.wages.metros["11-2021"] if not r.area.startswith("Seattle")]
    assert official_wages.regional(rows, COMPARED) is None


def test_no_statement_on_fewer_than_ten_metros(content: Catalog) -> None:
    coast = ("San Francisco", "San Jose", "New York", "Seattle", "Chicago", "Dallas")
    rows = [r for r in content.wages.metros["11-2021"] if r.area.startswith(coast)]
    assert official_wages.regional(rows, COMPARED) is None


def test_no_statement_where_the_site_compares_none(content: Catalog) -> None:
    assert official_wages.regional(content.wages.metros["11-2021"], None) is None


def test_factor_is_the_median_over_the_nations(content: Catalog) -> None:
    nation = content.wages.national["11-2021"]
    rows = {row.area: row for row in content.wages.metros["11-2021"]}
    jose = rows["San Jose-Sunnyvale-Santa Clara, CA"]
    assert official_wages.factor(jose, nation) == pytest.approx(231_370 / 166_790)
    assert official_wages.factor(replace(jose, median=None), nation) is None


def test_view_of_an_occupation_the_table_does_not_have(content: Catalog) -> None:
    role = next(iter(content.roles.values()))
    assert official_wages.view(replace(role.occupation, soc="99-9999"), content) is None
