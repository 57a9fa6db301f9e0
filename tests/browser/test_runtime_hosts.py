"""The runtime on hosts that compress and on hosts that do not: what goes over the wire."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.host import Host

Serve = Callable[..., Host]


def _start(page: Page, host: Host) -> Any:
    """Start Python; the files of its folder that were asked for, in the order of their names."""
    page.goto(host.url)
    page.wait_for_function("() => 'attempt' in window")
    page.evaluate("() => scoring.warm()")
    return sorted(path.rpartition("/")[2] for path in host.asked if "/python-" in path)


def test_a_host_that_compresses_sends_the_plain_program(
    page: Page, bench: Path, serve: Serve
) -> None:
    host = serve(bench, compress="gzip")
    assert _start(page, host) == [
        "pyodide.asm.js",
        "pyodide.asm.wasm",
        "pyodide.js",
        "python.json",
        "scoring.zip.gz",
        "stdlib.zip.gz",
        "trial.wasm",
    ]


def test_a_host_that_compresses_nothing_sends_the_packed_program(
    page: Page, bench: Path, serve: Serve
) -> None:
    host = serve(bench)
    assert _start(page, host) == [
        "pyodide.asm.js.gz",
        "pyodide.asm.wasm.gz",
        "pyodide.js",
        "python.json",
        "scoring.zip.gz",
        "stdlib.zip.gz",
        "trial.wasm",
    ]
    assert host.sent <= 4_700_000


def test_a_policy_without_data_modules_costs_no_more_than_bytes(
    page: Page, bench: Path, serve: Serve
) -> None:
    policy = {"Content-Security-Policy": "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"}
    host = serve(bench, headers={"worker.js": policy})
    assert "pyodide.asm.js" in _start(page, host)


def test_a_host_that_calls_packed_files_compressed_content(
    page: Page, bench: Path, serve: Serve
) -> None:
    announced = {"Content-Encoding": "gzip", "Content-Type": "application/octet-stream"}
    _start(page, serve(bench, headers={".gz": announced}))
    assert page.evaluate("() => attempt('explain', {})")["code"] == "refused"


def test_a_site_below_a_path(page: Page, bench: Path, serve: Serve) -> None:
    host = serve(bench, compress="gzip", prefix="/people/guides/")
    assert "stdlib.zip.gz" in _start(page, host)
    assert all(path.startswith("/people/guides/") for path in host.asked if "favicon" not in path)


def test_nothing_comes_from_elsewhere(page: Page, bench: Path, serve: Serve) -> None:
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(request.url))
    host = serve(bench)
    _start(page, host)
    foreign = [url[:80] for url in asked if not url.startswith((host.origin, "data:"))]
    assert foreign == []
    assert asked
