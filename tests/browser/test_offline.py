"""The site without a network: the server is stopped; a browser's own switch lets some through."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import practicing
from tests.browser.built import real_site
from tests.browser.conftest import QUICK_FLAGS
from tests.browser.host import Fault, Host
from tests.browser.kept import (
    ANSWERS,
    QUIZ,
    ask,
    edit_page,
    fill,
    keep_all,
    keep_pages,
    looked_at,
    score,
    until,
)

Serve = Callable[..., Host]
GUIDE = "roles/ai-product-manager/"


@pytest.fixture
def host(serve: Serve, small_site: Path) -> Host:
    return serve(small_site, compress="br", prefix="/x/")


@pytest.fixture(scope="module")
def _device(browser: Browser, small_site: Path) -> Iterator[tuple[BrowserContext, Host]]:
    context = browser.new_context()
    host = Host(small_site, compress="br", prefix="/x/").start()
    yield context, host
    context.close()
    host.stop()


@pytest.fixture
def kept(_device: tuple[BrowserContext, Host], small_site: Path) -> Iterator[tuple[Page, Host]]:
    """A page on a device that keeps all pages, and their host: to keep them costs three seconds.

    Each test begins with the site as it is, whatever the one before did to it or to the host.
    """
    context, host = _device
    page = context.new_page()
    page.set_default_timeout(60_000)
    keep_pages(page, host)
    yield page, host
    page.close()
    host.stop()
    host.folder = small_site
    host.faults.clear()
    host.restart()


def caches(page: Page) -> dict[str, int]:
    found: dict[str, int] = page.evaluate(
        """async () => {
          const found = {};
          for (const name of await caches.keys()) {
            found[name] = (await (await caches.open(name)).keys()).length;
          }
          return found;
        }"""
    )
    return found


def kept_pages(page: Page) -> set[str]:
    """Addresses of the pages that are kept beside the version."""
    urls: list[str] = page.evaluate(
        """async () => {
          const name = (await caches.keys()).find((name) => name.endsWith("#offline pages"));
          return (await (await caches.open(name)).keys()).map(({ url }) => url);
        }"""
    )
    return {re.sub(r"^https?://[^/]+/x/", "", url) for url in urls}


READ = ("", GUIDE, QUIZ, "passport/", "methodology/")
"""Of the many pages at the top, those of a version and those beside it are kept in one way each."""


def test_every_page_of_a_small_site_is_read_without_the_server(
    kept: tuple[Page, Host], small_site: Path, long: bool
) -> None:
    """One visit to the start page, and a while, keep all pages; one of each folder is read."""
    page, host = kept
    host.stop()
    failed: list[str] = []
    page.on("requestfailed", lambda request: failed.append(f"{request.failure} {request.url}"))
    addresses = looked_at(small_site, long)
    for address in READ + tuple(one for one in addresses if long or one.count("/") > 1):
        answer = page.goto(host.url + address)
        assert answer is not None
        assert answer.status == 200, address
        assert answer.from_service_worker
        written = (small_site / address / "index.html").read_text(encoding="utf-8")
        heading = re.sub(r"<[^>]+>", "", re.findall(r"<h1[^>]*>(.*?)</h1>", written, re.DOTALL)[0])
        expect(page.locator("h1").first).to_have_text(" ".join(heading.split()))
    cut_off = "net::ERR_ABORTED"  # by the next page
    assert [line for line in failed if cut_off not in line and "/python-" not in line] == []


def test_a_full_sample_and_the_passport_after_a_restart_of_the_browser(
    browser: Browser, shell: str, host: Host, tmp_path: Path
) -> None:
    """The same result to the last digit, and a place to keep it."""
    options: dict[str, Any] = {"executable_path": shell or None, "args": QUICK_FLAGS}
    launch = browser.browser_type.launch_persistent_context
    first = launch(tmp_path / "profile", **options)
    page = first.pages[0]
    keep_all(page, host)
    fill(page)
    online = score(page)
    assert len(online) == len(ANSWERS)
    first.close()

    host.stop()
    second = launch(tmp_path / "profile", **options)
    page = second.pages[0]
    page.goto(host.url + QUIZ)
    page.reload()
    fill(page)
    assert score(page) == online
    page.locator("[data-part=keep] [data-do=keep]").click()
    expect(page.locator("[data-part=keep]")).to_contain_text("Kept.", timeout=60_000)
    page.goto(f"{host.url}passport/")
    heading = page.locator("skills-passport [data-part=heading]").first
    expect(heading).to_have_text("Your results", timeout=60_000)
    expect(page.locator("skills-passport .result").first).to_contain_text("Big Five")
    second.close()


def test_a_practice_set_without_the_server(page: Page, serve: Serve, built_site: Path) -> None:
    """The page, the scoring and the highlighter are all kept: a query runs and counts."""
    host = serve(built_site, compress="br", prefix="/x/")
    keep_all(page, host)
    host.stop()
    practice = next(
        practice
        for practice in practicing.practices().values()
        if next(iter(practice.items.values()))[1].format == "sql"
    )
    page.goto(f"{host.url}practice/{practice.family}/")
    page.wait_for_function("() => !!customElements.get('practice-set')")
    name, (_, item) = next(iter(practice.items.items()))
    practicing.answer(page, name, item, practicing.keys(practice)[name])
    practicing.press(page, "run")
    box = practicing.item_box(page, name)
    expect(box.locator("[data-part=outcome] tbody tr").first).to_be_visible()
    expect(box.locator(".query__paint .hljs-keyword").first).to_be_attached()
    for _ in list(practice.items)[1:]:
        practicing.press(page, "on")
    practicing.press(page, "see")
    practicing.press(page, "anyway")
    expect(page.locator("[data-part=heading]")).to_have_text("2 of 24 points")


def test_what_the_site_has_not_is_not_there_offline_either(kept: tuple[Page, Host]) -> None:
    page, host = kept
    for state in ("online", "offline"):
        if state == "offline":
            host.stop()
        answer = page.goto(f"{host.url}no-such-page/")
        assert answer is not None
        assert answer.status == 404, state
        expect(page.locator("h1")).to_have_text("This page does not exist")
    answer = page.goto(f"{host.url}roles/nobody/")
    assert answer is not None
    assert answer.status == 404
    page.goto(f"{host.url}roles")
    assert page.evaluate("() => location.pathname") == "/x/roles/"


def test_a_page_that_is_gone_from_the_site_is_gone(
    kept: tuple[Page, Host], tmp_path: Path
) -> None:
    """It was read before, and is not shown from the device as if it were still there."""
    page, host = kept
    host.folder = shutil.copytree(host.folder, tmp_path / "live")
    pages = json.loads((host.folder / "offline-pages.json").read_text(encoding="utf-8"))
    del pages["pages"]["about/"]
    shutil.rmtree(host.folder / "about")
    answer = page.goto(f"{host.url}about/")
    assert answer is not None
    assert answer.status == 200, "while the list still names it, the site is being replaced"
    for name in ("offline-pages.json", "offline-pages.json.br"):
        (host.folder / name).unlink()
    (host.folder / "offline-pages.json").write_text(json.dumps(pages), encoding="utf-8")
    answer = page.goto(f"{host.url}about/")
    assert answer is not None
    assert answer.status == 404
    assert "about/" not in kept_pages(page)


@pytest.fixture(scope="session")
def large_site(root: Path, small_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, said to have more guides than are kept unasked."""
    folder = tmp_path_factory.mktemp("large") / "site"
    shutil.copytree(small_site, folder)
    for path in folder.glob("offline.json*"):
        if path.suffix != ".json":
            path.unlink()
    file = folder / "offline.json"
    description = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps({**description, "guides": 201}), encoding="utf-8")
    return folder


