"""What goes wrong around the offline copy: each fault has its message, and no answer is lost."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.kept import (
    ANSWERS,
    QUIZ,
    ask,
    fill,
    keep_all,
    keep_pages,
    score,
    stop_worker,
    until,
)

Serve = Callable[..., Host]
SOME = {"O3": 4, "C4": 2}
FULL = (
    "This device has no room left for the site. Free some room, or keep fewer guides, then press "
    "the button again. What is kept already stays."
)


@pytest.fixture
def host(serve: Serve, small_site: Path) -> Host:
    return serve(small_site, compress="br", prefix="/x/")


def given(page: Page) -> dict[str, int]:
    """The answers that stand in the form."""
    found: dict[str, int] = page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll("big-five-quiz input:checked")]
          .map(({ name, value }) => [name, Number(value)]))"""
    )
    return found


def storage(page: Page, method: str, **values: Any) -> None:
    """A quota holds as long as its session, which ends with the page."""
    session = page.context.new_cdp_session(page)
    session.send(f"Storage.{method}", {"origin": page.evaluate("() => location.origin"), **values})


def room(page: Page, more: int) -> None:
    """Let the site store `more` bytes beyond what it stores."""
    used = page.evaluate("async () => (await navigator.storage.estimate()).usage")
    storage(page, "overrideQuotaForOrigin", quotaSize=used + more)


def test_no_room_left_for_the_offline_copy(page: Page, host: Host) -> None:
    keep_pages(page, host, "offline/")
    room(page, 100_000)
    copy = page.locator("offline-copy")
    copy.get_by_role("button", name="Make available offline").click()
    expect(copy.get_by_role("alert")).to_have_text(FULL, timeout=60_000)
    expect(copy.get_by_role("heading")).to_have_text("Not all of it is on this device")
    room(page, 1 << 30)
    copy.get_by_role("button", name="Make available offline").click()
    expect(copy.get_by_role("heading")).to_have_text("Available offline", timeout=90_000)


def test_no_room_left_while_answering(page: Page, host: Host) -> None:
    keep_pages(page, host)  # the page of the quiz would begin to load the runtime
    room(page, 0)
    page.goto(host.url + QUIZ)
    fill(page)
    assert len(score(page)) == len(ANSWERS)
    expect(page.locator("offline-sample")).to_contain_text(
        "This device has no room left to keep the sample for use without a network. It works all "
        "the same while you are online.",
        timeout=60_000,
    )
    page.get_by_role("button", name="Change my answers").click()
    assert given(page) == ANSWERS


def test_no_room_left_for_a_first_visit_leaves_the_site_readable(page: Page, host: Host) -> None:
    page.goto(f"{host.url}404.html")
    storage(page, "overrideQuotaForOrigin", quotaSize=20_000)
    page.goto(host.url + QUIZ)
    page.wait_for_timeout(1500)
    fill(page)
    assert len(score(page)) == len(ANSWERS)
    page.goto(f"{host.url}offline/")
    copy = page.locator("offline-copy")
    expect(copy.get_by_role("heading")).to_have_text("Nothing can be kept here", timeout=30_000)
    expect(copy.get_by_role("alert")).to_have_text(FULL)


def test_storage_that_is_cleared_while_answering(page: Page, host: Host) -> None:
    keep_all(page, host)
    fill(page, SOME)
    storage(page, "clearDataForOrigin", storageTypes="all")
    assert page.evaluate("async () => (await caches.keys()).length") == 0
    assert given(page) == SOME
    fill(page)
    assert len(score(page)) == len(ANSWERS)
    page.locator("[data-part=keep] [data-do=keep]").click()
    expect(page.locator("[data-part=keep]")).to_contain_text("Kept.")
    page.goto(f"{host.url}offline/")
    expect(page.locator("offline-copy").get_by_role("heading")).to_have_text(
        "Not all of it is on this device", timeout=30_000
    )


def test_storage_that_is_cleared_while_there_is_no_network(page: Page, host: Host) -> None:
    """What the scoring needs is gone for now: the message says so, and the answers wait."""
    keep_all(page, host)
    host.stop()
    page.goto(host.url + QUIZ)
    page.wait_for_function("() => !!customElements.get('big-five-quiz')")
    page.evaluate(
        """async () => {
          const entry = document.querySelector("script[type=module]").src;
          (await import(new URL("scoring/client.js", entry))).stop();
        }"""
    )
    session = page.context.new_cdp_session(page)
    session.send("Network.clearBrowserCache")
    storage(page, "clearDataForOrigin", storageTypes="all")
    fill(page)
    page.get_by_role("button", name="See my result").click()
    trouble = page.locator("[data-part=trouble]")
    expect(trouble).to_contain_text("The scoring could not be loaded.", timeout=60_000)
    expect(trouble).to_contain_text(
        "Your answers are still in the form; try again when you are back online."
    )
    assert given(page) == ANSWERS
    host.restart()
    trouble.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Your profile")).to_be_focused(timeout=60_000)


