"""Text at twice its size on a phone: no page is wider than the screen, whatever is unfolded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import passports
from tests.browser.built import real_site
from tests.browser.host import Host

PAGES = (
    *("", "roles/", "roles/ai-product-manager/", "roles/data-engineer/kit/", "skills/sql/"),
    *("tests/", "practice/acl-prompt-to-spec/", "paths/", "pay/11-2021/", "passport/"),
    *("methodology/", "big-five/", "compare/", "from-your-job/", "404.html"),
)
ENLARGE = """() => {
  document.documentElement.style.fontSize = "200%";
  for (const fold of document.querySelectorAll("details:not(.toc *)")) fold.open = true;
}"""


@pytest.mark.parametrize("width", [320, 390])
def test_text_at_twice_its_size_fits(
    page: Page, serve: Callable[..., Host], width: int
) -> None:
    host = serve(real_site())
    page.set_viewport_size({"width": width, "height": 844})
    found = {}
    for address in PAGES:
        page.goto(host.url + address)
        page.evaluate(ENLARGE)
        found[address] = page.evaluate("document.documentElement.scrollWidth")
    assert found == dict.fromkeys(PAGES, width)


def test_results_at_twice_the_size_fit(page: Page, serve: Callable[..., Host]) -> None:
    host = serve(real_site(), scores_here=True)
    page.set_viewport_size({"width": 320, "height": 844})
    page.goto(f"{host.url}privacy/")
    passports.keep(page, [passports.sample("kept-1"), passports.sample("kept-2", "2026-05-02")])
    states = {
        "passport/": ".result-cards",
        "bundle/?role=ai-product-manager": "[data-part=people] .standing",
        "compare/?roles=ai-product-manager,data-engineer": "#content h1",
    }
    found = {}
    for address, ready in states.items():
        page.goto(host.url + address)
        expect(page.locator(ready).first).to_be_visible()
        page.wait_for_load_state("networkidle")
        page.evaluate(ENLARGE)
        found[address] = page.evaluate("document.documentElement.scrollWidth")
    page.goto(f"{host.url}big-five-sample/")
    for item in page.locator("fieldset.quiz__item").all():
        item.locator("input").nth(3).check()
    page.get_by_role("button", name="See my result").click()
    expect(page.locator(".trait").first).to_be_visible()
    page.evaluate(ENLARGE)
    found["result"] = page.evaluate("document.documentElement.scrollWidth")
    assert found == dict.fromkeys([*states, "result"], 320)
