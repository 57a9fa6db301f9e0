"""Moves between roles: which skills carry over, which to learn, and what official pay changes.

Everything follows from the skills that guides list with levels, and from official wages. No source
counts how many people make a move, so nothing here claims it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from careerguide.content.model import Catalog, Role
from careerguide.content.skill_fields import LEVELS
from careerguide.views.wording import money
from scoring.lazy_dataclass import dataclass

__all__ = ["Arc", "Move", "Moves", "Place", "SkillOnTheWay", "of_role", "picture"]

_SHOWN = 3
"""Moves named from a role, and to it."""
_MOST_ROLES = 200
"""Above this many, a role is compared with its related ones only: pairs grow with the square."""
_LEAST = 0.25
"""A move is named from this share of the goal's levels on; below, hardly anything carries over."""
_NUMBERS = {"": 0, **{level: number for number, level in enumerate(LEVELS, 1)}}
"""1 for the lowest level, 0 for none."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillOnTheWay:
    """A skill that the goal needs. `have`: the level that the origin needs, or empty."""

    skill: str
    name: str
    have: str
    need: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Move:
    """From `origin` to `goal`. `share`: of the levels the goal needs, those one brings, 0 to 1."""

    origin: str
    origin_title: str
    goal: str
    goal_title: str
    share: float
    carried: tuple[SkillOnTheWay, ...]
    raised: tuple[SkillOnTheWay, ...]
    learned: tuple[SkillOnTheWay, ...]
    pay: str
    """What official pay changes, in words; empty where a figure is missing."""
    related: str
    """What O*NET says of the two occupations, in words; empty where it does not pair them."""

    @property
    def needed(self) -> int:
        """How many skills the goal lists."""
        return len(self.carried) + len(self.raised) + len(self.learned)

    @property
    def bridge(self) -> SkillOnTheWay:
        """The skill to practice first: the most important one that is not there yet."""
        return (*self.learned, *self.raised, *self.carried)[0]


@dataclass(frozen=True, kw_only=True, slots=True)
class Moves:
    """The nearest moves of one role, nearest first."""

    onward: tuple[Move, ...]
    inward: tuple[Move, ...]


def of_role(role: Role, catalog: Catalog) -> Moves:
    """The moves from `role` and to it; none where guides list no skills."""
    others = _compared(role, catalog)
    return Moves(
        onward=_nearest([(role, other) for other in others], catalog),
        inward=_nearest([(other, role) for other in others], catalog),
    )


def _compared(role: Role, catalog: Catalog) -> list[Role]:
    if not role.skills:
        return []
    if len(catalog.roles) > _MOST_ROLES:
        others = [catalog.roles[id] for id in role.related if id in catalog.roles]
    else:
        others = list(catalog.roles.values())
    return [other for other in others if other.skills and other.id != role.id]


def _nearest(pairs: Sequence[tuple[Role, Role]], catalog: Catalog) -> tuple[Move, ...]:
    """Of all `pairs` of origin and goal only the shares are compared; few become moves."""
    near = []
    for origin, goal in pairs:
        share, carries = _share(origin, goal)
        if share >= _LEAST and carries:
            near.append((-share, origin.title, goal.title, origin, goal))
    near.sort(key=lambda pair: pair[:3])
    return tuple(_move(origin, goal, catalog) for *_, origin, goal in near[:_SHOWN])


def _share(origin: Role, goal: Role) -> tuple[float, bool]:
    """The share of the goal's levels that the origin brings, and whether any skill carries over."""
    have = {need.skill: _NUMBERS[need.level] for need in origin.skills}
    brought = wanted = 0
    carries = False
    for need in goal.skills:
        level, goal_level = have.get(need.skill, 0), _NUMBERS[need.level]
        brought += min(level, goal_level)
        wanted += goal_level
        carries = carries or level >= goal_level
    return brought / wanted, carries


