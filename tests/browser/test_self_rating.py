"""Ticked statements: saved at once, shown as levels, and kept apart in the passport."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from careerguide.building.whole import build
from careerguide.python_runtime import runtime as runtimes
from tests.browser.host import Host
from tests.browser.passports import opened
from tests.clock import TODAY
from tests.projects import harbor

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
SKILL, GUIDE, PASSPORT = "skills/knots/", "roles/lock-keeper/", "passport/"
NAME = "Knots"


@pytest.fixture(scope="module")
def folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site; its runtime is never asked for, because the host scores."""
    made = tmp_path_factory.mktemp("rating")
    project = harbor(root, made / "project")
    python = made / "python-0"
    python.mkdir()
    (python / "python.json").write_text("{}")
    stand_in = runtimes.Runtime(folder=python, name=python.name, files={"python.json": ""})
    with mock.patch.object(runtimes, "build", return_value=stand_in):
        build(project, project / "site", publishing=False)
    return project / "site"


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[Host]:
    host = Host(folder, scores_here=True).start()
    yield host
    host.stop()


def boxes(page: Page, level: int) -> Any:
    return page.locator("skill-rating .skill-levels > li").nth(level - 1).locator("input")


def said(page: Page) -> Any:
    return page.locator("skill-rating [data-part=said]")


def tick(page: Page, host: Host, level: int) -> None:
    """Tick all statements up to `level` on the page of the skill."""
    page.goto(host.url + SKILL)
    for number in range(1, level + 1):
        for box in boxes(page, number).all():
            box.check()
    expect(said(page)).to_contain_text(f"level {level} of 4")


def violations(page: Page, selector: str) -> list[str]:
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(
        "async (box) => (await axe.run(box)).violations.map(({ id }) => id)", selector
    )
    return found


def rated(page: Page) -> list[dict[str, Any]]:
    """What this browser holds."""
    entry = "document.querySelector('script[type=module]').src"
    kept: list[dict[str, Any]] = page.evaluate(
        f"async () => (await import(new URL('passport/ratings.js', {entry}))).ratings()"
    )
    return kept


def download(page: Page, press: Callable[[], None]) -> str:
    with page.expect_download() as started:
        press()
    return Path(started.value.path()).read_text(encoding="utf-8")


def test_ticks_are_kept_and_shown_as_levels(page: Page, host: Host) -> None:
    page.goto(host.url + GUIDE)
    expect(page.locator("skill-gap")).to_contain_text("Open a skill and tick what you can do")
    tick(page, host, 2)
    boxes(page, 4).first.check()
    expect(page.locator("skill-rating .skill-levels > li").nth(3)).to_contain_text("1 of 2 ticked")
    expect(said(page)).to_contain_text("By your own ticks you are at working, level 2 of 4.")
    expect(said(page)).to_contain_text("To reach practitioner, 2 statements are left.")
    assert violations(page, "skill-rating") == []
    page.reload()
    expect(said(page)).to_contain_text("level 2 of 4")
    assert [box.is_checked() for box in boxes(page, 2).all()] == [True, True]
    assert [box.is_checked() for box in boxes(page, 3).all()] == [False, False]
    page.goto(host.url + GUIDE)
    gap = page.locator("skill-gap")
    gap.scroll_into_view_if_needed()
    expect(gap).to_contain_text("1 of 8 skills at the level needed.")
    expect(gap).to_contain_text("in 1 of them so far. Look next at ")
    row = gap.locator("li").filter(has=page.get_by_role("link", name=NAME))
    expect(row.locator(".needs__own")).to_have_text("You: working, needed: aware")
    expect(gap.locator(".needs__own")).to_have_count(1)
    assert violations(page, "skill-gap") == []


def test_a_tick_is_saved_before_the_scoring_answers(page: Page, host: Host) -> None:
    page.route("**/scoring/worker.js", lambda route: None)  # never answered
    page.goto(host.url + SKILL)
    boxes(page, 1).first.check()
    expect(said(page)).to_contain_text("Saved on this device. Working out your level")
    [kept] = rated(page)
    assert (kept["skill"], kept["date"], len(kept["ticks"])) == ("knots", str(TODAY), 1)
    boxes(page, 1).first.uncheck()
    expect(said(page)).to_be_empty()
    assert rated(page) == []


def test_scoring_that_failed_is_asked_again(page: Page, host: Host) -> None:
    page.route("**/scoring/worker.js", lambda route: route.abort())
    page.goto(host.url + SKILL)
    boxes(page, 1).first.check()
    expect(said(page)).to_contain_text("Your level can’t be worked out right now.")
    page.unroute("**/scoring/worker.js")
    page.get_by_role("button", name="Try again").click()
    expect(said(page)).to_contain_text("You are not at the first level yet.")


