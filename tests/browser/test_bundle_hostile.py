"""Bundles from people who mean no good: refused with the reason, and nothing was changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from scoring.strict_json import FILE_BYTES
from tests.browser import bundles, passports
from tests.browser.built import real_site
from tests.browser.host import Fault, Host

Serve = Callable[..., Host]
ACL = "acl-prompt-to-spec"
CHOOSE = "Choose the .json file you saved from this site."
AGAIN = "Save it again, or ask for it again."
NOT_A_FILE = f"That bundle can’t be opened: something in it was changed or damaged. {AGAIN}"
NOT_A_LINK = "The bundle in this link can’t be opened: something in it was changed or damaged."
NO_LINK = "This link doesn’t hold a bundle. Ask for a new link."
DETAILS = "Details for a report"
TOO_LONG = "This link is too long to hold a bundle. Ask for a file instead."
DAMAGED = (
    "Part of this link is missing. It may have been cut off on the way. Copy the whole link and "
    "open it again, or ask for a file."
)
NEWER = "A newer version of this site made this link. Reload this page and open the link again."
OTHER = f"That file isn’t a bundle. {CHOOSE}"
TORN = f"That bundle file is damaged. {AGAIN}"
NAMED = {
    "empty": f"That file is empty. {CHOOSE}",
    **dict.fromkeys(["not JSON", "a list", "null", "a number", "deep", "deep objects"], OTHER),
    **dict.fromkeys(["cut short", "two byte order marks", "not a number", "infinity"], TORN),
    "a passport": "That file is a passport: somebody’s results. Open it on the passport page.",
    "next version": (
        "A newer version of this site made that file. Reload this page and open the file again."
    ),
    "tomorrow and after": (
        "That bundle is dated 26 November 2026, and on this device it is 24 November 2026. Set "
        "this device’s clock right and open it again. If it is right, the clock was wrong where "
        "the bundle was made."
    ),
}
"""What is said of documents that need no scoring to be named."""
LINE = "one line of at most 80 characters, with a letter or a digit"


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


@pytest.fixture
def builder(page: Page, host: Host) -> Page:
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    page.add_init_script("self.alert = () => { self.attacked = true }")
    page.goto(f"{host.url}bundle/")
    expect(page.get_by_label("Role", exact=True).locator("option").nth(1)).to_be_attached()
    return page


def trouble(page: Page) -> str:
    return " ".join((page.locator("[data-part=trouble]").text_content() or "").split())


def open_file(page: Page, content: bytes) -> None:
    file = {"name": "bundle.json", "mimeType": "application/json", "buffer": content}
    page.locator("[data-part=file]").set_input_files(file)


def families(count: int) -> dict[str, Any]:
    """A bundle with that many families, as small as can be."""
    weight = {"published": 1, "own": 1, "published_share": 0, "own_share": 0}
    return {**bundles.document(), "weights": {f"f{n}": weight for n in range(count)}}


def changed(**fields: Any) -> str:
    return json.dumps({**bundles.document(), **fields})


def weighed(**fields: Any) -> str:
    document = bundles.document()
    document["weights"][ACL].update(fields)
    return json.dumps(document)


def texts() -> dict[str, str]:
    """Name -> a document that is none."""
    whole = json.dumps(bundles.document())
    return {
        "empty": "",
        "not JSON": "weights: {}",
        "cut short": whole[:-20],
        "a list": "[]",
        "null": "null",
        "a number": "1e999",
        "two byte order marks": "\ufeff\ufeff" + whole,
        "deep": "[" * 100_000,
        "deep objects": '{"a":' * 10_000,
        "not a number": whole.replace("0.95", "NaN"),
        "infinity": whole.replace("0.95", "Infinity"),
        "too large a number": whole.replace("0.95", "1e999"),
        "long number": whole.replace("0.95", "9" * 5_000),
        "key twice": whole.replace('"format"', '"format": "aieh-bundle", "format"'),
        "unknown key": changed(note="psst"),
        "prototype": whole.replace('"format"', '"__proto__": {"x": 1}, "format"'),
        "missing key": json.dumps({k: v for k, v in bundles.document().items() if k != "employer"}),
        "a passport": json.dumps(
            bundles.ask("export_passport", entries=[], via="file")["document"]
        ),
        "next version": changed(version=2),
        "true for 1": changed(version=True),
        "no such role": changed(role="astronaut"),
        "path as role": changed(role="../../etc/passwd"),
        "no employer": changed(employer=""),
        "blank employer": changed(employer="   "),
        "long employer": changed(employer="x" * 81),
        "two lines": changed(employer="Example\nWorks"),
        "turned around": changed(employer="Example \u202eskroW"),
        "half a character": whole.replace("Example Works", "\\ud800 Works"),
        "impossible day": changed(created="2026-02-30"),
        "compact day": changed(created="20261124"),
        "week date": changed(created="2026-W48-2"),
        "tomorrow and after": changed(created="2026-11-26", review_by="2027-06-30"),
        "review too soon": changed(review_by="2026-12-24"),
        "review too late": changed(review_by="2028-11-24"),
        "weight above 1": weighed(own=1.5),
        "weight below 0": weighed(own=-0.1),
        "weight as text": weighed(own="0.5"),
        "weight as truth": weighed(own=True),
        "fine weight": weighed(own=0.123456789),
        "no reason": weighed(reason=""),
        "blank reason": weighed(reason="\u00a0\u2003"),
        "long reason": weighed(reason="x" * 301),
        "reason without change": weighed(own=0.95),
        "hidden field": weighed(hidden=True),
        "all zero": json.dumps(
            {
                **bundles.document(),
                "weights": {
                    ACL: {
                        "published": 0.95,
                        "own": 0,
                        "published_share": 1,
                        "own_share": 0,
                        "reason": "None of it.",
                    }
                },
            }
        ),
        "no families": changed(weights={}),
        "families as a list": changed(weights=[]),
        "unknown family": json.dumps(families(3)),
        "51 families": json.dumps(families(51)),
        "3,000 families": json.dumps(families(3_000)),
    }


def refusals(text: str) -> list[str]:
    """CPython's own words for it."""
    common = {"reference": passports.published(roles=True), "as_of": bundles.TODAY}
    lines = passports.refused("check_bundle", text=text, **common)
    return [line.replace(": ", ": found ", 1) for line in lines]


