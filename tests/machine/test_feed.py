"""The Atom feed: valid, newest first, ids that stay when the log grows."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

from careerguide.content.model import Catalog, Change
from careerguide.formats.feed import feed
from careerguide.project.settings import Settings

ATOM = "{http://www.w3.org/2005/Atom}"
SETTINGS = Settings(
    site_name="Guides & more",
    site_description="About jobs",
    site_url="https://example.org/guides/",
    repo_url="",
)


def read(text: str) -> ElementTree.Element:
    return ElementTree.fromstring(text)


def ids(text: str) -> list[str | None]:
    return [entry.findtext(f"{ATOM}id") for entry in read(text).iter(f"{ATOM}entry")]


def change(day: date, subject: str = "ai-product-manager", text: str = "Something.") -> Change:
    return Change(date=day, kind="correction", subject=subject, text=text)


def test_the_published_feed_has_all_that_atom_asks_for(published: Any, content: Catalog) -> None:
    root = read(published.text("feed.xml"))
    assert root.findtext(f"{ATOM}id") == "https://example.org/guides/feed.xml"
    newest = max(change.date for change in content.changes)
    assert root.findtext(f"{ATOM}updated") == f"{newest}T00:00:00Z"
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://example.org/guides/feed.xml",
        "alternate": "https://example.org/guides/",
    }
    entries = root.findall(f"{ATOM}entry")
    assert len(entries) == len(content.changes)
    assert len(set(ids(published.text("feed.xml")))) == len(entries)
    for entry in entries:
        assert re.fullmatch(r"[0-9-]{10}T00:00:00Z", entry.findtext(f"{ATOM}updated") or "")
        assert entry.find(f"{ATOM}link") is not None
        assert entry.find(f"{ATOM}category") is not None


def test_new_guides_new_pay_launches_and_corrections_are_entries(published: Any) -> None:
    found = {
        entry.findtext(f"{ATOM}title"): entry.findtext(f"{ATOM}summary")
        for entry in read(published.text("feed.xml")).iter(f"{ATOM}entry")
    }
    assert "New guide: AI Product Manager" in found
    assert "Launch status: Big Five Personality" in found
    assert found["Correction: Data Engineer"] == "A wage was 1 of 2 < 3."
    assert found["Pay changed: AI Product Manager"] == (
        "A newer survey moved the range & the median. (USD 118,000–235,000 a year, median 160,000 "
        "→ USD 120,000–240,000 a year, median 165,000 (total, United States, 2026-03))"
    )


def test_pages_lead_to_the_feed(published: Any) -> None:
    for path, href in (("index.html", "feed.xml"), ("tests/index.html", "../feed.xml")):
        (link,) = published.html(path).xpath("//link[@type='application/atom+xml']")
        assert "alternate" in link.get("rel").split()
        assert link.get("href") == href


def test_ids_stay_when_the_log_grows(content: Catalog) -> None:
    day = date(2026, 1, 5)
    log = (change(day, text="One."), change(day, text="Two."))
    short = ids(feed(replace(content, changes=log), SETTINGS))
    more = (*log, change(day, text="Three."), change(day + timedelta(1)))
    assert ids(feed(replace(content, changes=more), SETTINGS))[1:3] == short


def test_a_subject_without_a_page_leads_to_the_site(content: Catalog) -> None:
    log = (change(date(2026, 1, 5), subject="scoring"),)
    (entry,) = read(feed(replace(content, changes=log), SETTINGS)).iter(f"{ATOM}entry")
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.get("href") == "https://example.org/guides/"
    assert entry.findtext(f"{ATOM}title") == "Correction: scoring"


def test_only_the_newest_are_kept(content: Catalog) -> None:
    log = tuple(change(date(2025, 1, 1) + timedelta(n)) for n in range(230))
    found = ids(feed(replace(content, changes=log), SETTINGS))
    assert len(found) == 200
    assert found[0] == (
        "https://example.org/guides/feed.xml#2025-08-18-correction-ai-product-manager-1"
    )


def test_an_empty_log_has_the_date_of_the_newest_guide(content: Catalog) -> None:
    root = read(feed(replace(content, changes=()), SETTINGS))
    newest = max(role.updated for role in content.roles.values())
    assert root.findtext(f"{ATOM}updated") == f"{newest}T00:00:00Z"
