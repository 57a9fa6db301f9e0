"""The site as an archive: unpacked, and every page opened from disk."""

from __future__ import annotations

import hashlib
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from tests.browser.kept import looked_at

ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class Found:
    """Addresses and ids of a page, and what may not be in one that is read from disk."""

    def __init__(self, path: Path) -> None:
        page = lxml.html.document_fromstring(path.read_text(encoding="utf-8"))
        self.addresses: list[str] = [one for one in page.xpath("//@href | //@src") if one]
        self.ids = set(page.xpath("//@id"))
        self.scripts = page.xpath("//script[not(@type='application/ld+json')]")


@pytest.fixture(scope="module")
def archive(built_site: Path) -> Path:
    (found,) = built_site.glob("*.zip")
    return found


@pytest.fixture(scope="module")
def folder(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that is in the archive."""
    target = tmp_path_factory.mktemp("on disk")
    with zipfile.ZipFile(archive) as content:
        content.extractall(target)
    (inside,) = target.iterdir()
    assert inside.name == archive.stem
    return inside


def pages(folder: Path) -> list[Path]:
    return sorted(folder.rglob("index.html"))


def test_it_holds_every_page_but_those_that_score(folder: Path, built_site: Path) -> None:
    here = {path.relative_to(folder).as_posix() for path in pages(folder)}
    there = {path.relative_to(built_site).as_posix() for path in pages(built_site)}
    scored = {"big-five/index.html", "big-five-sample/index.html", "passport/index.html"}
    scored |= {path for path in there if path.startswith("practice/")}
    assert there - here == scored
    assert here <= there
    assert (folder / "big-five-sample.html").is_file()


def test_every_link_leads_to_a_file_and_a_place_in_it(folder: Path) -> None:
    found = {path: Found(path) for path in pages(folder)}
    for path, page in found.items():
        assert page.scripts == [], path
        for address in page.addresses:
            if ELSEWHERE.match(address):
                continue
            parts = urlsplit(address)
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            where = f"{path.relative_to(folder)}: {address}"
            assert target.is_file(), where
            if parts.fragment and target in found:
                assert unquote(parts.fragment) in found[target].ids, where


def test_links_to_what_scores_lead_to_the_one_file(folder: Path) -> None:
    home = Found(folder / "index.html").addresses
    assert "big-five-sample.html" in home
    guide = folder / "roles" / "ai-product-manager" / "index.html"
    addresses = Found(guide).addresses
    assert "../../big-five-sample.html" in addresses
    for path in pages(folder):
        for address in Found(path).addresses:
            assert not re.search(r"(?:^|/)(?:passport|big-five-sample)/", address), path


def test_every_page_reads_from_disk(
    page: Page, folder: Path, built_site: Path, long: bool
) -> None:
    said: list[str] = []

    def note(message: ConsoleMessage) -> None:
        said.append(f"{page.url}: {message.text}")

    page.on("console", note)
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    page.on("requestfailed", lambda request: said.append(f"{request.url}: {request.failure}"))
    for address in looked_at(folder, long):
        path = folder / address / "index.html"
        page.goto(path.as_uri())
        expect(page.locator("h1").first).to_be_visible()
        styled = "() => getComputedStyle(document.body).getPropertyValue('--accent')"
        assert page.evaluate(styled), f"{path}: its styles did not come"
        published = (built_site / path.relative_to(folder)).read_text(encoding="utf-8")
        published = re.sub(r"<template\b.*?</template>", "", published, flags=re.DOTALL)
        for figure in re.findall(r"<figure\b.*?</figure>", published, re.DOTALL):
            if "<svg" not in figure:
                continue
            ids = re.findall(r'<title id="([^"]+)"', figure)
            for name in ids:
                box = page.locator(f'svg:has([id="{name}"])').first.bounding_box()
                assert box is None or box["width"] > 100, f"{path}: {name}"
        for control in page.locator("button:visible, input:visible, select:visible").all():
            said.append(f"{page.url}: of no use here: {control.evaluate('e => e.outerHTML')[:100]}")
    assert said == []


def test_the_list_of_roles_is_there_without_scripts(page: Page, folder: Path) -> None:
    page.goto((folder / "roles" / "index.html").as_uri())
    names = {path.parent.name for path in (folder / "roles").glob("*/index.html")}
    links = page.locator("main a, #content a").evaluate_all(
        "links => links.filter((link) => link.checkVisibility()).map((link) => link.href)"
    )
    assert {
        name for name in names if any(f"/roles/{name}/index.html" in link for link in links)
    } == names
    page.locator('a[href$="ai-product-manager/index.html"]').first.click()
    expect(page.locator("h1")).to_have_text("How to Become an AI Product Manager")


def test_size_and_fingerprint_stand_beside_the_downloads(
    page: Page, built_site: Path, archive: Path, folder: Path
) -> None:
    html = (built_site / "offline" / "index.html").read_text(encoding="utf-8")
    for file in (archive, built_site / "big-five-sample.html"):
        assert f'href="../{file.name}" download' in html
        assert hashlib.sha256(file.read_bytes()).hexdigest() in html
        assert f"{file.stat().st_size / 1e6:.1f} MB" in html
    inside = (folder / "offline" / "index.html").read_text(encoding="utf-8")
    assert "You are reading the copy of the site for disks." in inside
    same = hashlib.sha256((folder / "big-five-sample.html").read_bytes()).hexdigest()
    assert same in html