def test_files_that_are_no_bundles(builder: Page) -> None:
    """Each is refused in the words of the scoring, at most twenty lines of them."""
    cases = texts()
    assert len(cases) == 50
    assert all(len(text.encode()) <= FILE_BYTES for text in cases.values())
    wrong = {}
    for name, text in cases.items():
        builder.evaluate("document.querySelector('[data-part=trouble]').replaceChildren()")
        open_file(builder, text.encode("utf-8", "surrogatepass"))
        expect(builder.locator("[data-part=trouble]")).not_to_be_empty(timeout=60_000)
        lines = refusals(text)
        more = [f"and {len(lines) - 20} more"] if len(lines) > 20 else []
        worded = [NOT_A_FILE, DETAILS, *lines[:20], *more]
        expected = NAMED.get(name) or " ".join("".join(worded).split())
        if trouble(builder) != expected:
            wrong[name] = (trouble(builder), expected)
    assert wrong == {}
    expect(builder.locator("h1")).to_have_text("Build a bundle")
    expect(builder.locator("role-bundle")).to_have_attribute("data-state", "build")
    assert not builder.evaluate("Boolean(self.attacked)")


def test_what_some_refusals_say(builder: Page) -> None:
    for text, sentence in {
        changed(employer=""): f'bundle.employer: found ""; expected {LINE}',
        changed(created="2026-02-30"): 'bundle.created: found "2026-02-30"; expected a calendar '
        "date from 2000-01-01 to 2199-12-31, written YYYY-MM-DD",
        json.dumps(families(3_000)): "bundle.weights: found an object with 3000 keys; expected an "
        "object with at most 50 keys",
        weighed(hidden=True): f'bundle.weights.{ACL}: found unknown keys: "hidden"; expected an '
        "object with the keys published, own, published_share, own_share, reason",
    }.items():
        open_file(builder, text.encode())
        expect(builder.locator("[data-part=trouble]")).to_have_text(
            f"{NOT_A_FILE}{DETAILS}{sentence}"
        )


def test_files_that_are_not_even_read(builder: Page) -> None:
    many = json.dumps(families(10_000)).encode()
    assert len(many) > FILE_BYTES
    too_large = f"That file is too large to be a bundle. {CHOOSE}"
    for content, sentence in [
        (many, too_large),
        (b" " * (FILE_BYTES + 1), too_large),
        (b"\xff\xfe{\x00}\x00", OTHER),
        (bytes(range(256)), OTHER),
    ]:
        open_file(builder, content)
        expect(builder.locator("[data-part=trouble]")).to_have_text(sentence)


def test_a_file_of_the_largest_size_is_read(builder: Page) -> None:
    whole = json.dumps(bundles.document()).encode()
    open_file(builder, whole + b" " * (FILE_BYTES - len(whole)))
    expect(builder.locator(".bundle-view__digest")).to_be_visible(timeout=60_000)


