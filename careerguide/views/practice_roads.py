"""The figure of how far each practice set is on the way to a score, and of what has arrived."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.calibration import LIVE_PEOPLE, PREVIEW_PEOPLE, road
from careerguide.content.model import Catalog, Family
from careerguide.views.figures import percent
from careerguide.views.practice_view import url
from scoring.lazy_dataclass import dataclass

__all__ = ["row", "state", "view"]

_STEPS = {"preview": "Before a preliminary score", "live": "Before a score that counts in full"}


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownGate:
    needed: str
    open: bool


@dataclass(frozen=True, kw_only=True, slots=True)
class RoadStep:
    name: str
    gates: list[ShownGate]
    open: int
    """How many of them are."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RoadMark:
    people: int
    x: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RoadRow:
    """A set or a test, and the line of people, which ends where a score counts in full."""

    family: Family
    title: str
    url: str
    state: str
    people: int
    x: str
    marks: list[RoadMark]
    steps: list[RoadStep]


@dataclass(frozen=True, kw_only=True, slots=True)
class Roads:
    roads: list[RoadRow]


def view(catalog: Catalog, argument: str = "") -> Roads:
    """A row for each set and each test with norms, or for the set of the family `argument`."""
    families = [family for family in catalog.practice if argument in ("", family)]
    sets = [row(catalog, family) for family in families]
    return Roads(roads=sets if argument else [*sets, *_arrived(catalog)])


def state(catalog: Catalog, family: Family) -> str:
    """The status of `family` as pages show it: a set that can be practiced is more than planned."""
    can_practice = family.status == "planned" and family.id in catalog.practice
    return road(catalog, family.id).state if can_practice else family.status


def row(catalog: Catalog, family: str) -> RoadRow:
    found = road(catalog, family)
    return RoadRow(
        family=catalog.families[family],
        title=catalog.practice[family].title,
        url=url(family),
        state=found.state,
        people=found.people,
        x=_x(found.people),
        marks=_MARKS,
        steps=[
            RoadStep(
                name=_STEPS[step],
                gates=[ShownGate(needed=gate.needed, open=holds) for gate, holds in gates],
                open=sum(holds for _, holds in gates),
            )
            for step, gates in found.gates.items()
        ],
    )


def _x(people: int) -> str:
    return percent(min(1, people / LIVE_PEOPLE))


_MARKS = [RoadMark(people=mark, x=_x(mark)) for mark in (PREVIEW_PEOPLE, LIVE_PEOPLE)]


def _arrived(catalog: Catalog) -> Iterator[RoadRow]:
    """A row for each test with norms of its own, whose conditions are not those of a set."""
    for family in catalog.families.values():
        quiz = catalog.quizzes.get(family.sample)
        norms = catalog.norms.get(quiz.norms) if quiz else None
        if quiz and norms and quiz.steps:
            rows = norms.sample.get("rows", 0)
            people = rows if isinstance(rows, int) else 0
            yield RoadRow(
                family=family,
                title=quiz.title,
                url=f"{quiz.id}/",
                state=family.status,
                people=people,
                x=_x(people),
                marks=_MARKS,
                steps=[],
            )
