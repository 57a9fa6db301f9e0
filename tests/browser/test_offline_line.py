"""A slow line, a line that breaks, a line that goes silent: what came is never asked for again."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.host import Host, Line
from tests.browser.kept import ANSWERS, QUIZ, ask, fill, limits, score, until

Serve = Callable[..., Host]
PROGRAM = "pyodide.asm.wasm.gz"
SILENCE, REST, SLICE = 4000, 200, 2000
RATE = 400_000
"""Bytes a second: the program takes longer than SILENCE and SLICE."""


@pytest.fixture
def host(serve: Serve, small_site: Path, tmp_path: Path) -> Host:
    """A host of a worker without patience; it compresses nothing, so that all files are long."""
    site = shutil.copytree(small_site, tmp_path / "site")
    limits(site, SILENCE=SILENCE, REST=REST, SLICE=SLICE)
    return serve(site, prefix="/x/")


def sizes(host: Host) -> dict[str, int]:
    """Bytes of each file of the runtime, as they are kept from this host."""
    description = json.loads((host.folder / "offline.json").read_text(encoding="utf-8"))
    forms = [forms.get("packed") or forms["plain"] for forms in description["runtime"]]
    return {form[0].split("/")[-1]: form[2] for form in forms}


def keep(page: Page) -> None:
    page.locator("offline-copy").get_by_role("button", name="Make available offline").click()


def heading(page: Page) -> str:
    return page.locator("offline-copy [data-part=heading]").inner_text()


def ready(page: Page, host: Host) -> None:
    """Its page open, and nothing but the runtime left to take."""
    page.goto(f"{host.url}offline/")
    until(lambda: ask(page, "missing", groups="all").get("paths") == [])
    host.asked.clear()
    host.sent = 0


def test_a_slow_line_is_waited_for_as_long_as_bytes_come(page: Page, host: Host) -> None:
    """The whole takes much longer than the limit, which counts from the last byte.

    This host compresses nothing, so the program is kept in its packed form, and starts from it.
    """
    ready(page, host)
    host.line = Line(rate=RATE)
    keep(page)
    count = page.locator("[data-progress=scoring] [data-part=count]")
    total = sum(sizes(host).values())
    expect(count).to_have_text(re.compile(rf"[1-9]\.\d of {total / 1e6:.1f} MB"))
    expect(page.locator("offline-copy").get_by_role("heading")).to_have_text("Available offline")
    assert sizes(host)[PROGRAM] / RATE * 1000 > 2 * SILENCE
    assert host.sent < total * 1.3, "what came was not asked for again"
    names = page.evaluate(
        """async () => {
          const name = (await caches.keys()).find((name) => name.includes("python-"));
          return (await (await caches.open(name)).keys()).map(({ url }) => url.split("/").pop());
        }"""
    )
    assert PROGRAM in names
    assert PROGRAM.removesuffix(".gz") not in names
    host.stop()
    page.goto(host.url + QUIZ)
    fill(page)
    assert len(score(page)) == len(ANSWERS)


def test_three_breaks_lose_nothing(page: Page, host: Host) -> None:
    """Each ends all connections, and then the host is away for some requests."""
    ready(page, host)
    total = sum(sizes(host).values())
    host.line = Line(rate=4 * RATE, breaks=[1_000_000, 2_000_000, 3_200_000], dead=2)
    keep(page)
    expect(page.locator("offline-copy").get_by_role("heading")).to_have_text("Available offline")
    assert not host.line.breaks
    places = [start for path, start in host.resumed if path.endswith(PROGRAM)]
    assert places == sorted(places)
    assert len(places) >= 3
    assert host.sent < total * 1.3


def test_three_breaks_while_the_first_version_is_being_kept(
    browser: Browser, page: Page, host: Host
) -> None:
    """All its files come side by side, so each break hits several of them."""
    other = browser.new_context(service_workers="block")
    other.new_page().goto(host.url, wait_until="networkidle")
    other.close()
    whole_page, host.sent = host.sent, 0
    host.line = Line(breaks=[whole_page + more for more in (90_000, 180_000, 270_000)], dead=3)
    page.goto(host.url)
    until(lambda: ask(page, "missing", groups="all").get("paths") == [])
    assert not host.line.breaks


def test_a_connection_that_goes_silent_is_taken_up_where_it_stopped(page: Page, host: Host) -> None:
    ready(page, host)
    host.line = Line(rate=4 * RATE, stalls=[1_500_000])
    keep(page)
    expect(page.locator("offline-copy").get_by_role("heading")).to_have_text("Available offline")
    ((path, start),) = [one for one in host.resumed if one[0].endswith(PROGRAM)][:1]
    assert start > 0, path
    assert host.sent < sum(sizes(host).values()) * 1.3


def test_a_host_without_ranges_sends_all_of_it_again(page: Page, host: Host) -> None:
    host.ranges = False
    ready(page, host)
    host.line = Line(rate=4 * RATE, breaks=[1_500_000])
    keep(page)
    expect(page.locator("offline-copy").get_by_role("heading")).to_have_text("Available offline")
    assert host.resumed == []
    assert host.sent > sum(sizes(host).values()) + 500_000


def test_a_file_that_changes_between_two_parts_begins_anew(page: Page, host: Host) -> None:
    """The host has the right file only after the break: no file is put together of both."""
    ready(page, host)
    (program,) = host.folder.glob(f"assets/*/{PROGRAM}")
    right = program.read_bytes()
    program.write_bytes(b"x" * len(right))
    host.line = Line(rate=4 * RATE, breaks=[1_500_000], dead=1)
    keep(page)
    until(lambda: not host.line.breaks)
    program.write_bytes(right)
    expect(page.locator("offline-copy").get_by_role("heading")).to_have_text("Available offline")


def test_a_line_that_breaks_for_good_says_so_and_goes_on_later(page: Page, host: Host) -> None:
    ready(page, host)
    host.line = Line(rate=4 * RATE, breaks=[1_500_000], dead=1_000)
    keep(page)
    copy = page.locator("offline-copy")
    expect(copy.get_by_role("alert")).to_have_text(
        "The connection broke on the way. What came so far is saved on this device; press the "
        "button again to go on from there."
    )
    expect(copy.get_by_role("heading")).to_have_text("Not all of it is on this device")
    left = float(re.findall(r"(\d+\.\d) MB to load", copy.inner_text())[0]) * 1e6
    assert left < sum(sizes(host).values()) - 1_000_000, "what came is not to be loaded again"
    page.reload()  # nothing of it is in the page's own memory
    host.stop()
    host.restart()
    keep(page)
    expect(copy.get_by_role("heading")).to_have_text("Available offline")
    assert any(path.endswith(PROGRAM) and start > 0 for path, start in host.resumed)
