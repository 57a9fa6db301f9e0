"""The editors' desk in a browser: its checks are those of this Python, and its text can leave."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from careerguide.desk import carried
from careerguide.desk.one_guide import Desk
from tests.browser.built import real_site
from tests.browser.host import Host
from tests.clock import TODAY

GUIDE = "ai-product-manager"
FAULTS = {
    "": "",
    "status: published": "status: publishd",
    "\n---\n": "\nlater: 1\n---\nSee [this](data-engineer.md#nowhere) and [@nobody-2020].\n\n",
    "title: ": "title: [",
}
"""What is put in the place of what, one after the other."""


@pytest.fixture(scope="module")
def opened(browser: Browser) -> Iterator[tuple[Page, Host]]:
    """The desk with a guide of the site open in it; Python starts once for all tests."""
    host = Host(real_site()).start()
    page = browser.new_page()
    page.set_default_timeout(60_000)
    page.on("dialog", lambda dialog: dialog.accept())  # other text may take the place of this
    page.goto(f"{host.url}editors-desk/")
    page.get_by_label("Guide", exact=True).select_option(GUIDE)
    page.get_by_role("button", name="Open it").click()
    expect(page.locator("[data-part=said]")).to_contain_text("Checked on this device")
    yield page, host
    page.close()
    host.stop()


def messages(page: Page) -> list[tuple[int, str]]:
    """What the page says is wrong, in the order of the lines."""
    for fold in page.locator(".desk__problem details:not([open]) summary").all():
        fold.click()
    found = []
    for item in page.locator(".desk__problem > p:first-child, .desk__problem li").all():
        line, message = re.findall(r"Line (\d+)\s+(.*)", item.inner_text())[0]
        found.append((int(line), message))
    return sorted(found)


def test_the_page_says_what_this_python_says(opened: tuple[Page, Host], tmp_path: Path) -> None:
    page, host = opened
    packed = (host.folder / "desk" / "content.gz").read_bytes()
    here = Desk(root=tmp_path, around=carried.unpack(gzip.decompress(packed)))
    text = (host.folder / "desk" / f"{GUIDE}.md").read_text(encoding="utf-8")
    field = page.get_by_role("textbox", name="The text")
    assert field.input_value() == text
    host.stop()  # all that follows needs no network
    for old, new in FAULTS.items():
        text = text.replace(old, new, 1)
        field.fill(text)
        problems = here.check(f"roles/{GUIDE}.md", text, TODAY)
        expect(page.locator(".desk__problem > p:first-child, .desk__problem li")).to_have_count(
            len(problems)
        )
        assert messages(page) == sorted((one.line, one.message) for one in problems)
    expect(page.locator("[data-part=no-form]")).to_be_visible()
    host.restart()


def test_a_field_a_paste_and_a_proposal(opened: tuple[Page, Host]) -> None:
    page, host = opened
    field = page.get_by_role("textbox", name="The text")
    field.fill((host.folder / "desk" / f"{GUIDE}.md").read_text(encoding="utf-8"))
    expect(page.locator("[data-part=form]")).to_be_visible()
    summary = page.get_by_label("Summary")
    summary.fill("You decide: what the model is for.")
    summary.press("Tab")
    expect(field).to_have_value(re.compile(r"summary: 'You decide: what the model is for\.'"))

    pasted = "<h2>Essential skills</h2><p>One</p><p>Two</p><h2>Salary</h2><p>Three</p><p>x</p>"
    field.focus()
    page.evaluate(PASTE, [pasted, "Essential skills\nOne\nTwo\nSalary\nThree\nx"])
    expect(page.get_by_text("The document became an outline.")).to_be_visible()
    expect(field).to_have_value(re.compile(r"\n## Skills\n\nOne\n\nTwo\n\n## Pay\n\nThree\n"))
    expect(field).to_have_value(re.compile(r"^---\ntitle: AI Product Manager\n"))
    page.get_by_role("button", name="Paste it as it is instead").click()
    expect(field).to_have_value(re.compile(r"Essential skills\nOne\nTwo\nSalary\nThree\nx\n$"))

    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file").click()
    assert download.value.suggested_filename == f"{GUIDE}.md"
    assert download.value.path().read_text(encoding="utf-8") == field.input_value()

    new = page.get_by_role("region", name="Begin a new one")
    new.get_by_label("Title of the role").fill("Weir Keeper")
    new.get_by_label("Occupation code").fill("15-1252")
    new.get_by_role("button", name="Begin", exact=True).click()
    expect(page.locator("[data-part=path]")).to_have_text("roles/weir-keeper.md")
    expect(field).to_have_value(re.compile(r"^---\ntitle: Weir Keeper\n"))


def test_the_preview_is_the_article(opened: tuple[Page, Host]) -> None:
    page, host = opened
    page.set_viewport_size({"width": 1440, "height": 900})
    text = (host.folder / "desk" / f"{GUIDE}.md").read_text(encoding="utf-8")
    page.get_by_label("Guide", exact=True).select_option(GUIDE)
    page.get_by_role("button", name="Open it").click()
    if page.locator("[data-previewing]").count():  # a second try
        page.get_by_role("button", name="Hide the preview").click()
    page.get_by_role("button", name="Show the preview").click()
    seen = page.get_by_role("region", name="Preview")
    expect(seen.locator("#sources")).to_be_visible()
    published = (host.folder / "roles" / GUIDE / "index.html").read_text(encoding="utf-8")
    assert seen.evaluate(COMPARED, published) == {"sources": True, "elsewhere": []}

    link = seen.locator('a[href^="#source-"]').first
    link.click()
    expect(seen.locator(link.get_attribute("href") or "")).to_be_in_viewport()
    assert "#" not in page.url
    seen.evaluate("box => { box.scrollTop = 700; }")
    field = page.get_by_role("textbox", name="The text")
    field.fill(text.replace("\n## ", "\nTyped <b>now</b> and cited [@nobody-2020].\n\n## ", 1))
    expect(seen.get_by_text("and cited [@nobody-2020].")).to_be_attached()
    assert seen.evaluate("box => [box.scrollTop, box.querySelectorAll('b').length]") == [700, 0]

    page.set_viewport_size({"width": 390, "height": 844})
    expect(field).to_be_hidden()
    expect(seen).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    page.locator(".desk__problem").get_by_role("button", name="Line").first.click()
    expect(field).to_be_focused()
    expect(seen).to_be_hidden()


COMPARED = """(box, published) => {
  const page = new DOMParser().parseFromString(published, "text/html");
  const texts = (where) => [...where.querySelectorAll("h2, h3, p:not(.desk__stand-in), td, li")]
    .map((one) => one.textContent.trim());
  const sources = (where) => texts(where.querySelector("ol.sources")).join(" | ");
  const there = new Set([...texts(page), page.querySelector("h1").textContent]);
  const elsewhere = texts(box).filter((text) => !there.has(text));
  return { sources: sources(box) === sources(page), elsewhere };
}"""
"""Whether both have the same sources; what the preview says and the published page does not."""
PASTE = """([html, plain]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", plain);
  const how = { clipboardData: data, bubbles: true, cancelable: true };
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", how));
}"""
"""What a browser does when somebody pastes a document."""
