"""The search box: nothing of it is fetched before it is used, and it works by keyboard alone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.built import real_site
from tests.browser.host import Fault, Host
from tests.browser.kept import until

Serve = Callable[..., Host]
INDEX = "/search/search_index.json"


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site())


def box(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Search roles, skills and tests")


def links(page: Page) -> Locator:
    return page.locator(".search__results a[href]")


def test_it_is_fetched_when_somebody_goes_into_the_field(page: Page, host: Host) -> None:
    page.goto(f"{host.url}roles/data-engineer/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in host.asked if "search" in path]
    box(page).focus()
    until(lambda: INDEX in host.asked)
    box(page).fill("data engineer")
    expect(links(page).first).to_have_text("Data Engineer")
    assert host.asked.count(INDEX) == 1


def test_words_typed_before_it_has_come_are_answered(page: Page, host: Host) -> None:
    page.goto(f"{host.url}privacy/")
    held: list[Route] = []
    page.route("**/search/box.js", lambda route: held.append(route))
    box(page).click()
    page.keyboard.type("data engineer")
    while not held:
        page.wait_for_timeout(50)
    held[0].continue_()
    expect(links(page).first).to_have_text("Data Engineer")
    page.keyboard.press("Enter")
    page.wait_for_url("**/roles/data-engineer/")


def test_by_keyboard(page: Page, host: Host) -> None:
    page.goto(f"{host.url}roles/")
    box(page).focus()
    page.keyboard.type("ai")
    expect(links(page).nth(3)).to_be_visible()
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("Tab", 1)):
        page.keyboard.press(key)
        expect(links(page).nth(place)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(links(page).last).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    expect(links(page).first).to_be_hidden()
    page.keyboard.type(" ")
    page.keyboard.press("Shift+Tab")
    expect(links(page).first).to_be_hidden()
    page.keyboard.press("Tab")
    expect(links(page).first).to_be_visible()
    links(page).last.focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("radio", name="As the device")).to_be_focused()
    expect(links(page).first).to_be_hidden()


def test_a_press_outside_closes_it_and_one_inside_does_not(page: Page, host: Host) -> None:
    page.goto(f"{host.url}roles/")
    box(page).click()
    page.keyboard.type("ai")
    status = page.locator(".search__status")
    expect(status).to_contain_text("pages")
    status.click()
    expect(status).to_be_visible()
    page.mouse.click(5, 600)
    expect(status).to_be_hidden()


def test_nothing_found_is_said_with_what_to_do(page: Page, host: Host) -> None:
    page.goto(host.url)
    box(page).click()
    page.keyboard.type("zzqxj vvkwq")
    expect(page.locator(".search__status")).to_have_text(
        "Nothing found. Try fewer words, or other ones."
    )
    page.keyboard.press("Enter")
    expect(page).to_have_url(host.url)


@pytest.mark.parametrize("broken", ["search_index.json", "search/box.js"])
def test_a_search_that_does_not_come_is_said_and_comes_later(
    page: Page, host: Host, broken: str
) -> None:
    host.faults[broken] = Fault(status=503)
    page.goto(host.url)
    box(page).click()
    page.keyboard.type("data")
    expect(page.locator(".search__status")).to_have_text(
        "The search could not be loaded. Check the connection, then type again."
    )
    host.faults.clear()
    page.keyboard.type(" engineer")
    expect(links(page).first).to_have_text("Data Engineer")


def test_a_section_is_found_and_leads_to_its_place(page: Page, host: Host) -> None:
    page.goto(host.url)
    box(page).click()
    page.keyboard.type("adverse impact")
    hit = page.locator(".search__results > ol > li", has=page.locator(".search__page")).first
    expect(hit.locator("mark").first).to_be_visible()
    href = str(hit.locator("a").get_attribute("href"))
    assert "#" in href
    hit.locator("a").click()
    page.wait_for_url(f"**/{href.removeprefix('./')}")


def test_a_slash_goes_to_the_field_and_is_typed_in_one(page: Page, host: Host) -> None:
    page.goto(f"{host.url}compare/")
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    page.keyboard.type("a/b")
    expect(box(page)).to_have_value("a/b")


def test_sections_of_guides_come_after_the_titles_and_are_not_needed(
    page: Page, host: Host
) -> None:
    host.faults["guides.json"] = Fault(status=503)
    page.goto(f"{host.url}privacy/")
    box(page).click()
    page.keyboard.type("data engineer")
    expect(links(page).first).to_have_text("Data Engineer")
    host.faults.clear()
    box(page).fill("data engineer salary")
    expect(links(page).first).to_have_attribute("href", re.compile("roles/data-engineer/#"))
