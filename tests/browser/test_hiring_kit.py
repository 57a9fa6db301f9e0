"""The hiring kit of a role: pay of a metro in the ad, texts to edit, and pass rates compared."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.built import real_site
from tests.browser.host import Host
from tests.scoring.cases import ask

Serve = Callable[..., Host]
WOMEN, MEN = ("Women", 40, 10), ("Men", 50, 22)


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


def test_the_ad_takes_the_pay_of_a_metro_and_can_be_edited(page: Page, host: Host) -> None:
    page.goto(f"{host.url}roles/ai-product-manager/hiring/")
    ad, metro = page.locator("#advert-text"), page.locator("[data-part=metro]")
    expect(ad).to_contain_text("[from] to [to] a year")
    area, low, high = page.locator("[data-part=ranges] tr").first.locator("th, td").all()
    metro.select_option(area.text_content() or "")
    expect(ad).to_contain_text(f"{low.text_content()} to {high.text_content()} a year")
    page.reload()  # the choice is kept for the site, as on every page
    expect(ad).to_contain_text(f"{low.text_content()} to {high.text_content()} a year")
    metro.select_option("")
    expect(ad).not_to_contain_text(f"{low.text_content()} to")
    ad.locator("p").first.click()
    page.keyboard.press("End")
    page.keyboard.type(" at our office")
    expect(ad.locator("p").first).to_contain_text(" at our office")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator('[data-do=copy][data-of="notice-text"]').click()
    expect(page.locator('[data-note="notice-text"]')).to_have_text("The text is copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("How we choose for AI Product Manager")


def fill(page: Page, place: int, name: str, started: int, passed: int) -> None:
    row = page.locator(".selection__row").nth(place)
    for part, value in (("name", name), ("started", started), ("passed", passed)):
        row.locator(f"[data-part={part}]").fill(str(value))


def test_pass_rates_are_scorings_and_nothing_is_sent(page: Page, host: Host) -> None:
    page.goto(f"{host.url}for-recruiters/#rates")
    fill(page, 0, *WOMEN)
    compare = page.get_by_role("button", name="Compare")
    error = page.locator("selection-check [data-part=error]")
    compare.click()
    expect(error).to_contain_text("Enter for at least two groups")
    fill(page, 1, *MEN)
    compare.click()
    groups = [dict(zip(("name", "started", "passed"), one, strict=True)) for one in (WOMEN, MEN)]
    women, men = ask("selection_rates", groups=groups)["groups"]
    rows = page.locator("selection-check tbody tr")
    expect(rows.nth(0)).to_have_text(
        f"Women{women['rate_percent']}%{women['ratio_percent']}%{women['p_shown']}"
    )
    expect(rows.nth(1)).to_have_text(f"Men{men['rate_percent']}%100%–")
    expect(page.locator("selection-check [data-part=found] li")).to_have_text(
        "Women: below four fifths of the highest rate, but with so few people that can happen by "
        "chance. Look at each person’s case, and count again with more."
    )
    expect(error).to_be_empty()
    fill(page, 1, "Men", 50, 51)
    compare.click()
    expect(error).to_contain_text("Nobody can pass who did not start.")
    assert not any("Women" in path for path in host.asked)