def test_who_cannot_store_ticks_is_told(page: Page, host: Host) -> None:
    page.add_init_script(
        "Object.defineProperty(self, 'indexedDB',"
        " {get() { throw new DOMException('', 'SecurityError'); }})"
    )
    page.goto(host.url + SKILL)
    boxes(page, 1).first.check()
    expect(said(page)).to_contain_text("Your ticks aren’t saved. Your browser lets this site")


def test_new_words_take_no_old_tick(page: Page, host: Host) -> None:
    tick(page, host, 1)
    page.route(
        f"**/{SKILL}",
        lambda route: route.fulfill(
            body=(host.folder / SKILL / "index.html")
            .read_text()
            .replace(f'value="{first}"', 'value="00000000"'),
            content_type="text/html",
        ),
    )
    first = boxes(page, 1).first.get_attribute("value")
    page.reload()
    expect(said(page)).to_contain_text("You are not at the first level yet.")
    expect(said(page)).to_contain_text("One of your earlier ticks was for a statement that has")
    expect(boxes(page, 1).first).not_to_be_checked()


def test_out_into_files_and_links_and_back(
    page: Page, host: Host, browser: Browser, tmp_path: Path
) -> None:
    tick(page, host, 3)
    page.goto(host.url + PASSPORT)
    section = page.locator(".passport__rated")
    expect(section).to_contain_text("Self-rated, not measured")
    expect(section.locator(".rated-skills li")).to_contain_text("6 of 8 statements ticked")
    section.get_by_label("Compare with what a role needs").select_option(label="Lock Keeper")
    expect(section).to_contain_text("1 of 8 skills at the level that the guide asks for.")
    assert violations(page, ".passport__rated") == []
    backup = download(page, section.get_by_role("button", name="Save a backup file").click)
    [rating] = json.loads(backup)["self_rated"]
    assert (rating["skill"], len(rating["ticks"])) == ("knots", 6)

    section.get_by_role("button", name="Show it to somebody").click()
    dialog = page.locator("[data-part=show]")
    choice = dialog.get_by_label("Skills you rated yourself in")
    expect(choice).not_to_be_checked()
    expect(dialog).to_contain_text("Choose the skills you rated yourself in")
    choice.check()
    expect(dialog.locator("[data-part=preview]")).to_contain_text("your own ticks in 1 skill")
    link = dialog.locator("[data-part=link]").input_value()
    page.evaluate("window.print = () => {}")
    dialog.get_by_label("A page").check()
    dialog.get_by_role("button", name="Print").click()
    expect(page.locator(".passport-sheet")).to_contain_text("practitioner 3 of 4")

    file = tmp_path / "passport.json"
    file.write_text(backup)
    for way in ("link", "file"):
        other: BrowserContext = browser.new_context()
        reader = other.new_page()
        reader.goto(link if way == "link" else host.url + PASSPORT)
        if way == "file":
            opened(reader)
            reader.locator("input[data-part=file]").set_input_files(file)
        expect(reader.locator(".passport__rated")).to_contain_text("practitioner 3 of 4")
        assert rated(reader) == []
        reader.get_by_role("button", name="Add to my passport").click()
        expect(reader.locator("[data-part=message]")).to_contain_text("ticks in 1 skill added.")
        assert rated(reader) == [rating]
        other.close()


def test_a_passport_is_shown_without_them_unless_they_are_added(page: Page, host: Host) -> None:
    tick(page, host, 1)
    result = {
        "id": "own",
        "kind": "full",
        "family": "communication",
        "date": str(TODAY),
        "score": 640,
        "sd": 50,
        "sd_assumed": True,
        "self_reported": True,
    }
    entry = "document.querySelector('script[type=module]').src"
    page.evaluate(
        f"""async (result) => {{
          const {{ add }} = await import(new URL("passport/store.js", {entry}));
          await add([result], 500);
        }}""",
        result,
    )
    page.goto(host.url + PASSPORT)
    expect(page.locator(".passport__rated")).to_be_visible()
    page.get_by_role("button", name="Show it to somebody").click()
    dialog = page.locator("[data-part=show]")
    every = dialog.get_by_text("Every character of it")
    every.click()
    characters = dialog.locator("pre")
    expect(characters).to_contain_text('"id":"own"')
    expect(characters).not_to_contain_text("self_rated")
    dialog.get_by_label("Skills you rated yourself in").check()
    every.click()
    expect(characters).to_contain_text('"self_rated":[{"skill":"knots"')
    dialog.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="Delete everything…").click()
    page.locator("dialog[open]").get_by_role("button", name="Delete everything").click()
    expect(page.locator("[data-part=message]")).to_contain_text("Everything this site stored")
    assert rated(page) == []
