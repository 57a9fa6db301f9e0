"""What lists of roles, search and sitemap cost and weigh: one list of 500, and 10,000 by groups.

    python benchmarks/role_index.py

Writes role-index.md beside itself, and fails where a limit is missed.

Everything but the guides' own pages is made from roles in memory (`many_roles.py`) and used in
Chromium as a reader would. Times are medians; sizes are gzip, level 6, as hosts send.
"""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any
from unittest import mock

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright  # noqa: E402

from benchmarks.many_roles import many_roles  # noqa: E402
from careerguide.building import compose, reading  # noqa: E402
from careerguide.building.cache import mkdocs_pages, state  # noqa: E402
from careerguide.formats import role_catalog, search_index, sitemap  # noqa: E402
from careerguide.pages import fill, role_pages  # noqa: E402
from careerguide.pages.frame import Page as SitePage  # noqa: E402
from careerguide.pages.frame import Site  # noqa: E402
from careerguide.pages.output import Output  # noqa: E402
from careerguide.project.places import Places  # noqa: E402
from careerguide.views import role_lists  # noqa: E402
from tests.browser.host import Host  # noqa: E402

FEW, MANY = 500, 10_000
ROUNDS = 5
QUESTIONS = ("nurse", "se", "data analyst", "evidence", "e")
FLAGS = ["--no-sandbox", "--disable-background-networking"]
ADDRESS = "https://example.org/"

ASK = """async (text) => {
  const field = document.querySelector("[name=words]");
  const list = document.querySelector("role-index");
  const changed = new Promise((done) => {
    const watch = new MutationObserver(() => {
      if (!/ of /.test(document.querySelector("[data-part=count]").textContent)) return;
      if (!list.querySelector(".role-card:not([hidden])")) return;
      watch.disconnect();
      requestAnimationFrame(() => setTimeout(done));
    });
    watch.observe(list, {subtree: true, childList: true, attributes: true, characterData: true});
  });
  const start = performance.now();
  field.value = text;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  await changed;
  return performance.now() - start;
}"""
"""Milliseconds from a key to the frame that shows the first role."""

TAKE_IN = """async (index) => {
  const entry = document.querySelector("script[type=module]").src;
  const { rowsOf } = await import(new URL("search/pages.js", entry));
  const data = await (await fetch(index)).json();
  const start = performance.now();
  rowsOf(data);
  return performance.now() - start;
}"""
"""Milliseconds until the search box has taken in an index."""


class Lists:
    """The site of `count` roles without their guides, in `folder`."""

    def __init__(self, count: int, folder: Path) -> None:
        self.catalog, skills = many_roles(count)
        self.pages, complaints = mkdocs_pages.pages(Places(ROOT))
        if complaints:
            sys.exit("\n".join(complaints))
        frames = compose.frame(Places(ROOT), self.catalog, self.pages, skills)
        self.site = replace(frames, settings=replace(frames.settings, site_url=ADDRESS))
        self.folder = folder
        content = reading.Content(catalog=self.catalog, entries={}, problems=[])
        out = Output(folder)
        compose.compose(self.site, content, self.pages, out, state.State(), folder)

    def packed(self, path: str) -> int:
        return len(gzip.compress((self.folder / path).read_bytes(), 6))

    def largest(self, pattern: str) -> int:
        paths = [path.relative_to(self.folder).as_posix() for path in self.folder.glob(pattern)]
        return max(map(self.packed, paths), default=0)

    def cpu(self) -> dict[str, float]:
        """Part -> CPU seconds to make it."""
        index = (self.pages / search_index.PATH).read_bytes()
        entries = sitemap.entries(self.catalog, search_index.pages(index))
        parts = {
            "index page": lambda: [_index_page(self.site)],
            "pages by group": lambda: role_pages.files(self.site),
            "catalog and skills": lambda: (
                (name, "".join(pieces))
                for name, pieces in role_catalog.files(self.catalog, self.site.skills)
            ),
            "search index": lambda: search_index.index(index, self.catalog, self.site.skills),
            "sitemap": lambda: sitemap.files(entries, self.site.settings),
        }
        return {name: _cpu(part) for name, part in parts.items()}


def _index_page(site: Site) -> str:
    page = SitePage(url="roles/", title="Roles")
    return fill.fill(site, page, "<!-- block: role-index -->")


def _cpu(part: Any) -> float:
    start = time.process_time()
    for _ in part():
        pass
    return time.process_time() - start


def full_index(lists: Lists) -> bytes:
    """The site's index if it held every role."""
    with mock.patch.object(role_lists, "MOST_IN_ONE_LIST", sys.maxsize):
        index = (lists.pages / search_index.PATH).read_bytes()
        return "".join(search_index.index(index, lists.catalog, lists.site.skills)).encode()


