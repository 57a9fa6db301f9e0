"""Devices whose clock is wrong: results are scored, and the reader is asked for the date."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import bundles
from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.passports import (
    added,
    ask,
    keep,
    open_passport,
    published,
    ready,
    sample,
    stored,
    today,
)
from tests.browser.test_quiz import fill, scored, submit

Serve = Callable[..., Host]
CLOCKS = {"1999-01-03": "3 January 1999", "2250-06-07": "7 June 2250"}
"""Day on the device -> how the pages write it."""


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


BEHIND, AHEAD = CLOCKS


@pytest.fixture(params=[AHEAD, pytest.param(BEHIND, marks=pytest.mark.long)])
def device(request: pytest.FixtureRequest, page: Page) -> str:
    """What the device says; the clock of `page` is set.

    Pages ask `canBe` of clock.js alone, so a clock that is behind is tried where it is most at
    stake, and everywhere in a long run.
    """
    day: str = request.param
    page.clock.set_fixed_time(f"{day}T12:00:00")
    return CLOCKS[day]


either = pytest.mark.parametrize("device", CLOCKS, indirect=True)


def question(page: Page, device: str) -> Locator:
    """The question what day it is, which names the device's own date."""
    box = page.locator(".clock")
    expect(box).to_contain_text(f"Your device says it is {device}")
    return box


def answer(box: Locator, day: str) -> None:
    box.get_by_label("Today’s date").fill(day)
    box.get_by_role("button", name="Use this date").click()


def take_sample(page: Page, host: Host) -> None:
    page.goto(f"{host.url}big-five-sample/")
    page.wait_for_function("() => !!customElements.get('big-five-quiz')")
    fill(page)
    submit(page)
    expect(page.get_by_role("heading", name="Your profile")).to_be_focused()


@either
def test_the_sample_is_scored_and_its_date_asked_for(page: Page, host: Host, device: str) -> None:
    take_sample(page, host)
    expected = scored(page)
    for trait, view in expected.items():
        shown = page.locator(f".quiz__result .trait[data-trait={trait}] .trait__score")
        expect(shown).to_contain_text(f"around {view['score_shown']}")
    box = question(page, device)
    keeping = page.get_by_role("button", name="Save to my passport")
    expect(keeping).to_have_count(0)
    for wrong in ("", "1999-01-03", "2250-01-01"):
        answer(box, wrong)
        expect(box).to_contain_text("Enter today’s date. It can’t be before 24 November 2026.")
        expect(box.get_by_label("Today’s date")).to_be_focused()
    answer(box, "2027-02-03")
    expect(keeping).to_be_focused()
    keeping.click()
    expect(page.locator("[data-part=keep]")).to_contain_text("Kept.")
    assert [entry["date"] for entry in stored(page)] == ["2027-02-03"]
    # The tab knows the day from now on.
    page.goto(f"{host.url}passport/")
    expect(page.locator(".passport__lead")).to_contain_text("as of 3 February 2027")
    expect(page.locator(".result")).to_contain_text("3 February 2027")
    expect(question(page, device)).to_contain_text("the date you gave: 3 February 2027")
    take_sample(page, host)
    expect(keeping).to_be_visible()


@pytest.mark.parametrize("before", ["1999-01-03", "2050-01-01", "2250-06-07"])
def test_answers_from_before_the_clock_was_set_right_get_the_day_they_are_scored(
    page: Page, host: Host, before: str
) -> None:
    page.clock.set_fixed_time(f"{before}T12:00:00")
    page.goto(f"{host.url}big-five-sample/")
    page.wait_for_function("() => !!customElements.get('big-five-quiz')")
    fill(page)
    page.clock.set_fixed_time("2027-02-03T12:00:00")
    page.reload()
    submit(page)
    page.get_by_role("button", name="Save to my passport").click()
    expect(page.locator("[data-part=keep]")).to_contain_text("Kept.")
    assert [entry["date"] for entry in stored(page)] == ["2027-02-03"]


@either
def test_the_passport_scores_and_asks(page: Page, host: Host, device: str) -> None:
    results = [sample("s", "2027-01-05"), added("f", "communication", 612, today())]
    open_passport(page, host.url, results)
    box = question(page, device)
    lead = page.locator(".passport__lead")
    expect(lead).to_contain_text("2 results as of 5 January 2027")
    expect(page.locator("[data-part=aside]")).to_be_empty()
    answer(box, "2028-02-29")
    expect(lead).to_contain_text("as of 29 February 2028")
    expect(box.get_by_role("button", name="Change the date")).to_be_focused()
    expected = ask("passport", entries=results, reference=published(True), as_of="2028-02-29")
    for entry in expected["entries"]:
        counts = re.compile(rf"Counts today\s*{entry['freshness_percent']}%")
        card = page.locator(".result", has_text=counts)
        expect(card).to_have_count(1)
    box.get_by_role("button", name="Change the date").click()
    expect(box.get_by_label("Today’s date")).to_be_focused()
    answer(box, "2028-03-01")
    expect(lead).to_contain_text("as of 1 March 2028")
    box.get_by_role("button", name="Change the date").click()
    # A result from elsewhere has a date of its own.
    page.get_by_role("button", name="Add a result from elsewhere").click()
    page.get_by_label("Score, from 300 to 850").fill("640")
    page.get_by_label("Day you took it").fill("2028-03-01")
    page.get_by_role("button", name="Add it").click()
    expect(lead).to_contain_text("3 results")


