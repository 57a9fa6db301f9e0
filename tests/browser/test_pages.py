"""Pages as readers meet them: accessible in both schemes, at both widths, and in their parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import objections
from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.kept import pages_of
from tests.browser.late import before_scripts

Serve = Callable[..., Host]
ALWAYS = [
    *("", "roles/", "roles/ai-product-manager/", "big-five-sample/", "tests/", "404.html"),
    *("skills/", "skills/sql/", "roles/data-engineer/kit/", "roles/data-engineer/hiring/"),
]


def pages() -> Iterator[str]:
    """Address of every page of the site but the first."""
    return filter(None, pages_of(real_site()))


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site())


def look(browser: Browser, host: Host, address: str) -> list[str]:
    """What axe and the width of the page object to, every fold open."""
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(host.url + address)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    strict = ("color-contrast-enhanced",)
    found = [f"{address} {line}" for line in objections(page, also_in_the_dark=strict)]
    context.close()
    return found


@pytest.mark.parametrize("address", ALWAYS)
def test_pages_are_accessible(browser: Browser, host: Host, address: str) -> None:
    assert look(browser, host, address) == []


@pytest.mark.long
def test_every_other_page_is_accessible(browser: Browser, host: Host) -> None:
    found = [
        line
        for address in pages()
        if address not in ALWAYS
        for line in look(browser, host, address)
    ]
    assert found == []


def test_colors_follow_the_device_until_they_are_chosen(browser: Browser, host: Host) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    background = "getComputedStyle(document.body).backgroundColor"
    page.goto(host.url)
    assert page.evaluate(background) == "rgb(20, 24, 29)"
    page.locator("label[title=Light]").click()
    assert page.evaluate(background) == "rgb(255, 255, 255)"
    page.goto(f"{host.url}tests/")
    assert page.evaluate(background) == "rgb(255, 255, 255)"
    expect(page.get_by_role("radio", name="Light")).to_be_checked()
    context.close()


def test_colors_chosen_before_the_script_came_stay(page: Page, host: Host) -> None:
    page.emulate_media(color_scheme="light")
    with before_scripts(page, host.url):
        page.locator("label[title=Dark]").click()
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    page.goto(f"{host.url}roles/")
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(20, 24, 29)"


def test_the_first_tab_offers_to_skip_to_the_content_on_every_page(
    page: Page, host: Host, long: bool
) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    addresses = ["not-here.html", *(pages_of(host.folder) if long else ALWAYS)]
    for address in addresses:
        page.goto(host.url + address)
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the content")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport(ratio=1)
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('header.site-header')"), address


def test_the_part_the_reader_is_in_is_marked(page: Page, host: Host) -> None:
    page.goto(f"{host.url}roles/ai-product-manager/")
    marked = page.locator(".toc [aria-current]")
    expect(marked).to_have_count(0)
    page.locator("h2#pay").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('h2#pay').scrollIntoView({behavior: 'instant'})")
    expect(marked).to_have_text("Pay")
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    expect(marked).to_have_count(0)


def test_single_keys_do_nothing_but_one_that_can_be_turned_off(page: Page, host: Host) -> None:
    field = page.get_by_role("searchbox")
    page.goto(f"{host.url}accessibility/")
    page.wait_for_load_state("networkidle")
    for key in ("f", "s"):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.tagName") == "BODY"
    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.get_by_label("goes to the search").uncheck()
    page.goto(host.url)
    page.keyboard.press("/")
    expect(field).not_to_be_focused()


def test_the_narrow_header_opens_its_menu_and_its_search(page: Page, host: Host) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(host.url)
    menu, search = (page.get_by_role("button", name=name) for name in ("Menu", "Search"))
    expect(page.get_by_role("navigation", name="Main").get_by_role("link").first).to_be_hidden()
    menu.click()
    expect(page.get_by_role("navigation", name="Main").get_by_role("link").first).to_be_visible()
    expect(menu).to_have_attribute("aria-expanded", "true")
    search.click()
    expect(page.get_by_role("searchbox", name="Search roles, skills and tests")).to_be_focused()
    page.keyboard.press("Escape")
    expect(search).to_have_attribute("aria-expanded", "false")
    expect(search).to_be_focused()


def test_metros_sort_by_figures_and_by_name(page: Page, host: Host) -> None:
    page.goto(f"{host.url}pay/11-2021/")
    table = page.locator("sortable-table")
    jobs = table.get_by_role("button", name="Jobs")
    jobs.click()
    expect(table.locator("thead th").last).to_have_attribute("aria-sort", "descending")
    column = "rows => rows.map(row => row.cells[5].textContent)"
    largest = table.locator("tbody tr").evaluate_all(column)
    figures = [int(text.replace(",", "")) for text in largest if text != "not published"]
    assert figures == sorted(figures, reverse=True)
    assert largest[-1] == "not published"
    jobs.click()
    assert table.locator("tbody tr").evaluate_all(column)[-1] == "not published"
    table.get_by_role("button", name="Metro area").click()
    names = table.locator("tbody th").all_text_contents()
    assert names == sorted(names)


def test_roles_are_found_filtered_and_sorted(page: Page, host: Host) -> None:
    page.goto(f"{host.url}roles/")
    cards = page.locator(".role-row:visible")
    total = cards.count()
    count = page.locator("[data-part=count]")
    expect(count).to_have_text(f"{total} of {total} roles")
    page.get_by_label("Find a role").fill("ai strategist")
    expect(count).to_have_text(f"1 of {total} roles")
    expect(cards.locator(".role-row__link")).to_have_text(["AI Product Manager"])
    page.get_by_label("Find a role").fill("no such role")
    page.get_by_role("button", name="Clear the filters").click()
    expect(count).to_have_text(f"{total} of {total} roles")
    page.locator("[name=sort]").select_option("pay")
    pay = [int(x) for x in cards.evaluate_all("all => all.map(card => card.dataset.pay)")]
    assert pay == sorted(pay, reverse=True)
    page.get_by_text("More filters").click()
    page.locator("[name=family]").select_option("ai-augmented-sql")
    page.locator("[name=weight]").select_option("0.7")
    weights = cards.evaluate_all("all => all.map(card => card.dataset.weights)")
    assert weights
    for text in weights:
        assert float(dict(pair.split("=") for pair in text.split())["ai-augmented-sql"]) >= 0.7


def test_an_overdue_review_is_said_on_the_readers_day(page: Page, host: Host) -> None:
    page.clock.set_fixed_time("2027-05-24T12:00:00")
    page.goto(f"{host.url}roles/ai-product-manager/")
    banner = page.locator(".overdue")
    expect(banner).to_be_hidden()
    page.clock.set_fixed_time("2027-05-25T12:00:00")
    page.reload()
    expect(banner).to_be_visible()
    expect(banner).to_contain_text("was due for review on 24 May 2027")
