"""Lists of roles: one up to 500, above that plain pages by occupation group; their weight."""

from __future__ import annotations

import gzip
import random
import string
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from benchmarks.many_roles import many_roles
from careerguide.building import compose, reading
from careerguide.building.cache import keys, mkdocs_pages
from careerguide.content.model import Catalog
from careerguide.content.soc import MAJOR_GROUPS, major_group
from careerguide.formats import sitemap
from careerguide.pages import fill, role_pages
from careerguide.pages.frame import Page, Site
from careerguide.project.places import Places
from careerguide.views import role_lists

Frame = Callable[[Catalog, dict[str, tuple[str, ...]]], Site]


@pytest.fixture(scope="module")
def frame(root: Path) -> Frame:
    """Makes a site of a catalog, in the frames of the project's own."""
    pages, complaints = mkdocs_pages.pages(Places(root))
    assert complaints == []
    return lambda catalog, skills: compose.frame(Places(root), catalog, pages, skills)


@pytest.fixture(scope="module")
def many(frame: Frame) -> Site:
    return frame(*many_roles(2000))


@pytest.fixture(scope="module")
def few(frame: Frame) -> Site:
    return frame(*many_roles(500))


def index_page(site: Site) -> lxml.html.HtmlElement:
    page = Page(url="roles/", title="Roles")
    filled = lxml.html.fromstring(fill.fill(site, page, "<!-- block: role-index -->"))
    found: list[lxml.html.HtmlElement] = filled.xpath("descendant-or-self::role-index")
    return found[0]


def linked(html: lxml.html.HtmlElement) -> list[str]:
    return [str(address) for address in html.xpath(".//a/@href")]


def test_up_to_500_roles_are_one_list_and_nothing_else(few: Site) -> None:
    html = index_page(few)
    guides = html.xpath(".//li/div/a/@href")
    assert sorted(guides) == sorted(f"../roles/{id}/" for id in few.catalog.roles)
    assert html.get("data-catalog") is None
    assert list(role_pages.files(few)) == []
    assert role_lists.groups(few.catalog) == []


def test_one_role_more_is_listed_by_groups(frame: Frame) -> None:
    site = frame(*many_roles(501))
    html = index_page(site)
    assert html.get("data-catalog") == "../roles/catalog.json"
    pages = dict(role_pages.files(site))
    found = {f"{a.removeprefix('../')}index.html" for a in linked(html)}
    assert found == pages.keys()


def test_the_pages_of_groups_hold_every_role_once(many: Site) -> None:
    found: list[str] = []
    for name, data in role_pages.files(many):
        html = lxml.html.fromstring(data)
        listed = [a.get("href") for a in html.xpath("//ul[@class='role-list']/li/a")]
        assert 0 < len(listed) <= role_lists.MOST_ON_A_PAGE
        assert all(a.startswith("../../../roles/") for a in listed), name
        found += [a.split("/")[-2] for a in listed]
    assert sorted(found) == sorted(many.catalog.roles)


def test_a_group_holds_its_occupations_by_title_in_numbered_parts(many: Site) -> None:
    for group in role_lists.groups(many.catalog):
        roles = [role for part in group.parts for role in part.roles]
        assert {major_group(role.occupation.soc) for role in roles} == {(group.code, group.name)}
        assert [r.title.lower() for r in roles] == sorted(r.title.lower() for r in roles)
        assert [part.number for part in group.parts] == list(range(1, len(group.parts) + 1))
    production = next(g for g in role_lists.groups(many.catalog) if g.name == "Production")
    assert [part.url for part in production.parts][:2] == [
        "roles/in/production/",
        "roles/in/production-2/",
    ]


def test_the_parts_of_a_group_lead_to_each_other(many: Site) -> None:
    pages = dict(role_pages.files(many))
    html = lxml.html.fromstring(pages["roles/in/production-2/index.html"])
    assert html.findtext(".//h1").startswith("Production roles, part 2 of ")
    (here,) = html.xpath("//nav[@aria-label='Parts of the list']//a[@aria-current='page']")
    assert here.get("href") == "../../../roles/in/production-2/"
    parts = html.xpath("//nav[@aria-label='Parts of the list']//a/@href")
    assert {f"{a.removeprefix('../../../')}index.html" for a in parts} == {
        name for name in pages if name.startswith("roles/in/production")
    }


