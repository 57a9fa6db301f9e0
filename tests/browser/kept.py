"""What tests of the offline copy share: questions to the worker, two releases of one site."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.host import Host

__all__ = [
    "ANSWERS",
    "QUIZ",
    "ask",
    "by_kind",
    "edit_page",
    "fill",
    "keep_all",
    "keep_pages",
    "limits",
    "looked_at",
    "pages_of",
    "score",
    "stop_worker",
]

ANSWERS = {"O3": 4, "C4": 2, "E2": 5, "A3": 6, "N3": 1}
QUIZ = "big-five-sample/"
ASK = """async ([type, fields]) => {
  const entry = document.querySelector("script[type=module]").src;
  const { ask } = await import(new URL("offline/worker.js", entry));
  try {
    return await ask(type, fields);
  } catch ({ code, message }) {
    return { ok: false, code, message };
  }
}"""


def ask(page: Page, kind: str, **fields: Any) -> dict[str, Any]:
    """The worker's answer to the open page."""
    answer: dict[str, Any] = page.evaluate(ASK, [kind, fields])
    return answer


def limits(site: Path, **milliseconds: int) -> None:
    """Give the worker of the folder `site` other limits of time, by the names it has for them."""
    worker = site / "service-worker.js"
    text = worker.read_text(encoding="utf-8")
    for copy in site.glob("service-worker.js?*"):
        copy.unlink()
    for name, value in milliseconds.items():
        text, count = re.subn(rf"(?<=const {name}=)[\d_]+(?=;)", str(value), text)
        assert count == 1, name
    worker.write_text(text, encoding="utf-8")


def stop_worker(page: Page) -> None:
    """End the service worker as a browser short of memory does; it starts again when needed."""
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


def keep_pages(page: Page, host: Host, address: str = "") -> None:
    """Visit the site until all its pages are kept. The scoring, which takes longer, is not."""
    page.goto(host.url + address)
    until(lambda: ask(page, "missing", groups="all").get("paths") == [])


def keep_all(page: Page, host: Host) -> None:
    """Visit the site as a reader does until all its pages and the scoring are kept."""
    page.goto(host.url + QUIZ)
    page.locator("big-five-quiz input").first.focus()
    expect(page.locator("offline-sample")).to_contain_text("Available offline", timeout=90_000)
    until(lambda: ask(page, "missing", groups="all").get("paths") == [])


def until(true: Any, seconds: float = 60) -> None:
    """Wait for `true()`; fails when it stays false."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, f"still not true after {seconds} seconds"
        time.sleep(0.2)


def edit_page(site: Path, address: str, old: str, new: str) -> None:
    """Publish the guide at `address` with `new` for `old`: the page, and the list that names it."""
    page = site / address / "index.html"
    text = page.read_text(encoding="utf-8").replace(old, new)
    entry = [sha256(text.encode()).hexdigest(), len(text.encode())]
    listing = site / "offline-pages.json"
    data = json.loads(listing.read_text(encoding="utf-8"))
    for guide in data["guides"]:
        if address == f"roles/{guide[0]}/":
            guide[2] = entry
    for path, content in ((page, text), (listing, json.dumps(data))):
        for copy in path.parent.glob(f"{path.name}*"):
            copy.unlink()  # the compressed ones too
        path.write_text(content, encoding="utf-8")


def pages_of(site: Path) -> Iterator[str]:
    """Address of every page of the folder `site`."""
    for path in sorted(site.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix()
        yield "" if address == "." else f"{address}/"


def by_kind(addresses: Iterable[str]) -> list[list[str]]:
    """Pages of one kind together, such as those of skills; each page at the top is its own kind."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for address in addresses:
        parts = address.split("/")[:-1]
        kind = (parts[0], str(len(parts)), *parts[2:]) if len(parts) > 1 else (address,)
        kinds.setdefault(kind, []).append(address)
    assert len(kinds) > 10
    return list(kinds.values())


def looked_at(site: Path, long: bool) -> list[str]:
    """One page of each kind; in a long run every page."""
    addresses = list(pages_of(site))
    return addresses if long else [kind[0] for kind in by_kind(addresses)]


def fill(page: Page, answers: dict[str, int] = ANSWERS) -> None:
    for item, answer in answers.items():
        page.check(f'input[name="{item}"][value="{answer}"]')


def score(page: Page) -> dict[str, str]:
    """Send the answers that stand in the form; the score that is shown for each trait."""
    page.get_by_role("button", name="See my result").click()
    expect(page.get_by_role("heading", name="Your profile")).to_be_focused(timeout=60_000)
    rows = page.locator(".trait").all()
    return {
        str(row.get_attribute("data-trait")): row.locator(".trait__score").inner_text()
        for row in rows
    }
