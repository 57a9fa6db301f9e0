"""Roles side by side: chosen in the fields or by the address, from each role's own data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.built import real_site
from tests.browser.host import Fault, Host

Serve = Callable[..., Host]
ENGINEER, MANAGER = "data-engineer", "ai-product-manager"
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"


@pytest.fixture
def few(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


def data(host: Host, role: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((host.folder / "roles" / role / "index.json").read_text())
    return found


def cells(page: Page, row: str) -> list[str]:
    return page.locator(f"[data-row='{row}'] > :not(:first-child)").all_inner_texts()


def status(page: Page) -> Locator:
    return page.locator("role-compare [data-part=status]")


def test_the_address_chooses_and_every_value_is_the_roles_own(page: Page, few: Host) -> None:
    page.goto(f"{few.url}compare/?roles={ENGINEER},{MANAGER}")
    expect(status(page)).to_have_text("The comparison is below.")
    roles = [data(few, ENGINEER), data(few, MANAGER)]
    assert cells(page, "title") == [role["title"] for role in roles]
    assert cells(page, "summary") == [role["summary"] for role in roles]
    for shown, role in zip(cells(page, "wages"), roles, strict=True):
        wages = role["wages"]["national"]
        median, low, high = (f"${wages[key]:,}" for key in ("median", "p25", "p75"))
        assert shown.split() == [median, f"{low}–{high}"]
    for pay, role in zip(cells(page, "pay"), roles, strict=True):
        assert role["pay"]["line"].endswith(pay.splitlines()[0])
    assert cells(page, "education") == [role["facts"]["entry"]["education"] for role in roles]
    families = {item["family"] for role in roles for item in role["relevance"]}
    for family in families:
        weights = [
            {item["family"]: item["weight"] for item in role["relevance"]}.get(family)
            for role in roles
        ]
        shown = ["–" if w is None else f"{w:.2f}".removeprefix("0") for w in weights]
        assert cells(page, family) == shown
    needed = [{need["name"]: need["level"] for need in role["skill_levels"]} for role in roles]
    rows = page.locator("[data-part=skills] tr").all()[1:]
    assert {row.locator("th").inner_text() for row in rows} == {*needed[0], *needed[1]}
    for row in rows:
        name = row.locator("th").inner_text()
        assert row.locator("td").all_inner_texts() == [need.get(name, "–") for need in needed]
    page.evaluate(AXE.read_text(encoding="utf-8"))
    assert page.evaluate("async () => (await axe.run()).violations.map(({ id }) => id)") == []


def test_official_wages_are_drawn_on_one_axis(page: Page, few: Host) -> None:
    page.goto(f"{few.url}compare/?roles={ENGINEER},{MANAGER}")
    dots = page.locator("[data-row=wages] circle")
    expect(dots).to_have_count(2)
    places = [float(str(dot.get_attribute("cx")).rstrip("%")) for dot in dots.all()]
    medians = [data(few, id)["wages"]["national"]["median"] for id in (ENGINEER, MANAGER)]
    assert places[0] / places[1] == pytest.approx(medians[0] / medians[1], rel=1e-3)


def test_a_choice_goes_into_the_address_and_back(page: Page, few: Host) -> None:
    page.goto(f"{few.url}compare/")
    first, second, _ = page.locator("role-compare select").all()
    listed = json.loads((few.folder / "roles.json").read_text())["roles"]
    expect(first.locator("option")).to_have_count(len(listed) + 1)
    first.select_option(MANAGER)
    second.select_option(ENGINEER)
    expect(page).to_have_url(f"{few.url}compare/?roles={MANAGER},{ENGINEER}")
    expect(page.locator("[data-row=title] th")).to_have_count(2)
    page.go_back()
    expect(page.locator("[data-row=title] th")).to_have_count(1)
    expect(second).to_have_value("")


def test_a_late_answer_to_an_earlier_choice_changes_nothing(page: Page, few: Host) -> None:
    page.goto(f"{few.url}compare/")
    first, second, _ = page.locator("role-compare select").all()
    expect(first.locator(f"option[value={MANAGER}]")).to_have_count(1)
    held: list[Route] = []
    data = f"**/roles/{MANAGER}/index.json"
    page.route(data, lambda route: held.append(route), times=1)  # not the later choice's
    with page.expect_request(data):
        first.select_option(MANAGER)
    second.select_option(ENGINEER)
    expect(page.locator("[data-row=title] th")).to_have_count(2)
    with page.expect_response(data):
        held[0].continue_()
    page.evaluate("new Promise((resolve) => setTimeout(resolve))")
    expect(page.locator("[data-row=title] th")).to_have_count(2)


def test_a_role_that_is_not_there_is_said(page: Page, few: Host) -> None:
    page.goto(f"{few.url}compare/?roles={MANAGER},%22%3E%3Cb%3E")
    expect(status(page)).to_have_text("The address names a role that is not here; it was left out.")
    assert cells(page, "title") == [data(few, MANAGER)["title"]]


def test_data_that_does_not_come_is_said(page: Page, serve: Serve) -> None:
    host = serve(real_site(), faults={f"/{ENGINEER}/index.json": Fault(status=503)})
    page.goto(f"{host.url}compare/?roles={ENGINEER}")
    expect(status(page)).to_have_text(
        "The data of a role could not be loaded. Check the connection and choose it again."
    )


def test_many_roles_come_from_the_catalog_when_they_are_needed(
    page: Page, many_roles_site: Path, serve: Serve
) -> None:
    host = serve(many_roles_site)
    page.goto(f"{host.url}compare/")
    page.wait_for_load_state("networkidle")
    assert "/roles/catalog.json" not in host.asked
    first = page.locator("role-compare select").first
    first.focus()
    expect(first.locator("option")).to_have_count(521)
    first.select_option(label="Lawyers")
    expect(page.locator("[data-row=title] th")).to_have_text(["Lawyers"])
    assert host.asked.count("/roles/catalog.json") == 1
    assert "/roles.json" not in host.asked


def test_a_catalog_that_does_not_come_is_said_and_asked_for_again(
    page: Page, many_roles_site: Path, serve: Serve
) -> None:
    host = serve(many_roles_site, faults={"/roles/catalog.json": Fault(status=503)})
    page.goto(f"{host.url}compare/")
    first, second, _ = page.locator("role-compare select").all()
    first.focus()
    expect(status(page)).to_contain_text("could not be loaded. Check the connection and choose")
    host.faults.clear()
    second.focus()
    expect(first.locator("option")).to_have_count(521)
