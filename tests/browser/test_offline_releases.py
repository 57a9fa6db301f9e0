"""A new release on a device that keeps the old one: whole, and when the reader accepts it."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.host import Host
from tests.browser.kept import QUIZ, ask, fill, keep_all, score, stop_worker, until
from tests.browser.releases import GUIDE, NEW, OLD, deploy, shown, versions_shown

Serve = Callable[..., Host]


@pytest.fixture
def host(serve: Serve, releases: dict[str, Path], tmp_path: Path) -> Host:
    """Serves a copy of release A, which a test may change."""
    live = shutil.copytree(releases["A"], tmp_path / "live")
    return serve(live, compress="br", prefix="/x/")


def test_a_new_version_waits_until_the_reader_accepts_it(
    page: Page, host: Host, releases: dict[str, Path]
) -> None:
    keep_all(page, host)
    earlier = page.context.new_page()
    earlier.goto(host.url + QUIZ)
    fill(earlier)
    deploy(host.folder, releases["B"])
    page.goto(host.url + GUIDE)
    until(lambda: shown(page) == ("B", "B") or page.reload() is None)  # content is fresh
    until(lambda: ask(page, "check")["waiting"])
    page.goto(host.url + QUIZ)
    assert shown(page) == ("A", "A")
    note = page.locator("[data-offline=note]")
    expect(note).to_contain_text("A newer version of the sample and the passport is ready.")
    note.get_by_role("button", name="Not now").click()
    expect(note).to_be_hidden()
    page.reload()
    assert shown(page) == ("A", "A")
    fill(page)
    note.get_by_role("button", name="Use the new version").click()
    page.wait_for_function("() => document.documentElement.dataset.release === 'B'")
    assert shown(page) == ("B", "B")

    old_note = earlier.locator("[data-offline=note]")
    expect(old_note).to_contain_text("This page is of the earlier version.")
    score(earlier)
    said = earlier.locator("[data-part=versions] [data-slot=scoring]").text_content()
    assert said == dict((OLD, NEW))["A"], "a page that was open goes on with its own scoring"
    host.stop()
    assert versions_shown(page, host, scored=True) == {"B"}


def test_a_version_that_cannot_be_had_whole_changes_nothing(
    page: Page, host: Host, releases: dict[str, Path]
) -> None:
    """All of the new release is there, but one script is not what its list says."""
    keep_all(page, host)
    deploy(host.folder, releases["B"])
    script = next(host.folder.glob("assets/site-*/site.js"))
    whole = script.read_bytes()
    for copy in script.parent.glob("site.js.*"):
        copy.unlink()
    script.write_bytes(whole.replace(b"review", b"REVIEW"))
    answer = ask(page, "check")
    assert (answer["ok"], answer["code"]) == (False, "changed")
    assert answer["message"].endswith("site.js is not the file that the list names")
    assert versions_shown(page, host, scored=True) == {"A"}
    script.write_bytes(whole)
    stop_worker(page)
    assert ask(page, "check")["waiting"]


def test_without_a_runtime_kept_nobody_is_asked(
    page: Page, host: Host, releases: dict[str, Path]
) -> None:
    """There is no working sample on the device that a new version could take away."""
    page.goto(host.url)
    until(lambda: ask(page, "look")["accepted"])
    deploy(host.folder, releases["B"])
    answer = ask(page, "check")
    assert answer["waiting"] is None
    assert versions_shown(page, host, scored=True) == {"B"}


def test_interrupted_deploys_never_mix_versions(
    page: Page, host: Host, releases: dict[str, Path], long: bool
) -> None:
    """After each the pages are looked at with the half-finished site, and with none."""
    keep_all(page, host)
    for turn in range(20 if long else 2):
        shutil.rmtree(host.folder)
        shutil.copytree(releases["A"], host.folder)
        deploy(host.folder, releases["B"], random.Random(turn))
        stop_worker(page)  # as between two visits
        versions_shown(page, host, scored=turn % 2 == 0)
        page.goto(host.url + QUIZ)
        assert shown(page) == ("A", "A"), "the accepted version works on"
        host.stop()
        versions_shown(page, host, scored=turn % 2 == 1)
        host.restart()
    deploy(host.folder, releases["B"])
    stop_worker(page)
    page.goto(host.url + QUIZ)
    assert ask(page, "check")["waiting"]
    page.reload()
    expect(page.get_by_role("button", name="Use the new version")).to_be_visible()
