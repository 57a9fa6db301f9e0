"""Skills at levels as typed values: one record a file of `roles/skills/`, and what guides list."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from scoring.lazy_dataclass import dataclass

__all__ = ["Criterion", "Exercise", "Resource", "Skill", "SkillNeed", "Specimen", "UkNeed"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Resource:
    """Something open to learn from, on another site."""

    title: str
    url: str
    access: str
    """What it costs, in words."""
    seen_in: str
    """Where an editor read the address."""
    checked: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Criterion:
    """One row of a rubric."""

    criterion: str
    levels: tuple[str, ...]
    """What work at 1, 2, 3 and 4 looks like."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Specimen:
    """A short worked example; `text` is Markdown."""

    title: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Exercise:
    """`task` is Markdown."""

    title: str
    minutes: int
    task: str
    rubric: tuple[Criterion, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Skill:
    id: str
    path: str
    name: str
    group: str
    summary: str
    construct: str
    """Id of the construct of an assessment family, or empty."""
    uk_skills: tuple[str, ...]
    """Names of close skills in the UK framework."""
    levels: Mapping[str, tuple[str, ...]]
    """Statements by level, the lowest level first."""
    specimen: Specimen
    exercise: Exercise
    resources: tuple[Resource, ...]
    cited: tuple[str, ...]
    """Keys of references that its texts cite."""
    draft: bool
    """Whether sentences of its first draft are left."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SkillNeed:
    """A skill as a guide lists it: at which level the role needs it, and why."""

    skill: str
    level: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class UkNeed:
    """A skill that a role of the UK framework needs, by the names it has there."""

    role: str
    skill: str
    level: str
