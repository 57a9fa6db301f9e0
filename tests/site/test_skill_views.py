"""What pages show of skills: in order, and beside what the UK framework asks."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from careerguide.content.catalog import load
from careerguide.content.model import Catalog
from careerguide.content.skill_model import UkNeed
from careerguide.views import skill_views
from tests.content.project import project


@pytest.fixture
def catalog(tmp_path: Path) -> Catalog:
    return load(project(tmp_path))[0]


def test_the_index_has_every_skill_once_in_the_order_of_the_groups(catalog: Catalog) -> None:
    groups = skill_views.groups(catalog)
    names = [group for group, _ in groups]
    assert names == [group for group in catalog.site.skill_groups if group in names]
    listed = [skill.id for _, skills in groups for skill in skills]
    assert sorted(listed) == sorted(catalog.skills)


def test_roles_that_need_a_skill_most_come_first(catalog: Catalog) -> None:
    role = catalog.roles["lock-keeper"]
    (need,) = (need for need in role.skills if need.skill == "knots")
    other = replace(role, id="sailor", title="A Sailor", skills=(replace(need, level="expert"),))
    both = replace(catalog, roles={"lock-keeper": role, "sailor": other})
    found = skill_views.needing(catalog.skills["knots"], both)
    assert [(row.role.id, row.level.number) for row in found] == [("sailor", 4), ("lock-keeper", 1)]
    assert skill_views.needing(catalog.skills["ferry-work"], both) == []


def test_only_close_skills_of_the_nearest_role_are_compared(catalog: Catalog) -> None:
    (close,) = catalog.skills["keeping-a-log"].uk_skills
    asked = tuple(
        UkNeed(role="Harbor clerk", skill=skill, level="working") for skill in (close, "Sailing")
    )
    compared = skill_views.compared(
        catalog.roles["lock-keeper"], replace(catalog, uk_needs={"lock-keeper": asked})
    )
    assert [(row.skill.id, len(row.uk)) for row in compared if row.uk] == [("keeping-a-log", 1)]
    assert compared[0].uk[0] == (asked[0], skill_views.level("working"))
