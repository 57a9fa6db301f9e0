"""How long an editor waits: from saving a guide to the changed article, among 1,000 guides.

    python benchmarks/preview.py

Starts `careerguide serve` on generated guides, opens one in Chromium and saves it again and again:
with pauses in which the rest of the site is built, and so often that it is built meanwhile. The
article counts as changed when the browser has laid it out. Writes preview.md beside itself.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page, sync_playwright  # noqa: E402

from benchmarks import generate  # noqa: E402

GUIDES = 1000
SAVES = 20
LIMIT = 0.06
"""Seconds."""
WAYS = {"with pauses of 3 seconds": (3.0, False), "every 2 seconds": (2.0, True)}
"""How it is saved -> seconds between two saves, and whether those of waiting count."""
SEEN = """
const seen = {};
new MutationObserver(() => {
  const article = document.querySelector("main article");
  const last = article?.textContent.match(/This was saved for time \\d+ of \\d+\\./g)?.at(-1);
  if (!last || seen[last]) return;
  article.getBoundingClientRect();  // lays out
  seen[last] = performance.timeOrigin + performance.now();
}).observe(document, { childList: true, subtree: true });
window.seen = seen;
"""
FLAGS = ["--no-sandbox", "--disable-background-networking"]


@contextmanager
def served(project: Path) -> Iterator[str]:
    """The address of the preview of `project`, once it is built."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "careerguide", "serve", "--port", "0"],
        cwd=project,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        for line in process.stdout:
            if found := re.search(r"http://\S+", line):
                yield found[0]
                return
        sys.exit("the preview ended before it served")
    finally:
        process.terminate()
        process.wait(timeout=60)


def saved(page: Page, path: Path, turn: str) -> float:
    """Seconds from saving a sentence into the guide `path` until the page shows it.

    By the page's own clock, since asking it from outside takes longer than the page.
    """
    text = path.read_text(encoding="utf-8").rstrip()
    sentence = f"This was saved for time {turn}."
    beside = path.with_suffix(".tmp")
    beside.write_text(f"{text}\n\n{sentence}\n", encoding="utf-8")
    start = time.time()
    beside.replace(path)
    page.get_by_text(sentence).wait_for(state="attached", timeout=60_000)
    return float(page.evaluate("sentence => seen[sentence]", sentence)) / 1000 - start


def measure(page: Page, guide: Path, way: int, every: float, strict: bool) -> list[float]:
    times = []
    due = time.monotonic()
    for turn in range(SAVES):
        times.append(saved(page, guide, f"{turn} of {way}"))
        due = max(due + every, time.monotonic()) if strict else time.monotonic() + every
        time.sleep(max(0.0, due - time.monotonic()))
    return times


def main() -> int:
    lines, slow = [], False
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        project = Path(temporary) / "project"
        generate.project(GUIDES, project)
        chromium = os.environ.get("CAREERGUIDE_CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        guide = sorted((project / "roles").glob("*.md"))[GUIDES // 2]
        with served(project) as host:
            page = browser.new_page()
            page.add_init_script(SEEN)
            page.goto(f"{host}roles/{guide.stem}/")
            page.wait_for_load_state("load")
            for number, (way, (every, strict)) in enumerate(WAYS.items()):
                times = measure(page, guide, number, every, strict)
                slow |= median(times) > LIMIT
                lines.append(
                    f"| {way} | {median(times):.3f} | {min(times):.3f} | {max(times):.3f} |"
                    f" {os.getloadavg()[0]:.1f} |\n"
                )
        version = browser.version
        browser.close()
    python = f"{platform.python_implementation()} {platform.python_version()}"
    text = (
        "# How long an editor waits\n\n"
        f"Measured on {date.today().isoformat()} by `python benchmarks/preview.py`: {GUIDES:,} "
        f"guides, {python}, Chromium {version}, {os.cpu_count()} cores.\n\n"
        f"From saving a guide until the open page has laid out the changed article, seconds, of "
        f"{SAVES} saves each. The median is to be at most {LIMIT}.\n\n"
        "| saved | median | least | most | load |\n| --- | ---: | ---: | ---: | ---: |\n"
        + "".join(lines)
    )
    (HERE / "preview.md").write_text(text, encoding="utf-8")
    print(text)
    return int(slow)


if __name__ == "__main__":
    sys.exit(main())
