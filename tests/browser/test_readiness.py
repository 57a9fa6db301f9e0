"""Readiness on a guide, in place: without results, without a number, with one, and in trouble."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import brotli
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.passports import added, ask, keep, published, sample, today

Serve = Callable[..., Host]
ROLE = "ai-product-manager"
ACL, COMMUNICATION = "acl-prompt-to-spec", "communication"


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


def guide(page: Page, host: Host, results: list[Any]) -> Any:
    """The guide with `results` in the passport; its readiness."""
    page.goto(f"{host.url}privacy/")
    keep(page, results)
    page.goto(f"{host.url}roles/{ROLE}/")
    return page.locator("career-readiness")


def told(results: list[Any]) -> Any:
    """What CPython says."""
    asked = {"role": ROLE, "entries": results, "reference": published(True), "as_of": today()}
    return ask("readiness", **asked)["published"]


def test_without_results_the_card_invites_and_no_python_starts(page: Page, host: Host) -> None:
    page.goto(f"{host.url}roles/{ROLE}/")
    card = page.locator("career-readiness")
    expect(card.locator(".card__big")).to_have_text("Nothing measured yet")
    expect(card).to_contain_text("Five statements, about a minute, no account.")
    expect(card.get_by_role("link", name="Take the sample")).to_be_visible()
    page.evaluate("customElements.whenDefined('career-readiness').then(() => true)")
    page.wait_for_load_state("networkidle")
    assert not any("worker.js" in path for path in host.asked if "/scoring/" in path)


def test_the_sample_is_taken_on_the_page_that_holds_it(page: Page, host: Host) -> None:
    page.goto(f"{host.url}roles/{ROLE}/")
    page.emulate_media(reduced_motion="reduce")
    buttons = page.get_by_role("link", name="Take the sample", exact=True)
    assert buttons.count() == 2
    for button in buttons.all():
        button.click()
        expect(page).to_have_url(f"{host.url}roles/{ROLE}/#big-five")
        expect(page.locator("big-five-quiz legend").first).to_be_in_viewport()
        page.evaluate("scrollTo(0, 0)")


def test_with_the_sample_alone_there_is_coverage_and_no_number(page: Page, host: Host) -> None:
    results = [sample("sample-1")]
    card = guide(page, host, results)
    expected = told(results)
    assert (expected["k_percent"], expected["k_full_percent"]) == (17, 0)
    expect(card.locator(".card__big")).to_have_text("17% covered", timeout=60_000)
    expect(card).to_contain_text("0% by full results. No number until they cover half")
    expect(card).to_contain_text(
        "AI collaboration would add most, 32 points of coverage, and cannot be taken yet. "
        "Today Big Five adds most: 17 points."
    )
    card.locator("summary").click()
    parts = card.locator("[data-part=families] li")
    expect(parts).to_have_count(4)
    expect(parts.nth(0)).to_have_text("AI collaboration no result")
    standing = expected["families"][3]["standing"]
    low, high = standing["then"]["band90_shown"]
    expect(parts.nth(3)).to_contain_text(
        f"Big Five sample, {standing['then']['score_shown']} ({low}–{high})"
    )
    expect(parts.nth(3)).to_contain_text("counts 100% today")
    expect(card.get_by_role("link", name="Open passport")).to_be_visible()


def test_with_half_of_the_weight_covered_there_is_a_number(page: Page, host: Host) -> None:
    results = [
        sample("sample-1"),
        added("acl-1", ACL, 640, today()),
        added("com-1", COMMUNICATION, 612, today()),
    ]
    card = guide(page, host, results)
    expected = told(results)
    p, r = expected["p"], expected["r"]
    expect(card.locator(".card__big")).to_have_text(
        f"{p['score_shown']} for the whole role", timeout=60_000
    )
    low, high = p["band90_shown"]
    expect(card).to_contain_text(f"90% band {low}–{high}. On what you took: {r['score_shown']}")
    expect(card).to_contain_text(
        f"{expected['k_percent']}% of the role’s weight is covered, "
        f"{expected['k_full_percent']}% by full results."
    )
    figure = card.get_by_role("img", name=f"Between {low} and {high} on a scale from 300 to 850")
    place = float(figure.locator("circle").get_attribute("cx").removesuffix("%"))
    assert place == pytest.approx((p["score"] - 300) / 5.5)


def test_it_follows_what_is_kept_and_removed_elsewhere(page: Page, host: Host) -> None:
    card = guide(page, host, [sample("sample-1")])
    expect(card.locator(".card__big")).to_have_text("17% covered", timeout=60_000)
    other = page.context.new_page()
    other.goto(f"{host.url}privacy/")
    keep(other, [added("acl-1", ACL, 640, today())])
    expect(card.locator(".card__big")).to_have_text("48% covered")
    other.goto(f"{host.url}passport/")
    other.get_by_role("button", name="Delete everything…").click(timeout=60_000)
    other.get_by_role("button", name="Delete everything", exact=True).click()
    expect(card.locator(".card__big")).to_have_text("Nothing measured yet")


def test_the_quiz_on_the_guide_fills_it(page: Page, host: Host) -> None:
    page.goto(f"{host.url}roles/{ROLE}/")
    quiz = page.locator("big-five-quiz")
    quiz.scroll_into_view_if_needed()
    page.evaluate("customElements.whenDefined('big-five-quiz').then(() => true)")
    for statement in quiz.locator("fieldset").all():
        statement.locator('input[value="4"]').check()
    page.get_by_role("button", name="See my result").click()
    page.get_by_role("button", name="Save to my passport").click(timeout=60_000)
    expect(quiz.locator("[data-part=keep] .notice")).to_be_focused()
    card = page.locator("career-readiness")
    card.scroll_into_view_if_needed()
    expect(card.locator(".card__big")).to_have_text("17% covered", timeout=60_000)


def test_where_it_cannot_be_worked_out_it_says_so(browser: Browser, host: Host) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(f"{host.url}privacy/")
    keep(page, [sample("sample-1")])
    page.route("**/scoring/reference.json", lambda route: route.abort())
    page.goto(f"{host.url}roles/{ROLE}/")
    status = page.locator("career-readiness [role=status]")
    expect(status).to_have_text(
        "Your readiness could not be worked out here. Your passport has more to say about why."
    )
    link = page.locator("career-readiness").get_by_role("link", name="Open passport")
    expect(link).to_be_visible()
    context.close()


def test_our_scripts_on_a_guide_stay_light(page: Page, host: Host) -> None:
    """As a host sends them compressed: at first, and with passport and quiz in view."""
    page.goto(f"{host.url}roles/{ROLE}/")
    page.evaluate("customElements.whenDefined('career-readiness').then(() => true)")
    page.wait_for_load_state("networkidle")
    first = scripts(page)
    assert "readiness/readiness.js" in first
    assert "readiness/measured.js" not in first
    assert sum(first.values()) <= 9_000, first
    card = guide(page, host, [sample("sample-1")])
    expect(card.locator(".card__big")).to_have_text("17% covered", timeout=60_000)
    page.locator("big-five-quiz").scroll_into_view_if_needed()
    page.evaluate("customElements.whenDefined('big-five-quiz').then(() => true)")
    whole = scripts(page)
    of_the_runtime = sum(size for name, size in whole.items() if name.startswith("scoring/"))
    assert sum(whole.values()) - of_the_runtime <= 18_000, whole


def scripts(page: Page) -> dict[str, int]:
    """Our modules that the page has loaded, with their compressed size."""
    names = page.evaluate(
        "performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)"
    )
    ours = {name for name in names if "/assets/site-" in name and name.endswith(".js")}
    return {
        name.split("/", 3)[3]: len(brotli.compress((real_site() / name[1:]).read_bytes()))
        for name in ours
    }


def test_what_a_guide_said_last_is_there_at_once(page: Page, host: Host) -> None:
    results = [sample("sample-1")]
    expect(guide(page, host, results).locator(".card__big")).to_have_text("17% covered")
    page.add_init_script("globalThis.Worker = class { postMessage() {} terminate() {} };")
    page.reload()
    expect(page.locator("career-readiness .card__big")).to_have_text("17% covered")
    # Of other results nothing is kept, and what the card invites to would be untrue.
    keep(page, [added("acl-1", ACL, 640, today())])
    page.reload()
    card = page.locator("career-readiness")
    expect(card.locator("[data-part=status]")).not_to_be_empty()
    expect(card.locator(".card__big")).to_have_count(0)
