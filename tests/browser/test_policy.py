"""The policy in a browser: every page and every feature, and not one violation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from careerguide.building import headers
from tests.browser.host import Host
from tests.browser.kept import QUIZ, ask, fill, looked_at, score, until

Serve = Callable[..., Host]
WATCH = """addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
  console.error(`violation of ${violatedDirective} by ${blockedURI} on ${location}`));"""


@pytest.fixture
def host(serve: Serve, built_site: Path) -> Host:
    """With the headers that _headers gives its paths."""
    general = dict(headers.EVERYWHERE)
    own = {
        "scoring/worker.js": {**general, "Content-Security-Policy": headers.SCORING_WORKER},
        "service-worker.js": {**general, "Content-Security-Policy": headers.SERVICE_WORKER},
    }
    return serve(built_site, compress="br", headers={"": general, **own})


@contextmanager
def no_complaint(context: BrowserContext) -> Iterator[None]:
    """Of the browser, in pages and workers, until the block ends."""
    found: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" or "Content Security Policy" in message.text:
            found.append(message.text)

    context.add_init_script(WATCH)
    context.on("console", note)
    context.on("weberror", lambda error: found.append(str(error.error)))
    yield
    assert found == []


@pytest.fixture
def said(context: BrowserContext) -> Iterator[None]:
    with no_complaint(context):
        yield


def test_every_page(browser: Browser, host: Host, built_site: Path, long: bool) -> None:
    """As it comes from the host: the pages below have a service worker, for twice the time."""
    foreign: list[str] = []

    def note(url: str) -> None:
        if not url.startswith((host.origin, "data:", "blob:")):
            foreign.append(url)

    context = browser.new_context(service_workers="allow" if long else "block")
    context.on("request", lambda request: note(request.url))
    with no_complaint(context):
        look_at_pages(context.new_page(), host.url, looked_at(built_site, long))
    context.close()
    assert foreign == []


def look_at_pages(page: Page, url: str, addresses: Iterable[str]) -> None:
    for address in addresses:
        page.goto(url + address)
        page.wait_for_load_state("networkidle")
        page.evaluate(
            """for (const fold of document.querySelectorAll("details:not([open]) > summary"))
              if (fold.checkVisibility()) fold.click();"""
        )


def test_search_colors_filters_and_comparison(page: Page, host: Host, said: None) -> None:
    page.goto(host.url)
    page.wait_for_load_state("networkidle")
    box = page.get_by_role("searchbox", name="Search roles, skills and tests")
    box.click()
    box.press_sequentially("data engineer")
    expect(page.locator(".search__results > ol a").first).to_be_visible(timeout=30_000)
    page.keyboard.press("Escape")
    for title in ("Dark", "Light", "As the device"):
        page.locator(f'label[title="{title}"]').click()
    page.goto(f"{host.url}roles/")
    page.get_by_label("Find a role").fill("engineer")
    page.get_by_label("Sort by").select_option("pay")
    page.goto(f"{host.url}compare/?roles=data-engineer,ai-product-manager")
    expect(page.locator("role-compare table")).to_contain_text("Data Engineer")
    page.goto(f"{host.url}pay/11-2021/")
    page.locator("sortable-table").get_by_role("button", name="Jobs").click()


def test_sample_passport_bundle_and_offline_copy(page: Page, host: Host, said: None) -> None:
    page.goto(host.url + QUIZ)
    fill(page)
    score(page)
    page.locator("[data-part=keep] [data-do=keep]").click()
    expect(page.locator("[data-part=keep]")).to_contain_text("Kept.")
    with page.expect_download():
        page.locator("[data-part=keep] [data-do=backup]").click()
    page.goto(f"{host.url}passport/")
    expect(page.locator("skills-passport .result").first).to_be_visible(timeout=60_000)
    page.get_by_role("button", name="See an example passport").click()
    expect(page.locator("skills-passport")).to_contain_text("An invented example.")
    page.goto(f"{host.url}bundle/")
    page.locator("#bundle-role").select_option("data-engineer")
    page.wait_for_timeout(1000)
    page.goto(f"{host.url}roles/data-engineer/")
    expect(page.locator("career-readiness")).to_be_visible()
    page.goto(f"{host.url}offline/")
    until(lambda: ask(page, "look")["accepted"])


def test_no_page_is_framed_where_headers_are_sent(page: Page, host: Host) -> None:
    page.goto(f"{host.url}404.html")
    frame = page.evaluate(
        """(url) => new Promise((resolve) => {
          const frame = document.createElement("iframe");
          frame.addEventListener("load", () => {
            let seen = null;
            try { seen = frame.contentDocument?.querySelector("h1")?.textContent ?? null; } catch {}
            resolve(seen);
          });
          frame.src = url;
          document.body.append(frame);
        })""",
        f"{host.url}passport/",
    )
    assert frame is None


def test_the_passport_stays_closed_in_a_frame_without_headers(
    page: Page, serve: Serve, built_site: Path, tmp_path: Path
) -> None:
    host = serve(built_site)
    (tmp_path / "index.html").write_text(f'<iframe src="{host.url}passport/"></iframe>')
    page.goto(serve(tmp_path).url)
    framed = page.frame_locator("iframe").locator("skills-passport")
    expect(framed).not_to_contain_text("Nothing measured yet", timeout=5_000)
    page.wait_for_timeout(3_000)
    expect(framed.get_by_role("button", name="See an example passport")).to_have_count(0)
