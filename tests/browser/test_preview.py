"""The preview in a real browser: an edit shows by itself, a mistake says so and breaks nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

PATIENCE = 60_000
"""Milliseconds: a busy machine is slow, and a test of what happens is no test of how fast."""


@contextmanager
def served(project: Path, *options: str) -> Iterator[str]:
    """Address of the preview of `project`, which ends tidily."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "careerguide", "serve", "--port", "0", *options],
        cwd=project,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    address = ""
    for line in process.stdout:
        if found := re.search(r"http://\S+", line):
            address = found[0]
            break
    assert address, "the preview ended before it served"
    yield address
    process.terminate()
    assert process.wait(timeout=60) == 0
    process.stdout.close()


@pytest.fixture
def preview(project: Path) -> Iterator[str]:
    with served(project) as address:
        yield address


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_edit_of_a_guide_shows_by_itself(page: Page, project: Path, preview: str) -> None:
    page.goto(f"{preview}roles/ai-product-manager/")
    edit(
        project / "roles/ai-product-manager.md",
        "Five activities fill the week.",
        "Five activities fill every week.",
    )
    expect(page.get_by_text("Five activities fill every week.")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#preview-problems")).to_have_count(0, timeout=PATIENCE)


def test_an_edit_of_a_page_and_a_summary_show_too(page: Page, project: Path, preview: str) -> None:
    page.goto(f"{preview}about/")
    edit(project / "docs/about.md", "# ", "# Really: ")
    expect(page.locator("h1")).to_contain_text("Really: ", timeout=PATIENCE)
    page.goto(f"{preview}roles/")
    edit(project / "roles/data-engineer.md", "\nsummary: ", "\nsummary: Truly, ")
    expect(page.get_by_text("Truly,")).to_be_visible(timeout=PATIENCE)
    page.goto(f"{preview}roles/data-engineer/")
    publisher = "publisher: "
    edit(project / "site.yml", publisher, f"{publisher}Harbor and ")
    expect(page.get_by_text("Harbor and").first).to_be_visible(timeout=PATIENCE)


def test_a_mistake_is_shown_and_the_old_page_stays(page: Page, project: Path, preview: str) -> None:
    page.goto(f"{preview}roles/ai-product-manager/")
    edit(project / "roles/ai-product-manager.md", "status: published", "status: publishd")
    expect(page.locator("#preview-problems")).to_contain_text(
        "roles/ai-product-manager.md:5: status:"
    )
    expect(page.locator("h1")).to_have_text("How to Become an AI Product Manager")
    edit(project / "roles/ai-product-manager.md", "status: publishd", "status: published")
    expect(page.locator("#preview-problems")).to_have_count(0, timeout=PATIENCE)


def test_the_offline_copy_is_tried_out_as_published(page: Page, root: Path, project: Path) -> None:
    known = root / ".cache" / "compressed"
    if known.is_dir():  # saves half a minute of compressing the runtime
        shutil.copytree(known, project / ".cache" / "compressed")
    with served(project, "--offline") as address:
        page.goto(address)
        page.evaluate("async () => void (await navigator.serviceWorker.ready)")
        assert page.locator("script[src*=_preview]").count() == 0
