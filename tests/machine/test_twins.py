"""What data says where a figure is missing, capped or not numeric."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from careerguide.content.model import Catalog, Personality, Reviewer
from careerguide.formats import addresses, json_pages, jsonld, plain
from careerguide.markdown.render import Rendered, RenderedSection
from careerguide.project.settings import Settings
from careerguide.views import guide_sources, guide_view

HERE = Settings(site_name="Guides", site_description="", site_url="", repo_url="")
AWAY = replace(HERE, site_url="https://example.org/guides/")


def view(content: Catalog, **occupation: Any) -> guide_view.GuideView:
    """The view of a guide whose occupation is changed as asked."""
    role = content.roles["ai-product-manager"]
    row = replace(content.wages.national["11-2021"], **occupation)
    wages = replace(content.wages, national={"11-2021": row} if row.soc else {})
    section = RenderedSection(id="pay", title="Pay &amp; <em>more</em>", html="<p>Text.</p>")
    body = Rendered(introduction="", sections=(section,), footnotes="")
    catalog = replace(content, wages=wages)
    cited = guide_sources.listed(role, catalog, ())
    return guide_view.context(role, catalog, body, cited=cited, entry="<i>{}</i> &amp; more".format)


def official(found: guide_view.GuideView) -> dict[str, Any]:
    document = jsonld.guide(found, ("Skill",), AWAY, addresses.below(AWAY), "")
    (node,) = (n for n in document["@graph"] if n.get("@id", "").endswith("#occupation"))
    salary: dict[str, Any] = node["estimatedSalary"]
    return {key: value for key, value in salary.items() if isinstance(value, int)}


def test_a_wage_that_is_not_published_is_null_and_not_in_linked_data(content: Catalog) -> None:
    found = view(content, p90=None)
    national = json_pages.guide(found, (), addresses.below(HERE))["wages"]["national"]
    assert national["p90"] is None
    assert national["p75"] == 216410
    assert list(official(found)) == ["percentile10", "percentile25", "median", "percentile75"]


def test_a_capped_wage_says_so_and_is_no_percentile_in_linked_data(content: Catalog) -> None:
    found = view(content, p90=239200, capped=("p90",))
    national = json_pages.guide(found, (), addresses.below(HERE))["wages"]["national"]
    assert (national["p90"], national["or_more"]) == (239200, ("p90",))
    assert "percentile90" not in official(found)


def test_an_occupation_without_wages_has_none(content: Catalog) -> None:
    found = view(content, soc="")
    assert json_pages.guide(found, (), addresses.below(HERE))["wages"] is None
    document = jsonld.guide(found, (), AWAY, addresses.below(AWAY), "")
    ids = [node.get("@id", "") for node in document["@graph"]]
    assert not any(id.endswith("#occupation") for id in ids)
    assert not any(m["@id"].endswith("#occupation") for m in document["@graph"][0]["mentions"])


def test_a_reviewer_is_named_without_the_day_of_consent(content: Catalog) -> None:
    found = view(content)
    assert json_pages.guide(found, (), addresses.below(HERE))["reviewed_by"] is None
    day = date(2026, 11, 20)
    who = Reviewer(name="A. Person", role="product manager", date=day, consent=day)
    found = replace(found, role=replace(found.role, reviewed_by=who))
    twin = json_pages.guide(found, (), addresses.below(HERE))
    assert twin["reviewed_by"] == {
        "name": "A. Person",
        "role": "product manager",
        "date": "2026-11-20",
    }


def test_markup_becomes_text(content: Catalog) -> None:
    twin = json_pages.guide(view(content), ("Skill",), addresses.below(HERE))
    assert twin["sections"] == [{"id": "pay", "title": "Pay & more", "text": "Text."}]
    assert {source["entry"][-6:] for source in twin["sources"]} == {"& more"}
    assert twin["skills"] == ("Skill",)


@pytest.mark.parametrize(
    ("settings", "base", "page", "home"),
    [
        (HERE, "../../", "../../roles/x/", "../../"),
        (HERE, "", "roles/x/", "./"),
        (AWAY, "../../", "https://example.org/guides/roles/x/", "https://example.org/guides/"),
    ],
)
def test_addresses_are_absolute_only_where_the_site_has_one(
    settings: Settings, base: str, page: str, home: str
) -> None:
    address = addresses.below(settings, base)
    assert (address(addresses.page("x")), address("")) == (page, home)


def test_no_text_can_end_the_script_that_holds_it() -> None:
    data = {"a": "</script><!--", "b": "é –"}
    text = plain.inside_script(data)
    assert text == '{"a":"\\u003c/script>\\u003c!--","b":"é –"}'
    assert json.loads(text) == data


def test_the_list_of_roles_is_the_same_in_pieces(content: Catalog) -> None:
    pieces = list(json_pages.roles(content, dict.fromkeys(content.roles, ("A", "B")), HERE))
    data = json.loads("".join(pieces))
    assert [role["id"] for role in data["roles"]] == list(content.roles)
    assert len(pieces) == len(content.roles) + 2
    assert data["roles"][0]["skills"] == ["A", "B"]
    nothing = replace(content, roles={}, personality=Personality(weights={}, source=""))
    assert json.loads("".join(json_pages.roles(nothing, {}, HERE)))["roles"] == []
