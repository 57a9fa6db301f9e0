"""The passport for everybody: axe in every state, both schemes, both widths; keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import objections
from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.passports import added, ask, open_passport, published, ready, sample, today

Serve = Callable[..., Host]
STRICT = ("color-contrast-enhanced",)
ACL, COMMUNICATION, SQL = "acl-prompt-to-spec", "communication", "ai-augmented-sql"


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page that axe can be put into."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def one() -> list[Any]:
    return [sample("sample-1")]


def many() -> list[Any]:
    return [
        *(sample(f"sample-{n}", f"2026-0{n}-11", C4=n, N3=7 - n) for n in range(1, 7)),
        *(added(f"acl-{year}", ACL, 600 + year, f"20{year}-08-31") for year in (20, 23, 26)),
        added("com-1", COMMUNICATION, 820, "2026-05-31"),
        added("sql-1", SQL, 310, "2021-05-31"),
        {
            "id": "practice-1",
            "kind": "practice",
            "family": COMMUNICATION,
            "date": "2026-01-31",
            "quiz": "communication-preview",
            "quiz_version": "1.0",
            "right": 3,
            "questions": 5,
        },
        {**sample("later"), "quiz_version": "9.0"},
    ]


def shared(entries: list[Any], via: str = "file") -> bytes:
    asked = {"entries": entries, "via": via, "reference": published(), "as_of": today()}
    return str(ask("export_passport", **asked)["text"]).encode()


def open_file(page: Page, content: bytes) -> None:
    page.locator("[data-part=file]").set_input_files(
        {"name": "passport.json", "mimeType": "application/json", "buffer": content}
    )


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def state_empty(page: Page, site: str) -> None:
    open_passport(page, site)


def state_one(page: Page, site: str) -> None:
    open_passport(page, site, one())


def state_many(page: Page, site: str) -> None:
    open_passport(page, site, many())
    for fold in page.locator("[data-part=history] > summary").all():
        fold.click()
    page.locator("tbody tr").first.wait_for()


def state_example(page: Page, site: str) -> None:
    open_passport(page, site)
    press(page, "See an example passport")
    page.get_by_role("heading", name="Robin Example’s results").wait_for()


def state_imported(page: Page, site: str) -> None:
    open_passport(page, site)
    open_file(page, shared(many()[:-1]).replace(b'"score": 310', b'"score": 850'))
    ready(page).get_by_role("heading", name="12 results").wait_for()
    page.get_by_label("Role", exact=True).select_option("ai-product-manager")
    page.locator(".role-answer").wait_for()


def state_refused(page: Page, site: str) -> None:
    open_passport(page, site, one())
    open_file(page, shared(many()[:-1]).replace(b'"kind": "', b'"kind": "other '))
    page.locator("[data-part=trouble] summary").click()
    page.locator("[data-part=trouble] li").first.wait_for()


def state_closed(page: Page, site: str) -> None:
    page.add_init_script("delete self.indexedDB; Object.freeze(self.indexedDB);")
    page.add_init_script("Object.defineProperty(self, 'indexedDB', {value: undefined});")
    page.goto(f"{site}passport/")
    page.get_by_role("heading", name="Your passport is closed").wait_for()


def state_show(page: Page, site: str) -> None:
    open_passport(page, site, [*one(), added("acl-1", ACL, 640, "2026-09-03")])
    press(page, "Show it to somebody")
    page.locator(".preview li").first.wait_for()
    page.locator(".preview summary").click()


def state_add(page: Page, site: str) -> None:
    open_passport(page, site)
    press(page, "Add a result from elsewhere")
    press(page, "Add it")
    page.locator(".error-summary a").first.wait_for()


def state_delete(page: Page, site: str) -> None:
    open_passport(page, site, one())
    press(page, "Delete everything…")
    page.get_by_role("dialog", name="Delete everything?").wait_for()


STATES = [
    state_empty,
    state_one,
    state_many,
    state_example,
    state_imported,
    state_refused,
    state_closed,
    state_show,
    state_add,
    state_delete,
]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__[6:])
def test_axe_finds_nothing(plain: Page, host: Host, state: Callable[[Page, str], None]) -> None:
    state(plain, host.url)
    assert objections(plain, also_in_the_dark=STRICT) == []


def test_axe_finds_nothing_on_a_guide_with_results(plain: Page, host: Host) -> None:
    open_passport(plain, host.url, many()[:-1])
    plain.goto(f"{host.url}roles/ai-product-manager/")
    plain.locator("career-readiness summary").click()
    found = objections(plain, within="career-readiness", also_in_the_dark=STRICT)
    assert found == []


def test_text_twice_as_large_stays_inside(plain: Page, host: Host) -> None:
    plain.set_viewport_size({"width": 640, "height": 900})
    state_many(plain, host.url)
    plain.evaluate("document.documentElement.style.fontSize = '200%'")
    assert plain.evaluate("document.documentElement.scrollWidth") <= 640


def test_right_to_left_stays_inside(plain: Page, host: Host) -> None:
    plain.set_viewport_size({"width": 320, "height": 900})
    state_many(plain, host.url)
    plain.evaluate("document.documentElement.dir = 'rtl'")
    assert plain.evaluate("document.documentElement.scrollWidth") <= 320


def test_by_keyboard_alone(page: Page, host: Host) -> None:
    """Add, show, close and delete without a pointer; focus comes back to where it was."""
    open_passport(page, host.url)
    page.get_by_role("button", name="Add a result from elsewhere").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Add a result from elsewhere")
    expect(dialog.get_by_role("heading")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Add a result from elsewhere")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(2):
        page.keyboard.press("Tab")
    expect(dialog.get_by_label("Family")).to_be_focused()
    page.keyboard.type("Comm")
    page.keyboard.press("Tab")
    page.keyboard.type("612")
    page.keyboard.press("Enter")
    expect(dialog.locator(".error-summary")).to_be_focused(timeout=60_000)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(dialog.get_by_label("Day you took it")).to_be_focused()
    page.keyboard.type("05312026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your results")).to_be_focused(timeout=60_000)
    expect(page.locator(".result")).to_contain_text("31 May 2026, 6 months ago")

    page.get_by_role("button", name="Show it to somebody").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Show your passport")
    expect(dialog.get_by_role("heading", name="Show your passport")).to_be_focused()
    page.keyboard.press("Tab")
    expect(dialog.get_by_label("Communication, 31 May 2026")).to_be_focused()
    page.keyboard.press("Tab")
    expect(dialog.get_by_label("Your name")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    expect(dialog.get_by_label("A file")).to_be_checked()
    expect(dialog.get_by_role("button", name="Save the file")).to_be_enabled(timeout=60_000)
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Show it to somebody")).to_be_focused()

    page.get_by_role("button", name="Delete everything…").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Delete everything", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Nothing measured yet")).to_be_focused()


def test_what_happens_is_announced(page: Page, host: Host) -> None:
    """Messages stand in regions that were there before them, so that they are read out."""
    open_passport(page, host.url)
    message, trouble = page.locator("[data-part=message]"), page.locator("[data-part=trouble]")
    expect(message).to_have_attribute("role", "status")
    expect(trouble).to_have_attribute("role", "alert")
    page.evaluate("self.kept = document.querySelector('[data-part=message]')")
    open_file(page, b"nonsense")
    expect(trouble).to_contain_text("That file isn’t a passport.", timeout=60_000)
    open_file(page, shared(one()))
    expect(ready(page).get_by_role("heading", name="1 result")).to_be_focused()
    expect(trouble).to_be_empty()
    page.get_by_role("button", name="Add to my passport").click()
    expect(message).to_have_text("1 result added. Those you had stay as they were.")
    assert page.evaluate("self.kept === document.querySelector('[data-part=message]')")
