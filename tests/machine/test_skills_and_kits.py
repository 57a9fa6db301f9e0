"""Skills at levels and kits: pages, data and lists say the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from careerguide.content import kits, roles
from careerguide.content.kit_model import Kit
from careerguide.content.model import Catalog
from careerguide.content.skill_fields import LEVELS
from careerguide.formats import addresses, json_pages, jsonld
from careerguide.markdown.render import Rendered
from careerguide.project.settings import Settings
from careerguide.views import guide_view

AWAY = "https://example.org/guides/"


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def kit(project: Any, content: Catalog, role: str) -> Kit:
    known = roles.known_names(content)
    found = kits.read(project, role, content.roles[role], content, known).kit
    assert found is not None
    return found


@pytest.fixture(scope="session")
def listing(content: Catalog) -> list[str]:
    """Ids of guides that list skills."""
    found = [role.id for role in content.roles.values() if role.skills]
    assert found
    return found


def test_page_data_and_linked_data_give_a_role_the_same_skills(
    published: Any, content: Catalog, listing: list[str]
) -> None:
    catalog = {role["id"]: role for role in published.json("roles.json")["roles"]}
    for id in listing:
        page = f"roles/{id}/index.html"
        needs = content.roles[id].skills
        items = published.html(page).xpath("//h3[@id='skill-levels']/following::ul[1]/li")
        shown = [(li.find("a").get("href"), li.xpath(".//@data-level")[0]) for li in items]
        numbers = [str(LEVELS.index(need.level) + 1) for need in needs]
        assert shown == [
            (f"../../skills/{need.skill}/", number)
            for need, number in zip(needs, numbers, strict=True)
        ]
        twin = published.json(f"roles/{id}/index.json")["skill_levels"]
        assert [(one["skill"], one["level"], one["reason"]) for one in twin] == [
            (need.skill, need.level, need.reason) for need in needs
        ]
        assert catalog[id]["skill_levels"] == {need.skill: need.level for need in needs}
        (document,) = published.linked_data(page)
        (role,) = (n for n in document["@graph"] if n.get("@id") == f"{AWAY}roles/{id}/#role")
        assert [(term["url"], term["name"]) for term in role["skills"]] == [
            (one["url"], one["name"]) for one in twin
        ]
        for term, one in zip(role["skills"], twin, strict=True):
            assert f"Level {one['level_number']} of 4, {one['level']}" in term["description"]


def test_a_skill_has_a_page_with_all_its_statements_and_the_roles_that_need_it(
    published: Any, content: Catalog
) -> None:
    llms = published.text("llms.txt")
    places = {doc["location"]: doc for doc in published.json("search/search_index.json")["docs"]}
    index = published.html("skills/index.html").xpath("//main//li/a/@href")
    sitemap = published.text("sitemap.xml")
    for skill in content.skills.values():
        page = published.html(f"skills/{skill.id}/index.html")
        text = words(page.xpath("//main")[0])
        for statements in skill.levels.values():
            for statement in statements:
                assert " ".join(statement.replace("`", "").split()) in text
        needing = {role.id for role in content.roles.values() for n in role.skills
                   if n.skill == skill.id}  # fmt: skip
        links = page.xpath("//h2[@id='roles']/following::ul[1]/li/a/@href")
        assert {link.split("/")[-2] for link in links} == needing
        assert f"]({AWAY}skills/{skill.id}/)" in llms
        assert f"<loc>{AWAY}skills/{skill.id}/</loc>" in sitemap
        assert places[f"skills/{skill.id}/"]["title"] == skill.name
        assert f"../skills/{skill.id}/" in index


def test_a_kit_is_on_the_guide_in_short_and_whole_on_its_pages(
    published: Any, project: Any, content: Catalog
) -> None:
    assert content.kits
    llms, sitemap = published.text("llms.txt"), published.text("sitemap.xml")
    for id in content.kits:
        found = kit(project, content, id)
        guide = published.html(f"roles/{id}/index.html")
        twin = published.json(f"roles/{id}/index.json")["kit"]
        weeks = guide.xpath("//h3[@id='twelve-weeks']/following::ol[1]/li")
        assert [words(li.xpath("span")[-1]) for li in weeks] == [
            " ".join(week.result.replace("`", "").split()) for week in found.plan
        ]
        assert [week["result"] for week in twin["weeks"]] == [week.result for week in found.plan]
        steps = guide.xpath("//h3[@id='career-levels']/following::ol[1]/li/b")
        assert [words(b) for b in steps] == [", ".join(step["titles"]) for step in twin["levels"]]
        kit_page = published.html(f"roles/{id}/kit/index.html")
        assert len(kit_page.xpath("//ol[contains(@class, 'plan')]/li")) == len(found.plan)
        assert len(kit_page.xpath("//dl[@class='grades']/div")) == len(found.project.grading)
        hiring = published.html(f"roles/{id}/hiring/index.html")
        for page in (kit_page, hiring):
            assert len(page.xpath("//section[@class='question']")) == len(found.interview)
            ids = page.xpath("//@id")
            assert len(set(ids)) == len(ids)
        for name, key in (("kit", "for_candidates"), ("hiring", "for_recruiters")):
            address = f"{AWAY}roles/{id}/{name}/"
            assert twin[key] == address
            assert f"]({address})" in llms
            assert f"<loc>{address}</loc>" in sitemap
            assert guide.xpath(f"//a[@href='../../roles/{id}/{name}/']")


def test_a_guide_without_kit_and_skills_leaves_the_parts_out(content: Catalog) -> None:
    settings = Settings(site_name="Guides", site_description="", site_url="", repo_url="")
    role = replace(next(iter(content.roles.values())), skills=())
    body = Rendered(introduction="", sections=(), footnotes="")
    view = guide_view.context(role, content, body, cited={}, entry=str)
    twin = json_pages.guide(view, ("A",), addresses.below(settings))
    assert (twin["skill_levels"], twin["kit"]) == ([], None)
    document = jsonld.guide(view, ("A",), settings, addresses.below(settings), "")
    assert document["@graph"][2]["skills"] == ("A",)
