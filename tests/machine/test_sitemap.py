"""Sitemaps: the content's dates, and the protocol's limits."""

from __future__ import annotations

from datetime import date
from typing import Any
from xml.etree import ElementTree

from careerguide.content.model import Catalog
from careerguide.formats import sitemap
from careerguide.project.settings import Settings

NS = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SETTINGS = Settings(
    site_name="Guides",
    site_description="",
    site_url="https://example.org/a&b/",
    repo_url="",
)


def read(text: str) -> list[tuple[str | None, str | None]]:
    root = ElementTree.fromstring(text)
    return [(item.findtext(f"{NS}loc"), item.findtext(f"{NS}lastmod")) for item in root]


def test_every_page_is_listed_once_and_exists(published: Any, content: Catalog) -> None:
    found = dict(read(published.text("sitemap.xml")))
    pages = {
        path.relative_to(published.folder).as_posix().removesuffix("index.html")
        for path in published.folder.rglob("index.html")
    }
    assert found.keys() == {f"https://example.org/guides/{page}" for page in pages}
    for role in content.roles.values():
        assert found[f"https://example.org/guides/roles/{role.id}/"] == str(role.updated)
    assert found["https://example.org/guides/about/"] is None
    launched = max(family.status_since for family in content.families.values())
    assert found["https://example.org/guides/tests/"] == str(launched)


def test_robots_names_the_sitemap(published: Any) -> None:
    assert published.text("robots.txt") == (
        "User-agent: *\nAllow: /\n\nSitemap: https://example.org/guides/sitemap.xml\n"
    )


def test_more_addresses_than_a_file_may_hold_are_split() -> None:
    days = [date(2026, 1, 1), None, date(2026, 3, 1), date(2026, 2, 1), None, None, None]
    entries = [(f"p{n}/", day) for n, day in enumerate(days)]
    files = dict(sitemap.files(entries, SETTINGS, most_addresses=3))
    assert list(files) == [
        "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml", "robots.txt",
    ]  # fmt: skip
    assert read(files["sitemap.xml"]) == [
        ("https://example.org/a&b/sitemap-1.xml", "2026-03-01"),
        ("https://example.org/a&b/sitemap-2.xml", "2026-02-01"),
        ("https://example.org/a&b/sitemap-3.xml", None),
    ]
    listed = [item for n in (1, 2, 3) for item in read(files[f"sitemap-{n}.xml"])]
    assert [loc for loc, _ in listed] == [f"https://example.org/a&b/p{n}/" for n in range(7)]
    assert [day for _, day in listed] == [str(day) if day else None for day in days]


def test_a_file_that_would_grow_too_large_is_split() -> None:
    entries = [(f"page-{n:03}/", None) for n in range(100)]
    files = dict(sitemap.files(entries, SETTINGS, most_bytes=2000))
    maps = [text for name, text in files.items() if name.startswith("sitemap-")]
    assert len(maps) > 1
    assert all(len(text.encode()) <= 2000 for text in maps)
    assert sum(len(read(text)) for text in maps) == 100


def test_the_limits_are_those_of_the_protocol() -> None:
    assert (sitemap.MOST_ADDRESSES, sitemap.MOST_BYTES) == (50_000, 50_000_000)


def test_fifty_thousand_addresses_are_one_file_and_one_more_are_two() -> None:
    entries = [(f"p{n}/", None) for n in range(50_001)]
    assert list(dict(sitemap.files(entries[:-1], SETTINGS))) == ["sitemap.xml", "robots.txt"]
    files = dict(sitemap.files(entries, SETTINGS))
    assert [files[f"sitemap-{n}.xml"].count("<url>") for n in (1, 2)] == [50_000, 1]
    assert files["sitemap.xml"].count("<sitemap>") == 2
    assert "<loc>https://example.org/a&amp;b/p50000/</loc>" in files["sitemap-2.xml"]


def test_fifty_million_bytes_are_never_passed() -> None:
    entries = [(f"{n:05}-{'x' * 1_900}/", date(2026, 1, 1)) for n in range(26_000)]
    files = dict(sitemap.files(entries, SETTINGS))
    sizes = [len(text) for name, text in files.items() if name.startswith("sitemap-")]
    assert len(sizes) == 2
    assert 49_990_000 < sizes[0] <= 50_000_000
    assert sum(text.count("<url>") for text in files.values()) == 26_000