class Reader:
    """A page of Chromium on the role index of `folder`."""

    def __init__(self, browser: Browser, folder: Path) -> None:
        self.browser = browser
        self.host = Host(folder).start()
        self.page = self.open()

    def open(self) -> Page:
        page = self.browser.new_page()
        page.goto(f"{self.host.url}roles/")
        page.locator("[name=words]").wait_for()
        return page

    def ask(self, question: str) -> float:
        return float(self.page.evaluate(ASK, question))

    def busy(self) -> float:
        """Milliseconds of CPU that the page's main thread takes for a question, in the middle."""
        session = self.page.context.new_cdp_session(self.page)
        session.send("Performance.enable", {"timeDomain": "threadTicks"})
        used = []
        for question in QUESTIONS * ROUNDS:
            before = _task_seconds(session)
            self.ask(question)
            used.append(1000 * (_task_seconds(session) - before))
        return median(used)

    def answers(self) -> list[float]:
        """Milliseconds to the first result of every question, several times."""
        return [self.ask(question) for _ in range(ROUNDS) for question in QUESTIONS]

    def take_in(self, index: str) -> float:
        return float(self.page.evaluate(TAKE_IN, f"{self.host.url}{index}"))


def _task_seconds(session: CDPSession) -> float:
    metrics = session.send("Performance.getMetrics")["metrics"]
    return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))


def figures(few: Lists, many: Lists, browser: Browser) -> list[tuple[str, float, str, float]]:
    """What was measured: words, figure, unit, and the most it may be (0: no limit)."""
    reader, short = Reader(browser, many.folder), Reader(browser, few.folder)
    first = reader.ask(QUESTIONS[0])
    answers = reader.answers()
    in_place = short.answers()
    (many.folder / "full.json").write_bytes(full_index(many))
    found: list[tuple[str, float, str, float]] = [
        (f"index page, one list of {FEW:,}", few.packed("roles/index.html") / 1000, "kB", 0),
        ("index page, groups", many.packed("roles/index.html") / 1000, "kB", 100),
        ("largest page of a group", many.largest("roles/in/*/index.html") / 1000, "kB", 100),
        ("catalog", many.packed(role_catalog.CATALOG) / 1000, "kB", 350),
        ("largest file of skills", many.largest("roles/skills/*.json") / 1000, "kB", 100),
        ("the site's search index", many.packed(search_index.PATH) / 1000, "kB", 100),
        ("the same with every role in it", many.packed("full.json") / 1000, "kB", 0),
        ("first result, catalog fetched for it", first, "ms", 0),
        ("first result, catalog there, median", median(answers), "ms", 300),
        ("first result, catalog there, slowest", max(answers), "ms", 300),
        ("the page's own CPU time for an answer, median", reader.busy(), "ms", 300),
        (f"first result in one list of {FEW:,}, median", median(in_place), "ms", 300),
        (f"CPU time for an answer in one list of {FEW:,}", short.busy(), "ms", 300),
        (f"the site's search index, {FEW:,} roles", few.packed(search_index.PATH) / 1000, "kB", 0),
        ("the search box takes its index in", reader.take_in(search_index.PATH), "ms", 0),
        ("the same with every role in it", reader.take_in("full.json"), "ms", 0),
        (f"the same of {FEW:,} roles", short.take_in(search_index.PATH), "ms", 0),
    ]
    for lists in (reader, short):
        lists.host.stop()
    return found


def report(found: list[tuple[str, float, str, float]], few: Lists, many: Lists) -> str:
    lines = [
        "# Role index, search and sitemap",
        "",
        f"{MANY:,} roles whose titles, other titles and skills all differ, unless a line says "
        f"{FEW:,}; measured on {date.today()} by `python benchmarks/role_index.py` on "
        f"{os.cpu_count()} cores. Sizes are gzip, level 6.",
        "",
        "| what | figure | limit |",
        "| --- | ---: | ---: |",
    ]
    for words, figure, unit, most in found:
        lines.append(f"| {words} | {figure:.0f} {unit} | {f'{most:.0f} {unit}' if most else ''} |")
    lines += ["", "| CPU, ms a role | 500 roles | 10,000 roles |", "| --- | ---: | ---: |"]
    before, after = few.cpu(), many.cpu()
    for part, seconds in after.items():
        lines.append(f"| {part} | {1000 * before[part] / FEW:.3f} | {1000 * seconds / MANY:.3f} |")
    total = sum(before.values()) / FEW, sum(after.values()) / MANY
    lines.append(f"| all | {1000 * total[0]:.3f} | {1000 * total[1]:.3f} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        few, many = (Lists(n, Path(temporary) / str(n)) for n in (FEW, MANY))
        chromium = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        found = figures(few, many, browser)
        browser.close()
        text = report(found, few, many)
    (HERE / "role-index.md").write_text(text, encoding="utf-8")
    print(text)
    missed = [words for words, figure, _, most in found if most and figure > most]
    for words in missed:
        print(f"over its limit: {words}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
