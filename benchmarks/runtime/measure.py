#!/usr/bin/env python3
"""Measure the browser's Python: bytes, and the time until it can score. Writes results.md.

    .venv/bin/python benchmarks/runtime/measure.py [PAIRS]

Every pair starts each variant once, one after another, in a new profile ("first visit"), then in a
new browser with the same profile ("second visit"). Needs what `dev.py test` installs, npm for the
older Pyodide, and a machine with nothing else to do.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import brotli
from playwright.sync_api import Playwright, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(ROOT))

from careerguide.project.places import Places  # noqa: E402
from careerguide.python_runtime import runtime  # noqa: E402  (the project, wherever this is started from)
from tests.browser.host import Host  # noqa: E402

CACHE = ROOT / ".cache" / "benchmark-runtime"
FLAGS = ["--no-sandbox", "--disable-background-networking"]
NEW = ROOT / "node_modules" / "pyodide"
OLD = HERE / "node_modules" / "pyodide"
SETTLE = 4.0
"""Seconds before a browser is closed: so long it takes to store what it compiled."""


@dataclass
class Variant:
    name: str
    worker: str
    message: dict[str, str]
    compress: Literal["br", ""] = "br"
    bytes: int = 0
    first: list[float] = field(default_factory=list)
    second: list[float] = field(default_factory=list)


def main(pairs: int) -> None:
    subprocess.run(["npm", "ci", "--silent"], cwd=HERE, check=True)
    made = runtime.build(Places(ROOT))
    if isinstance(made, runtime.Missing):
        sys.exit(made.reason)
    with tempfile.TemporaryDirectory() as work:
        site = Path(work)
        variants = list(_lay_out(site, made))
        _compress(site)
        with sync_playwright() as playwright:
            for pair in range(pairs):
                print(f"pair {pair + 1} of {pairs}", flush=True)
                for variant in variants:
                    print(f"  {variant.name}", flush=True)
                    _visit_twice(playwright, site, variant)
            _write(variants, pairs, playwright)


def _lay_out(site: Path, made: runtime.Runtime) -> Iterator[Variant]:
    for name in ("bench.html", "bench.js", "stock.js", "trimmed.js"):
        shutil.copy(HERE / name, site)
    shutil.copytree(ROOT / "overrides" / "browser" / "scoring", site / "assets" / "scoring")
    shutil.copytree(made.folder, site / "assets" / "ours")
    with zipfile.ZipFile(site / "assets" / "scoring.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((ROOT / "scoring").rglob("*.py")):
            archive.write(path, path.relative_to(ROOT))
    for package in (NEW, OLD):
        version = json.loads((package / "package.json").read_text())["version"]
        stock, trimmed = site / "assets" / f"stock-{version}", site / "assets" / f"trim-{version}"
        shutil.copytree(package, stock)
        _trim(package, trimmed)
        scoring = "assets/scoring.zip"
        yield Variant(
            f"{version} as shipped",
            "stock.js",
            {"base": f"assets/{stock.name}/", "scoring": scoring},
        )
        yield Variant(f"{version} trimmed", "trimmed.js", {"base": f"assets/{trimmed.name}/"})
    start = {"type": "start", "base": "assets/ours/", "fresh": ""}
    yield Variant("ours", "assets/scoring/worker.js", start)
    yield Variant("ours, host without compression", "assets/scoring/worker.js", start, compress="")


def _trim(package: Path, folder: Path) -> None:
    """The files of `package` with its library trimmed as ours, under Pyodide's own names."""
    with tempfile.TemporaryDirectory() as work:
        source = shutil.copytree(package, Path(work, "pyodide"))
        if not (source / "pyodide.asm.mjs").exists():  # its name before 314
            shutil.copy(source / "pyodide.asm.js", source / "pyodide.asm.mjs")
        made = Path(work, "made")
        made.mkdir()
        script = ROOT / "careerguide" / "browser" / "compile.mjs"
        command = ["node", script, source, ROOT / "scoring", made]
        subprocess.run(command, check=True, stderr=subprocess.PIPE)
        folder.mkdir()
        for name in ("pyodide.mjs", "pyodide.asm.wasm"):
            shutil.copy(package / name, folder)
        for path in package.glob("pyodide.asm.*js"):
            shutil.copy(path, folder)
        shutil.copy(made / "python.json", folder)
        for name in ("stdlib.zip", "scoring.zip"):
            (folder / name).write_bytes(gzip.decompress((made / f"{name}.gz").read_bytes()))


