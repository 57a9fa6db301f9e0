"""The preview in a real browser: an edit shows by itself, a mistake says so and breaks nothing."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from tests.previews import Preview, edit, served
from tests.projects import harbor

PATIENCE = 15_000
"""Milliseconds: a busy machine is slow, and a test of what happens is no test of how fast."""
GUIDE = "roles/lock-keeper.md"
OTHER = "roles/tide-table-maker.md"
NEXT = "## What you do next"
"""The last heading of either guide."""


@pytest.fixture(scope="module")
def started(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A site of another organization."""
    project = harbor(root, tmp_path_factory.mktemp("preview") / "project")
    with served(project) as preview:
        yield preview


@pytest.fixture
def preview(started: Preview) -> Iterator[Preview]:
    """The same, whose guides are afterwards what they were."""
    kept = {path: path.read_bytes() for path in (started.project / "roles").rglob("*.*")}
    yield started
    for path, content in kept.items():
        if path.read_bytes() != content:
            path.write_bytes(content)


@pytest.fixture
def guide(preview: Preview, page: Page) -> Page:
    """The guide, with a mark that a reload would take away."""
    return opened(page, f"{preview.address}roles/lock-keeper/")


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate("window.mark = true")
    return page


def is_the_same(page: Page) -> bool:
    """Whether the page was not reloaded."""
    return bool(page.evaluate("window.mark === true"))


def shown(page: Page) -> str:
    """All of the page but what may differ after a reload: what the reader has unfolded, what a
    pointer over a figure fetches, and how often files had changed when the page was sent."""
    allowed = r' open=""|<link rel="modulepreload"[^>]*>|\?\d+" data-page="\w+'
    return re.sub(allowed, "", page.content())


def looks_again(request: Request) -> bool:
    """Whether the guide asks for itself: it was told that the rest of the site is built."""
    page = request.url.partition("#")[0]
    return request.resource_type == "fetch" and page.endswith("/roles/lock-keeper/")


def test_an_edit_of_a_guide_takes_the_place_of_the_old_text(preview: Preview, guide: Page) -> None:
    """What a reload shows, title and head included, where the reader is."""
    guide.set_viewport_size({"width": 390, "height": 800})  # parts fold
    part = guide.locator(".part > details.long-part").first
    part.locator("summary").click()
    closed = guide.locator(".part > details.long-part:not([open])").count()
    link = guide.locator(".prove__list a").first
    link.focus()
    place = guide.evaluate("scrollY")
    top = link.bounding_box()
    assert place > 0
    assert top
    path = preview.project / GUIDE
    edit(path, "title: Lock Keeper", "title: Keeper of the Lock")
    expect(guide.locator("h1")).to_contain_text("Keeper of the Lock", timeout=PATIENCE)
    edit(path, "## Readiness", "## Readiness\n\nOne more sentence, which is long enough.\n")
    expect(guide.locator("p", has_text="One more sentence")).to_be_attached(timeout=PATIENCE)
    assert is_the_same(guide)
    expect(guide).to_have_title(re.compile("Keeper of the Lock"))
    expect(part).to_have_attribute("open", "")
    assert guide.locator(".part > details.long-part:not([open])").count() == closed
    expect(link).to_be_focused()
    moved = link.bounding_box()
    assert moved
    assert abs(moved["y"] - top["y"]) < 2

    guide.set_viewport_size({"width": 1280, "height": 800})
    guide.evaluate("scrollTo(0, 0); document.activeElement.blur()")
    guide.goto(f"{preview.address}roles/lock-keeper/#pay")
    edit(path, "title: Keeper of the Lock", "title: Lock Keeper")
    expect(guide.locator("h1")).to_contain_text("Lock Keeper", timeout=PATIENCE)
    with guide.expect_request(looks_again, timeout=PATIENCE):
        path.write_text(path.read_text() + "\nThe last sentence of the lock keeper.\n")
    expect(guide.get_by_text("The last sentence of")).to_be_attached(timeout=PATIENCE)
    assert is_the_same(guide)
    swapped = shown(guide)
    guide.reload()
    end = time.monotonic() + PATIENCE / 1000
    while shown(guide) != swapped and time.monotonic() < end:
        time.sleep(0.1)
    assert shown(guide).split("\n") == swapped.split("\n")


