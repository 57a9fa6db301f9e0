"""Skills as pages show them: the index by group, what a guide needs, who needs a skill."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from careerguide.content.model import Catalog, Construct, Family, Role
from careerguide.content.skill_fields import LEVELS
from careerguide.content.skill_model import Skill, SkillNeed, UkNeed
from scoring.lazy_dataclass import dataclass
from scoring.self_rating import statement_id

__all__ = [
    "Level",
    "Needed",
    "Needing",
    "SkillIndex",
    "compared",
    "constructs",
    "groups",
    "index",
    "level",
    "levels",
    "needed",
    "needing",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class Level:
    """A level by number and name, lowest 1."""

    number: int
    name: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Needed:
    """A skill that a role needs."""

    skill: Skill
    level: Level
    reason: str
    uk: tuple[tuple[UkNeed, Level], ...] = ()
    """What the UK framework asks of the nearest roles in close skills."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Needing:
    """A role that needs a skill."""

    role: Role
    level: Level
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillIndex:
    groups: list[tuple[str, list[Skill]]]
    """Those that have skills, each with its skills by name."""
    roles: Mapping[str, int]
    """By skill, how many roles need it."""


def level(name: str) -> Level:
    return Level(number=LEVELS.index(name) + 1, name=name)


def levels(skill: Skill) -> list[tuple[Level, list[tuple[str, str]]]]:
    """The levels with their statements, the lowest first; each with the id that a tick names."""
    return [
        (level(name), [(statement_id(skill.id, name, text), text) for text in statements])
        for name, statements in skill.levels.items()
    ]


def groups(catalog: Catalog) -> list[tuple[str, list[Skill]]]:
    """Every group that has skills, with those by name."""
    found = [
        (group, sorted(_of(group, catalog.skills.values()), key=lambda skill: skill.name))
        for group in catalog.site.skill_groups
    ]
    return [(group, skills) for group, skills in found if skills]


def index(catalog: Catalog) -> SkillIndex:
    count = Counter(need.skill for role in catalog.roles.values() for need in role.skills)
    return SkillIndex(groups=groups(catalog), roles=count)


def _of(group: str, skills: Iterable[Skill]) -> Iterator[Skill]:
    return (skill for skill in skills if skill.group == group)


def needed(needs: Iterable[SkillNeed], catalog: Catalog) -> list[Needed]:
    """The skills of a guide, in its order."""
    return [
        Needed(skill=catalog.skills[need.skill], level=level(need.level), reason=need.reason)
        for need in needs
    ]


def compared(role: Role, catalog: Catalog) -> list[Needed]:
    """The skills of a guide beside what the UK framework asks of the nearest roles."""
    asked = catalog.uk_needs.get(role.id, ())
    return [
        replace(
            need,
            uk=tuple((one, level(one.level)) for one in asked if one.skill in need.skill.uk_skills),
        )
        for need in needed(role.skills, catalog)
    ]


def needing(skill: Skill, catalog: Catalog) -> list[Needing]:
    """The roles that need `skill`, the highest level first, then by title."""
    found = [
        Needing(role=role, level=level(need.level), reason=need.reason)
        for role in catalog.roles.values()
        for need in role.skills
        if need.skill == skill.id
    ]
    return sorted(found, key=lambda need: (-need.level.number, need.role.title))


def constructs(skill: Skill, catalog: Catalog) -> list[tuple[Family, Construct]]:
    """The part of an assessment family that asks about `skill`, if there is one."""
    return [
        (family, part)
        for family in catalog.families.values()
        for part in family.constructs
        if part.id == skill.construct
    ]
