"""What is not the site's, at its origin or below its path, and what its host forbids to keep."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Error, Page, expect

from tests.browser.host import Host
from tests.browser.kept import QUIZ, ask, keep_pages, stop_worker, until

Serve = Callable[..., Host]
GUIDE = "roles/ai-product-manager/"
ALL = """async () => {
  const found = [];
  for (const name of await caches.keys()) {
    for (const { url } of await (await caches.open(name)).keys()) found.push(url);
  }
  return found;
}"""


@pytest.fixture
def site(small_site: Path, tmp_path: Path) -> Path:
    return shutil.copytree(small_site, tmp_path / "site")


def put_app(folder: Path, user: str) -> None:
    """Another app, which shows each user's own data at one address; it ends as our pages do."""
    folder.mkdir(exist_ok=True)
    text = f"<!doctype html><html><head></head><body><h1>Data of {user}</h1></body></html>"
    (folder / "index.html").write_text(text, encoding="utf-8")
    (folder / "data.json").write_text(f'{{"user": "{user}"}}', encoding="utf-8")


def status(page: Page, url: str) -> int | None:
    """Of the answer at `url`; None where the browser says itself that there is no network."""
    try:
        answer = page.goto(url)
    except Error:
        return None
    return answer and answer.status


def fetched(page: Page, path: str) -> str:
    text: str = page.evaluate(
        "(path) => fetch(path).then((answer) => answer.text(), () => 'no network')", path
    )
    return text


@pytest.mark.parametrize(
    ("prefix", "app"),
    [
        ("/", "app/"),
        ("/x/", "roles/app/"),
        pytest.param("/x/", "app/", marks=pytest.mark.long),
        pytest.param("/", "roles/app/", marks=pytest.mark.long),
    ],
)
def test_another_app_is_neither_kept_nor_answered(
    page: Page, serve: Serve, site: Path, prefix: str, app: str
) -> None:
    """At the root of an origin, beside the site or, by mistake, even in one of its folders."""
    host = serve(site, prefix=prefix)
    keep_pages(page, host)
    for user in ("first", "second"):
        put_app(site / app, user)
        page.goto(host.url + app)
        assert page.locator("h1").inner_text() == f"Data of {user}"
        assert user in fetched(page, "data.json")
        assert user in fetched(page, "data.json?mine")
    assert not [url for url in page.evaluate(ALL) if app in url]
    host.stop()
    assert fetched(page, "data.json") == "no network"
    # In a folder of the site's the answer is that the site has no such page.
    assert status(page, host.url + app) == (404 if app.startswith("roles/") else None)
    # The browser may still be on its way to a page of its own.
    expect(page.locator("body")).not_to_contain_text("Data of")


def test_no_answer_comes_from_the_cache_of_another_app(
    page: Page, serve: Serve, site: Path
) -> None:
    host = serve(site)
    page.goto(host.url)
    script = page.locator("script[type=module]").first.get_attribute("src")
    page.evaluate(
        """async (script) => {
          const cache = await caches.open("another app");
          const headers = { "content-type": "text/javascript", "x-sha256": "0" };
          await cache.put(script, new Response("document.title = 'not ours'", { headers }));
        }""",
        script,
    )
    until(lambda: ask(page, "look")["accepted"])
    page.reload()
    page.wait_for_function("() => !!navigator.serviceWorker.controller")
    page.goto(host.url + GUIDE)
    page.wait_for_load_state("networkidle")
    assert page.title() != "not ours"


def test_what_a_worker_kept_of_another_app_is_removed(page: Page, serve: Serve, site: Path) -> None:
    """Workers of before kept every page below their path; a new one takes over at a visit."""
    host = serve(site)
    keep_pages(page, host)
    put_app(site / "app", "somebody")
    page.evaluate(
        """async (urls) => {
          const name = (await caches.keys()).find((name) => name.endsWith("#offline pages"));
          const cache = await caches.open(name);
          for (const url of urls) {
            const kept = await fetch(url, { cache: "no-store" });
            const headers = new Headers(kept.headers);
            headers.set("x-folders", "");
            await cache.put(url, new Response(await kept.blob(), { headers }));
          }
        }""",
        [f"{host.url}app/", f"{host.url}app/data.json"],
    )
    assert [url for url in page.evaluate(ALL) if "/app/" in url]
    before = set(page.evaluate(ALL))
    for path in site.glob("service-worker.js*"):
        path.write_bytes(path.read_bytes() + b"\n// A new one.\n")
    page.goto(host.url)
    until(lambda: not [url for url in page.evaluate(ALL) if "/app/" in url])
    assert before - set(page.evaluate(ALL)) == {f"{host.url}app/", f"{host.url}app/data.json"}