def test_links_that_are_no_bundles(page: Page, host: Host) -> None:
    whole = json.dumps(bundles.document())
    good = bundles.pack(whole)
    for fragment, sentence in {
        "#bundle=1." + "A" * 1_000_000: TOO_LONG,
        "#bundle=" + "x" * 1_000_000: DAMAGED,
        bundles.pack(json.dumps(families(10_000))): TOO_LONG,
        bundles.pack(" " * 1_000_000): TOO_LONG,
        bundles.pack(whole, version="2"): NEWER,
        "#bundle=": DAMAGED,
        "#bundle=1.": DAMAGED,
        "#bundle=1.abc": DAMAGED,
        "#bundle=1.%3Cscript%3E": DAMAGED,
        "#bundle=01." + good.split(".")[1]: DAMAGED,
        good[:-9]: DAMAGED,
        bundles.pack("{}"): NO_LINK,
        bundles.pack(changed(employer="")): NOT_A_LINK,
    }.items():
        page.goto("about:blank")
        page.goto(f"{host.url}bundle/{fragment}")
        box = page.locator("[data-part=trouble]")
        expect(box).to_contain_text(sentence)
        # It stays, so that one can see it and try again.
        assert page.url == f"{host.url}bundle/{fragment}", fragment[:40]
        expect(page.get_by_label("Role", exact=True)).to_be_visible()


def test_a_broken_link_stays_said_beside_a_role(page: Page, host: Host) -> None:
    page.goto(f"{host.url}bundle/?role={bundles.ROLE}#bundle=1.abc")
    expect(page.locator(".person")).to_have_count(4)
    expect(page.locator("[data-part=trouble]")).to_have_text(DAMAGED)
    assert page.url.endswith("#bundle=1.abc")
    page.locator(f'[name="own.{ACL}"]').fill("0.5")
    expect(page.locator("[data-part=trouble]")).to_be_empty()


def test_a_broken_file_leaves_the_bundle_that_is_shown(page: Page, host: Host) -> None:
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    document = bundles.document()
    page.goto(bundles.address(host.url, document))
    digest = page.locator(".bundle-view__digest")
    expect(digest).to_be_visible(timeout=60_000)
    open_file(page, b"{}")
    expect(page.locator("[data-part=trouble]")).to_contain_text(OTHER)
    expect(digest).to_have_text(document["digest"])
    page.reload()
    expect(digest).to_have_text(document["digest"])
    open_file(page, json.dumps(document).encode())
    expect(page.locator("[data-part=trouble]")).to_be_empty()


def test_nothing_of_it_is_markup(page: Page, host: Host) -> None:
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    page.add_init_script("self.alert = () => { self.attacked = true }")
    evil = "<img src=x onerror=alert(1)><script>alert(1)</script><b data-if=x>{{ 7 * 7 }}"
    document = bundles.document(employer=evil[:80], reasons={ACL: evil})
    page.goto(bundles.address(host.url, document))
    expect(page.locator(".weighing q")).to_have_text(evil)
    expect(page.locator(".bundle-view__facts dd").first).to_have_text(evil[:80])
    assert page.locator("role-bundle :is(img, script:not([type]))").count() == 0
    assert page.locator(".weighing q *").count() == 0
    assert not page.evaluate("Boolean(self.attacked)")


@pytest.mark.parametrize("fragment", ["", "?role=ai-product-manager", "bundle"])
def test_it_is_not_shown_inside_another_page(page: Page, host: Host, fragment: str) -> None:
    inner = fragment.replace("bundle", bundles.pack(json.dumps(bundles.document())))
    frame = f'<!doctype html><title>Frame</title><iframe src="/bundle/{inner}"></iframe>'
    page.route("**/framing.html", lambda route: route.fulfill(body=frame, content_type="text/html"))
    page.goto(f"{host.url}framing.html")
    inside = page.frame_locator("iframe")
    expect(inside.locator("[data-part=trouble]")).to_have_text(
        "A bundle is not shown inside another page. Whoever put it there could cover parts of it. "
        "Open it by itself"
    )
    expect(inside.locator("[data-part=view]")).to_be_empty()
    assert inside.locator("role-bundle :is(form, button)").count() == 0


def test_a_bundle_that_cannot_be_checked_is_shown_as_it_came(page: Page, host: Host) -> None:
    host.scores_here = False
    host.faults["scoring.zip"] = host.faults["scoring.zip.gz"] = Fault(status=404)
    text = json.dumps(bundles.document())
    page.goto(bundles.address(host.url, text))
    box = page.locator("[data-part=trouble]")
    expect(box.locator("pre")).to_have_text(text)
    expect(box).to_contain_text("What you opened, as it is, unchecked:")
    host.faults.clear()
    box.get_by_role("button", name="Try again").click()
    expect(page.locator(".bundle-view__digest")).to_be_visible(timeout=60_000)
    expect(box).to_be_empty()


def test_a_document_of_every_version_so_far_opens(builder: Page, root: Path) -> None:
    """The committed samples name families and roles of their own, so those are published here."""
    samples = sorted((root / "tests" / "scoring" / "samples").glob("bundle-*.json"))
    assert samples
    for sample in samples:
        builder.clock.set_fixed_time("2027-01-01T12:00:00")
        open_file(builder, sample.read_bytes())
        digest = json.loads(sample.read_text(encoding="utf-8"))["digest"]
        expect(builder.locator(".bundle-view__digest")).to_have_text(digest)
