"""An employer's own norm group: added to a bundle, refused when small, shown to the candidate."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser import bundles, passports
from tests.browser.built import real_site
from tests.browser.host import Host

Serve = Callable[..., Host]
FILE: dict[str, Any] = {
    "format": "aieh-local-norms",
    "version": 1,
    "family": "communication",
    "quiz": "communication-practice",
    "quiz_version": "1.0",
    "norm": {"reliability": 0.7, "counts": [4] * 25},
}
ENTRY: dict[str, Any] = {
    "id": "practice-1",
    "kind": "practice",
    "family": "communication",
    "date": "2026-11-01",
    "quiz": "communication-practice",
    "quiz_version": "1.0",
    "right": 17,
    "questions": 24,
    "answers": {},
    "first_attempt": True,
}


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


def write(folder: Path, **changes: Any) -> Path:
    path = folder / "local-norms.json"
    path.write_text(json.dumps({**FILE, **changes}), encoding="utf-8")
    return path


def test_a_group_is_added_and_a_small_one_is_not(page: Page, host: Host, tmp_path: Path) -> None:
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    page.goto(f"{host.url}bundle/?role={bundles.ROLE}")
    expect(page.locator(".person")).to_have_count(4)
    page.locator(".bundle__details summary").click()
    field, error = page.locator("[data-part=norm-file]"), page.locator("[data-part=norms-error]")
    field.set_input_files(write(tmp_path, norm={"reliability": 0.7, "counts": [1.48] * 25}))
    expect(error).to_have_text(
        "These norms come from 37 people. A bundle takes norms from 50 people on: with fewer, "
        "the bands would promise too much."
    )
    field.set_input_files(write(tmp_path, format="aieh-bundle"))
    expect(error).to_contain_text("That isn’t a norm file.")
    field.set_input_files(write(tmp_path))
    expect(page.locator("[data-part=norms] li")).to_contain_text("Communication: 100 people")
    expect(error).to_be_empty()
    page.get_by_label("Employer or team").fill("Example Works")
    page.get_by_role("button", name="Make the bundle").click()
    expect(page.get_by_role("heading", name="Beside the people of Example Works")).to_be_visible()
    document = bundles.document(own={}, reasons={}, norms={"communication": _norms()})
    expect(page.locator(".bundle-view__digest")).to_have_text(document["digest"])
    page.locator("[data-part=norms]").get_by_role("button", name="Take it out").click()
    expect(page.locator("[data-part=norms] li")).to_have_count(0)
    expect(page.locator(".bundle__made")).to_have_count(0)


def _norms() -> dict[str, Any]:
    return {key: FILE[key] for key in ("quiz", "quiz_version", "norm")}


def test_a_candidate_sees_it_beside_what_the_site_says(page: Page, host: Host) -> None:
    page.clock.set_fixed_time(f"{bundles.TODAY}T12:00:00")
    page.goto(f"{host.url}privacy/")
    passports.keep(page, [ENTRY])
    document = bundles.document(norms={"communication": _norms()})
    page.goto(bundles.address(host.url, document))
    group = page.locator("[data-part=local] li")
    said = bundles.ask("check_bundle", text=json.dumps(document), entries=[ENTRY])["local"][0]
    there = said["mine"]["there"]
    low, high = there["band90_shown"]
    expect(group).to_contain_text("100 people of the employer took version 1.0")
    expect(group).to_contain_text(
        f"You have 17 of 24 points. Among them that is about {there['score_shown']} "
        f"({low}–{high}, nine times in ten). On this site: practiced, not counted."
    )
    expect(page.locator(".bundle-view__local")).to_contain_text(
        "It counts in no readiness and does not change what this site says."
    )
