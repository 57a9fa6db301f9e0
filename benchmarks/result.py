"""How long a reader waits for a result, from the press on the button, and what is sent for it.

    python benchmarks/result.py

Builds the site, takes the Big Five in Chromium from an empty profile, and presses the button after
every five statements. The first press finds Python still starting, and a result that was worked out
in advance; the others find Python ready.
Writes result.md beside itself.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

import brotli  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from careerguide.building.whole import build  # noqa: E402

VISITS = 5
STEPS = 10
"""Of five statements each."""
LIMIT_MS = 100
"""For a press, the first one and each other."""
FLAGS = ["--no-sandbox", "--disable-background-networking"]
ANSWER = """([step, value]) => {
  const items = [...document.querySelectorAll('fieldset[data-item]')].slice(5 * step, 5 * step + 5);
  for (const item of items) item.querySelector(`input[value="${value}"]`).click();
}"""
PRESS = """() => new Promise((done) => {
  const start = performance.now();
  document.addEventListener("focusin", function shown({ target }) {
    if (!target.matches("[data-part=heading]")) return;
    document.removeEventListener("focusin", shown);
    done(performance.now() - start);
  });
  document.querySelector(".quiz__form [data-do=see]").click();
})"""
"""The heading of the result takes the focus as soon as the result is there."""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *about: object) -> None:
        pass


def waits(browser: Browser, url: str, asked: set[str]) -> Iterator[float]:
    """Milliseconds from each press to the result, in a new profile; `asked` gets all addresses."""
    context = browser.new_context()
    page = context.new_page()
    context.on("request", lambda request: asked.add(request.url))
    # A reader takes longer for five answers than this file takes to come.
    with page.expect_response(lambda response: response.url.endswith("/scoring/known.json")):
        page.goto(f"{url}big-five/")
    page.wait_for_function("() => !!customElements.get('big-five-quiz')")
    for step in range(STEPS):
        page.evaluate(ANSWER, [step, 1 + step % 6])
        yield page.evaluate(PRESS)
        if step < STEPS - 1:
            page.locator("[data-do=further]").click()
    context.close()


def sent(site: Path, url: str, asked: set[str]) -> dict[str, int]:
    """Bytes at brotli 11, by part, of what was asked for."""
    parts = dict.fromkeys(("page", "scripts and styles", "Python"), 0)
    for address in asked:
        path = site / address.removeprefix(url).partition("?")[0]
        path = path / "index.html" if path.is_dir() else path
        name = path.relative_to(site).as_posix()
        if not path.is_file():
            continue
        part = "Python" if "/python-" in f"/{name}" else "scripts and styles"
        parts["page" if name == "big-five/index.html" else part] += len(
            brotli.compress(path.read_bytes())
        )
    return parts


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="careerguide-result-"))
    try:
        site = folder / "site"
        build(ROOT, site, publishing=False)
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/"
        asked: set[str] = set()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=os.environ.get("CAREERGUIDE_CHROMIUM") or shutil.which("chromium"),
                args=FLAGS,
            )
            visits = [list(waits(browser, url, asked)) for _ in range(VISITS)]
            version = browser.version
            browser.close()
        server.shutdown()
        bytes_sent = sent(site, url, asked)
    finally:
        shutil.rmtree(folder)
    cold = [visit[0] for visit in visits]
    warm = [wait for visit in visits for wait in visit[1:]]
    lines = [
        "# How long a reader waits for a result",
        "",
        f"{date.today()}, `python benchmarks/result.py`: Chromium {version}, {os.cpu_count()} "
        f"cores, load {os.getloadavg()[1]:.0f}, {VISITS} visits with an empty profile, "
        "the site on the same machine.",
        "",
        "| press | presses | median, ms | longest, ms |",
        "| --- | ---: | ---: | ---: |",
        f"| first, known in advance | {len(cold)} | {median(cold):.0f} | {max(cold):.0f} |",
        f"| every other | {len(warm)} | {median(warm):.0f} | {max(warm):.0f} |",
        "",
        "| part | kB at brotli 11 |",
        "| --- | ---: |",
        *(f"| {part} | {size / 1000:,.1f} |" for part, size in bytes_sent.items()),
        "",
    ]
    (HERE / "result.md").write_text("\n".join(lines), encoding="utf-8")
    print("\n".join(lines))
    return 0 if max(median(cold), median(warm)) <= LIMIT_MS else 1


if __name__ == "__main__":
    sys.exit(main())
