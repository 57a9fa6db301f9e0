"""From a job title to roles: found by typing, chosen by keyboard, kept in the address."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.built import real_site
from tests.browser.host import Fault, Host

Serve = Callable[..., Host]
OCCUPATIONS = "/jobs/occupations.json"
PEOPLE = (
    *("teacher", "nurse", "truck driver", "paralegal", "cashier", "call center agent"),
    *("waitress", "bartender", "chef", "line cook", "barista", "hotel clerk", "flight attendant"),
    *("electrician", "plumber", "carpenter", "welder", "machinist", "auto mechanic", "roofer"),
    *("police officer", "firefighter", "security guard", "paramedic", "dental assistant"),
    *("pharmacist", "physical therapist", "home health aide", "social worker", "counselor"),
    *("librarian", "journalist", "editor", "translator", "photographer", "graphic designer"),
    *("musician", "actor", "fashion designer", "lawyer", "judge", "accountant", "bookkeeper"),
    *("bank teller", "loan officer", "insurance agent", "real estate agent", "store manager"),
    *("sales associate", "receptionist", "secretary", "office manager", "recruiter", "warehouse"),
    *("forklift", "bus driver", "farmer", "gardener", "janitor", "hairdresser", "nanny", "coach"),
)


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site())


def field(page: Page) -> Locator:
    return page.get_by_role("searchbox", name="Your job title")


def hits(page: Page) -> Locator:
    return page.locator("[data-part=hits] a")


def jobs(host: Host) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((host.folder / OCCUPATIONS[1:]).read_text())
    return found


def test_a_title_leads_to_roles_by_keyboard_and_stays_in_the_address(
    page: Page, host: Host
) -> None:
    page.goto(f"{host.url}from-your-job/")
    field(page).fill("registered nurse")
    expect(hits(page).first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="From Registered Nurses")).to_be_focused()
    data = jobs(host)
    row = data["title"].index("Registered Nurses")
    cards = page.locator("[data-part=roles] > li")
    expect(cards).to_have_count(len(data["ways"][row]))
    for card, (role, change, *steps) in zip(cards.all(), data["ways"][row], strict=True):
        expect(card.get_by_role("link").first).to_have_text(data["roles"][role]["title"])
        chain = card.locator("[data-part=chain] li").all_inner_texts()
        assert chain == [data["title"][place] for place in (row, *steps)]
        expect(card).to_contain_text(data["roles"][role]["pay"])
        expect(card).to_contain_text(change)
    page.reload()
    expect(cards).to_have_count(len(data["ways"][row]))
    page.go_back()
    expect(cards.first).to_be_hidden()
    with page.expect_navigation():
        page.goto(f"{host.url}from-your-job/?from=29-1141.00")
        cards.first.get_by_role("link").first.click()
    assert page.url.startswith(f"{host.url}roles/")


def test_titles_that_people_type_find_an_occupation_at_once(page: Page, host: Host) -> None:
    page.goto(f"{host.url}from-your-job/")
    data = jobs(host)
    for title in PEOPLE:
        field(page).fill(title)
        expect(hits(page).first).to_be_visible()
        code = (hits(page).first.get_attribute("href") or "").removeprefix("?from=")
        assert code in data["code"], title
    spent = page.evaluate(
        """async (titles) => {
          const query = document.querySelector("#from-title");
          const list = document.querySelector("[data-part=hits]");
          const times = [];
          for (const title of titles) {
            list.replaceChildren();
            const start = performance.now();
            query.value = title;
            query.dispatchEvent(new Event("input", { bubbles: true }));
            while (!list.children.length) await new Promise((resolve) => setTimeout(resolve));
            times.push(performance.now() - start);
          }
          return times.sort((a, b) => a - b)[times.length >> 1];
        }""",
        list(PEOPLE),
    )
    assert spent < 300


def test_what_is_not_there_is_said(page: Page, host: Host) -> None:
    page.goto(f"{host.url}from-your-job/")
    status = page.locator("from-job [data-part=status]")
    field(page).fill("qwertzuiop")
    expect(status).to_contain_text("No title like that")
    field(page).fill("soldier")  # O*NET relates no military occupation to another
    expect(status).to_contain_text("type what you did there")
    field(page).fill("")
    expect(status).to_have_text("")
    page.goto(f"{host.url}from-your-job/?from=00-0000.00")
    expect(status).to_contain_text("Type your title above")


def test_without_a_connection_it_can_be_tried_again(page: Page, host: Host) -> None:
    host.faults[OCCUPATIONS] = Fault(status=503)
    page.goto(f"{host.url}from-your-job/")
    field(page).fill("teacher")
    expect(page.locator("from-job [data-part=status]")).to_contain_text("Check your connection")
    host.faults.clear()
    field(page).fill("teachers")
    expect(hits(page).first).to_be_visible()


def test_nothing_is_fetched_before_it_is_used(page: Page, host: Host) -> None:
    page.goto(f"{host.url}from-your-job/")
    page.wait_for_load_state("networkidle")
    assert not [path for path in host.asked if path.startswith("/jobs/")]
