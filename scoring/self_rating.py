"""What people say they can do: ticked "You can …" statements of skills, and the levels they make.

Self-rated, not measured: nothing here enters R, P or K.

A skill has four levels with a few statements each. A person's level in it is the highest one whose
statements are all ticked, with all of those below; 0 while the first level is not complete.

A tick names its statement by `statement_id`, a digest of the skill, the level and the text. The
order of statements doesn't matter. A statement whose text changed, or that moved to another level,
is a new statement: an old tick doesn't count for it. The tick is reported as `outdated`, and the
person has to tick the new words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256

from scoring.errors import InputError, found
from scoring.lazy_dataclass import dataclass

__all__ = [
    "LEVELS",
    "Gap",
    "NextLevel",
    "OfLevel",
    "RatedSkill",
    "Rating",
    "Statements",
    "gaps",
    "practice_order",
    "rated",
    "statement_id",
]

LEVELS = ("aware", "working", "practitioner", "expert")
"""Lowest first."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Rating:
    """What a person ticked in one skill."""

    skill: str
    date: date
    """When it was changed last."""
    ticks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Statements:
    """A published skill. `levels`: ids of the statements of each level, the lowest first."""

    id: str
    name: str
    levels: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class OfLevel:
    """How many statements of a level are ticked."""

    ticked: int
    statements: int


@dataclass(frozen=True, kw_only=True, slots=True)
class NextLevel:
    """The level after the one that is reached, and the statements that are not ticked there."""

    level: int
    left: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class RatedSkill:
    """Where a person stands in a skill by their own ticks."""

    skill: str
    level: int
    """0 for none, else 1 to 4."""
    levels: tuple[OfLevel, ...]
    next: NextLevel | None
    """None at the highest level."""
    outdated: int
    """Ticks for statements that are not published any more in these words."""
    date: date | None
    """None where nothing is ticked."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gap:
    """A skill that a role needs, beside the person's own level."""

    skill: str
    need: int
    level: int
    gap: int
    """Levels that are missing."""
    rated: bool
    """Whether the person ticked anything in it."""
    next: NextLevel | None
    """What to practice; None where the level is reached."""


def statement_id(skill: str, level: str, statement: str) -> str:
    """The name of a statement: eight hexadecimal digits. Spaces and line breaks are all one."""
    words = " ".join(statement.split())
    return sha256(f"{skill}\n{level}\n{words}".encode()).hexdigest()[:8]


def rated(skill: Statements, rating: Rating | None) -> RatedSkill:
    """The level that `rating` makes in `skill`."""
    ticks = set(rating.ticks) if rating else set[str]()
    published = {statement for level in skill.levels for statement in level}
    reached = _reached(skill.levels, ticks)
    return RatedSkill(
        skill=skill.id,
        level=reached,
        levels=tuple(
            OfLevel(ticked=sum(one in ticks for one in level), statements=len(level))
            for level in skill.levels
        ),
        next=_next(skill.levels, ticks, reached),
        outdated=len(ticks - published),
        date=rating.date if rating else None,
    )


def _reached(levels: Iterable[Iterable[str]], ticks: set[str]) -> int:
    reached = 0
    for level in levels:
        if not ticks.issuperset(level):
            break
        reached += 1
    return reached


def _next(levels: tuple[tuple[str, ...], ...], ticks: set[str], reached: int) -> NextLevel | None:
    if reached == len(levels):
        return None
    left = tuple(one for one in levels[reached] if one not in ticks)
    return NextLevel(level=reached + 1, left=left)


def gaps(
    needs: Mapping[str, int], ratings: Mapping[str, Rating], skills: Mapping[str, Statements]
) -> Iterator[Gap]:
    """The skills of `needs`, each at the level a role needs, beside the person's own."""
    for id, need in needs.items():
        if id not in skills:
            raise InputError.one(f"needs.{id}", found(id), "a skill of skills")
        own = rated(skills[id], ratings.get(id))
        gap = max(0, need - own.level)
        yield Gap(
            skill=id,
            need=need,
            level=own.level,
            gap=gap,
            rated=any(level.ticked for level in own.levels),
            next=own.next if gap else None,
        )


def practice_order(missing: Iterable[Gap]) -> list[Gap]:
    """The widest gap first. Skills without a tick come last: nobody said that they lack them."""
    return sorted(missing, key=lambda gap: (not gap.rated, -gap.gap))