def test_on_a_large_site_what_was_read_is_kept_and_no_more(
    page: Page, serve: Serve, large_site: Path
) -> None:
    host = serve(large_site, compress="br", prefix="/x/")
    page.goto(host.url)
    until(lambda: ask(page, "look")["accepted"])
    page.goto(host.url + GUIDE)
    until(lambda: GUIDE in kept_pages(page))
    page.wait_for_timeout(1500)
    guides = {url for url in kept_pages(page) if re.fullmatch(r"roles/[^/]+/", url)}
    assert guides == {GUIDE}
    host.stop()
    for address, status, heading in (
        (GUIDE, 200, "How to Become an AI Product Manager"),
        ("roles/data-engineer/", 503, "This page is not on this device yet"),
        (QUIZ, 200, "Big Five sample"),
        ("", 200, None),
        ("roles/", 200, None),
    ):
        answer = page.goto(host.url + address)
        assert answer is not None
        assert answer.status == status, address
        if heading:
            expect(page.locator("h1")).to_have_text(heading)


def test_on_a_large_site_the_reader_chooses_by_group(
    page: Page, serve: Serve, large_site: Path
) -> None:
    host = serve(large_site, compress="br", prefix="/x/")
    page.goto(f"{host.url}offline/")
    copy = page.locator("offline-copy")
    expect(copy.get_by_role("heading")).to_have_text("Not all of it is on this device")
    copy.get_by_role("checkbox", name="Data").check()
    copy.get_by_role("button", name="Make available offline").click()
    expect(copy.get_by_role("heading")).to_have_text("Available offline", timeout=90_000)
    guides = {url for url in kept_pages(page) if re.fullmatch(r"roles/[^/]+/", url)}
    assert "roles/data-engineer/" in guides
    assert GUIDE not in guides
    host.stop()
    answer = page.goto(f"{host.url}roles/data-engineer/")
    assert answer is not None
    assert answer.status == 200
    page.goto(host.url + QUIZ)
    fill(page)
    assert len(score(page)) == len(ANSWERS)


