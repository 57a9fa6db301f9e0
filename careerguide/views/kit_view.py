"""The kit of a role as its pages show it."""

from __future__ import annotations

from careerguide.content.kit_model import Kit, Week
from careerguide.content.model import Catalog, Reference, Role
from careerguide.content.skill_model import Skill
from careerguide.views import official_wages, skill_views, titles
from careerguide.views.official_wages import OfficialWages
from careerguide.views.skill_views import Level, Needed
from scoring.lazy_dataclass import dataclass

__all__ = ["KitView", "PlannedWeek", "StatedCondition", "context", "weeks"]

_TOPICS = {
    "hours": "Hours",
    "on_call": "On call",
    "remote": "Remote work",
    "employers": "Who hires",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class PlannedWeek:
    number: int
    week: Week
    skill: Skill | None
    """None while the guide lists no skills."""
    level: Level


@dataclass(frozen=True, kw_only=True, slots=True)
class StatedCondition:
    topic: str
    text: str
    reference: Reference | None
    """None where it is our judgment."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KitView:
    role: Role
    kit: Kit
    a_role: str
    """The role with its article."""
    weeks: list[PlannedWeek]
    needed: list[Needed]
    conditions: list[StatedCondition]
    wages: OfficialWages | None


def weeks(kit: Kit, catalog: Catalog) -> list[PlannedWeek]:
    return [
        PlannedWeek(
            number=number,
            week=week,
            skill=catalog.skills.get(week.skill),
            level=skill_views.level(week.to),
        )
        for number, week in enumerate(kit.plan, 1)
    ]


def context(role: Role, kit: Kit, catalog: Catalog) -> KitView:
    """What both pages show; the one for recruiters also prints pay into a job ad."""
    return KitView(
        role=role,
        kit=kit,
        a_role=f"{titles.article(role.title)} {role.title}",
        weeks=weeks(kit, catalog),
        needed=skill_views.compared(role, catalog),
        conditions=[
            StatedCondition(
                topic=_TOPICS[item.topic],
                text=item.text,
                reference=catalog.references.get(item.source),
            )
            for item in kit.conditions
        ],
        wages=official_wages.view(role.occupation, catalog),
    )
