"""Scripts write days and money as the pages around them do, by `locale` in site.yml."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from careerguide.building.whole import build
from careerguide.views import wording
from tests.browser.host import Host
from tests.projects import add_sample, harbor

WRITTEN = """async (address) => {
  const { fill, money } = await import(address);
  const time = document.createElement("p");
  time.innerHTML = '<time data-slot="date" data-as="day"></time>';
  fill(time, { date: "2026-11-27" });
  return [time.textContent, money(31000, "GBP"), money(31000, "USD")];
}"""


@pytest.mark.parametrize(
    ("locale", "written"),
    [
        ("", ["27 November 2026", "£31,000", "$31,000"]),
        ("en-US", ["November 27, 2026", "£31,000", "$31,000"]),
        ("en-GB", ["27 November 2026", "£31,000", "US$31,000"]),
    ],
)
def test_days_and_money(
    page: Page,
    serve: Callable[..., Host],
    root: Path,
    tmp_path: Path,
    locale: str,
    written: list[str],
) -> None:
    project = harbor(root, tmp_path / "project")
    add_sample(project)
    with open(project / "site.yml", "a", encoding="utf-8") as file:
        file.write(f"locale: {locale}\n" if locale else "")
    build(project, project / "site", publishing=False)
    wording.speak("")
    host = serve(project / "site")
    page.goto(host.url)
    assert page.locator("html").get_attribute("lang") == (locale or "en")
    (script,) = (project / "site").glob("assets/site-*/fill.js")
    address = f"{host.url}{script.relative_to(project / 'site').as_posix()}"
    assert page.evaluate(WRITTEN, address) == written
