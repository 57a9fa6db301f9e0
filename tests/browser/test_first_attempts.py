"""A first attempt: marked, given away as a file, and scored once its set has norms."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from playwright.sync_api import Page, expect

from careerguide.building.whole import build
from careerguide.content.catalog import shared
from careerguide.content.practice_model import Practice
from careerguide.python_runtime import runtime as runtimes
from scoring.donation import read_donation
from tests.browser.host import Host
from tests.browser.practicing import answer, keys, press
from tests.clock import TODAY
from tests.content.examples import practice_norms
from tests.projects import harbor

SET, PASSPORT = "practice/communication/", "passport/"
TO = "Mail the file to answers@example.org."


@pytest.fixture(scope="module")
def sites(root: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Practice]:
    """A small site before its set has norms, the same with them, and the set."""
    made = tmp_path_factory.mktemp("first")
    project = harbor(root, made / "project")
    with open(project / "site.yml", "a", encoding="utf-8") as facts:
        facts.write(f"answers_to: {TO}\n")
    python = made / "python-0"
    python.mkdir()
    (python / "python.json").write_text("{}")
    stand_in = runtimes.Runtime(folder=python, name=python.name, files={"python.json": ""})
    with mock.patch.object(runtimes, "build", return_value=stand_in):
        build(project, made / "before", publishing=False)
        practice_norms(project, calibration="people: 100, alpha: 0.7, below_10: 0, coverage_off: 1")
        build(project, made / "after", publishing=False)
    return made / "before", made / "after", shared(project)[0].practice["communication"]


@pytest.fixture
def host(sites: tuple[Path, Path, Practice]) -> Iterator[Host]:
    host = Host(sites[0], scores_here=True).start()
    yield host
    host.stop()


def attempt(page: Page, practice: Practice, most: int) -> None:
    """Answer the next `most` questions by their keys, and look at the result."""
    page.wait_for_function("() => !!customElements.get('practice-set')")
    on = page.locator("[data-do=on]:visible")
    while True:
        name = page.locator("[data-item]:visible").get_attribute("data-item") or ""
        if most > 0:
            answer(page, name, practice.items[name][1], keys(practice)[name])
        most -= 1
        if not on.count():
            break
        on.click()
    press(page, "see")
    if page.locator("[data-part=unanswered]").is_visible():
        press(page, "anyway")
    expect(page.locator("[data-part=heading]")).to_contain_text("points")


def test_a_first_attempt_is_given_away_and_scored_later(
    page: Page, host: Host, sites: tuple[Path, Path, Practice]
) -> None:
    _, after, practice = sites
    page.goto(host.url + SET)
    attempt(page, practice, len(practice.items))
    result = page.locator("[data-part=result]")
    expect(result).to_contain_text("This is your first attempt.")

    give = page.locator("[data-part=give]")
    give.locator("summary").click()
    expect(give).to_contain_text(TO)
    save = give.get_by_role("button", name="Save my answers as a file")
    expect(save).to_be_disabled()
    give.get_by_label("Gender").select_option("woman")
    give.get_by_role("checkbox").check()
    shot(page, "give")
    with page.expect_download() as started:
        save.click()
    given = read_donation(Path(started.value.path()).read_text(encoding="utf-8"))
    assert (given.quiz, given.quiz_version, given.first_attempt) == (practice.id, "1.0", True)
    assert given.answers.keys() == practice.items.keys()
    assert given.about == {"gender": "woman"}
    assert given.month == TODAY.isoformat()[:7]
    expect(give).to_contain_text("Saved with your downloads.")
    with page.expect_download() as started:
        save.click()
    again = read_donation(Path(started.value.path()).read_text(encoding="utf-8"))
    assert again.id == given.id, "one attempt has one name"

    page.get_by_role("button", name="Save to my passport").click()
    expect(page.get_by_text("Kept.")).to_be_visible()
    page.goto(host.url + PASSPORT)
    expect(page.locator(".result")).to_contain_text("Practiced, not counted")
    expect(page.locator(".result")).to_contain_text(f"{practice.title}, version 1.0")

    host.folder = after
    page.goto(host.url + PASSPORT)
    expect(page.locator(".result")).to_contain_text("compared with 100 people (preview norms)")
    expect(page.locator(".result__score")).to_contain_text("around")
    expect(page.locator(".result")).to_contain_text("counts as a sample")
    shot(page, "scored")
    page.goto(host.url + SET)
    expect(page.locator("main")).to_contain_text("100 people have answered them so far")


def test_whoever_has_seen_the_answers_makes_no_first_attempt(
    page: Page, host: Host, sites: tuple[Path, Path, Practice]
) -> None:
    practice = sites[2]
    page.goto(host.url + SET)
    attempt(page, practice, 1)
    expect(page.locator("[data-part=result]")).to_contain_text("This is your first attempt.")
    page.reload()  # the draft is still there: the same attempt, until an answer changes
    attempt(page, practice, 0)
    expect(page.locator("[data-part=result]")).to_contain_text("This is your first attempt.")
    page.reload()
    attempt(page, practice, 1)
    expect(page.locator("[data-part=result]")).to_contain_text("never gets a score")


def shot(page: Page, name: str) -> None:
    """Pictures to look at, where SHOTS names a folder."""
    if folder := os.environ.get("SHOTS"):
        for width in (390, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)