def test_a_worker_that_is_ended_while_it_keeps_pages(page: Page, host: Host) -> None:
    page.goto(f"{host.url}offline/")
    until(lambda: ask(page, "look")["accepted"])
    page.locator("offline-copy").get_by_role("button", name="Make available offline").click()
    for _ in range(3):
        page.wait_for_timeout(300)
        stop_worker(page)
    expect(page.locator("offline-copy").get_by_role("heading")).to_have_text(
        "Available offline", timeout=120_000
    )


def test_a_worker_that_is_ended_between_two_pages(page: Page, host: Host) -> None:
    keep_pages(page, host)
    host.stop()
    for address in ("", "roles/ai-product-manager/", QUIZ):
        stop_worker(page)
        answer = page.goto(host.url + address)
        assert answer is not None
        assert answer.status == 200


def test_a_clock_that_was_set_back(page: Page, serve: Serve) -> None:
    """Results from the future are kept and not scored; new answers are scored as ever."""
    host = serve(real_site(), scores_here=True)
    page.clock.set_fixed_time("2027-03-01T12:00:00")
    page.goto(host.url + QUIZ)
    fill(page)
    online = score(page)
    page.locator("[data-part=keep] [data-do=keep]").click()
    expect(page.locator("[data-part=keep]")).to_contain_text("Kept.")
    page.clock.set_fixed_time("2026-12-05T12:00:00")
    page.goto(f"{host.url}passport/")
    aside = page.locator("[data-part=aside]")
    expect(aside).to_contain_text("Kept, but not scored.", timeout=60_000)
    expect(aside).to_contain_text(
        "Your device says it is 5 December 2026. If that is wrong, set its date and reload this "
        "page."
    )
    page.goto(host.url + QUIZ)
    fill(page)
    assert score(page) == online
    page.clock.set_fixed_time("2027-03-02T12:00:00")
    page.goto(f"{host.url}passport/")
    expect(page.locator("skills-passport .result").first).to_contain_text(
        "Big Five", timeout=60_000
    )


def test_a_reload_loses_no_answer(page: Page, host: Host) -> None:
    page.goto(host.url + QUIZ)
    page.wait_for_function("() => !!customElements.get('big-five-quiz')")
    fill(page, SOME)
    page.goto(host.url)
    page.goto(host.url + QUIZ)
    page.wait_for_function("() => !!customElements.get('big-five-quiz')")
    assert given(page) == SOME
    fill(page, {"C4": 5})
    page.reload()
    page.wait_for_function("() => !!customElements.get('big-five-quiz')")
    assert given(page) == {"O3": 4, "C4": 5}


def test_an_old_tab_without_a_copy_after_an_update(
    browser: Browser, serve: Serve, releases: dict[str, Path], tmp_path: Path
) -> None:
    """Nothing of the old release is left: the tab says so, and a reload keeps the answers."""
    live = shutil.copytree(releases["A"], tmp_path / "live")
    host = serve(live)
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(host.url + QUIZ)
    page.wait_for_function("() => !!customElements.get('big-five-quiz')")
    page.evaluate(
        """async () => {
          const entry = document.querySelector("script[type=module]").src;
          (await import(new URL("scoring/client.js", entry))).stop();
        }"""
    )
    shutil.rmtree(live)
    shutil.copytree(releases["B"], live)
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    fill(page)
    page.get_by_role("button", name="See my result").click()
    expect(page.locator("[data-part=trouble]")).to_contain_text(
        "This page is older than the site. The site was updated since you opened it, and what this "
        "page scores with is no longer there. Reload the page: your answers will stand in the form "
        "again, unless this browser forbids pages to store anything.",
        timeout=60_000,
    )
    page.reload()
    page.wait_for_function("() => !!customElements.get('big-five-quiz')")
    assert given(page) == ANSWERS
    assert len(score(page)) == len(ANSWERS)
    said = page.locator("[data-part=versions] [data-slot=scoring]").text_content()
    assert said == "8.8.8"
    context.close()
