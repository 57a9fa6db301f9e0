"""The figure of how far each practice set is on the way to a score, and of what has arrived."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from careerguide.content.calibration import LIVE_PEOPLE, PREVIEW_PEOPLE, road
from careerguide.content.model import Catalog, Family
from careerguide.views.figures import percent
from careerguide.views.practice_view import url

__all__ = ["row", "state", "view"]

_STEPS = {"preview": "Before a preliminary score", "live": "Before a score that counts in full"}


def view(catalog: Catalog, argument: str = "") -> Mapping[str, Any]:
    """A row for each set and each test with norms, or for the set of the family `argument`."""
    families = [family for family in catalog.practice if argument in ("", family)]
    sets = [row(catalog, family) for family in families]
    return {"roads": sets if argument else [*sets, *_arrived(catalog)]}


def state(catalog: Catalog, family: Family) -> str:
    """The status of `family` as pages show it: a set that can be practiced is more than planned."""
    can_practice = family.status == "planned" and family.id in catalog.practice
    return road(catalog, family.id).state if can_practice else family.status


def row(catalog: Catalog, family: str) -> Mapping[str, Any]:
    found = road(catalog, family)
    return {
        "family": catalog.families[family],
        "title": catalog.practice[family].title,
        "url": url(family),
        "state": found.state,
        **_people(found.people),
        "steps": [
            {
                "name": _STEPS[step],
                "gates": [{"needed": gate.needed, "open": holds} for gate, holds in gates],
                "open": sum(holds for _, holds in gates),
            }
            for step, gates in found.gates.items()
        ],
    }


def _people(people: int) -> Mapping[str, Any]:
    """The line of people, which ends where a score counts in full."""
    return {
        "people": people,
        "x": percent(min(1, people / LIVE_PEOPLE)),
        "marks": [
            {"people": mark, "x": percent(mark / LIVE_PEOPLE)}
            for mark in (PREVIEW_PEOPLE, LIVE_PEOPLE)
        ],
    }


def _arrived(catalog: Catalog) -> Iterator[Mapping[str, Any]]:
    """A row for each test with norms of its own, whose conditions are not those of a set."""
    for family in catalog.families.values():
        quiz = catalog.quizzes.get(family.sample)
        norms = catalog.norms.get(quiz.norms) if quiz else None
        if quiz and norms and quiz.steps:
            people = norms.sample.get("rows", 0)
            yield {
                "family": family,
                "title": quiz.title,
                "url": f"{quiz.id}/",
                "state": family.status,
                **_people(people if isinstance(people, int) else 0),
                "steps": [],
            }
