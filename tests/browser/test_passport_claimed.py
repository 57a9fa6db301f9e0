"""A shared passport before the scoring is there: its own numbers, marked as claimed."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import bundles
from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.passports import (
    ASSETS,
    added,
    ask,
    open_passport,
    published,
    ready,
    sample,
    some_results,
    today,
)

Serve = Callable[..., Host]
HOLD = """
  const held = [];
  globalThis.Worker = class extends Worker {
    postMessage(message) {
      const send = () => super.postMessage(message);
      if (held.done || message.type === "start") send();
      else held.push(send);
    }
  };
  globalThis.release = () => { held.done = true; for (const send of held) send(); };
"""
"""Questions to the scoring wait until `release()`."""


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


def document(*entries: Any, **fields: Any) -> Any:
    asked = {"entries": entries, "via": "link", "reference": published(), "as_of": today()}
    return ask("export_passport", **asked, **fields)["document"]


def visit(page: Page, host: Host, passport: Any) -> None:
    fragment = bundles.pack(json.dumps(passport)).replace("#bundle", "#passport")
    page.goto(f"{host.url}passport/{fragment}")


def test_claims_stand_until_they_are_recomputed(page: Page, host: Host) -> None:
    page.add_init_script(HOLD)
    taken, by_hand = sample("a"), added("b", "communication", 640, "2026-09-01")
    visit(page, host, document(taken, by_hand, name="Robin Doe"))
    banner = page.locator(".passport__banner")
    expect(banner).to_contain_text("As claimed.")
    assert page.locator("h1").inner_text() == "Passport of Robin Doe"
    assert page.title().startswith("Passport of Robin Doe · ")
    expect(page.locator(".result .tag", has_text="As claimed")).to_have_count(2)
    expect(page.locator(".result__score .trait__band")).to_have_text("558–722")
    close = page.get_by_role("button", name="Close, and open my own passport")
    close.focus()
    page.evaluate("release()")
    expect(ready(page)).to_contain_text("Recomputed.")
    expect(close).to_be_focused()
    tags = set(page.locator(".result .tag").all_inner_texts())
    assert tags == {"Recomputed", "Sample", "As claimed", "Entered by hand"}
    expect(banner).to_contain_text("What came without answers stays as claimed.")
    expect(page.locator(".result__score .trait__band")).to_have_text("558–722")
    close.click()
    expect(page.get_by_role("heading", name="Nothing measured yet")).to_be_visible()
    assert page.locator("h1").inner_text() == "Skills Passport"


def test_the_copy_for_offline_use_waits_for_the_scoring(
    page: Page, serve: Serve, built_site: Path
) -> None:
    """On a slow line it would take half of the line from what somebody waits for."""
    host = serve(built_site, scores_here=True)
    page.add_init_script(HOLD)
    visit(page, host, document(sample("a")))
    expect(page.locator(".passport__banner")).to_contain_text("As claimed.")
    page.wait_for_load_state("networkidle")
    assert not any(path.endswith("/service-worker.js") for path in host.asked)
    with page.context.expect_event("serviceworker"):
        page.evaluate("release()")
    expect(ready(page)).to_contain_text("Recomputed.")


def test_what_the_scoring_refuses_is_not_left_standing(page: Page, host: Host) -> None:
    page.add_init_script(HOLD)
    passport = document(sample("a"), name="Robin Doe")
    passport["entries"][0]["quiz_version"] = "99"
    visit(page, host, passport)
    expect(page.locator(".passport__banner")).to_contain_text("As claimed.")
    page.evaluate("release()")
    expect(page.locator("[data-part=trouble]")).to_contain_text("can’t be opened")
    expect(page.locator(".passport__banner")).to_have_count(0)
    expect(page.locator("h1")).to_have_text("Skills Passport")


def test_where_the_scoring_fails_the_claims_stay_as_what_they_are(
    page: Page, serve: Serve
) -> None:
    host = serve(real_site())
    page.route("**/scoring/worker.js*", lambda route: route.abort())
    visit(page, host, document(sample("a")))
    expect(page.locator("[data-part=trouble]")).to_contain_text("could not be loaded")
    expect(page.locator(".passport__banner")).to_contain_text("As claimed.")
    expect(page.locator("h1")).to_have_text("A shared passport")
    assert page.url.startswith(f"{host.url}passport/#passport=")


def test_claims_that_no_passport_makes_are_not_shown(page: Page, host: Host) -> None:
    open_passport(page, host.url)
    good = document(sample("a"), added("b", "communication", 640, "2026-09-01"))

    def but(place: int, **fields: Any) -> Any:
        entries = [dict(entry) for entry in good["entries"]]
        entries[place] |= fields
        return {**good, "entries": entries}

    wrong = [
        None,
        [],
        {**good, "entries": {}},
        {**good, "exported": "2026-13-01"},
        {**good, "exported": "today"},
        but(0, family="constructor"),
        but(0, date="2026-02-31x"),
        but(0, quiz='x"] *'),
        but(0, kind="full-ish"),
        but(0, withheld=["__proto__"]),
        but(0, traits={"toString": {"score": 575, "band90": [500, 650]}}),
        but(0, traits={"openness": {"score": 575, "band90": [600, 650]}}),
        but(0, traits={"openness": {"score": 9999, "band90": [600, 9999]}}),
        but(0, traits={"openness": {"score": "575", "band90": [500, 650]}}),
        but(0, traits={"openness": {"score": 575.5, "band90": [500, 650]}}),
        but(1, score=200),
        but(1, sd=0),
        but(1, sd="wide"),
        but(1, kind="practice", quiz="set", right=6, questions=5),
    ]
    shown = page.evaluate(
        f"""async ([good, wrong]) => {{ {ASSETS}
          const {{ claimed }} = await import(at("passport/claimed.js"));
          const {{ data }} = document.querySelector("skills-passport");
          return [claimed(good, data).entries.length, ...wrong.map((one) => claimed(one, data))];
        }}""",
        [good, wrong],
    )
    assert shown == [2, *[None] * len(wrong)]


def test_a_link_is_drawn_to_be_scanned(page: Page, host: Host) -> None:
    results = some_results(30, seed=3)
    open_passport(page, host.url, results)
    page.get_by_role("button", name="Show it to somebody").click()
    preview = page.locator("dialog .preview")
    expect(preview).to_contain_text("This link is too long for a QR code. Choose fewer results")
    for choice in page.locator("dialog input[name=result]").all()[1:]:
        choice.uncheck()
    page.get_by_label("Your name").fill("Robin Doe")
    expect(preview.locator("pre")).to_contain_text('"name":"Robin Doe"')
    drawn = preview.get_by_role("img", name="QR code that opens this passport")
    expect(drawn).to_be_visible()
    link = page.get_by_label("The link", exact=True).input_value()
    modules = page.evaluate(
        f"""async (link) => {{ {ASSETS}
          const {{ encode }} = await import(at("vendor/uqr.js"));
          return encode(link, {{ ecc: "L", border: 4 }}).data;
        }}""",
        link,
    )
    size = len(modules)
    assert drawn.get_attribute("viewBox") == f"0 0 {size} {size}"
    inked = page.evaluate(
        """([box, size]) => {
          const path = document.querySelector("dialog .qr path");
          const at = (x, y) => path.isPointInFill(new DOMPoint(x + 0.5, y + 0.5));
          return box.map((row, y) => row.map((_, x) => at(x, y)));
        }""",
        [modules, size],
    )
    assert inked == modules
