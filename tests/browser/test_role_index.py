"""The role index and the search box: in place for few roles, from the catalog for many."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, expect
from playwright.sync_api import Page as BrowserPage

from tests.browser.axe import objections
from tests.browser.built import real_site
from tests.browser.host import Fault, Host
from tests.browser.late import before_scripts

Serve = Callable[..., Host]
Roles = list[dict[str, Any]]
CATALOG = "/roles/catalog.json"


@pytest.fixture
def many(many_roles_site: Path, serve: Serve) -> Host:
    return serve(many_roles_site)


@pytest.fixture
def few(serve: Serve) -> Host:
    return serve(real_site())


def listed(host: Host) -> Roles:
    """What the site says of its roles to machines."""
    data = json.loads((host.folder / "roles.json").read_text(encoding="utf-8"))
    names = {family["id"]: family["short_name"] for family in data["families"]}
    for role in data["roles"]:
        words = [role["title"], *role["also_called"], role["group"]]
        words += [role["occupation"]["soc"], role["occupation"]["title"]]
        words += [names[family] for family, weight in role["relevance"].items() if weight]
        role["words"] = plain(words)
    roles: Roles = data["roles"]
    return roles


def plain(words: list[str]) -> str:
    return " " + " ".join(re.findall(r"[a-z0-9]+", " ".join(words).lower()))


def answers(role: dict[str, Any], question: str) -> bool:
    """Whether the words of a role and its skills begin with all of the question's."""
    words = role["words"] + plain(role["skills"])
    return all(f" {word}" in words for word in question.lower().split())


def count(page: BrowserPage) -> Locator:
    return page.locator("[data-part=count]")


def titles(page: BrowserPage) -> Locator:
    return page.locator(":is(.role-card__link, .role-row__link):visible")


def opened(page: BrowserPage, host: Host, query: str = "") -> Roles:
    page.goto(f"{host.url}roles/{query}")
    page.get_by_label("Find a role").wait_for()
    return listed(host)


def test_few_roles_are_found_by_skill_and_by_family(page: BrowserPage, few: Host) -> None:
    roles = opened(page, few)
    product = next(role for role in roles if role["id"] == "ai-product-manager")
    page.get_by_label("Find a role").fill(product["skills"][2].upper())
    expect(titles(page)).to_have_text([product["title"]])
    page.get_by_label("Find a role").fill("big five")
    expect(count(page)).to_have_text(f"{len(roles)} of {len(roles)} roles")
    assert not [path for path in few.asked if path.startswith("/roles/") and path != "/roles/"]


def test_few_roles_are_filtered_by_occupation(page: BrowserPage, few: Host) -> None:
    roles = opened(page, few)
    page.get_by_text("More filters").click()
    page.locator("[name=occupation]").select_option(label="Management")
    managers = {role["title"] for role in roles if role["occupation"]["soc"].startswith("11-")}
    expect(titles(page)).to_have_count(len(managers))
    assert set(titles(page).all_text_contents()) == managers
    assert managers < {role["title"] for role in roles}


def test_the_address_keeps_what_was_asked(page: BrowserPage, few: Host) -> None:
    opened(page, few)
    page.get_by_label("Find a role").fill("ai")
    page.locator("[name=sort]").select_option("pay")
    expect(page).to_have_url(f"{few.url}roles/?words=ai&sort=pay")
    shown = titles(page).all_text_contents()
    titles(page).first.click()
    page.wait_for_url("**/roles/*/")
    page.go_back()
    expect(titles(page)).to_have_text(shown)
    expect(page.get_by_label("Find a role")).to_have_value("ai")
    page.get_by_label("Find a role").fill("no such role")
    page.get_by_role("button", name="Clear the filters").click()
    expect(page).to_have_url(f"{few.url}roles/")
    expect(page.get_by_label("Find a role")).to_be_focused()


def test_what_was_asked_before_the_script_came_counts(page: BrowserPage, few: Host) -> None:
    with before_scripts(page, f"{few.url}roles/?sort=title"):
        page.get_by_label("Find a role").fill("engineer")
        page.locator("[name=sort]").select_option("pay")
        page.get_by_text("More filters").click()
    expect(page).to_have_url(f"{few.url}roles/?words=engineer&sort=pay")
    expect(page.locator("[name=occupation]")).to_be_visible()
    shown = titles(page).all_text_contents()
    page.goto("about:blank")
    opened(page, few, "?words=engineer&sort=pay")
    expect(titles(page)).to_have_text(shown)


