"""A host that alters pages on the way, and a release that withdraws those before it."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.host import Host
from tests.browser.kept import QUIZ, ask, fill, keep_all, keep_pages, stop_worker, until
from tests.browser.releases import GUIDE, deploy, shown, versions_shown

Serve = Callable[..., Host]
SAID = "The web host of this site changes its pages on their way to you"


def with_script(html: str) -> str:
    return html.replace("</body>", '<script src="/injected.js"></script></body>')


def with_banner(html: str) -> str:
    return f"{html}<div>Brought to you by a host</div>"


def with_names(html: str) -> str:
    return re.sub(r"[\w.]+@[\w.]+", "[hidden]", html)


def minified(html: str) -> str:
    """As of a host that leaves out what HTML does not need."""
    html = re.sub(r"<!--.*?-->", "", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html).replace("</body>", "").replace("</html>", "").rstrip()


@pytest.fixture
def host(serve: Serve, releases: dict[str, Path], tmp_path: Path) -> Host:
    """Serves a copy of release A, which a test may change."""
    return serve(shutil.copytree(releases["A"], tmp_path / "live"), prefix="/x/")


@pytest.mark.parametrize("alter", [with_script, with_banner, minified, with_names])
def test_a_host_that_alters_pages_is_named_at_the_first_visit(
    page: Page, host: Host, alter: Callable[[str], str]
) -> None:
    host.alter = alter
    page.goto(f"{host.url}offline/")
    copy = page.locator("offline-copy")
    expect(copy.get_by_role("heading")).to_have_text("Nothing can be kept here")
    expect(copy.get_by_role("alert")).to_contain_text(SAID)
    expect(copy.get_by_role("button")).to_have_count(0)
    page.goto(host.url + GUIDE)
    assert shown(page) == ("A", "A")


@pytest.mark.parametrize(
    "alter",
    [
        with_script,
        pytest.param(with_banner, marks=pytest.mark.long),
        pytest.param(minified, marks=pytest.mark.long),
    ],
)
def test_from_a_host_that_alters_pages_they_come_fresh(
    page: Page, host: Host, releases: dict[str, Path], alter: Callable[[str], str]
) -> None:
    """Guides, and the pages of the version too; what was kept before serves without a network."""
    keep_all(page, host)
    deploy(host.folder, releases["B"])
    host.alter = alter
    page.goto(host.url + GUIDE)
    until(lambda: shown(page) == ("B", "B") or page.reload() is None)
    assert versions_shown(page, host, scored=False) == {"B"}
    page.goto(f"{host.url}offline/")
    copy = page.locator("offline-copy")
    expect(copy.get_by_role("alert")).to_contain_text(SAID)
    host.stop()
    assert versions_shown(page, host, scored=False) == {"A"}
    host.restart()
    host.alter = None
    stop_worker(page)
    page.goto(host.url)
    assert ask(page, "check")["away"] is None
    assert ask(page, "look")["waiting"]
    page.goto(host.url + QUIZ)
    assert shown(page) == ("A", "A"), "the reader is asked again"


def test_a_host_that_begins_to_alter_pages_keeps_no_reader_from_them(
    page: Page, host: Host
) -> None:
    """No new release: pages come as the host sends them, and what was kept stays right."""
    keep_pages(page, host)
    host.alter = with_banner
    page.goto(host.url + GUIDE)
    assert "Brought to you by a host" in page.content()
    page.wait_for_timeout(500)
    assert ask(page, "missing", groups="all")["paths"] == []
    host.stop()
    page.goto(host.url + GUIDE)
    assert "Brought to you by a host" not in page.content()
    assert shown(page) == ("A", "A")


@pytest.fixture(scope="session")
def urgent(releases: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Release B, said to fix the security of those before it."""
    folder = tmp_path_factory.mktemp("urgent") / "site"
    shutil.copytree(releases["B"], folder)
    set_release(folder, 1)
    return folder


def set_release(folder: Path, number: int) -> None:
    """As a build does whose mkdocs.yml says so."""
    file = folder / "offline.json"
    description = json.loads(file.read_text(encoding="utf-8"))
    for copy in folder.glob("offline.json.*"):
        copy.unlink()
    file.write_text(json.dumps({**description, "security": number}), encoding="utf-8")


def test_a_security_release_waits_for_nobody(page: Page, host: Host, urgent: Path) -> None:
    """The accepted version with its runtime is here, and gone with the first look at the list."""
    keep_all(page, host)
    earlier = page.context.new_page()
    earlier.goto(host.url + QUIZ)
    fill(earlier)
    deploy(host.folder, urgent)
    answer = ask(page, "check")
    assert (answer["ok"], answer["waiting"]) == (True, None)
    note = earlier.locator("[data-offline=note]")
    expect(note).to_contain_text("This page was replaced to fix a security problem.")
    note.get_by_role("button", name="Reload").click()
    earlier.wait_for_function("() => document.documentElement.dataset.release === 'B'")
    names = page.evaluate("caches.keys()")
    assert len([name for name in names if "#offline version" in name]) == 1
    host.stop()
    for address in (QUIZ, "passport/"):
        page.goto(host.url + address)
        assert shown(page) == ("B", "B")


def test_a_withdrawn_version_is_not_shown_even_once(page: Page, host: Host, urgent: Path) -> None:
    """A page of the version asks for the list first, if that was not looked at for an hour."""
    keep_pages(page, host)
    deploy(host.folder, urgent)
    forget_the_look(page)
    page.goto(host.url + QUIZ)
    assert shown(page) == ("B", "B")


def test_a_withdrawn_version_is_gone_before_the_new_one_is_here(
    page: Page, host: Host, urgent: Path
) -> None:
    """A script of the new one does not come: pages are those of the host."""
    keep_pages(page, host)
    deploy(host.folder, urgent)
    (script,) = host.folder.glob("assets/site-*/bundle/builder.js")
    whole = script.read_bytes()
    script.write_bytes(b"// cut short")
    assert ask(page, "check")["code"] == "changed"
    page.goto(host.url + QUIZ)
    assert shown(page) == ("B", "B")
    script.write_bytes(whole)
    stop_worker(page)
    assert ask(page, "check")["ok"]


def test_an_older_list_brings_no_withdrawn_version_back(
    page: Page, host: Host, releases: dict[str, Path], urgent: Path
) -> None:
    """As from a cache on the way, or after a step back without the number."""
    keep_pages(page, host)
    deploy(host.folder, urgent)
    assert ask(page, "check")["ok"]
    deploy(host.folder, releases["A"])
    stop_worker(page)
    assert ask(page, "check")["code"] == "changed"
    host.stop()
    page.goto(host.url + QUIZ)
    assert shown(page) == ("B", "B")


def forget_the_look(page: Page) -> None:
    """As if the last look at the list was long ago."""
    page.evaluate(
        """async () => {
          const name = (await caches.keys()).find((name) => name.endsWith("#offline state"));
          const cache = await caches.open(name);
          const [request] = await cache.keys();
          const state = await (await cache.match(request)).json();
          await cache.put(request, new Response(JSON.stringify({ ...state, checked: 0 })));
        }"""
    )