def test_one_press_keeps_everything_and_another_removes_it(page: Page, host: Host) -> None:
    page.goto(f"{host.url}offline/")
    copy = page.locator("offline-copy")
    copy.get_by_role("button", name="Make available offline").click()
    heading = copy.get_by_role("heading")
    expect(heading).to_have_text("Available offline", timeout=90_000)
    expect(heading).to_be_focused()
    expect(copy).to_contain_text(
        re.compile(r"(\d+) of \1 files of its pages are on this device, and so is")
    )
    copy.get_by_role("button", name="Remove it from this device").click()
    expect(heading).to_have_text("Not all of it is on this device")
    assert not any("python-" in name for name in caches(page))
    page.reload()
    page.wait_for_timeout(1500)
    assert GUIDE not in kept_pages(page), "what was removed does not come back unasked"


def test_what_is_kept_is_fresh_while_there_is_a_network(
    kept: tuple[Page, Host], tmp_path: Path
) -> None:
    page, host = kept
    host.folder = shutil.copytree(host.folder, tmp_path / "live")
    edit_page(host.folder, GUIDE, "How to Become an AI", "How to Be an AI")
    page.goto(host.url + GUIDE)
    expect(page.locator("h1")).to_have_text("How to Be an AI Product Manager")
    until(lambda: ask(page, "missing", groups="all").get("paths") == [])
    host.stop()
    page.reload()
    expect(page.locator("h1")).to_have_text("How to Be an AI Product Manager")


def test_a_network_that_is_too_slow_is_not_waited_for(kept: tuple[Page, Host]) -> None:
    page, host = kept
    host.faults["/ai-product-manager/"] = Fault(keep=0.3, stalls=True)
    page.goto(host.url + GUIDE, timeout=15_000)
    expect(page.locator("h1")).to_have_text("How to Become an AI Product Manager")
    took = page.evaluate("() => performance.getEntriesByType('navigation')[0].responseEnd")
    assert 1_900 < took < 8_000


def test_two_sites_at_one_origin_leave_each_other_alone(
    context: BrowserContext, serve: Serve, small_site: Path, tmp_path: Path
) -> None:
    """As project pages of one owner do: the folder holds two copies, each below its own path."""
    for name in ("x", "x-other"):
        shutil.copytree(small_site, tmp_path / name)
    host = serve(tmp_path, compress="br")
    page = context.new_page()
    for name in ("x", "x-other"):
        page.goto(f"{host.url}{name}/")
        until(lambda: ask(page, "look")["accepted"])
    names = caches(page)
    assert {name.split("#")[0] for name in names} == {"/x/", "/x-other/"}
    page.goto(f"{host.url}x/offline/")
    ask(page, "forget")
    left = caches(page)
    assert [n for n in names if n.startswith("/x-other/")] == [
        n for n in left if n.startswith("/x-other/")
    ]


def test_the_site_can_be_installed(whole_browser: Browser, host: Host) -> None:
    page = whole_browser.new_page()
    page.goto(host.url)
    until(lambda: ask(page, "look")["accepted"])
    session = page.context.new_cdp_session(page)
    errors = session.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert [e for e in errors if e["errorId"] != "in-incognito"] == []  # as every test profile is
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert found["url"] == f"{host.url}site.webmanifest"
    for icon in manifest["icons"]:
        size = page.evaluate(
            """async (src) => {
              const image = await createImageBitmap(await (await fetch(src)).blob());
              return `${image.width}x${image.height}`;
            }""",
            host.url + icon["src"],
        )
        assert size == icon["sizes"]
    page.context.close()


@pytest.fixture
def preview() -> Path:
    return real_site()


REGISTERS_AGAIN = """async () => {
  const left = await navigator.serviceWorker.getRegistration();
  const { scope, active: { scriptURL } } = left;
  left.update();
  for (let turn = 0; turn < 10; turn++) {
    await navigator.serviceWorker.register(scriptURL, { scope });
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}"""


def test_a_preview_registers_no_worker_and_removes_a_left_one(
    page: Page, serve: Serve, host: Host, preview: Path
) -> None:
    page.goto(host.url)
    until(lambda: ask(page, "look")["accepted"])
    host.folder = preview
    page.goto(host.url + QUIZ)  # from the copy, as before
    count = "async () => (await navigator.serviceWorker.getRegistrations()).length"
    page.evaluate(REGISTERS_AGAIN)  # as its scripts do, which takes a removal back
    until(lambda: page.evaluate(count) == 0)
    page.goto(host.url)
    page.wait_for_timeout(1000)
    assert page.evaluate(count) == 0
    # The name of an empty one may be left, where the old page asked the old worker meanwhile.
    assert not any(caches(page).values())
    assert "careerguide:offline" not in page.content()
