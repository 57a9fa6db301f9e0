"""Text at twice its size on a phone: no page is wider than the screen, whatever is unfolded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

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
