"""The reader's metro area: chosen once, shown on guides and in comparisons, forgotten on demand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built import real_site
from tests.browser.host import Host

Serve = Callable[..., Host]
SOC, ROLE, OTHER = "11-2021", "ai-product-manager", "data-engineer"
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def few(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


def metros(host: Host, role: str) -> list[dict[str, Any]]:
    data = json.loads((host.folder / "roles" / role / "index.json").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = data["wages"]["metros"]
    return found


def test_a_metro_chosen_once_is_shown_everywhere(page: Page, few: Host) -> None:
    first = next(metro for metro in metros(few, ROLE) if metro["median"])
    page.goto(f"{few.url}roles/{ROLE}/")
    near = page.locator("my-metro [data-part=said]")
    near.get_by_role("link").click()
    page.get_by_label("My metro area").select_option(first["area"])
    said = page.locator("my-metro [data-part=said]")
    shown = f"{first['area']}: median ${first['median']:,}, {first['factor']:.2f} times"
    expect(said).to_contain_text(shown)
    expect(page.locator("tr.is-mine th")).to_have_text(first["area"])
    expect(page.locator("circle.is-mine title")).to_contain_text(f"${first['median']:,}")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate("async () => (await axe.run()).violations.map(({ id }) => id)") == []
    for role in (ROLE, OTHER):
        page.goto(f"{few.url}roles/{role}/")
        (there,) = (metro for metro in metros(few, role) if metro["area"] == first["area"])
        expect(near).to_contain_text(f"{first['area']}, median ${there['median']:,}")
    page.goto(f"{few.url}compare/?roles={ROLE},{OTHER}")
    row = page.locator("[data-row=metro]")
    expect(row).to_be_visible()
    expect(row.locator("td").first).to_have_text(f"${first['median']:,}")
    page.goto(f"{few.url}pay/{SOC}/")
    page.get_by_label("My metro area").select_option("")
    expect(page.locator(".is-mine")).to_have_count(0)
    page.goto(f"{few.url}roles/{ROLE}/")
    expect(near.get_by_role("link")).to_have_text("choose your metro area")
    page.goto(f"{few.url}compare/?roles={ROLE},{OTHER}")
    expect(page.locator("[data-row=wages] td").first).to_be_visible()
    expect(row).to_be_hidden()


def test_an_area_that_the_table_no_longer_has_is_none(page: Page, few: Host) -> None:
    page.goto(f"{few.url}pay/{SOC}/")
    page.evaluate(
        "localStorage.setItem(`${new URL('..', new URL('..', location)).pathname}#metro`, 'X')"
    )
    page.reload()
    expect(page.get_by_label("My metro area")).to_have_value("")
    page.goto(f"{few.url}roles/{ROLE}/")
    expect(page.locator("my-metro")).to_contain_text("choose your metro area")


def test_a_browser_that_keeps_nothing_shows_the_wages_all_the_same(
    browser: Browser, few: Host
) -> None:
    context = browser.new_context()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('denied'); } })"
    )
    page = context.new_page()
    page.goto(f"{few.url}pay/{SOC}/")
    area = metros(few, ROLE)[0]["area"]
    page.get_by_label("My metro area").select_option(area)
    said = page.locator("my-metro [data-part=said]")
    expect(said).to_contain_text(area)
    expect(said).to_contain_text("doesn’t let us remember it")
    context.close()


@pytest.mark.parametrize("width", [390, 1440])
def test_the_page_fits_the_screen(page: Page, few: Host, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{few.url}pay/{SOC}/")
    expect(page.locator("my-metro select option").nth(1)).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