def test_somebody_elses_passport_opens(page: Page, host: Host, device: str) -> None:
    open_passport(page, host.url)
    exported = ask(
        "export_passport",
        entries=[sample("s", "2028-05-01")],
        via="file",
        reference=published(),
        as_of="2028-06-01",
    )
    page.locator("[data-part=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": exported["text"].encode()}
    )
    expect(ready(page).get_by_role("heading", name="1 result")).to_be_focused()
    age = page.locator(".result")
    expect(age).to_contain_text("1 May 2028, 1 month ago")
    answer(question(page, device), "2029-05-01")
    expect(age).to_contain_text("1 May 2028, 12 months ago")


def test_a_guide_says_so_and_calls_no_review_overdue(page: Page, host: Host, device: str) -> None:
    page.goto(f"{host.url}privacy/")
    keep(page, [sample("s", "2027-01-05")])
    page.goto(f"{host.url}roles/ai-product-manager/")
    card = page.locator("career-readiness")
    card.scroll_into_view_if_needed()
    expect(card.locator(".card__big")).to_have_text("17% covered")
    expect(card).to_contain_text(f"Your device says it is {device}. That can’t be right")
    expect(page.locator(".overdue")).to_be_hidden()


def test_a_bundle_opens(page: Page, host: Host, device: str) -> None:
    document = bundles.document(created="2027-01-01", review_by="2027-09-01", as_of="2027-01-01")
    page.goto(bundles.address(host.url, document))
    expect(page.locator(".bundle-view__digest")).to_have_text(document["digest"])
    overdue = page.get_by_text("Overdue.", exact=True)
    expect(overdue).to_have_count(0)
    answer(question(page, device), "2027-09-02")
    expect(overdue).to_be_visible()


def test_a_bundle_is_made_once_its_date_is_known(page: Page, host: Host, device: str) -> None:
    page.goto(f"{host.url}bundle/?role={bundles.ROLE}")
    expect(page.locator(".person")).to_have_count(4)
    box = question(page, device)
    page.get_by_label("Employer or team").fill("Example Works")
    making = page.get_by_role("button", name="Make the bundle")
    making.click()
    expect(page.locator("[data-part=put-away]")).to_have_text(
        "First enter today’s date, at the top of the page."
    )
    expect(box.get_by_label("Today’s date")).to_be_focused()
    answer(box, "2027-05-31")
    expect(page.locator('[name="details.review_by"]')).to_have_value("2028-03-02")
    expect(page.get_by_label("Employer or team")).to_have_value("Example Works")
    making.click()
    expect(page.get_by_role("heading", name="Your bundle")).to_be_focused()
    expect(page.locator(".bundle-view__facts")).to_contain_text("31 May 2027")


def test_where_nothing_can_be_stored_the_answer_holds_for_the_page(
    page: Page, host: Host, device: str
) -> None:
    page.add_init_script(
        "Object.defineProperty(self, 'sessionStorage', { get() { throw new Error('denied'); } })"
    )
    take_sample(page, host)
    answer(question(page, device), "2027-02-03")
    expect(page.get_by_role("button", name="Save to my passport")).to_be_focused()


def test_a_clock_that_may_be_right_is_named_where_dates_lie_ahead(page: Page, host: Host) -> None:
    """It was ahead when the result was taken, or it is behind now: only the reader knows."""
    page.clock.set_fixed_time("2026-12-01T12:00:00")
    open_passport(page, host.url, [sample("s", "2027-03-01"), sample("t")])
    expect(page.locator(".clock")).to_have_count(0)
    expect(page.locator(".passport__lead")).to_contain_text("1 result as of 1 December 2026")
    expect(page.locator("[data-part=aside]")).to_contain_text(
        "Your device says it is 1 December 2026. If that is wrong, set its date and reload"
    )
    exported = ask(
        "export_passport",
        entries=[sample("u")],
        via="file",
        reference=published(),
        as_of="2027-03-01",
    )
    page.locator("[data-part=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": exported["text"].encode()}
    )
    expect(page.locator("[data-part=trouble]")).to_contain_text(
        "dated 1 March 2027, and on this device it is 1 December 2026. "
        "Set this device’s clock right"
    )
    document = bundles.document(created="2027-03-01", review_by="2027-12-01", as_of="2027-03-01")
    page.goto(bundles.address(host.url, document))
    expect(page.locator("[data-part=trouble]")).to_contain_text(
        "dated 1 March 2027, and on this device it is 1 December 2026."
    )
