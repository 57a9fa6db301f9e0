"""Files that readers open on the pages of passports and bundles: opened, or named in a sentence."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import bundles
from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.passports import ask, open_passport, published, ready, sample, stored, today

Serve = Callable[..., Host]
HERE = Path(__file__).with_name("shared")
PASSPORT = (HERE / "passport.json").read_bytes()
BADGE = json.loads((HERE / "badge.json").read_text(encoding="utf-8"))
EVIDENCE = BADGE["evidence"] if isinstance(BADGE["evidence"], dict) else BADGE["evidence"][0]
LINK = EVIDENCE["id"]
CHOOSE = "Choose the .json file you saved from this site."


def signed(payload: Any) -> str:
    """A credential in the compact form of a JWT."""

    def part(value: Any) -> str:
        return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")

    return f"{part({'alg': 'ES256', 'typ': 'JWT'})}.{part(payload)}.c2lnbmVk"


def presented(*credentials: Any) -> Any:
    return {"type": ["VerifiablePresentation"], "verifiableCredential": list(credentials)}


OPENED: dict[str, str | bytes] = {
    "as it was saved": json.dumps(BADGE),
    "evidence as one object": json.dumps({**BADGE, "evidence": EVIDENCE}),
    "another evidence first": json.dumps(
        {**BADGE, "evidence": [{"id": "https://example.org/#project"}, EVIDENCE]}
    ),
    "evidence as a plain address": json.dumps({**BADGE, "evidence": LINK}),
    "the other name of the type": json.dumps(
        {**BADGE, "type": ["VerifiableCredential", "AchievementCredential"]}
    ),
    "in a presentation": json.dumps(presented(BADGE)),
    "signed": signed(BADGE),
    "signed, as version 1 does": signed({"vc": BADGE}),
    "signed, in a presentation": json.dumps(presented(signed(BADGE))),
    "in an envelope": json.dumps(
        presented(
            {
                "type": "EnvelopedVerifiableCredential",
                "id": f"data:application/vc+jwt,{signed(BADGE)}",
            }
        )
    ),
    "in a picture": b"\x89PNG\r\n\x1a\n\0\0\xff" + json.dumps(BADGE).encode() + b"\xff\0",
    "in a mail": f"Subject: #1\r\n\r\nLook: <{LINK}>, and tell me.".encode(),
    "with a byte-order mark": "\ufeff".encode() + json.dumps(BADGE).encode(),
    "a passport with a byte-order mark": PASSPORT,
    "a passport in UTF-16": PASSPORT.decode("utf-8-sig").encode("utf-16"),
    "a passport in UTF-16, no mark": PASSPORT.decode("utf-8-sig").encode("utf-16-be"),
}

NAMED = {
    "empty": (b"", f"That file is empty. {CHOOSE}"),
    "PDF": (b"%PDF-1.7\n%\xe2\xe3", f"That file is a PDF, not a WHAT. {CHOOSE}"),
    "large photo": (
        b"\xff\xd8\xff\xe0" + bytes(300_000),
        f"That file is a picture, not a WHAT. {CHOOSE}",
    ),
    "PNG": (b"\x89PNG\r\n\x1a\n\0", f"That file is a picture, not a WHAT. {CHOOSE}"),
    "ZIP": (
        b"PK\x03\x04\x14\0",
        "That file is a ZIP archive or an office document, not a WHAT. If the WHAT is inside it, "
        "unpack it first.",
    ),
    "web page": ("<!DOCTYPE html><p>Hi", f"That file is a web page, not a WHAT. {CHOOSE}"),
    "too large": (b" " * 262_145, f"That file is too large to be a WHAT. {CHOOSE}"),
    "text": ("Dear Robin,", f"That file isn’t a WHAT. {CHOOSE}"),
    "no text": (b"abc\xff", f"That file isn’t a WHAT. {CHOOSE}"),
    "a mark and nothing": ("\ufeff", f"That file isn’t a WHAT. {CHOOSE}"),
    "other JSON": ('{"a": 1}', f"That file isn’t a WHAT. {CHOOSE}"),
    "other JSON of ours": ('{"format": "aieh-answers/1"}', f"That file isn’t a WHAT. {CHOOSE}"),
    "a name of the language": ('{"format": "constructor"}', f"That file isn’t a WHAT. {CHOOSE}"),
    "nested": ("[" * 200_000, f"That file isn’t a WHAT. {CHOOSE}"),
    "stranger's badge": (
        json.dumps({**BADGE, "evidence": [{"id": "https://example.org/"}]}),
        "That badge wasn’t made by this site, or its link to the results is gone. There is "
        "nothing in it to score. Ask its owner for a passport file or link.",
    ),
    "badge of version 2": (
        '{"@context": "https://w3id.org/openbadges/v2", "type": "Assertion"}',
        "That badge wasn’t made by this site, or its link to the results is gone. There is "
        "nothing in it to score. Ask its owner for a passport file or link.",
    ),
    "link that was cut": (
        json.dumps({**BADGE, "evidence": LINK[:200]}),
        "Part of this link is missing. It may have been cut off on the way. Copy the whole link "
        "and open it again, or ask for a file.",
    ),
}  # fmt: skip


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


def open_file(page: Page, content: str | bytes) -> None:
    content = content if isinstance(content, bytes) else content.encode()
    file = {"name": "file", "mimeType": "", "buffer": content}
    page.locator("[data-part=file]").set_input_files(file)


def trouble(page: Page) -> Any:
    return page.locator("[data-part=trouble]")


def clear(page: Page) -> None:
    page.evaluate("document.querySelector('[data-part=trouble]').replaceChildren()")


def test_whatever_holds_a_passport_is_opened(page: Page, host: Host) -> None:
    page.clock.set_fixed_time("2026-11-26T12:00:00")
    open_passport(page, host.url)
    for name, content in OPENED.items():
        open_file(page, content)
        expect(ready(page).get_by_role("heading", name="1 result"), name).to_be_focused()
        banner = page.locator(".passport__banner")
        expect(banner).to_contain_text("This passport came from the file you opened.")
        page.get_by_role("button", name="Close, and open my own passport").click()
        expect(page.get_by_role("heading", name="Nothing measured yet")).to_be_focused()


@pytest.mark.parametrize("what", ["passport", "bundle"])
def test_whatever_holds_none_is_named(page: Page, host: Host, what: str) -> None:
    page.goto(f"{host.url}{what}/")
    page.locator(".passport__start, .bundle select").first.wait_for()
    others = {
        "bundle": (
            json.dumps(bundles.document()),
            "That file is a bundle: an employer’s weights for a role. Open it on the bundle page.",
        ),
        "passport": (
            PASSPORT,
            "That file is a passport: somebody’s results. Open it on the passport page.",
        ),
    }
    others.pop(what)
    for name, (content, said) in {**NAMED, **others}.items():
        if name == "link that was cut" and what == "bundle":
            continue  # it is one to a passport, and goes to the page of passports
        clear(page)
        open_file(page, content)
        expect(trouble(page), name).to_have_text(said.replace("WHAT", what))


def test_documents_that_the_scoring_refuses_are_named(page: Page, host: Host) -> None:
    open_passport(page, host.url)
    whole = ask(
        "export_passport",
        entries=[sample("mine")],
        via="file",
        reference=published(),
        as_of=today(),
    )["text"]
    for content, said in {
        whole[:300]: "That passport file is damaged.",
        whole.replace('"version": 1,', '"version": 2,', 1): "A newer version of this site made",
        whole.replace('"O3": 4', '"O3": 9'): "something in it was changed or damaged.",
        whole.replace(f'"exported": "{today()}"', '"exported": "2031-02-03"'): (
            "That passport is dated 3 February 2031, and on this device it is 24 November 2026."
        ),
    }.items():
        clear(page)
        open_file(page, content)
        expect(trouble(page)).to_contain_text(said)
        details = trouble(page).locator("details")
        if details.count():
            expect(details).not_to_have_attribute("open", "")
            expect(details.locator("li")).to_contain_text("passport.entries[0].answers.O3: 9;")
    assert stored(page) == []


def test_claims_and_impossible_days_are_said_in_words(page: Page, host: Host) -> None:
    open_passport(page, host.url)
    entries = [sample("a", "2026-11-20"), sample("b")]
    common = {"reference": published(), "as_of": today()}
    document = ask("export_passport", entries=entries, via="file", **common)["document"]
    was = document["entries"][0]["traits"]["openness"]["score"]
    document["entries"][0]["traits"]["openness"]["score"] = 850
    document["reference"]["families"][0]["half_life_months"] = 1200
    document["exported"] = "2026-11-21"
    open_file(page, json.dumps(document))
    banner = page.locator(".passport__banner")
    expect(banner).to_contain_text(
        "This can’t have happened as it says. It was written on 21 November 2026, and one of its "
        "results is from a later day."
    )
    expect(banner.locator("[data-part=claims] li")).to_have_text(
        [
            f"Big Five, 20 November 2026, Openness: it says 850, we get {was}",
            "It says that a result counts half after 1200 months; here it is 96 months",
        ]
    )
    expect(banner.locator("details")).not_to_have_attribute("open", "")