@pytest.mark.parametrize(
    "control", ["private, no-cache", pytest.param("no-store", marks=pytest.mark.long)]
)
def test_a_page_that_may_not_be_kept_is_not(
    page: Page, serve: Serve, site: Path, control: str
) -> None:
    """One page; the others are kept as ever. What was kept before the host said so goes."""
    host = serve(site, prefix="/x/")
    keep_pages(page, host)
    assert f"{host.url}about/" in page.evaluate(ALL)
    host.headers = {"/about/": {"Cache-Control": control}}
    page.goto(f"{host.url}about/")
    until(lambda: f"{host.url}about/" not in page.evaluate(ALL))
    page.goto(f"{host.url}offline/")
    copy = page.locator("offline-copy")
    copy.get_by_role("button", name="Make available offline").click()
    expect(copy.get_by_role("alert")).to_contain_text(
        "The web host of this site tells browsers not to save its pages"
    )
    assert f"{host.url}about/" not in page.evaluate(ALL)
    host.asked.clear()
    page.goto(host.url)
    until(lambda: "/x/offline-pages.json" in host.asked)
    page.wait_for_timeout(1000)
    assert "/x/about/" not in host.asked, "it is not asked for again with every page"
    host.stop()
    answer = page.goto(f"{host.url}about/")
    assert answer is not None
    assert answer.status == 503


def test_a_host_that_forbids_keeping_anything(page: Page, serve: Serve, site: Path) -> None:
    host = serve(site, headers={"": {"Cache-Control": "no-store"}})
    page.goto(f"{host.url}offline/")
    copy = page.locator("offline-copy")
    expect(copy.get_by_role("heading")).to_have_text("Nothing can be kept here")
    expect(copy.get_by_role("alert")).to_contain_text(
        "The web host of this site tells browsers not to save its pages"
    )
    expect(copy.get_by_role("button")).to_have_count(0)
    assert [url for url in page.evaluate(ALL) if not url.endswith("offline-state")] == []


def test_an_answer_to_a_question_is_no_copy_of_the_page(
    page: Page, serve: Serve, site: Path
) -> None:
    host = serve(site, prefix="/x/")
    keep_pages(page, host)
    kept = set(page.evaluate(ALL))
    page.goto(f"{host.url}{GUIDE}?user=1")
    assert host.asked.count(f"/x/{GUIDE}") >= 1
    page.evaluate("fetch('index.json?user=1').then((answer) => answer.text())")
    page.wait_for_timeout(500)
    assert set(page.evaluate(ALL)) == kept
    host.stop()
    assert fetched(page, "index.json?user=1") == "no network"
    answer = page.goto(f"{host.url}{GUIDE}?user=2")
    assert answer is not None
    assert answer.status == 200, "a link with something behind it opens the page as it is kept"


SPOIL = """async (url) => {
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    const kept = await cache.match(url);
    if (!kept) continue;
    const text = (await kept.text()).replaceAll("the", "xxx");
    await cache.put(url, new Response(text, kept));
  }
}"""


@pytest.mark.parametrize("address", [GUIDE, QUIZ])
def test_a_copy_that_was_spoilt_is_not_shown(
    page: Page, serve: Serve, site: Path, address: str
) -> None:
    """With a network the page comes from there and is kept again; else the reader is told."""
    host = serve(site, prefix="/x/")
    keep_pages(page, host)
    page.evaluate(SPOIL, host.url + address)
    host.stop()
    answer = page.goto(host.url + address)
    assert answer is not None
    assert answer.status == 503
    expect(page.locator("h1")).to_have_text("This page is not on this device yet")
    host.restart()
    answer = page.goto(host.url + address)
    assert answer is not None
    assert answer.status == 200
    assert "xxx" not in page.content()
    stop_worker(page)
    assert ask(page, "check")["ok"]
    until(lambda: ask(page, "missing", groups="all").get("paths") == [])
    host.stop()
    answer = page.goto(host.url + address)
    assert answer is not None
    assert answer.status == 200


def test_a_script_that_was_spoilt_comes_from_the_network(
    page: Page, serve: Serve, site: Path
) -> None:
    host = serve(site)
    page.goto(host.url)
    until(lambda: ask(page, "look")["accepted"])
    script = page.evaluate("document.querySelector('script[type=module]').src")
    page.evaluate(
        """async (url) => {
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            const kept = await cache.match(url);
            if (kept) await cache.put(url, new Response("document.title = 'spoilt'", kept));
          }
        }""",
        script,
    )
    page.goto(host.url + GUIDE)
    page.wait_for_load_state("networkidle")
    assert page.title() != "spoilt"
    assert page.evaluate("document.documentElement.classList.contains('no-js')") is False
