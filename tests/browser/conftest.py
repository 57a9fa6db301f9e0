"""A browser, web hosts, and a page that holds nothing but the scoring."""

from __future__ import annotations

import gzip
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    expect,
    sync_playwright,
)

from careerguide.project.places import Places
from careerguide.python_runtime import runtime as runtimes
from tests.browser import clock
from tests.browser.host import Host
from tests.browser.releases import releases as two_releases

ROOT = Path(__file__).resolve().parents[2]
FLAGS = ["--no-sandbox", "--disable-background-networking"]
# Python is compiled once, quickly: the second, slow compilation pays off in use, not in a test.
QUICK_FLAGS = [*FLAGS, "--js-flags=--liftoff-only"]

# A machine with other work to do starts Python in the browser slowly.
expect.set_options(timeout=60_000)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Path of the whole browser, as readers have it."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
    found = os.environ.get("CAREERGUIDE_CHROMIUM") or next(
        filter(None, map(shutil.which, names)), None
    )
    return found or ""  # Playwright's own


@pytest.fixture(scope="session")
def shell(chromium: str) -> str:
    """Path of the same browser without the window around its pages; they cost a third so."""
    named = os.environ.get("CAREERGUIDE_HEADLESS_SHELL")
    return shutil.which("chromium-headless-shell") or chromium if named is None else named


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    # What a service worker fetches is asked of the host; to be told of each costs a sixth more.
    os.environ["PLAYWRIGHT_DISABLE_SERVICE_WORKER_NETWORK"] = "1"
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright, shell: str) -> Iterator[Browser]:
    """What almost all tests drive. Its reader wants no motion: every frame of it would be drawn."""
    started = playwright.chromium.launch(executable_path=shell or None, args=QUICK_FLAGS)
    clock.set_for_all_pages(started, reduced_motion="reduce")
    yield started
    started.close()


@pytest.fixture(scope="session")
def whole_browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """As readers have it, for what a window or the speed of Python could change."""
    started = playwright.chromium.launch(executable_path=chromium or None, args=FLAGS)
    clock.set_for_all_pages(started)
    yield started
    started.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A new profile."""
    made = browser.new_context()
    made.set_default_timeout(60_000)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.fixture
def serve() -> Iterator[Callable[..., Host]]:
    """`serve(folder, compress="gzip", ...)` starts a host that is stopped after the test."""
    hosts: list[Host] = []

    def start(folder: Path, **options: Any) -> Host:
        hosts.append(Host(folder, **options).start())
        return hosts[-1]

    yield start
    for host in hosts:
        host.stop()


@pytest.fixture(scope="session")
def runtime() -> runtimes.Runtime:
    """The browser's Python, made or from the cache of the project's own builds."""
    made = runtimes.build(Places(ROOT))
    assert isinstance(made, runtimes.Runtime), made.reason
    return made


@pytest.fixture(scope="session")
def bench(runtime: runtimes.Runtime, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of one page without content, laid out as the real one."""
    folder = tmp_path_factory.mktemp("bench")
    assets = folder / "assets"
    python = shutil.copytree(runtime.folder, assets / runtime.name)
    for name in ("trial.wasm", "pyodide.js"):  # as a publishing build does with every file
        (python / f"{name}.gz").write_bytes(gzip.compress((python / name).read_bytes()))
    shutil.copytree(ROOT / "overrides" / "browser" / "scoring", assets / "site-0" / "scoring")
    shutil.copy(Path(__file__).with_name("bench.js"), assets / "site-0" / "bench.js")
    page = Path(__file__).with_name("bench.html").read_text(encoding="utf-8")
    (folder / "index.html").write_text(page.replace("RUNTIME", runtime.name), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def releases(root: Path) -> dict[str, Path]:
    """Two releases of a site of two guides, by name; a test changes a copy of one."""
    return two_releases(root)


@pytest.fixture(scope="session")
def small_site(releases: dict[str, Path]) -> Path:
    """A site of two guides, for publishing: a browser keeps it in half the time of the real one."""
    return releases["A"]
