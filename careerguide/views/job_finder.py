"""From any occupation to the roles of the site: the shortest ways over related occupations.

O*NET lists for each occupation up to twenty others whose work is similar, in three tiers. A way is
a chain of such steps; its length is the sum of the steps' lengths, which are our judgment. Related
work is not a record of moves that people made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from heapq import heappop, heappush

from careerguide.content.fact_records import OccupationFacts
from careerguide.content.model import Catalog, Role
from careerguide.content.site_model import Background
from careerguide.views.at_a_glance import entry
from scoring.lazy_dataclass import dataclass

__all__ = ["MOST_WAYS", "Way", "background", "brought", "ways"]

MOST_WAYS = 5
"""Occupations of roles that the search finds from each occupation."""
_TIERS = {"nearest": 1.0, "near": 1.5, "farther": 2.2}
"""Length of a step to an occupation of the tier."""
_BACK = 0.3
"""Added where only the other occupation lists this one."""
_EXPERIENCE = {"5 years or more": 1.5, "Less than 5 years": 0.5}
"""Added where the Bureau says that people need this much experience to enter the goal."""
_LONGEST = 5.5
"""A longer way says nothing."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Way:
    """From an occupation to one that has roles here; codes are O*NET's."""

    goal: str
    steps: tuple[str, ...]
    """The occupations after the first one, the goal last; empty where the first is the goal."""
    length: float


def ways(catalog: Catalog) -> dict[str, tuple[Way, ...]]:
    """For each occupation in the table of related ones, the `MOST_WAYS` shortest ways.

    One search from all goals at once (Dijkstra's, with as many labels a node as ways are wanted),
    so its cost does not grow with the number of roles.
    """
    facts = catalog.facts
    known = facts.related
    goals = {role.occupation.onet for role in catalog.roles.values()} & known.keys()
    if not goals:
        return dict.fromkeys(known, ())
    lengths = _lengths(facts)
    found: dict[str, list[Way]] = {code: [] for code in known}
    waiting: list[tuple[float, tuple[str, ...]]] = []
    for goal in goals:
        # Kept from the goal backward: (the goal, the occupation before it, …).
        heappush(waiting, (_EXPERIENCE.get(_experience(goal, facts), 0.0), (goal,)))
    reached: dict[str, set[str]] = {code: set() for code in known}
    shortest: dict[str, dict[str, float]] = {code: {} for code in known}
    longest = dict.fromkeys(known, _LONGEST)  # that can still be one of the shortest
    while waiting:
        length, chain = heappop(waiting)
        code, goal = chain[-1], chain[0]
        goals_here = reached[code]
        if len(goals_here) == MOST_WAYS or goal in goals_here:
            continue
        goals_here.add(goal)
        found[code].append(Way(goal=goal, steps=chain[-2::-1], length=length))
        for other, step in lengths[code].items():
            longer, there = length + step, shortest[other]
            if longer <= longest[other] and longer <= there.get(goal, _LONGEST):
                there[goal] = longer
                if len(there) >= MOST_WAYS:
                    longest[other] = sorted(there.values())[MOST_WAYS - 1]
                heappush(waiting, (longer, (*chain, other)))
    return {code: tuple(own) for code, own in found.items()}


def _experience(onet: str, facts: OccupationFacts) -> str:
    told = entry(onet[:7], facts, "experience")
    return told[0] if told else ""


def _lengths(facts: OccupationFacts) -> Mapping[str, Mapping[str, float]]:
    """By occupation, the occupations that lead to it in one step, and how long the step is."""
    into: dict[str, dict[str, float]] = {code: {} for code in facts.related}
    for origin, goal, length in _steps(facts):
        for one, other, own in ((origin, goal, length), (goal, origin, length + _BACK)):
            if other in into and one in into:
                into[other][one] = min(own, into[other].get(one, own))
    return into


def _steps(facts: OccupationFacts) -> Iterator[tuple[str, str, float]]:
    for code, row in facts.related.items():
        for tier, length in _TIERS.items():
            for other in getattr(row, tier):
                yield code, other, length


def background(onet: str, catalog: Catalog) -> Background | None:
    """What the editors say of the kind of work that the occupation belongs to."""
    fitting = [
        (len(start), own)
        for own in catalog.site.backgrounds
        if onet.startswith(own.occupations)  # asks for all of them at once
        for start in own.occupations
        if onet.startswith(start)
    ]
    return max(fitting, key=lambda pair: pair[0])[1] if fitting else None


def brought(own: Background, role: Role) -> tuple[list[str], str]:
    """Of the skills of `role`, those that `own` brings; and the most important of the others."""
    listed = [need.skill for need in role.skills]
    first = next((skill for skill in listed if skill not in own.brings), "")
    return [skill for skill in listed if skill in own.brings], first
