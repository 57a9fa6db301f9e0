"""Wide tables: they fit where there is room, and say that they go on where there is none."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.kept import looked_at
from tests.browser.passports import added, open_passport, sample

CUT = """() => [...document.querySelectorAll(".table-scroll")]
  .filter((box) => box.offsetParent && box.scrollWidth > box.clientWidth)
  .map((box) => box.ariaLabel)"""
UNFOLD = """() => document.querySelectorAll("details:not(.toc *)")
  .forEach((fold) => (fold.open = true))"""


@pytest.fixture
def site(serve: Callable[..., Host]) -> str:
    return serve(real_site()).url


def results() -> list[Any]:
    """A history with the longest names and numbers, and one of short rows."""
    samples = [sample(f"{n:016x}", f"{2018 + n}-05-01", C4=1 + n) for n in range(4)]
    full = [added(f"a{n:015x}", "communication", 400 + n, f"20{n}0-03-11") for n in (1, 2)]
    return [*samples, *full]


def test_tables_fit_a_wide_screen(page: Page, site: str, long: bool) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    for path in looked_at(real_site(), long):
        page.goto(site + path)
        page.evaluate(UNFOLD)
        assert page.evaluate(CUT) == [], path


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_the_history_of_results_fits(page: Page, site: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    open_passport(page, site, results())
    for fold in page.locator("[data-part=history] > summary").all():
        fold.click()
    page.locator("tbody tr").first.wait_for()
    assert page.evaluate(CUT) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    table = page.get_by_role("table").first
    assert table.get_by_role("row").count() > 2
    assert table.get_by_role("columnheader", name="Counts today").count() == 1


def test_wages_by_metro_are_cards_on_a_phone_and_a_table_for_the_ear(page: Page, site: str) -> None:
    (metros, *_) = sorted((real_site() / "pay").glob("*/index.html"))
    for width in (320, 390, 704):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{site}pay/{metros.parent.name}/")
        assert page.evaluate(CUT) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
    page.set_viewport_size({"width": 390, "height": 900})
    table = page.locator("sortable-table").get_by_role("table")
    row = table.get_by_role("row").nth(1)
    assert row.get_by_role("rowheader").count() == 1
    assert row.get_by_role("cell").count() == table.get_by_role("columnheader").count() - 1
    table.get_by_role("button", name="Jobs").click()
    jobs = table.get_by_role("columnheader", name="Jobs")
    assert jobs.get_attribute("aria-sort") == "descending"


def test_a_table_that_goes_on_says_so(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    page.goto(f"{site}methodology/")
    page.evaluate(UNFOLD)
    assert "Freshness by age" in page.evaluate(CUT)
    box = page.get_by_role("region", name="Freshness by age", exact=True)

    def shaded() -> bool:
        """Whether none of the right edge, halfway down the table, is plain paper."""
        with Image.open(BytesIO(box.screenshot())) as shot:
            x, y = shot.width - 2, shot.height // 2
            edge = shot.convert("RGB").crop((x, y, x + 1, y + 100))
            return (255, 255, 255) not in {color for _, color in edge.getcolors() or ()}

    assert shaded()
    box.evaluate("(box) => { box.scrollLeft = box.scrollWidth; }")
    assert not shaded()
