"""Reading a bundle in a real browser: nothing of it is hidden, and its effect is CPython's."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import bundles, passports
from tests.browser.built import real_site
from tests.browser.host import Host

Serve = Callable[..., Host]
ACL, SQL = "acl-prompt-to-spec", "ai-augmented-sql"
FAMILIES = {
    ACL: "AI Collaboration Literacy (ACL)",
    "communication": "Communication",
    SQL: "AI-Augmented SQL",
    "big-five-personality": "Big Five Personality",
}
ALPHABET = "abcdefghijklm  nopqrstuvwxyzäöüßéñøł漢字かな한글עברית🙂<>&\"'/\\{}$%"


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


@pytest.fixture
def reader(page: Page) -> Page:
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    return page


def read(page: Page, host: Host, document: Any) -> None:
    page.goto("about:blank")
    page.goto(bundles.address(host.url, document))
    expect(page.locator(".bundle-view__digest")).to_be_visible(timeout=60_000)


def words(text: str) -> str:
    return " ".join(text.split())


def long_day(day: str) -> str:
    year, month, date = day.split("-")
    months = "January February March April May June July August September October November December"
    return f"{int(date)} {months.split()[int(month) - 1]} {year}"


def weight_text(weight: float) -> str:
    """`0.9` -> `.90`, `0.1234` -> `.1234`."""
    return max(f"{weight:.2f}", f"{weight:g}", key=len).removeprefix("0")


def percent(share: float) -> str:
    return f"{int(100 * share + 0.5)}%"


def said(page: Page, document: dict[str, Any]) -> list[str]:
    """The fields of `document` that the page does not show where they belong, its text folded."""
    facts = {
        words(row.locator("dt").inner_text()): words(row.locator("dd").inner_text())
        for row in page.locator(".bundle-read .facts > div").all()
    }
    expected = {
        "Employer or team, as the bundle says": words(document["employer"]),
        "Role": "AI Product Manager",
        "Made on": long_day(document["created"]),
        "To be reviewed by": long_day(document["review_by"]),
        "Digest": document["digest"],
        "Format": f"{document['format']}, version {document['version']}",
        "Scoring that made its numbers": f"version {document['scoring']}",
    }
    missing = [name for name, text in expected.items() if facts[name] != text]
    for family, weight in document["weights"].items():
        row = page.locator(".weighing", has=page.get_by_role("heading", name=FAMILIES[family]))
        changed = weight["published"] != weight["own"]
        shown = [*map(words, row.locator(".weighing__rows > *").all_inner_texts())]
        if shown != [
            "Published",
            weight_text(weight["published"]),
            percent(weight["published_share"]),
            "Employer",
            weight_text(weight["own"]),
            percent(weight["own_share"]),
        ]:
            missing.append(f"{family}: {shown}")
        mark = words(row.locator("[data-part=mark]").inner_text())
        if (mark == "Unchanged") == changed:
            missing.append(f"{family}: {mark}")
        reasons = [*map(words, row.locator("q").all_inner_texts())]
        if reasons != ([words(weight["reason"])] if changed else []):
            missing.append(f"{family}: {reasons}")
    return missing


def leaves(value: Any) -> int:
    return sum(map(leaves, value.values())) if isinstance(value, dict) else 1


def test_nothing_in_a_bundle_is_hidden(reader: Page, host: Host) -> None:
    """Every field of many bundles is found on the page, in its place, and there are no others."""
    chance = random.Random(20261124)
    for _ in range(8):
        published = bundles.role()["weights"]
        own = {f: w if chance.random() < 0.4 else chance.randrange(1, 10_001) / 10_000
               for f, w in published.items()}  # fmt: skip
        changed = [family for family in own if own[family] != published[family]]
        document = bundles.document(
            own=own,
            reasons={f: line(chance, 300) for f in changed},
            employer=line(chance, 80),
            review_by=f"2027-{chance.randint(6, 11):02}-{chance.randint(1, 24):02}",
        )
        assert leaves(document) == 8 + 4 * len(own) + len(changed)
        read(reader, host, document)
        assert said(reader, document) == []
        text = reader.locator(".bundle-view__document pre").text_content() or ""
        assert json.loads(text) == document
        hidden = reader.locator(
            ".bundle-read :is(dd, q, .weighing, .weighing__weight, .weighing__percent)"
        ).evaluate_all(
            "all => all.filter(e => !e.checkVisibility({opacityProperty: true}) || !e.offsetWidth"
            " || !e.offsetHeight).map(e => e.outerHTML)"
        )
        assert hidden == []


def line(chance: random.Random, longest: int) -> str:
    text = "".join(chance.choices(ALPHABET, k=chance.randint(1, longest - 1)))
    return f"a{text}"


def test_the_address_is_clean_and_a_reload_shows_the_same(reader: Page, host: Host) -> None:
    document = bundles.document()
    read(reader, host, document)
    assert reader.url == f"{host.url}bundle/"
    assert reader.title() == "Example Works: weights for AI Product Manager · AIEH career guides"
    expect(reader.locator("h1")).to_have_text("Example Works: weights for AI Product Manager")
    expect(reader.get_by_role("heading", name="Before you send it")).to_be_hidden()
    reader.reload()
    expect(reader.locator(".bundle-view__digest")).to_have_text(document["digest"])
    assert all("bundle=" not in path for path in host.asked)


def test_another_link_in_the_same_tab(reader: Page, host: Host) -> None:
    read(reader, host, bundles.document())
    other = bundles.document(own={SQL: 0.9}, reasons={SQL: "Our team lives in event tables."})
    reader.evaluate("hash => { location.hash = hash }", bundles.pack(json.dumps(other)))
    expect(reader.locator(".bundle-view__digest")).to_have_text(other["digest"])
    expect(reader.locator("h1")).to_be_focused()
    assert reader.url == f"{host.url}bundle/"
    reader.get_by_role("button", name="Build a bundle for this role").click()
    expect(reader.locator("h1")).to_have_text("Build a bundle")
    assert reader.url == f"{host.url}bundle/?role={bundles.ROLE}"


def test_it_says_that_it_is_not_verified_and_what_it_may_not_decide(
    reader: Page, host: Host
) -> None:
    read(reader, host, bundles.document())
    expect(reader.locator(".bundle-view__trust")).to_have_text(
        "Not verified Anyone can write a bundle, with any name in it. If it matters, ask the "
        "employer for theirs and compare the digest."
    )
    expect(reader.locator(".bundle__limits")).to_contain_text(
        "Anything at all, from a sample. Samples never count in an employer’s view, whatever the "
        "weights."
    )
    expect(reader.locator("[data-part=offer]")).to_contain_text(
        "In full, today: Big Five. Not open yet: AI collaboration, Communication, AI-Augmented SQL."
    )


@pytest.mark.parametrize(
    ("today", "overdue"), [("2027-06-01", False), ("2027-06-02", True), ("2030-01-01", True)]
)
def test_a_passed_review_is_said_on_the_readers_day(
    page: Page, host: Host, today: str, overdue: bool
) -> None:
    page.clock.set_fixed_time(f"{today}T12:00:00")
    read(page, host, bundles.document(review_by="2027-06-01"))
    notices = page.locator(".bundle-read .notice--warn")
    expect(notices).to_have_text(
        [
            "Overdue. This bundle was to be reviewed by 1 June 2027, and that day has passed. "
            "Ask the employer whether it still holds."
        ]
        if overdue
        else []
    )


def test_what_the_guide_says_otherwise_now(reader: Page, host: Host) -> None:
    """The bundle was made when the guide had another weight, one family more and one less."""
    weights = dict(bundles.role()["weights"])
    weights["communication"] = 0.8
    del weights["big-five-personality"]
    before = {**passports.published(), "roles": [{**bundles.role(), "weights": weights}]}
    made = bundles.ask(
        "bundle",
        role=bundles.ROLE,
        own=weights,
        reference=before,
        details={
            "employer": "Example Works",
            "created": bundles.TODAY,
            "review_by": "2027-08-24",
        },
    )
    read(reader, host, made["document"])
    notice = reader.locator(".bundle-read .notice--warn")
    expect(notice).to_contain_text("The guide has changed since.")
    expect(notice.locator("li")).to_have_text(
        [
            "Communication: .80 in the bundle, .85 in the guide today",
            "Big Five Personality: not in the bundle, .50 in the guide today",
        ]
    )
    expect(reader.locator("[data-part=statement]")).to_contain_text(
        "Nothing is changed. These are the published weights."
    )


def test_a_document_that_was_tampered_with(reader: Page, host: Host) -> None:
    document = bundles.document()
    document["weights"][ACL]["own"] = 0.6
    read(reader, host, document)
    notice = reader.locator(".bundle-read .notice--warn")
    expect(notice).to_contain_text("It claims other numbers.")
    lines = bundles.ask("check_bundle", text=json.dumps(document))["disagreements"]
    expect(notice.locator("li")).to_have_text(
        [f"{row['field']}: found {row['found']}; expected {row['expected']}" for row in lines]
    )
    assert f"bundle.weights.{ACL}.own_share" in [row["field"] for row in lines]
    row = reader.locator(".weighing").first
    expect(row.locator(".weighing__weight").last).to_have_text(".60")


def effect(page: Page) -> list[str]:
    return [*map(words, page.locator(".bundle-view__effect .standing").all_inner_texts())]


def test_the_effect_on_the_readers_own_passport(reader: Page, host: Host) -> None:
    results = [
        passports.sample("sample-1", "2026-10-18"),
        passports.added("acl-1", ACL, 640, "2026-09-03"),
        passports.added("communication-1", "communication", 600, "2026-08-01"),
    ]
    reader.goto(f"{host.url}privacy/")
    passports.keep(reader, results)
    document = bundles.document()
    read(reader, host, document)
    said = bundles.ask("check_bundle", text=json.dumps(document), entries=results)["effect"]
    published, own = said["published"], said["own"]
    assert published["headline"]
    assert not own["headline"]
    p, r = published["p"], published["r"]
    assert effect(reader) == [
        f"Published {p['score_shown']} {p['band90_shown'][0]}–{p['band90_shown'][1]} On what was "
        f"taken {r['score_shown']}, {r['band90_shown'][0]}–{r['band90_shown'][1]}; "
        f"{published['k_full_percent']}% covered",
        f"Employer No number: full results cover {own['k_full_percent']}% of the weight, and half "
        f"is needed. With samples it would be {own['k_percent']}%.",
    ]
    section = reader.locator(".bundle-view__effect")
    expect(section).to_contain_text(
        "Worked out on this device from the 3 results in your passport. The employer does not "
        "see them."
    )
    expect(section).to_contain_text(
        "Your samples count here, for your own eyes. In the employer’s view they count for nothing."
    )
    for name, readiness in (("published", published), ("own", own)):
        step = readiness["next_step"]
        expect(section.locator(f'[data-part="next-{name}"]')).to_contain_text(
            f"{step['gain_percent']} points of coverage"
        )


def test_without_results_there_is_nothing_to_compare(reader: Page, host: Host) -> None:
    read(reader, host, bundles.document())
    section = reader.locator(".bundle-view__effect")
    expect(section).to_contain_text(
        "Nothing to compare yet: your passport in this browser holds no result."
    )
    expect(section.get_by_role("link", name="Take the sample")).to_be_visible()


def test_a_passport_that_cannot_be_read(reader: Page, host: Host) -> None:
    reader.add_init_script("delete self.indexedDB; delete Window.prototype.indexedDB")
    read(reader, host, bundles.document())
    expect(reader.locator(".bundle-view__effect p")).to_have_text(
        "Your passport cannot be read, so nothing can be compared. Your browser lets this site "
        "store nothing: its settings forbid it, or the window is private."
    )


def test_results_that_cannot_be_scored_are_left_out_and_counted(reader: Page, host: Host) -> None:
    reader.goto(f"{host.url}privacy/")
    good = passports.added("acl-1", ACL, 640, "2026-09-03")
    passports.keep(reader, [good, {**good, "id": "from-the-future", "date": "2027-01-01"}])
    read(reader, host, bundles.document())
    section = reader.locator(".bundle-view__effect")
    expect(section).to_contain_text("from the 1 result in your passport")
    expect(section).to_contain_text(
        "This version of the site cannot score 1 of your results; they are left out."
    )
