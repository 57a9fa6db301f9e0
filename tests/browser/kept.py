"""What tests of the offline copy share: questions to the worker, two releases of one site."""

from __future__ import annotations

import json
import re
import shutil
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from gzip import compress, decompress
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest import mock

from playwright.sync_api import Page, expect

from careerguide.browser import runtime as runtimes
from careerguide.site.build import build
from tests.browser.host import Host
from tests.projects import copy_project

__all__ = [
    "ANSWERS",
    "QUIZ",
    "ask",
    "fill",
    "keep_all",
    "pages_of",
    "release",
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


def stop_worker(page: Page) -> None:
    """End the service worker as a browser short of memory does; it starts again when needed."""
    session = page.context.new_cdp_session(page)
    session.send("ServiceWorker.enable")
    session.send("ServiceWorker.stopAllWorkers")
    session.detach()


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


def pages_of(site: Path) -> Iterator[str]:
    """Address of every page of the folder `site`."""
    for path in sorted(site.rglob("index.html")):
        address = path.parent.relative_to(site).as_posix()
        yield "" if address == "." else f"{address}/"


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


def release(root: Path, folder: Path, name: str, version: str) -> Path:
    """The site with two guides, every part of it stamped with `name`; its scoring says `version`.

    Pages carry the stamp as text, the entry module puts it on the root element, and the runtime's
    own scoring module holds the version: what a page shows of the three must be of one release.
    """
    project = copy_project(root, folder / name)
    shutil.copyfile(root / "package-lock.json", project / "package-lock.json")
    for path in [*(project / "docs").glob("*.md"), *(project / "roles").glob("*.md")]:
        text = path.read_text(encoding="utf-8").rstrip()
        path.write_text(f"{text}\n\nThis is release {name}.\n", encoding="utf-8")
    entry = project / "overrides" / "browser" / "site.js"
    stamp = f'document.documentElement.dataset.release = "{name}";\n'
    entry.write_text(entry.read_text(encoding="utf-8") + stamp, encoding="utf-8")
    real = runtimes.build(root, root / ".cache" / "runtime")
    assert isinstance(real, runtimes.Runtime), real.reason
    shutil.copytree(
        root / ".cache" / "compressed", project / ".cache" / "compressed", dirs_exist_ok=True
    )
    with mock.patch.object(runtimes, "build", return_value=_runtime(real, project, version)):
        build(project, project / "site")
    return project / "site"


def _runtime(real: runtimes.Runtime, project: Path, version: str) -> runtimes.Runtime:
    """The runtime `real` with another version written into its scoring."""
    folder = project / "runtime"
    shutil.copytree(real.folder, folder)
    from scoring import __version__

    assert len(version) == len(__version__)
    archive = BytesIO(decompress((folder / "scoring.zip.gz").read_bytes()))
    changed = BytesIO()
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(changed, "w") as new:
        for info in old.infolist():
            content = old.read(info)
            if info.filename == "scoring/version.pyc":
                assert __version__.encode() in content
                content = content.replace(__version__.encode(), version.encode())
            new.writestr(info, content)
    (folder / "scoring.zip.gz").write_bytes(compress(changed.getvalue(), mtime=0))
    about = json.loads((folder / "python.json").read_text(encoding="utf-8"))
    about["bytes"]["scoring.zip"] = len(changed.getvalue())
    (folder / "python.json").write_text(json.dumps(about), encoding="utf-8")
    files = {p.name: sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}
    seal = sha256(repr(files).encode()).hexdigest()[:10]
    return replace(real, folder=folder, name=re.sub(r"[0-9a-f]{10}$", seal, real.name), files=files)
