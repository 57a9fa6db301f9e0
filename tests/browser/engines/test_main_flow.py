"""Guide, sample, passport, without a server, from disk: the same in every engine."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.browser import bundles
from tests.browser.conftest import FLAGS
from tests.browser.engines import chromium, firefox, flow, webkitgtk
from tests.browser.engines.driver import Engine, wait_for
from tests.browser.engines.table import Row, write
from tests.browser.host import Fault, Host, Line
from tests.browser.kept import limits

Serve = Callable[..., Host]
ANSWERS: flow.Answers = {"O3": 4, "C4": 2, "E2": 5, "A3": 6, "N3": 1}
OTHERS: flow.Answers = {item: 7 - answer for item, answer in ANSWERS.items()}
GUIDE = "roles/ai-product-manager/"
ON_THE_GUIDE = "[...document.querySelectorAll('.quiz__item')].map((item) => item.dataset.item)"
SAMPLE = "big-five-sample/"


def _chromium(request: pytest.FixtureRequest) -> Engine:
    program = request.getfixturevalue("chromium")
    running = request.getfixturevalue("whole_browser")
    start = partial(chromium.start, program, FLAGS, running)
    return Engine(name="Chromium", start=start, keeps=True)


def _firefox(_: pytest.FixtureRequest) -> Engine:
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    if program is None:
        pytest.skip("Firefox is not installed (Debian: apt install firefox-esr)")
    return Engine(name="Firefox", start=partial(firefox.start, program), keeps=True)


def _webkitgtk(_: pytest.FixtureRequest) -> Engine:
    program, screen = shutil.which("WebKitWebDriver"), shutil.which("Xvfb")
    if program is None or screen is None:
        pytest.skip("WebKitGTK is not installed (Debian: apt install webkit2gtk-driver xvfb)")
    return Engine(name="WebKitGTK", start=partial(webkitgtk.start, program, screen), keeps=False)


@pytest.fixture(
    params=[
        pytest.param(_chromium, id="Chromium"),
        pytest.param(_firefox, id="Firefox", marks=pytest.mark.long),
        pytest.param(_webkitgtk, id="WebKitGTK", marks=pytest.mark.long),
    ]
)
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.param(request)
    return found


@pytest.fixture
def row(engine: Engine, long: bool, root: Path) -> Iterator[Row]:
    """What is put into it is published by a long run, a failure too."""
    made = Row(engine.name)
    yield made
    if long and made.cells:
        write(root / "benchmarks" / "engines.md", made)


def test_main_flow(
    engine: Engine, row: Row, built_site: Path, serve: Serve, tmp_path: Path
) -> None:
    host = serve(built_site, compress="gzip")
    profile = tmp_path / "profile"
    with engine.start(profile) as driver:
        row.version = driver.version
        with row.step("Guide"):
            driver.open(host.url + GUIDE)
            flow.read_guide(driver)
        with row.step("Quiz by keyboard"):
            items = driver.evaluate(ON_THE_GUIDE)
            answers: flow.Answers = dict(zip(items, (4, 2, 5, 3, 1), strict=True))
            flow.answer_by_keyboard(driver, answers)
        with row.step("Result as in CPython"):
            flow.compare_with_cpython(driver, answers)
        with row.step("Kept in the passport"):
            flow.keep(driver)
            flow.see_passport(driver, 1)
        with row.step("Reload without the server"):
            driver.open(host.url + SAMPLE)
            flow.wait_until_offline(driver)
            host.stop()
            asked = len(host.asked)
            flow.reload(driver)
            flow.answer_by_keyboard(driver, OTHERS)
            flow.compare_with_cpython(driver, OTHERS)
            flow.keep(driver)
            shown = flow.see_passport(driver, 2)
            driver.open(host.url + GUIDE)
            flow.read_guide(driver)
            assert len(host.asked) == asked
        with row.step("Sample in one file"):
            driver.open((built_site / "big-five-sample.html").as_uri())
            flow.answer_by_keyboard(driver, ANSWERS)
            flow.compare_with_cpython(driver, ANSWERS)
    if engine.keeps:
        with row.step("Kept after a restart"), engine.start(profile) as driver:
            driver.open(f"{host.url}passport/")
            assert flow.see_passport(driver, 2) == shown


def test_a_part_that_did_not_come_comes_when_it_is_asked_for_again(
    engine: Engine, built_site: Path, serve: Serve, tmp_path: Path
) -> None:
    """Some engines remember a module that failed as long as the page lives."""
    host = serve(built_site, compress="gzip", faults={"bundle/incoming.js": Fault(status=503)})
    with engine.start(tmp_path / "profile") as driver:
        driver.open(bundles.address(host.url, bundles.document()))
        box = "document.querySelector('[data-part=trouble]')"
        trouble = f"{box}.innerText"
        wait_for(driver, f"{trouble}.includes('A part of the site could not be loaded.')")
        host.faults.clear()
        driver.evaluate(f"void {box}.querySelector('[data-do=retry]').click()")
        wait_for(driver, "document.querySelector('role-bundle').dataset.state === 'read'")
        assert driver.evaluate(trouble) == ""


@pytest.mark.long  # in Chromium, every run has test_offline_line.py
def test_the_offline_copy_over_a_line_that_breaks(
    engine: Engine, built_site: Path, serve: Serve, tmp_path: Path
) -> None:
    """Engines differ in what they make of ranges and of their own copies."""
    site = shutil.copytree(built_site, tmp_path / "site")
    limits(site, SILENCE=3000, REST=100, SLICE=2000)
    host = serve(site)
    heading = "document.querySelector('offline-copy [data-part=heading]')?.innerText"
    button = "document.querySelector('offline-copy [data-do=keep]')"
    with engine.start(tmp_path / "profile") as driver:
        driver.open(f"{host.url}offline/")
        wait_for(driver, f"{button} !== null")
        host.line = Line(rate=3_000_000, breaks=[host.sent + 1_500_000, host.sent + 3_000_000])
        driver.evaluate(f"void {button}.click()")
        wait_for(driver, f"{heading} === 'Available offline'")
        assert not host.line.breaks
        assert any(start > 0 for _, start in host.resumed)
        host.stop()
        driver.open(host.url + GUIDE)
        flow.read_guide(driver)


@pytest.mark.long  # in Chromium, every run has test_offline_hosts.py
def test_a_host_that_alters_pages_is_named(
    engine: Engine, built_site: Path, serve: Serve, tmp_path: Path
) -> None:
    host = serve(built_site, alter=lambda html: f"{html}<p>Brought to you by a host</p>")
    alert = "document.querySelector('offline-copy [role=alert]')?.innerText ?? ''"
    with engine.start(tmp_path / "profile") as driver:
        driver.open(f"{host.url}offline/")
        wait_for(driver, f"({alert}).includes('changes its pages on their way to you')")