def _compress(site: Path) -> None:
    """Brotli at its best beside every file, from the cache of earlier runs where it can be."""
    CACHE.mkdir(parents=True, exist_ok=True)
    for path in sorted(site.rglob("*")):
        if path.suffix not in (".js", ".mjs", ".wasm", ".json", ".zip", ".html"):
            continue
        content = path.read_bytes()
        kept = CACHE / f"{hashlib.sha256(content).hexdigest()}.br"
        if not kept.exists():
            kept.write_bytes(brotli.compress(content, quality=11, lgwin=24))
        os.link(kept, path.with_name(f"{path.name}.br"))


def _visit_twice(playwright: Playwright, site: Path, variant: Variant) -> None:
    host = Host(site, compress=variant.compress).start()
    with tempfile.TemporaryDirectory() as profile:
        for times in (variant.first, variant.second):
            browser = playwright.chromium.launch_persistent_context(
                profile, executable_path=shutil.which("chromium"), args=FLAGS
            )
            page = browser.pages[0]
            page.goto(f"{host.url}bench.html")
            page.wait_for_function("() => 'start' in window")
            before = host.sent
            script = "([worker, message]) => start(worker, message)"
            times.append(page.evaluate(script, [variant.worker, variant.message]))
            if times is variant.first:
                variant.bytes = host.sent - before
            time.sleep(SETTLE)
            browser.close()
    host.stop()


def _write(variants: list[Variant], pairs: int, playwright: Playwright) -> None:
    stock = variants[0]
    lines = [
        "# Starting Python in the browser",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {_machine(playwright)}. Median of {pairs} pairs in "
        "alternation; from making the worker until the scoring has answered, over loopback. "
        "Written by `benchmarks/runtime/measure.py`.",
        "",
        "| variant | on the wire, MB | first visit, ms | ratio | second visit, ms | ratio |",
        "|---|---|---|---|---|---|",
    ]
    for variant in variants:
        first, second = statistics.median(variant.first), statistics.median(variant.second)
        lines.append(
            f"| {variant.name} | {variant.bytes / 1e6:.2f} "
            f"| {first:.0f} | {_ratio(variant.first, stock.first):.2f} "
            f"| {second:.0f} | {_ratio(variant.second, stock.first):.2f} |"
        )
    lines += [
        "",
        "Ratios are to the first visit with the newest Pyodide as shipped: the median of the "
        "ratios within each pair.",
        "",
        "| all times, ms | first visits | second visits |",
        "|---|---|---|",
    ]
    for variant in variants:
        times = [", ".join(f"{t:.0f}" for t in kind) for kind in (variant.first, variant.second)]
        lines.append(f"| {variant.name} | {times[0]} | {times[1]} |")
    notes = (HERE / "notes.md").read_text(encoding="utf-8")
    (HERE / "results.md").write_text("\n".join(lines) + "\n\n" + notes, encoding="utf-8")
    print("\n".join(lines))


def _ratio(times: list[float], of: list[float]) -> float:
    return statistics.median(a / b for a, b in zip(times, of, strict=True))


def _machine(playwright: Playwright) -> str:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
    version = browser.version
    browser.close()
    load = os.getloadavg()[2] if hasattr(os, "getloadavg") else 0.0
    return (
        f"Chromium {version}, {platform.system()} {platform.machine()}, {os.cpu_count()} cores, "
        f"load {load:.1f} (times count only where that is about 1)"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
