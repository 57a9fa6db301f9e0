"""Kinds of work: the roles of each, what they pay, the skills they share, and ways in."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from careerguide.content.alphabet import folded
from careerguide.content.model import Catalog, Role
from careerguide.content.skill_fields import LEVELS
from careerguide.content.skill_model import Skill
from careerguide.views import at_a_glance, moves, pay_picture, skill_views
from careerguide.views.moves import Move
from careerguide.views.pay_picture import PayPicture
from careerguide.views.skill_views import Level
from scoring.lazy_dataclass import dataclass

__all__ = ["MOST_ROLES", "ClusterPage", "Listed", "SharedSkill", "WayIn", "listed", "url", "view"]

MOST_ROLES = 60
"""Roles that a page names; the role index has the others."""
_MOST_SKILLS = 8
_MOST_MOVES = 6


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A kind of work with its roles, by title."""

    id: str
    name: str
    summary: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SharedSkill:
    """A skill that several of the roles need. `lowest`, `highest`: the levels they need."""

    skill: Skill
    roles: int
    lowest: Level
    highest: Level


@dataclass(frozen=True, kw_only=True, slots=True)
class WayIn:
    """What people typically need to enter the occupation of a role; empty where not published."""

    role: Role
    education: str
    experience: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ClusterPage:
    cluster: Listed
    clusters: list[Listed]
    """All of them, for the links between their pages."""
    roles: tuple[Role, ...]
    """At most `MOST_ROLES`, by title; `more` are left out."""
    more: int
    pay: PayPicture | None
    shared: list[SharedSkill]
    ways: list[WayIn]
    inward: list[Move]


def url(cluster: str) -> str:
    """Address of the page of a kind of work, in the site."""
    return f"paths/{cluster}/"


def listed(catalog: Catalog) -> list[Listed]:
    """Every kind of work that has roles, in the order of `site.yml`."""
    found = [
        Listed(id=id, name=own.name, summary=own.summary, roles=tuple(_roles(id, catalog)))
        for id, own in catalog.site.clusters.items()
    ]
    return [one for one in found if one.roles]


def _roles(cluster: str, catalog: Catalog) -> list[Role]:
    own = (role for role in catalog.roles.values() if role.cluster == cluster)
    return sorted(own, key=lambda role: folded(role.title))


def view(own: Listed, catalog: Catalog) -> ClusterPage:
    """What the page of a kind of work shows."""
    named = own.roles[:MOST_ROLES]
    return ClusterPage(
        cluster=own,
        clusters=listed(catalog),
        roles=named,
        more=len(own.roles) - len(named),
        pay=pay_picture.picture(catalog, named),
        shared=list(_shared(own.roles, catalog)),
        ways=[way for role in named if (way := _way(role, catalog))],
        inward=_inward(named, {role.id for role in own.roles}, catalog),
    )


def _shared(roles: Sequence[Role], catalog: Catalog) -> Iterator[SharedSkill]:
    """The skills that most of the roles need, at least two; the most shared first."""
    needs: dict[str, list[int]] = {}
    for role in roles:
        for need in role.skills:
            needs.setdefault(need.skill, []).append(LEVELS.index(need.level))
    common = [(skill, found) for skill, found in needs.items() if len(found) > 1]
    common.sort(key=lambda pair: (-len(pair[1]), -sum(pair[1])))
    for skill, found in common[:_MOST_SKILLS]:
        yield SharedSkill(
            skill=catalog.skills[skill],
            roles=len(found),
            lowest=skill_views.level(LEVELS[min(found)]),
            highest=skill_views.level(LEVELS[max(found)]),
        )


def _way(role: Role, catalog: Catalog) -> WayIn | None:
    education, experience = at_a_glance.asked_to_enter(role.occupation.soc, catalog.facts)
    if not education and not experience:
        return None
    return WayIn(role=role, education=education, experience=experience)


def _inward(roles: Sequence[Role], own: Collection[str], catalog: Catalog) -> list[Move]:
    """The nearest moves to `roles` from others than `own`, nearest first."""
    inward = [
        move
        for role in roles
        for move in moves.of_role(role, catalog).inward
        if move.origin not in own
    ]
    inward.sort(key=lambda move: (-move.share, move.origin_title, move.goal_title))
    return inward[:_MOST_MOVES]
