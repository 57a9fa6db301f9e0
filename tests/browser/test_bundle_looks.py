"""The page of bundles in all its states: accessible, no wider than the screen, good on paper."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import bundles, passports
from tests.browser.axe import objections
from tests.browser.built import real_site
from tests.browser.host import Host

Serve = Callable[..., Host]
ACL = "acl-prompt-to-spec"


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


def empty(page: Page, host: Host) -> None:
    page.goto(f"{host.url}bundle/")
    expect(page.get_by_label("Role", exact=True)).to_be_visible()


def form(page: Page, host: Host) -> None:
    page.goto(f"{host.url}bundle/?role={bundles.ROLE}")
    expect(page.locator(".person")).to_have_count(4)


def faulty(page: Page, host: Host) -> None:
    form(page, host)
    page.locator(f'[name="own.{ACL}"]').fill("0.5")
    page.get_by_role("button", name="Make the bundle").click()
    expect(page.locator("[data-part=errors]")).to_be_focused()


def made(page: Page, host: Host) -> None:
    faulty(page, host)
    page.locator(f'[name="details.reasons.{ACL}"]').fill("The team writes its own evals.")
    page.get_by_label("Employer or team").fill("Example Works")
    page.get_by_role("button", name="Make the bundle").click()
    expect(page.get_by_role("heading", name="Your bundle")).to_be_focused()


def refused(page: Page, host: Host) -> None:
    page.goto(bundles.address(host.url, {**bundles.document(), "role": ""}))
    page.locator("[data-part=trouble] summary").click()
    expect(page.locator("[data-part=trouble] li").first).to_be_visible()


def read(page: Page, host: Host) -> None:
    page.goto(bundles.address(host.url, bundles.document()))
    expect(page.locator(".bundle-view__digest")).to_be_visible(timeout=60_000)


def read_with_everything(page: Page, host: Host) -> None:
    """Overdue, other than the guide and its own numbers, and a passport to hold it against."""
    results = [
        passports.sample("sample-1", "2026-10-18"),
        passports.added("acl-1", ACL, 640, "2026-09-03"),
        passports.added("communication-1", "communication", 600, "2026-08-01"),
    ]
    page.goto(f"{host.url}privacy/")
    passports.keep(page, results)
    document = bundles.document(employer="W" * 80, reasons={ACL: "w" * 300}, review_by="2027-06-01")
    document["created"], document["review_by"] = "2026-01-24", "2026-09-24"
    document["weights"]["communication"].update(published=0.8, own=0.8)
    page.goto(bundles.address(host.url, document))
    expect(page.locator(".bundle-read .notice--warn")).to_have_count(3)


STATES = [empty, form, faulty, made, refused, read, read_with_everything]


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_state(browser: Browser, host: Host, state: Callable[[Page, Host], None]) -> None:
    """Axe finds nothing, in both schemes, on a phone and on a desk."""
    options: dict[str, Any] = {"bypass_csp": True, "reduced_motion": "reduce"}
    context = browser.new_context(**options)
    page = context.new_page()
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    state(page, host)
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    found = objections(page)
    context.close()
    assert found == []


@pytest.mark.parametrize("state", [made, read_with_everything], ids=lambda state: state.__name__)
def test_large_text_and_the_other_direction(
    browser: Browser, host: Host, state: Callable[[Page, Host], None]
) -> None:
    context = browser.new_context(viewport={"width": 640, "height": 900})
    page = context.new_page()
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    state(page, host)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    page.evaluate("document.documentElement.dir = 'rtl'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    context.close()


def test_no_touch_target_is_too_small(browser: Browser, host: Host) -> None:
    page = browser.new_context(viewport={"width": 320, "height": 900}).new_page()
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    made(page, host)
    small = page.locator(
        "role-bundle :is(button:not(.link-button, .figure-button), input:not([type=file]),"
        " select, textarea)"
    ).evaluate_all(
        "all => all.filter(e => e.offsetHeight && e.offsetHeight < 44).map(e => e.outerHTML)"
    )
    assert small == []
    page.context.close()


def test_leaving_a_field_draws_nothing(page: Page, host: Host) -> None:
    """A press on a button ends the typing in a field; what is drawn then would move the button."""
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    form(page, host)
    field = page.locator(f'[name="own.{ACL}"]')
    field.fill("0.5")
    expect(page.locator("[data-part=verdict][data-pending]")).to_have_count(0)
    draws = """field => {
      field.dispatchEvent(new Event("change", { bubbles: true }));
      return document.querySelector("[data-part=verdict]").hasAttribute("data-pending");
    }"""
    assert field.evaluate(draws) is False


@pytest.mark.parametrize("state", [made, read], ids=lambda state: state.__name__)
def test_on_paper(page: Page, host: Host, state: Callable[[Page, Host], None]) -> None:
    """Two sheets at most, with all that the bundle says and nothing to press."""
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    state(page, host)
    sheets = page.pdf(format="A4").count(b"/Type /Page\n")
    assert 1 <= sheets <= 2
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 673, "height": 950})
    assert page.evaluate("document.documentElement.scrollWidth") <= 673
    for text in ("Not verified", "Example Works", "The team writes its own evals.", "24 August"):
        expect(page.get_by_text(text).locator("visible=true").first).to_be_visible()
    expect(page.locator(".bundle-view__digest")).to_have_text(bundles.document()["digest"])
    expect(page.locator(".bundle-view__digest")).to_be_visible()
    assert (
        page.locator(
            "role-bundle :is(button, input:not([type=file]), select, textarea):visible"
        ).count()
        == 0
    )
    for part in (".site-menu", "[data-part=message]", "#before-sending", ".bundle__open"):
        assert page.locator(f"{part}:visible").count() == 0


def test_words_for_screen_readers(page: Page, host: Host) -> None:
    """Fields and figures have names of their own, and changes of the numbers are announced."""
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    form(page, host)
    for place, name in enumerate(
        ("AI Collaboration Literacy (ACL)", "Communication", "AI-Augmented SQL")
    ):
        field = page.locator(".weighing__input").nth(place)
        expect(field).to_have_accessible_name(f"Yours for {name}")
    titles = page.locator(".standing__figure title").all_text_contents()
    assert len(titles) == 4
    assert all(t.startswith(("Published: between ", "Yours: between ")) for t in titles)
    status = page.locator("[data-part=verdict]")
    expect(status).to_have_attribute("role", "status")
    expect(page.locator("[data-part=trouble]")).to_have_attribute("role", "alert")
    assert page.locator("role-bundle h2").all_inner_texts() == [
        "Your weights for AI Product Manager",
        "What it does",
        "Who uses them, and until when",
        "Did somebody send you a bundle?",
    ]