def test_no_page_weighs_100_kb_even_of_text_that_does_not_compress(frame: Frame) -> None:
    catalog, skills = many_roles(501)
    chance = random.Random(1)

    def noise(length: int, letters: str = string.printable[:94]) -> str:
        return "".join(chance.choices(letters, k=length))

    roles = {}
    for role in catalog.roles.values():
        name = noise(80, string.ascii_lowercase + string.digits)
        occupation = replace(role.occupation, soc="11-2021")
        roles[name] = replace(
            role, id=name, title=noise(80), summary=noise(160), occupation=occupation
        )
    pages = list(role_pages.files(frame(replace(catalog, roles=roles), skills)))
    assert len(pages) == 3
    for name, data in pages:
        assert len(gzip.compress(data, 6)) < 100_000, name


def test_pages_of_groups_are_in_the_sitemap_with_the_newest_date(many: Site) -> None:
    dates = dict(sitemap.entries(many.catalog, []))
    for group in role_lists.groups(many.catalog):
        for part in group.parts:
            assert dates[part.url] == max(role.updated for role in part.roles)


def test_a_guide_leads_to_its_heading_in_either_form(few: Site, many: Site) -> None:
    assert role_lists.place(*_one(few)) == ("Operations", "roles/?group=Operations")
    role, catalog = _one(many)
    assert role_lists.place(role, catalog) == ("Production", "roles/in/production/")


def _one(site: Site) -> tuple[role_lists.Role, Catalog]:
    found = (r for r in site.catalog.roles.values() if r.occupation.soc.startswith("51-"))
    return next(found), site.catalog


def test_guides_are_made_again_when_the_index_changes_its_form(
    root: Path, frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = reading.read(Places(root))
    entry = next(reading.published(content))
    site = frame(content.catalog, {})
    before = keys.for_guides(site, keys.for_all(site))(entry)
    assert keys.for_guides(site, keys.for_all(site))(entry) == before
    monkeypatch.setattr(role_lists, "MOST_IN_ONE_LIST", 1)
    assert keys.for_guides(site, keys.for_all(site))(entry) != before


def test_every_occupation_of_the_wage_table_has_a_group(few: Site) -> None:
    for soc in few.catalog.wages.national:
        assert soc[:2] in MAJOR_GROUPS, soc


def test_a_code_beyond_the_classification_has_a_group_of_its_own() -> None:
    assert major_group("99-1011") == ("99", "Group 99")


def test_roles_are_compared_by_the_official_median_whatever_their_own_pay(few: Site) -> None:
    some = next(iter(few.catalog.roles.values()))
    pay = replace(some.compensation, basis="total", median=1, currency="EUR")
    role = replace(some, compensation=pay)
    official = few.catalog.wages.national[role.occupation.soc].median
    assert role_lists.official_median(role, few.catalog) == official
    unknown = replace(role, occupation=replace(role.occupation, soc="99-9999"))
    assert role_lists.official_median(unknown, few.catalog) == 0


def test_the_built_site_links_its_lists(many_roles_site: Path) -> None:
    html = lxml.html.fromstring((many_roles_site / "roles/index.html").read_text(encoding="utf-8"))
    groups = [a for a in linked(html) if "roles/in/" in a]
    assert len(groups) > 10
    for address in groups:
        page = many_roles_site / "roles" / address / "index.html"
        names = linked(lxml.html.fromstring(page.read_text(encoding="utf-8")))
        guides = [a for a in names if a.startswith("../../../roles/") and "/in/" not in a]
        assert guides
        for guide in guides:
            path = (page.parent / guide.partition("?")[0]).resolve()
            assert (path / "index.html").is_file(), guide
