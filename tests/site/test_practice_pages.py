"""What the page of a practice set holds, and how the page of tests leads to it."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from careerguide.content.catalog import load
from careerguide.content.model import Catalog
from careerguide.views import block_views, practice_roads, practice_view
from tests.content.project import BASE


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(BASE)[0]


def test_every_item_is_there_with_what_explains_it(catalog: Catalog) -> None:
    view = practice_view.view(catalog, "communication")
    practice = catalog.practice["communication"]
    items = [item for case in view.cases for item in case.items]
    assert [item.id for item in items] == list(practice.items)
    assert [item.number for item in items] == list(range(1, view.count + 1))
    assert view.points == 24
    assert items[0].guide == "Lock Keeper"
    assert items[0].guide_url == "roles/lock-keeper/#skills"
    assert items[0].section == "Skills"
    assert json.loads(json.dumps(view.set)) == view.set


def test_a_taster_has_its_items_alone(catalog: Catalog) -> None:
    practice = catalog.practice["communication"]
    view = practice_view.view(catalog, "communication", practice.taster)
    asked = [item.id for case in view.cases for item in case.items]
    assert sorted(asked) == sorted(practice.taster)
    assert [item["id"] for item in view.set["items"]] == asked
    assert view.set["id"] == "communication-practice-taster"
    assert set(view.set["cases"]) == {case.id for case in view.cases}


def test_a_guide_leads_to_the_taster_of_what_it_weighs_most(catalog: Catalog) -> None:
    role = catalog.roles["tide-table-maker"]
    taster = practice_view.taster_of(role, catalog)
    assert taster is not None
    assert taster.url == "practice/communication/taster/"
    assert practice_view.taster_of(role, replace(catalog, practice={})) is None


def test_the_right_option_stands_in_each_place_equally_often(root: Path) -> None:
    catalog = load(root)[0]
    for family, practice in catalog.practice.items():
        places: dict[int, Counter[int]] = {}
        for case in practice_view.view(catalog, family).cases:
            for item in case.items:
                if item.format in ("choice", "probe"):
                    right = item.key if item.format == "choice" else item.key["cause"]
                    assert sorted(item.shuffled) == sorted(
                        item.of.options if item.format == "choice" else item.of.causes
                    )
                    size = len(item.shuffled)
                    place = item.shuffled.index(right)
                    places.setdefault(size, Counter(range(size)))[place] += 1
        for counted in places.values():
            assert max(counted.values()) - min(counted.values()) <= 1, (family, places)
        # A taster shows each question as the complete set does.
        taster = shown_orders(practice_view.view(catalog, family, practice.taster))
        assert taster.items() <= shown_orders(practice_view.view(catalog, family)).items()


def test_tests_with_norms_have_arrived(root: Path) -> None:
    catalog = load(root)[0]
    rows = practice_roads.view(catalog).roads
    assert [row.family.id for row in rows[: len(catalog.practice)]] == list(catalog.practice)
    for row in rows[len(catalog.practice) :]:
        norms = catalog.norms[catalog.quizzes[row.family.sample].norms]
        assert (row.people, row.steps) == (norms.sample["rows"], [])
    assert len(rows) > len(catalog.practice)


def shown_orders(view: practice_view.PracticeView) -> dict[str, tuple[str, ...]]:
    items = [item for case in view.cases for item in case.items]
    return {item.id: tuple(item.shuffled) for item in items}


def test_nothing_is_shown_in_its_right_order(catalog: Catalog) -> None:
    view = practice_view.view(catalog, "communication")
    again = practice_view.view(catalog, "communication")
    for case, same in zip(view.cases, again.cases, strict=True):
        for item, other in zip(case.items, same.items, strict=True):
            assert item.shuffled == other.shuffled
            if item.format == "order":
                assert item.shuffled != list(item.of.parts)
                assert sorted(item.shuffled) == sorted(item.of.parts)


def test_a_family_with_a_set_can_be_practiced(catalog: Catalog) -> None:
    entries = {e.family.id: e for e in block_views.tests_catalog(catalog).entries}
    assert entries["communication"].state == "practice"
    assert entries["communication"].practice.title == "Tide practice"
    assert entries["big-five-personality"].state == "preview"
    [row] = practice_roads.view(catalog).roads
    assert (row.state, row.people, row.x) == ("practice", 0, "0.00%")
    assert [step.open for step in row.steps] == [0, 0]


def test_every_hint_of_the_sandbox_has_its_sentence() -> None:
    from scoring.practice import sandbox

    template = Path("overrides/components/practice/_practice.html").read_text(encoding="utf-8")
    written = set(re.findall(r'data-hint="([a-z-]+)"', template))
    assert written == {hint for _, hint in sandbox._HINTS} | {"other"}
