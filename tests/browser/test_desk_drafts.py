"""What is written at the desk and not saved: each guide has its own place, in all tabs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.built import real_site
from tests.browser.host import Fault, Host

FIRST, SECOND = "ai-product-manager", "data-engineer"


@pytest.fixture
def tab(context: BrowserContext) -> Iterator[Callable[[], Page]]:
    """Opens the desk in another tab. The checker cannot be loaded: writing needs none."""
    host = Host(real_site(), faults={".wasm": Fault(status=404)}).start()

    def opened() -> Page:
        page = context.new_page()
        page.goto(f"{host.url}editors-desk/")
        return page

    yield opened
    host.stop()


def take(page: Page, guide: str) -> None:
    page.get_by_label("Guide", exact=True).select_option(guide)
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("[data-part=path]")).to_have_text(f"roles/{guide}.md")


def test_tabs_with_different_guides_keep_both(tab: Callable[[], Page]) -> None:
    one = tab()
    take(one, FIRST)
    text = one.get_by_role("textbox", name="The text")
    published = text.input_value()
    text.fill("First, not saved.")
    other = tab()
    take(other, SECOND)
    other.get_by_role("textbox", name="The text").fill("Second, not saved.")

    listed = one.locator("[data-part=drafts] button")
    expect(listed).to_have_text([f"roles/{SECOND}.md"])
    one.reload()  # takes up the last one
    expect(text).to_have_value("Second, not saved.")
    listed.click()
    expect(text).to_have_value("First, not saved.")
    expect(one.locator("[data-part=resumed]")).to_be_visible()

    one.once("dialog", lambda dialog: dialog.accept())
    one.get_by_role("button", name="Discard it").click()
    expect(text).to_have_value(published)
    expect(one.locator("[data-part=resumed]")).to_be_hidden()
    take(one, SECOND)
    expect(text).to_have_value("Second, not saved.")
    expect(one.locator("[data-part=others]")).to_be_hidden()


def test_the_same_guide_in_two_tabs_is_said(tab: Callable[[], Page]) -> None:
    one, other = tab(), tab()
    for page in (one, other):
        take(page, FIRST)
        expect(page.locator("[data-part=elsewhere]")).to_be_hidden()
    other.get_by_role("textbox", name="The text").fill("Written in the other tab.")
    expect(one.locator("[data-part=elsewhere]")).to_be_visible()


def test_a_file_of_the_same_name_takes_its_place_only_when_the_editor_agrees(
    tab: Callable[[], Page], tmp_path: Path
) -> None:
    page = tab()
    take(page, FIRST)
    text = page.get_by_role("textbox", name="The text")
    text.fill("Not saved.")
    (file := tmp_path / f"{FIRST}.md").write_text("From a file.", encoding="utf-8")
    agrees = iter((False, True))
    page.on("dialog", lambda dialog: dialog.accept() if next(agrees) else dialog.dismiss())
    page.locator("[data-part=file]").set_input_files(file)
    expect(text).to_have_value("Not saved.")
    page.locator("[data-part=file]").set_input_files([])
    page.locator("[data-part=file]").set_input_files(file)
    expect(text).to_have_value("From a file.")
