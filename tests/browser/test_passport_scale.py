"""A passport on a site of many roles: the scoring is sent them once, and asked for some."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from scoring import kept_references
from scoring.api import handle
from tests.browser import host as hosts
from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.passports import open_passport, published, sample, today

Serve = Callable[..., Host]
MANY = 60


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What the page asks of the scoring."""
    requests: list[dict[str, Any]] = []

    def answer(request: str) -> str:
        requests.append(json.loads(request))
        return handle(request)

    monkeypatch.setattr(hosts, "handle", answer)
    return requests


@pytest.fixture
def roles(page: Page, serve: Serve, asked: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The roles of a site, one like the other, and the passport open on it."""
    like = published(True)["roles"][0]
    many = [{**like, "id": f"role-{n:02}", "title": f"Role {n:02}"} for n in range(MANY)]
    page.route("**/scoring/roles.json", lambda route: route.fulfill(json={"roles": many}))
    open_passport(page, serve(real_site(), scores_here=True).url, [sample("sample-1", today())])
    page.locator("[data-part=rest] > summary").click()
    return many


def _lines(page: Page) -> Any:
    return page.locator("[data-part=uncovered] > li")


def test_more_roles_are_asked_for_when_they_are_shown(
    page: Page, roles: list[dict[str, Any]], asked: list[dict[str, Any]]
) -> None:
    expect(_lines(page)).to_have_count(24)
    page.get_by_role("button", name="Show more roles").click()
    expect(_lines(page)).to_have_count(48)
    expect(_lines(page).nth(24).get_by_role("link").first).to_be_focused()
    page.get_by_role("button", name="Show more roles").click()
    expect(_lines(page)).to_have_count(MANY)
    titles = _lines(page).locator("h3").all_inner_texts()
    assert titles == [role["title"] for role in roles]
    sent = [request for request in asked if request["op"] == "keep_reference"]
    assert [len(request["reference"]["roles"]) for request in sent] == [MANY]
    about = [request for request in asked if request["op"] in ("overview", "roles")]
    assert [request["op"] for request in about] == ["overview", "roles", "roles"]
    assert {request["reference"]["kept"] for request in about} == {sent[0]["id"]}


def test_a_role_that_is_not_shown_yet_is_found(page: Page, roles: list[dict[str, Any]]) -> None:
    page.get_by_label("Find a role").fill("role 58")
    expect(page.locator("[data-part=found]")).to_have_text(f"1 of {MANY} roles")
    expect(_lines(page)).to_have_count(1)
    expect(_lines(page)).to_contain_text(roles[58]["title"])


def test_a_reference_that_was_lost_is_sent_again(
    page: Page, roles: list[dict[str, Any]], asked: list[dict[str, Any]]
) -> None:
    expect(_lines(page)).to_have_count(24)
    kept_references._kept.clear()
    page.get_by_role("button", name="Show more roles").click()
    expect(_lines(page)).to_have_count(48)
    sent = [request["op"] for request in asked]
    assert sent[-3:] == ["roles", "keep_reference", "roles"]
