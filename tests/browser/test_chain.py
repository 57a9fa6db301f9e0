"""Whoever presses a figure sees the row, the formula, the values, and for scores the Python."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser import passports
from tests.browser.built import real_site
from tests.browser.host import Host

GUIDE = "roles/ai-product-manager/"
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def host(serve: Callable[..., Host]) -> Host:
    return serve(real_site(), scores_here=True)


def test_every_figure_of_a_guide_has_a_way_back(page: Page, host: Host) -> None:
    page.goto(host.url + GUIDE)
    buttons = page.locator("button[data-chain]")
    expect(buttons.first).to_be_attached()
    keys = page.locator("[data-chain]").evaluate_all("all => all.map((one) => one.dataset.chain)")
    known = json.loads((host.folder / GUIDE / "numbers.json").read_text(encoding="utf-8"))[
        "numbers"
    ]
    assert set(keys) <= known.keys()
    for key in ("pay", "wages", "regional", "growth", "openings", "job zone", "weight 0"):
        assert key in keys
    # In the text, amounts that are also in the table of wages.
    said = page.locator("#pay ~ details li button[data-chain=wages]")
    expect(said.first).to_have_text(known["wages"]["rows"][0][7])
    assert not any(path.endswith("numbers.json") for path in host.asked)


def test_what_a_press_needs_comes_at_the_first_sign_of_one(page: Page, host: Host) -> None:
    page.goto(host.url + GUIDE)
    expect(page.locator("button[data-chain]").first).to_be_attached()
    page.wait_for_load_state("networkidle")
    before = len(host.asked)
    with page.expect_response("**/numbers.json"), page.expect_response("**/chain.html"):
        page.locator(".pay-line button").first.hover()
    asked = [path.rpartition("/")[2] for path in host.asked[before:]]
    assert set(asked) <= {
        *("later.js", "figure.js", "dialog.js", "fill.js", "parts.js"),
        *("numbers.json", "chain.html"),
    }
    assert len(asked) == len(set(asked))
    foreseen = len(host.asked)
    page.locator(".pay-line button").first.click()
    expect(page.get_by_role("dialog").locator("[data-part=rows] > *")).to_have_count(1)
    assert host.asked[foreseen:] == []
    page.keyboard.press("Escape")
    page.locator(".weights button").first.click()
    expect(page.get_by_role("dialog").locator("[data-part=functions] > *")).not_to_have_count(0)
    assert [path.rpartition("/")[2] for path in host.asked[foreseen:]] == [
        "scored.js",
        "functions.json",
    ]


def test_a_chain_works_by_keyboard_and_reads_well(page: Page, host: Host) -> None:
    page.goto(host.url + GUIDE)
    weight = page.locator(".weights button").first
    weight.focus()
    page.keyboard.press("Enter")
    chain = page.get_by_role("dialog", name="Weight in AI Product Manager")
    expect(chain.get_by_role("heading", level=2)).to_be_focused()
    expect(chain).to_contain_text("share = weight ÷ sum of all weights")
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate("async () => (await axe.run()).violations.map(({ id }) => id)") == []
    chain.get_by_text("shares in scoring/weights.py").click()
    expect(chain.locator("pre").first).to_contain_text("def shares(")
    chain.get_by_role("button", name="Run it again").click()
    expect(chain.get_by_role("status")).to_contain_text("The same again: 0.31667")
    page.keyboard.press("Escape")
    expect(chain).to_have_count(0)
    expect(weight).to_be_focused()


def test_the_labels_of_a_drawing_are_pressed_by_keys_as_well(page: Page, host: Host) -> None:
    page.goto(host.url + GUIDE)
    drawing = page.get_by_role("group", name="Median wage in the largest metro areas")
    labels = drawing.get_by_role("button")
    expect(labels.first).to_be_attached()
    amounts = drawing.locator("text[text-anchor=end]").all_text_contents()
    expect(labels).to_have_count(len(amounts))
    names = drawing.locator("text:not([text-anchor])").all_text_contents()
    for number, (name, amount) in enumerate(zip(names, amounts, strict=True)):
        expect(labels.nth(number)).to_have_accessible_name(f"{name} {amount}")
    labels.first.focus()
    for key in ("Enter", "Space"):
        page.keyboard.press(key)
        chain = page.get_by_role("dialog", name=names[0].partition(",")[0])
        expect(chain.get_by_role("heading", level=2)).to_be_focused()
        page.keyboard.press("Escape")
        expect(labels.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(labels.nth(1)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    ring = """(label) => {
      const { outlineStyle, outlineColor, fill } = getComputedStyle(label);
      return [outlineStyle, outlineColor === fill];
    }"""
    assert labels.first.evaluate(ring) == ["solid", True]
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate("async () => (await axe.run()).violations.map(({ id }) => id)") == []


def test_without_a_connection_it_says_so(page: Page, host: Host) -> None:
    page.goto(host.url + GUIDE)
    page.locator(".weights button").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    page.route("**/numbers.json", lambda route: route.abort())
    page.reload()
    page.locator(".weights button").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Check your connection and try again")
    page.unroute("**/numbers.json")
    page.keyboard.press("Escape")
    page.locator(".weights button").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("share = weight")


def test_a_row_of_metro_wages_can_be_pressed(page: Page, host: Host) -> None:
    page.goto(f"{host.url}pay/11-2021/")
    row = page.locator("tr[data-chain]").first
    area = row.locator("th").inner_text()
    row.locator("td").nth(1).click()
    chain = page.get_by_role("dialog", name=area)
    expect(chain).to_contain_text("factor = median of the metro ÷ national median")
    chain.get_by_role("button", name="Close").click()
    expect(chain).to_have_count(0)


def test_scores_are_run_again(page: Page, host: Host) -> None:
    page.goto(f"{host.url}privacy/")
    passports.keep(page, [passports.sample("kept-1")])
    page.goto(host.url + GUIDE)
    covered = page.locator("career-readiness .figure-button")
    page.locator("career-readiness").scroll_into_view_if_needed()
    covered.click()
    chain = page.get_by_role("dialog", name="Your readiness")
    expect(chain.locator("tbody tr")).to_have_count(4)
    again(page, "Your readiness")
    page.goto(f"{host.url}big-five-sample/")
    for item in page.locator("fieldset.quiz__item").all():
        item.locator("input").nth(3).check()
    page.get_by_role("button", name="See my result").click()
    page.locator(".trait .figure-button").first.click()
    again(page, "Openness")


def test_the_passport_and_the_bundle_run_their_numbers_again(page: Page, host: Host) -> None:
    page.goto(f"{host.url}privacy/")
    passports.keep(page, [passports.sample("kept-1")])
    page.goto(f"{host.url}passport/")
    page.locator(".result__traits .figure-button").first.click()
    again(page, "Openness")
    page.locator("details:has(.role-line)").evaluate_all("all => all.map((d) => (d.open = true))")
    page.locator(".role-line .figure-button").first.click()
    again(page, "AI Business Analyst")
    page.goto(f"{host.url}bundle/?role=ai-product-manager")
    expect(page.locator("[data-part=verdict]")).to_be_visible()
    page.locator("role-bundle:not([data-busy]) [data-part=people] .figure-button").first.click()
    again(page, "Example A, Published")


def again(page: Page, name: str) -> None:
    """Run the number in the open dialog again, and close it."""
    chain = page.get_by_role("dialog", name=name)
    chain.get_by_role("button", name="Run it again").click()
    expect(chain.get_by_role("status")).to_contain_text("The same again")
    page.keyboard.press("Escape")
    expect(chain).to_have_count(0)
