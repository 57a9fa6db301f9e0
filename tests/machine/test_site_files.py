"""What a site says of itself with and without its own address."""

from __future__ import annotations

import re
from typing import Any

import pytest

from careerguide.content.model import Catalog

NO_RUNTIME = "left out are the scoring in the browser and the sample in one file: "
"""The projects that these tests build have no packages from npm."""
GUIDE = r"roles/[^/]+/index\.html"
ROOT_FILES = {"feed.xml", "llms.txt", "preview.png", "robots.txt", "roles.json", "sitemap.xml"}


def root_files(built: Any) -> set[str]:
    return {path.name for path in built.folder.iterdir() if path.name in ROOT_FILES}


def heads(built: Any) -> dict[str, Any]:
    return {
        path.relative_to(built.folder).as_posix(): built.html(
            path.relative_to(built.folder).as_posix()
        )
        for path in sorted(built.folder.rglob("index.html"))
    }


def test_with_an_address_nothing_is_left_out(published: Any) -> None:
    assert root_files(published) == ROOT_FILES
    (note,) = published.report.notes
    assert note.startswith(NO_RUNTIME)


def test_without_an_address_the_build_says_what_is_left_out(nowhere: Any) -> None:
    assert root_files(nowhere) == {"llms.txt", "roles.json"}
    *notes, last = nowhere.report.notes
    assert last.startswith(NO_RUNTIME)
    assert notes == [
        "site_url is not set: left out are sitemap.xml, robots.txt, feed.xml, canonical links and "
        "preview images, and addresses in data are relative; set SITE_URL to the address of the "
        "site",
        "repo_url is not set: left out are the links that report a correction or show a page's "
        "source; set REPO_URL to the address of the repository",
    ]
    assert not list(nowhere.folder.rglob("preview.png"))


def test_without_an_address_nothing_absolute_is_ours(nowhere: Any, published: Any) -> None:
    for path in sorted(nowhere.folder.rglob("*")):
        if path.suffix in (".html", ".json", ".txt", ".xml"):
            text = path.read_text(encoding="utf-8")
            assert "example.org/guides" not in text, path
            assert 'rel="canonical"' not in text, path
            assert not re.search("og:(url|image)", text), path
    assert "example.org" in published.text("index.html")


def test_every_page_has_one_canonical_address(published: Any) -> None:
    for name, page in heads(published).items():
        address = f"https://example.org/guides/{name.removesuffix('index.html')}"
        assert page.xpath("//link[@rel='canonical']/@href") == [address]
        assert page.xpath("//meta[@property='og:url']/@content") == [address]


def test_every_preview_picture_that_is_named_exists(published: Any) -> None:
    for name, page in heads(published).items():
        (image,) = page.xpath("//meta[@property='og:image']/@content")
        path = image.removeprefix("https://example.org/guides/")
        guide = re.fullmatch(GUIDE, name)
        assert path == (name.replace("index.html", "preview.png") if guide else "preview.png")
        assert (published.folder / path).is_file()


def test_every_other_form_that_is_named_exists(published: Any, nowhere: Any) -> None:
    for built in (published, nowhere):
        for name, page in heads(built).items():
            folder = (built.folder / name).parent
            for link in page.xpath("//link[contains(@rel, 'alternate')]"):
                assert (folder / link.get("href")).is_file(), (name, link.get("href"))
        guides = [name for name in heads(built) if re.fullmatch(GUIDE, name)]
        for name in guides:
            links = built.html(name).xpath("//link[@type='application/json']/@href")
            assert links == ["index.json"]


def test_relative_addresses_in_data_work_from_where_they_stand(
    nowhere: Any, role_ids: list[str]
) -> None:
    for role in nowhere.json("roles.json")["roles"]:
        assert (nowhere.folder / role["url"] / "index.html").is_file()
        assert (nowhere.folder / role["data"]).is_file()
    for id in role_ids:
        here = nowhere.folder / "roles" / id
        twin = nowhere.json(f"roles/{id}/index.json")
        assert (here / twin["url"]).resolve() == here.resolve()
    for link in re.findall(r"\]\(([^)]*)\)", nowhere.text("llms.txt")):
        target = nowhere.folder / link
        assert target.is_file() or (target / "index.html").is_file(), link


def test_the_404_page_has_no_place_of_its_own(published: Any) -> None:
    page = published.html("404.html")
    assert not page.xpath("//link[@rel='canonical']")
    assert not page.xpath("//meta[starts-with(@property, 'og:')]")
    assert not page.xpath("//script[@type='application/ld+json']")


def test_llms_txt_leads_to_every_page_and_guide(published: Any, content: Catalog) -> None:
    text = published.text("llms.txt")
    assert text.startswith("# ")
    assert re.search(r"^> .+$", text, re.MULTILINE)
    links = set(re.findall(r"\]\(([^)]*)\)", text))
    for role in content.roles.values():
        assert f"https://example.org/guides/roles/{role.id}/" in links
        assert f": {role.summary} " in text
    for path in ("methodology/", "roles.json", "feed.xml", "for-recruiters/"):
        assert f"https://example.org/guides/{path}" in links


def test_data_in_a_page_cannot_end_its_script(published: Any) -> None:
    for page in published.folder.rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', html):
            assert "<" not in data


@pytest.mark.parametrize("page", ["about", "for-recruiters", "passport", "tests"])
def test_pages_speak_of_the_feed_only_where_there_is_one(
    page: str, published: Any, nowhere: Any
) -> None:
    path = f"{page}/index.html"
    assert published.html(path).xpath("//main//a[@href='../feed.xml']")
    (main,) = nowhere.html(path).xpath("//main")
    assert "feed.xml" not in nowhere.text(path)
    assert not re.search(r"\bfeeds?\b", main.text_content())
