"""The kit of a role, as typed values: one record per file of `roles/kits/`."""

from __future__ import annotations

from datetime import date

from careerguide.content.skill_model import Criterion, Resource
from scoring.lazy_dataclass import dataclass

__all__ = [
    "Advert",
    "CareerLevel",
    "Condition",
    "Fit",
    "Grade",
    "Kit",
    "KitOutline",
    "Project",
    "Question",
    "Routes",
    "Week",
    "WorkSample",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class CareerLevel:
    """One step of the career."""

    titles: tuple[str, ...]
    scope: str
    evidence: str
    """What moves a person up from here."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Week:
    skill: str
    to: str
    """The level that the week works toward."""
    task: str
    resource: Resource | None
    result: str
    """What exists at the end."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Grade:
    """Our judgment of a specimen by one criterion."""

    level: int
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Project:
    """`brief` and `specimen` are Markdown."""

    title: str
    hours: int
    brief: str
    rubric: tuple[Criterion, ...]
    specimen: str
    grading: tuple[Grade, ...]
    """One for each criterion, in its order."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Question:
    question: str
    purpose: str
    strong: str
    weak: str
    anchors: tuple[str, ...]
    """What an answer worth 1, 2, 3 and 4 sounds like."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Condition:
    topic: str
    text: str
    source: str
    """Reference key; empty where the text is our judgment."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Fit:
    enjoy: tuple[str, ...]
    avoid: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Routes:
    with_degree: str
    without_degree: str
    from_a_job: str
    first_titles: tuple[str, ...]
    search_terms: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Advert:
    summary: str
    you_will: tuple[str, ...]
    you_bring: tuple[str, ...]
    we_offer: str
    """With blanks for the employer in square brackets."""


@dataclass(frozen=True, kw_only=True, slots=True)
class WorkSample:
    """The project, cut to an hour or so; `task` is Markdown."""

    minutes: int
    task: str
    rubric: tuple[Criterion, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Kit:
    role: str
    path: str
    levels: tuple[CareerLevel, ...]
    plan: tuple[Week, ...]
    project: Project
    interview: tuple[Question, ...]
    conditions: tuple[Condition, ...]
    fit: Fit
    routes: Routes
    advert: Advert
    work_sample: WorkSample


@dataclass(frozen=True, kw_only=True, slots=True)
class KitOutline:
    """What other files need to know of a kit; small, for there may be ten thousand."""

    path: str
    draft: bool
    """Whether sentences of its first draft are left."""
    cited: tuple[str, ...]
    """Keys of references."""
    checked: tuple[tuple[str, date], ...]
    """Field and day of every look at a resource."""