def test_what_has_scripts_starts_again_and_once(preview: Preview, page: Page) -> None:
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    guide = opened(page, f"{preview.address}roles/lock-keeper/")
    figure = guide.locator("button[data-chain]:visible").first
    figure.click()
    expect(guide.locator("dialog.chain")).to_have_count(1)
    guide.keyboard.press("Escape")
    edit(preview.project / GUIDE, NEXT, f"This is a new sentence.\n\n{NEXT}")
    expect(guide.get_by_text("This is a new sentence.")).to_be_attached(timeout=PATIENCE)
    assert is_the_same(guide)
    assert guide.locator("h2 > .permalink").count() > 3
    assert guide.locator("h2:has(.permalink + .permalink), button button").count() == 0
    with guide.expect_request("**/numbers.json"):  # those of before belong to the old text
        figure.click()
    expect(guide.locator("dialog.chain")).to_have_count(1)

    other = opened(page, f"{preview.address}roles/tide-table-maker/")
    quiz = other.locator("big-five-quiz")
    quiz.scroll_into_view_if_needed()
    expect(quiz.locator("[data-do=see]")).to_be_visible()
    edit(preview.project / OTHER, NEXT, f"This is a new sentence.\n\n{NEXT}")
    expect(other.get_by_text("This is a new sentence.")).to_be_attached(timeout=PATIENCE)
    assert is_the_same(other)
    quiz.locator("[data-do=see]").click()
    expect(quiz.locator("[data-part=errors] li")).to_have_count(1)
    expect(other).to_have_title(re.compile("^Error: (?!Error)"))

    hiring = opened(page, f"{preview.address}roles/lock-keeper/hiring/")
    hiring.locator("selection-check").scroll_into_view_if_needed()
    add = hiring.locator("selection-check [data-do=add]")
    rows = hiring.locator("selection-check [data-part=rows] > *")
    expect(rows).to_have_count(2)
    edit(preview.project / "roles/kits/lock-keeper.yml", "All locks of a river", "Every lock of it")
    expect(hiring.get_by_text("Every lock of it").first).to_be_attached(timeout=PATIENCE)
    assert is_the_same(hiring)
    expect(rows).to_have_count(2)
    add.click()
    expect(rows).to_have_count(3)
    assert errors == []


def test_an_edit_of_a_page_and_a_summary_show_too(preview: Preview, page: Page) -> None:
    page.goto(f"{preview.address}about/")
    edit(preview.project / "docs/about.md", "# ", "# Really: ")
    expect(page.locator("h1")).to_contain_text("Really: ", timeout=PATIENCE)
    edit(preview.project / "docs/about.md", "# Really: ", "# ")
    expect(page.locator("h1")).not_to_contain_text("Really: ", timeout=PATIENCE)
    page.goto(f"{preview.address}roles/")
    edit(preview.project / GUIDE, "\nsummary: ", "\nsummary: Truly, ")
    expect(page.get_by_text("Truly,")).to_be_visible(timeout=PATIENCE)
    page.goto(f"{preview.address}roles/lock-keeper/")
    edit(preview.project / "site.yml", "publisher: ", "publisher: Quay and ")
    expect(page.get_by_text("Quay and").first).to_be_visible(timeout=PATIENCE)
    edit(preview.project / "site.yml", "publisher: Quay and ", "publisher: ")
    expect(page.get_by_text("Quay and")).to_have_count(0, timeout=PATIENCE)


def test_a_mistake_is_shown_and_the_old_page_stays(preview: Preview, guide: Page) -> None:
    edit(preview.project / GUIDE, "status: published", "status: publishd")
    problems = guide.locator("#preview-problems")
    expect(problems).to_contain_text(f"{GUIDE}:4: status:", timeout=PATIENCE)
    expect(guide.locator("h1")).to_have_text(re.compile("^How to Become"))
    edit(preview.project / GUIDE, "status: publishd", "status: published")
    expect(problems).to_have_count(0, timeout=PATIENCE)
    with guide.expect_response(guide.url):  # the page looks at itself after the build
        pass
    assert is_the_same(guide)
    # Only a look at the other guides finds this one: the build that follows does.
    edit(preview.project / GUIDE, NEXT, f"See [it](tide-table-maker.md#no-part).\n\n{NEXT}")
    expect(guide.get_by_text("See it.")).to_be_attached(timeout=PATIENCE)
    expect(problems).to_contain_text("no-part", timeout=PATIENCE)
    edit(preview.project / GUIDE, "tide-table-maker.md#no-part", "tide-table-maker.md#pay")
    expect(problems).to_have_count(0, timeout=PATIENCE)
    assert is_the_same(guide)


def test_the_offline_copy_is_tried_out_as_published(
    page: Page, root: Path, tmp_path: Path
) -> None:
    with served(harbor(root, tmp_path / "project"), "--offline") as preview:
        page.goto(preview.address)
        page.evaluate("async () => void (await navigator.serviceWorker.ready)")
        assert page.locator("script[src*=_preview]").count() == 0
