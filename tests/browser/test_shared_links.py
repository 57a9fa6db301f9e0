"""Links to passports and bundles: what chats and mails make of them, any page, reload and back."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import bundles
from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.passports import (
    ASSETS,
    ask,
    open_passport,
    opened,
    published,
    ready,
    sample,
    today,
)

Serve = Callable[..., Host]
HERE = Path(__file__).with_name("shared")
CLEAN = (HERE / "link.txt").read_text(encoding="utf-8").strip()
*WRITTEN_INTO, BROKEN, REST = (HERE / "links.txt").read_text(encoding="utf-8").splitlines()
NEWER = "A newer version of this site made this link. Reload this page and open the link again."
DAMAGED = "Part of this link is missing."

READ = f"""async (addresses) => {{ {ASSETS}
  const {{ meant }} = await import(at("passport/address.js"));
  const {{ unpack }} = await import(at("passport/link.js"));
  const read = async (address) => {{
    const found = meant(address);
    return found && [found.kind, await unpack(found.packed).catch(({{ code }}) => code)];
  }};
  return Promise.all(addresses.map(read));
}}"""


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


@pytest.fixture
def reader(page: Page, host: Host) -> Page:
    """A page of the site, to ask its modules."""
    page.goto(f"{host.url}privacy/")
    return page


def fragment(entries: list[Any], kind: str = "passport", version: str = "1") -> str:
    exported = ask(
        "export_passport", entries=entries, via="link", reference=published(), as_of=today()
    )
    return bundles.pack(exported["text"], version).replace("bundle", kind)


def trouble(page: Page) -> Any:
    return page.locator("[data-part=trouble]")


def shown(page: Page) -> Any:
    return ready(page).get_by_role("heading", name="1 result")


def visit(page: Page, address: str) -> None:
    """As somebody who follows a link from elsewhere."""
    page.goto("about:blank")
    page.goto(address)


def test_whatever_a_program_writes_into_a_link(reader: Page) -> None:
    base, data = CLEAN.split("#passport=")
    whole = f"{base}#passport={data}"
    halves = (data[:150], data[150:])
    cases = [
        whole,
        *WRITTEN_INTO,
        # Mail breaks lines, marks the break with a sign, and quotes what it answers.
        BROKEN + REST,
        f"{BROKEN}%0D%0A{REST}",
        f"{base}#passport={'%20%0A%3E%20'.join(halves)}",
        f"{base}#passport={'=%0D%0A'.join(halves)}",
        f"{base}#passport={chr(0x200B).join(halves)}",
        f"{base}#passport={'+'.join(halves)}",
        whole.replace("#passport=", "#passport=3D"),
        # Words, marks and brackets around it.
        f"{whole} and tell me what you think of it",
        f"{whole}%20and%20tell%20me",
        f"{whole}\u200band tell me",
        f"<{whole}>",
        f"({whole}).",
        f"*{whole}*",
        f"_{whole}_",
        f"~~{whole}~~",
        f"`{whole}`",
        f"{whole}'",
        f"{whole}…",
        f"{whole}]({whole})",
        # Parameters, before and behind.
        f"{whole}&fbclid=abc&utm_source=x",
        f"{whole}?fbclid=abc",
        f"{whole}#:~:text=passport",
        f"{base}#utm_source=x&passport={data}",
        f"{base}#/passport={data}",
        # Other ways to write the same.
        whole.replace("passport=", "Passport="),
        whole.replace("passport=", "PASSPORT="),
        whole.replace("#passport=", "#passport%3D"),
        whole.replace("#passport=", "%23passport%3D"),
        whole.replace("#passport=", "%2523passport%253D"),
        whole.replace("#passport=1.", "#passport%3D1%2E"),
        whole.replace("#passport=", "# passport = "),
        whole.replace("#passport=1.", "#passport:1."),
    ]
    found = reader.evaluate(READ, cases)
    text = found[0][1]
    assert json.loads(text)["format"] == "aieh-skills-passport"
    wrong = [case for case, told in zip(cases, found, strict=True) if told != ["passport", text]]
    assert wrong == []


def test_what_is_no_link_to_a_document(reader: Page) -> None:
    base, data = CLEAN.split("#passport=")
    cases = {
        f"{base}#passport={data[:-1]}": ["passport", "damaged"],
        f"{base}#passport={data[:150]}": ["passport", "damaged"],
        f"{base}#passport={data[:150]}x{data[150:]}": ["passport", "damaged"],
        f"{base}#passport=2{data[1:]}": ["passport", "newer"],
        f"{base}#passport=v2{data[1:]}": ["passport", "newer"],
        f"{base}#bundle=17{data[1:]}": ["bundle", "newer"],
        f"{base}#passport=0{data[1:]}": ["passport", "damaged"],
        f"{base}#passport=": ["passport", "damaged"],
        f"{base}#passport=1.{'A' * 1_000_000}": ["passport", "too-long"],
        f"{base}#passport=1.{'A ' * 1_000_000}": ["passport", "too-long"],
        f"{base}#passport=1.{'a.' * 1_000_000}": ["passport", "damaged"],
        f"{base}#reading": None,
        f"{base}#skills-passport": None,
        f"{base}#passport": None,
        f"{base}?role=passport": None,
        base: None,
    }
    assert dict(zip(cases, reader.evaluate(READ, list(cases)), strict=True)) == cases


def test_a_shared_passport_stays_until_it_is_closed(page: Page, host: Host) -> None:
    visit(page, f"{host.url}passport/{fragment([sample('theirs')])}")
    expect(shown(page)).to_be_focused()
    assert page.url == f"{host.url}passport/"
    page.reload()
    expect(shown(page)).to_be_visible()
    page.evaluate("location.hash = 'reading'")
    page.reload()
    expect(shown(page)).to_be_visible()
    page.goto(f"{host.url}methodology/")
    page.go_back()
    expect(shown(page)).to_be_visible()
    page.go_back()
    expect(shown(page)).to_be_visible()
    assert page.url == f"{host.url}passport/"
    page.get_by_role("button", name="Close, and open my own passport").click()
    own = page.get_by_role("heading", name="Nothing measured yet")
    expect(own).to_be_focused()
    page.go_forward()  # to the anchor, which showed it before
    expect(own).to_be_visible()
    page.reload()
    expect(own).to_be_visible()
    assert [*page.evaluate("Object.keys(sessionStorage)")] == []


def test_the_way_back_to_ones_own_passport(page: Page, host: Host) -> None:
    open_passport(page, host.url)
    page.evaluate("hash => { location.hash = hash }", fragment([sample("theirs")]))
    expect(shown(page)).to_be_focused()
    page.go_back()
    expect(page.get_by_role("heading", name="Nothing measured yet")).to_be_visible()
    page.go_forward()
    expect(shown(page)).to_be_visible()
    page.get_by_role("button", name="Add to my passport").click()
    expect(page.get_by_role("heading", name="Your results")).to_be_focused()
    page.reload()
    expect(page.get_by_role("heading", name="Your results")).to_be_visible()


def test_a_bundle_stays_and_gives_way_again(page: Page, host: Host) -> None:
    document = bundles.document()
    page.goto(f"{host.url}bundle/?role={bundles.ROLE}")
    expect(page.locator(".person").first).to_be_visible()
    page.evaluate("hash => { location.hash = hash }", bundles.pack(json.dumps(document)))
    digest = page.locator(".bundle-view__digest")
    expect(digest).to_have_text(document["digest"])
    page.reload()
    expect(digest).to_have_text(document["digest"])
    page.go_back()
    expect(page.locator("h1")).to_have_text("Build a bundle")
    expect(page.locator(".person").first).to_be_visible()
    assert page.title().startswith("Build a bundle")
    page.go_forward()
    expect(digest).to_have_text(document["digest"])


@pytest.mark.parametrize("kind", ["passport", "bundle"])
def test_a_link_is_opened_from_any_page(page: Page, host: Host, kind: str) -> None:
    other = {"passport": "bundle", "bundle": "passport"}[kind]
    newer = fragment([], kind, version="2")
    for place in ["", "roles/ai-product-manager/", f"{other}/", "roles/", "nowhere/", "offline/"]:
        visit(page, host.url + place + newer)
        expect(trouble(page)).to_contain_text(NEWER)
        assert page.url == f"{host.url}{kind}/{newer}", place
    # A program that encodes the # makes it part of the path.
    visit(page, f"{host.url}{kind}/%23{newer[1:]}")
    expect(trouble(page)).to_contain_text(NEWER)
    assert page.url == f"{host.url}{kind}/{newer}"
    # Into the address bar of an open page.
    for place in ["roles/", f"{other}/"]:
        visit(page, host.url + place)
        page.evaluate("hash => { location.hash = hash }", newer)
        expect(trouble(page)).to_contain_text(NEWER)


def test_a_passport_on_the_page_of_bundles_is_opened(page: Page, host: Host) -> None:
    visit(page, f"{host.url}bundle/{fragment([sample('theirs')])}")
    expect(shown(page)).to_be_visible()
    document = bundles.document()
    visit(page, bundles.address(host.url, document).replace("/bundle/", "/passport/"))
    expect(page.locator(".bundle-view__digest")).to_have_text(document["digest"])


def test_a_link_that_fails_stays_in_the_address_bar(page: Page, host: Host) -> None:
    whole = fragment([sample("theirs")])
    visit(page, f"{host.url}passport/{whole[:80]}")
    expect(trouble(page)).to_contain_text(DAMAGED)
    expect(page.get_by_role("heading", name="Nothing measured yet")).to_be_visible()
    assert page.url == f"{host.url}passport/{whole[:80]}"
    page.reload()
    expect(trouble(page)).to_contain_text(DAMAGED)
    page.evaluate("hash => { location.hash = hash }", whole)
    expect(shown(page)).to_be_focused()
    expect(trouble(page)).to_be_empty()
    assert page.url == f"{host.url}passport/"


def test_where_nothing_can_be_stored_the_address_keeps_it(page: Page, host: Host) -> None:
    page.add_init_script(
        """for (const name of ["sessionStorage", "localStorage"]) {
          const get = () => { throw new DOMException("no", "SecurityError"); };
          Object.defineProperty(self, name, { get });
        }"""
    )
    address = f"{host.url}passport/{fragment([sample('theirs')])}"
    visit(page, address)
    expect(shown(page)).to_be_visible()
    assert page.url == address
    page.reload()
    expect(shown(page)).to_be_visible()
    page.get_by_role("button", name="Close, and open my own passport").click()
    expect(page.get_by_role("heading", name="Nothing measured yet")).to_be_focused()
    assert page.url == f"{host.url}passport/"


def test_deleting_everything_ends_what_other_tabs_noted(
    context: BrowserContext, host: Host
) -> None:
    """Also in a tab that is elsewhere when it happens, and hears nothing of it."""
    quiz, away, reading, own = (context.new_page() for _ in range(4))
    for tab in (quiz, away):
        tab.goto(f"{host.url}big-five-sample/")
        tab.locator("input[name=O3][value='4']").check()
    quiz.reload()
    expect(quiz.locator("input[name=O3][value='4']")).to_be_checked()
    away.goto("about:blank")
    visit(reading, f"{host.url}passport/{fragment([sample('theirs')])}")
    expect(shown(reading)).to_be_visible()
    open_passport(own, host.url)
    own.get_by_role("button", name="Delete everything").click()
    own.get_by_role("dialog").get_by_role("button", name="Delete everything").click()
    expect(own.locator("[data-part=message]")).to_contain_text("is deleted")
    for tab in (quiz, reading):
        assert tab.evaluate("Object.keys(sessionStorage)") == []
    reading.reload()
    expect(reading.get_by_role("heading", name="Nothing measured yet")).to_be_visible()
    away.goto(f"{host.url}big-five-sample/")
    for tab in (quiz, away):
        tab.reload()
        expect(tab.locator("input[name=O3][value='4']")).not_to_be_checked()


def test_the_page_looks_at_no_other_fragment(page: Page, host: Host) -> None:
    page.goto(f"{host.url}passport/#reading")
    opened(page)
    assert re.search("#reading$", page.url)
    expect(trouble(page)).to_be_empty()