def test_few_roles_are_found_by_kind_of_work_and_way_in(page: BrowserPage, few: Host) -> None:
    opened(page, few, "?kind=data")
    rows = page.locator(".role-row:visible")
    expect(page.get_by_role("radio", name="Data")).to_be_checked()
    expect(page.locator(".role-row:not([data-kind=data]):visible")).to_have_count(0)
    expect(rows).not_to_have_count(0)
    page.get_by_label("Typical way in").select_option("no-degree")
    expect(page).to_have_url(f"{few.url}roles/?kind=data&way=no-degree")
    page.get_by_role("radio", name="All").check()
    expect(page.locator(".role-row:not([data-ways~=no-degree]):visible")).to_have_count(0)
    expect(rows).not_to_have_count(0)


NARROW = """all => all.filter((select) => {
  const copy = select.cloneNode(true);
  copy.style = "inline-size: auto; min-inline-size: 0; max-inline-size: none; position: absolute";
  select.after(copy);
  const wanted = copy.offsetWidth;
  copy.remove();
  return wanted > select.offsetWidth;
}).map(({ name }) => name)"""
"""Fields that are narrower than a browser makes them for their longest choice."""


@pytest.mark.parametrize("width", [390, 1280])
def test_each_choice_of_a_filter_is_read_in_full(
    page: BrowserPage, few: Host, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{few.url}roles/")
    assert page.locator(".filters > label > select").evaluate_all(NARROW) == []


def test_ticked_roles_lead_to_the_page_that_compares_them(page: BrowserPage, few: Host) -> None:
    roles = opened(page, few)
    bar = page.get_by_role("region", name="Roles to compare")
    expect(bar).to_be_hidden()
    ids = [role["id"] for role in roles[:3]]
    for id in ids:
        page.locator(f".role-row input[value={id}]").check()
    expect(bar).to_contain_text("You can compare up to three.")
    expect(page.locator(f".role-row input[value={roles[3]['id']}]")).to_be_disabled()
    bar.get_by_role("link", name="Compare").click()
    page.wait_for_url("**/compare/?roles=*")
    asked = page.url.partition("=")[2].replace("%2C", ",").split(",")
    assert sorted(asked) == sorted(ids)
    page.go_back()
    bar.get_by_role("button", name="Clear").click()
    expect(bar).to_be_hidden()


def test_an_address_that_asks_for_what_is_not_there_does_no_harm(
    page: BrowserPage, few: Host
) -> None:
    roles = opened(page, few, "?sort=luck&group=%3Cb%3E&elements=1&submit=x&length=9")
    expect(count(page)).to_have_text(f"{len(roles)} of {len(roles)} roles")


def test_many_roles_are_reached_without_scripts(browser: Browser, many: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{many.url}roles/")
    expect(page.get_by_label("Find a role")).to_be_hidden()
    page.get_by_role("link", name="Legal", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Legal roles")
    page.get_by_role("link", name="Lawyers", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Lawyers")
    page.get_by_role("link", name="Legal", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Legal roles")
    context.close()


def test_the_catalog_is_fetched_on_the_first_use_and_once(page: BrowserPage, many: Host) -> None:
    opened(page, many)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("link", name="Legal", exact=True)).to_be_visible()
    assert CATALOG not in many.asked
    page.get_by_label("Find a role").press_sequentially("lawyer")
    expect(count(page)).to_have_text("1 of 520 roles")
    expect(page.get_by_role("link", name="Legal", exact=True)).to_be_hidden()
    page.locator("[name=sort]").select_option("title")
    assert many.asked.count(CATALOG) == 1
    page.get_by_label("Find a role").fill("")
    page.locator("[name=sort]").select_option("")
    expect(page.get_by_role("link", name="Legal", exact=True)).to_be_visible()
    expect(count(page)).to_have_text("")
    expect(titles(page)).to_have_count(0)


def test_many_roles_are_found_by_title_and_other_title(page: BrowserPage, many: Host) -> None:
    roles = opened(page, many)
    field = page.get_by_label("Find a role")
    for question in ("manager", "ML pm", "technician", "Accountants and Auditors specialist"):
        field.fill(question)
        hits = [role for role in roles if answers(role, question)]
        assert hits, question
        expect(count(page)).to_have_text(f"{len(hits)} of {len(roles)} roles")
    field.fill("data engineer")
    expect(titles(page).first).to_have_text("Data Engineer")


def test_many_roles_are_found_by_the_beginnings_of_words_of_skills(
    page: BrowserPage, many: Host
) -> None:
    roles = opened(page, many)
    words = {
        word[:5]
        for skill in roles[0]["skills"]
        for word in skill.lower().split()
        if word.isascii() and word.isalpha() and len(word) > 5 and word not in roles[0]["words"]
    }
    one, other = sorted({word[0]: word for word in sorted(words)}.values())[:2]
    page.get_by_label("Find a role").fill(f"{one} {other}")
    hits = [role["title"] for role in roles if answers(role, f"{one} {other}")]
    assert hits
    expect(count(page)).to_have_text(f"{len(hits)} of {len(roles)} roles")
    letters = {path for path in many.asked if path.startswith("/roles/skills/")}
    assert letters == {f"/roles/skills/{word[0]}.json" for word in (one, other)}


def test_many_roles_are_filtered_and_sorted(page: BrowserPage, many: Host) -> None:
    roles = opened(page, many, "?occupation=11&family=communication&weight=0.7&pay=100000&sort=pay")
    hits = [
        role
        for role in roles
        if role["occupation"]["soc"].startswith("11-")
        and role["relevance"].get("communication", 0) >= 0.7
        and role["official_median_wage"] >= 100_000
    ]
    assert 1 < len(hits) <= 24
    expect(count(page)).to_have_text(f"{len(hits)} of {len(roles)} roles")
    hits.sort(key=lambda role: (-role["official_median_wage"], role["title"].lower()))
    assert titles(page).all_text_contents() == [role["title"] for role in hits]
    page.locator("[name=sort]").select_option("weight")
    hits.sort(key=lambda role: (-role["relevance"]["communication"], role["title"].lower()))
    assert titles(page).all_text_contents() == [role["title"] for role in hits]
    card = page.locator(".role-card:visible").first
    expect(card).to_contain_text(f"${hits[0]['official_median_wage']:,}")
    weight = f"{hits[0]['relevance']['communication']:.2f}".removeprefix("0")
    expect(card).to_contain_text(f"Communication {weight}")
    card.get_by_role("link").click()
    page.wait_for_url(f"**/roles/{hits[0]['id']}/")


def test_more_results_are_drawn_on_request_and_take_the_keyboard(
    page: BrowserPage, many: Host
) -> None:
    opened(page, many, "?sort=title")
    expect(count(page)).to_have_text("520 of 520 roles")
    expect(titles(page)).to_have_count(24)
    more = page.get_by_role("button", name="Show more")
    more.press("Enter")
    expect(titles(page)).to_have_count(48)
    expect(titles(page).nth(24)).to_be_focused()
    page.get_by_label("Find a role").fill("lawyers")
    expect(more).to_be_hidden()


def test_a_catalog_that_does_not_come_is_said_and_asked_for_again(
    page: BrowserPage, many: Host
) -> None:
    many.faults["catalog.json"] = Fault(status=503)
    opened(page, many)
    page.get_by_label("Find a role").fill("lawyer")
    expect(page.locator("[data-part=failed]")).to_have_text(
        "The list to search could not be loaded. Check the connection and try again, or choose a "
        "group below."
    )
    expect(page.get_by_role("link", name="Legal", exact=True)).to_be_visible()
    many.faults.clear()
    page.get_by_label("Find a role").fill("lawyers")
    expect(titles(page)).to_have_text(["Lawyers"])
    expect(page.locator("[data-part=failed]")).to_be_hidden()


def test_skills_that_do_not_come_leave_the_other_words(page: BrowserPage, many: Host) -> None:
    many.faults["l.json"] = Fault(status=503)
    opened(page, many)
    page.get_by_label("Find a role").fill("lawyers")
    expect(titles(page)).to_have_text(["Lawyers"])


def box(page: BrowserPage) -> Locator:
    return page.get_by_role("searchbox", name="Search roles, skills and tests")


def test_the_search_box_finds_roles_and_pages(page: BrowserPage, many: Host) -> None:
    page.goto(f"{many.url}about/")
    box(page).click()
    box(page).press_sequentially("lawyers")
    hits = page.locator("role-search li a")
    expect(hits).to_have_count(1)
    expect(hits).to_contain_text("Lawyers")
    box(page).fill("")
    box(page).press_sequentially("norms")
    expect(page.locator(".search__results > ol a").first).to_be_visible()
    box(page).fill("")
    box(page).press_sequentially("lawyers")
    expect(hits).to_have_count(1)
    page.keyboard.press("ArrowDown")
    expect(hits).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/roles/lawyers/")


def test_enter_carries_the_question_to_the_role_index(page: BrowserPage, many: Host) -> None:
    page.goto(f"{many.url}roles/lawyers/")
    box(page).click()
    box(page).press_sequentially("data & law")
    expect(page.locator("role-search [data-part=all]")).to_have_text("All roles for “data & law”")
    page.keyboard.press("Enter")
    page.wait_for_url("**/roles/?words=data+%26+law")
    expect(page.get_by_label("Find a role")).to_have_value("data & law")


def test_few_roles_are_in_the_sites_own_index(page: BrowserPage, few: Host) -> None:
    page.goto(f"{few.url}about/")
    assert page.locator("role-search").count() == 0
    box(page).click()
    box(page).press_sequentially("ML PM")
    page.evaluate("customElements.whenDefined('site-search').then(() => true)")
    page.keyboard.press("Enter")
    page.wait_for_url("**/roles/ai-product-manager/")


def test_signs_between_words_make_no_difference(page: BrowserPage, few: Host, many: Host) -> None:
    """Each question finds what its words find, in one list, among many, and in the box."""
    asked = [
        ("product-manager", "product manager"),
        ("Product/Managers", "product manager"),
        ("próduct – manager?", "product manager"),
    ]
    for host in (few, many):
        opened(page, host)
        found = []
        everything = titles(page).count()
        for question in [*(one for one, _ in asked), "product manager"]:
            page.get_by_label("Find a role").fill(question)
            # The list follows the typing, so what stood there before must be gone first.
            expect(titles(page)).not_to_have_count(everything)
            expect(titles(page).filter(has_text="AI Product Manager")).to_have_count(1)
            found.append(titles(page).all_text_contents())
            page.get_by_label("Find a role").fill("")
            expect(titles(page)).to_have_count(everything)
        assert found[:-1] == [found[-1]] * len(asked), host.url
    page.goto(f"{few.url}about/")
    for question, _ in asked:
        box(page).fill(question)
        expect(page.locator(".search__results > ol a").first).to_have_text("AI Product Manager")


def test_roles_are_found_by_their_official_occupation(
    page: BrowserPage, few: Host, many: Host
) -> None:
    for host in (few, many):
        role = opened(page, host)[0]
        for question in (role["occupation"]["soc"], role["occupation"]["title"]):
            page.get_by_label("Find a role").fill(question)
            expect(titles(page)).not_to_have_count(len(listed(host)))
            expect(titles(page).filter(has_text=role["title"]).first).to_be_visible()
            assert titles(page).count() < len(listed(host)) / 2


STATES = {
    "groups": ("roles/", ""),
    "results": ("roles/?sort=pay", ""),
    "a group": ("roles/in/management/", ""),
    "the search box": ("roles/", "lawyers"),
}


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("state", STATES)
def test_lists_of_many_roles_are_accessible(
    browser: Browser, many: Host, state: str, width: int
) -> None:
    address, typed = STATES[state]
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(many.url + address)
    page.wait_for_load_state("networkidle")
    if typed:
        if width == 320:
            page.get_by_role("button", name="Search").click()
        box(page).click()
        box(page).press_sequentially(typed)
        expect(page.locator("role-search li a")).to_have_count(1)
    assert objections(page, (width,)) == []
    context.close()
