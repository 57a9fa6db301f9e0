"""Kinds of work: what their pages say follows from the guides that name them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.many_roles import many_roles
from careerguide.content.fact_records import OccupationFacts, Projection
from careerguide.content.model import Catalog
from careerguide.content.site_model import Cluster
from careerguide.content.skill_model import SkillNeed
from careerguide.views import clusters

_LEVELS = (
    {"sql": "expert", "charts": "working", "privacy": "aware"},
    {"sql": "working", "charts": "working"},
    {"sql": "practitioner", "metrics": "practitioner"},
    {"sql": "expert", "charts": "working", "metrics": "aware"},
)


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    """Four roles: three of the kind `build`, one of `serve`; nobody is of the kind `rest`."""
    whole = many_roles(4)[0]
    roles = [
        replace(
            role,
            title=title,
            cluster=cluster,
            skills=tuple(
                SkillNeed(skill=skill, level=level, reason="It is needed.")
                for skill, level in levels.items()
            ),
        )
        for role, title, cluster, levels in zip(
            whole.roles.values(), "CABD", ("build", "build", "build", "serve"), _LEVELS, strict=True
        )
    ]
    kinds = {id: Cluster(name=id.title(), summary="Work.") for id in ("serve", "rest", "build")}
    return replace(
        whole, site=replace(whole.site, clusters=kinds), roles={role.id: role for role in roles}
    )


def test_kinds_of_work_with_guides_are_listed_as_the_site_orders_them(catalog: Catalog) -> None:
    listed = clusters.listed(catalog)
    assert [(one.id, [role.title for role in one.roles]) for one in listed] == [
        ("serve", ["D"]),
        ("build", ["A", "B", "C"]),
    ]
    assert [clusters.url(one.id) for one in listed] == ["paths/serve/", "paths/build/"]


def test_a_page_names_so_many_roles_and_counts_the_others(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "MOST_ROLES", 2)
    build = clusters.view(clusters.listed(catalog)[1], catalog)
    assert ([role.title for role in build.roles], build.more) == (["A", "B"], 1)
    assert build.shared[0].roles == 3


def test_skills_of_more_than_one_role_are_shared(catalog: Catalog) -> None:
    build = clusters.view(clusters.listed(catalog)[1], catalog)
    assert [
        (one.skill.id, one.roles, one.lowest.name, one.highest.name) for one in build.shared
    ] == [("sql", 3, "working", "expert"), ("charts", 2, "working", "working")]


def test_people_come_from_roles_of_other_kinds(catalog: Catalog) -> None:
    serve, build = (clusters.view(one, catalog) for one in clusters.listed(catalog))
    assert {move.origin_title for move in build.inward} == {"D"}
    assert {move.goal_title for move in serve.inward} == {"D"}
    assert "D" not in {move.origin_title for move in serve.inward}


def test_ways_in_say_what_is_published_and_no_more(catalog: Catalog) -> None:
    own = clusters.listed(catalog)[1]
    soc = own.roles[0].occupation.soc
    row = Projection(
        soc=soc,
        title="",
        growth=None,
        change=None,
        openings=None,
        education="Bachelor's degree",
        experience="",
        training="",
    )
    known = replace(catalog, facts=OccupationFacts(projections={soc: row}))
    ways = clusters.view(own, known).ways
    expected = [role.title for role in own.roles if role.occupation.soc == soc]
    assert [(way.role.title, way.education, way.experience) for way in ways] == [
        (title, "Bachelor's degree", "") for title in expected
    ]
    assert clusters.view(own, replace(catalog, facts=OccupationFacts())).ways == []


def test_pay_is_drawn_for_its_roles_alone(catalog: Catalog) -> None:
    own = clusters.listed(catalog)[1]
    pay = clusters.view(own, catalog).pay
    roles = [*(row.role for row in pay.rows), *pay.left_out]
    assert sorted(role.title for role in roles) == ["A", "B", "C"]
