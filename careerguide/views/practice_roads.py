"""The figure of how far each practice set is on the way to a score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from careerguide.content.calibration import LIVE_PEOPLE, PREVIEW_PEOPLE, road
from careerguide.content.model import Catalog, Family
from careerguide.views.figures import percent
from careerguide.views.practice_view import url

__all__ = ["row", "state", "view"]

_STEPS = {"preview": "Before a preliminary score", "live": "Before a score that counts in full"}


def view(catalog: Catalog, argument: str = "") -> Mapping[str, Any]:
    """A row for each set, or for the one of the family `argument`."""
    families = [family for family in catalog.practice if argument in ("", family)]
    return {"roads": [row(catalog, family) for family in families]}


def state(catalog: Catalog, family: Family) -> str:
    """The status of `family` as pages show it: a set that can be practiced is more than planned."""
    can_practice = family.status == "planned" and family.id in catalog.practice
    return road(catalog, family.id).state if can_practice else family.status


def row(catalog: Catalog, family: str) -> Mapping[str, Any]:
    found = road(catalog, family)
    most = max(LIVE_PEOPLE, found.people)
    return {
        "family": catalog.families[family],
        "practice": catalog.practice[family],
        "url": url(family),
        "state": found.state,
        "people": found.people,
        "x": percent(found.people / most),
        "marks": [
            {"people": people, "x": percent(people / most)}
            for people in (PREVIEW_PEOPLE, LIVE_PEOPLE)
        ],
        "steps": [
            {
                "name": _STEPS[step],
                "gates": [{"needed": gate.needed, "open": holds} for gate, holds in gates],
                "open": sum(holds for _, holds in gates),
            }
            for step, gates in found.gates.items()
        ],
    }