def _move(origin: Role, goal: Role, catalog: Catalog) -> Move:
    have = {need.skill: need.level for need in origin.skills}
    carried: list[SkillOnTheWay] = []
    raised: list[SkillOnTheWay] = []
    learned: list[SkillOnTheWay] = []
    for need in goal.skills:
        own = have.get(need.skill, "")
        step = SkillOnTheWay(
            skill=need.skill, name=_name(need.skill, catalog), have=own, need=need.level
        )
        enough = _NUMBERS[own] >= _NUMBERS[need.level]
        (carried if enough else raised if own else learned).append(step)
    return Move(
        origin=origin.id,
        origin_title=origin.title,
        goal=goal.id,
        goal_title=goal.title,
        share=_share(origin, goal)[0],
        carried=tuple(carried),
        raised=tuple(raised),
        learned=tuple(learned),
        pay=_pay(origin, goal, catalog),
        related=_related(origin, goal, catalog),
    )


def _name(skill: str, catalog: Catalog) -> str:
    return catalog.skills[skill].name if skill in catalog.skills else skill


def _pay(origin: Role, goal: Role, catalog: Catalog) -> str:
    if origin.occupation.soc == goal.occupation.soc:
        return "both are one occupation in the official statistics"
    rows = [catalog.wages.national.get(role.occupation.soc) for role in (origin, goal)]
    medians = [row.median for row in rows if row and row.median is not None]
    if len(medians) < 2:
        return ""
    change, currency = medians[1] - medians[0], catalog.wages.currency
    if change == 0:
        return "the official medians are equal"
    return f"official median {money(abs(change), currency)} {'higher' if change > 0 else 'lower'}"


_TIERS = ("the closest", "the second", "the third")


def _related(origin: Role, goal: Role, catalog: Catalog) -> str:
    """The closer tier of the two directions: each occupation has a list of its own."""
    facts, pair = catalog.facts, (origin.occupation.onet, goal.occupation.onet)
    tiers = [
        tier
        for code, other in (pair, pair[::-1])
        if (row := facts.related.get(code))
        for tier, codes in enumerate((row.nearest, row.near, row.farther))
        if other in codes
    ]
    if not tiers:
        return ""
    name = facts.sources["related"].release
    return f"{name} lists the two occupations as related, in {_TIERS[min(tiers)]} of three tiers"


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A role in the picture, from above."""

    role: str
    title: str
    y: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Arc:
    """Two roles with skills in common, as the path of an SVG; `level` 1 to 3 says how many."""

    path: str
    level: int
    words: str


def picture(catalog: Catalog) -> Mapping[str, Sequence[Place] | Sequence[Arc] | Sequence[Moves]]:
    """All roles with skills, by group, the arcs between near ones, and the moves of each."""
    roles = [role for role in catalog.roles.values() if role.skills]
    if not 2 <= len(roles) <= _MOST_ROLES:
        return {"places": [], "arcs": [], "moves": []}
    roles.sort(key=lambda role: (role.group, role.title))
    moves = [of_role(role, catalog) for role in roles]
    at = {role.id: number + 0.5 for number, role in enumerate(roles)}
    near: dict[tuple[float, float], Move] = {}
    for move in (move for own in moves for move in own.onward):
        ends = sorted((at[move.origin], at[move.goal]))
        pair = (ends[0], ends[1])
        if pair not in near or near[pair].share < move.share:
            near[pair] = move
    widest = max((low - high for high, low in near), default=1.0)
    return {
        "places": [Place(role=role.id, title=role.title, y=at[role.id]) for role in roles],
        "arcs": [
            Arc(
                path=_path(high, low, widest),
                level=1 + (move.share >= 0.4) + (move.share >= 0.55),
                words=(
                    f"{move.origin_title} and {move.goal_title}: "
                    f"{len(move.carried)} of {move.needed} skills carry over"
                ),
            )
            for (high, low), move in sorted(near.items())
        ],
        "moves": moves,
    }


def _path(high: float, low: float, widest: float) -> str:
    """A curve in a box 100 wide and one high for each role; the farther apart, the wider."""
    reach = 20 + 110 * ((low - high) / widest) ** 0.7
    return f"M0 {high:g}C{reach:.1f} {high:g} {reach:.1f} {low:g} 0 {low:g}"
