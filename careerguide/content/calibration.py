"""Where a practice set stands on the road to a score: its state, computed from its norm file.

The figures are those under `validation.calibration` of the norm table that is named like the set.
Without such a table there are no people, and every gate is closed. The thresholds are ours; those
of the two steps are in `GATES`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

from careerguide.content.model import Catalog, Norms
from careerguide.content.practice_model import Practice
from scoring.lazy_dataclass import dataclass

__all__ = [
    "GATES",
    "LIVE_PEOPLE",
    "PREVIEW_PEOPLE",
    "Gate",
    "Road",
    "earlier_id",
    "earlier_norms",
    "norms_of",
    "of",
    "road",
]

State = Literal["practice", "preview", "live"]
Figures = Mapping[str, Any]

PREVIEW_PEOPLE = 100
LIVE_PEOPLE = 400
_GROUP = 100
"""People in each group that is compared."""
_STANDARD_ERRORS = 2.0
"""How far the coverage of the bands may be off, in standard errors of the trial."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Gate:
    """One thing that must hold before a step; the figure stands in the norm file."""

    needed: str
    figure: str
    """Key under `validation.calibration`."""
    holds: Callable[[Any], bool]


def _least(least: float) -> Callable[[Any], bool]:
    return lambda figure: isinstance(figure, int | float) and figure >= least


def _most(most: float) -> Callable[[Any], bool]:
    return lambda figure: isinstance(figure, int | float) and figure <= most


_COVERAGE = Gate(
    needed="the bands are right as often as they say",
    figure="coverage_off",
    holds=_most(_STANDARD_ERRORS),
)
GATES: Mapping[str, tuple[Gate, ...]] = {
    "preview": (
        Gate(needed=f"{PREVIEW_PEOPLE} people", figure="people", holds=_least(PREVIEW_PEOPLE)),
        Gate(needed="reliability of .60 (alpha over cases)", figure="alpha", holds=_least(0.60)),
        Gate(
            needed="every question goes with the others (a correlation of .10)",
            figure="below_10",
            holds=_most(0),
        ),
        _COVERAGE,
    ),
    "live": (
        Gate(needed=f"{LIVE_PEOPLE} people", figure="people", holds=_least(LIVE_PEOPLE)),
        Gate(
            needed=f"{_GROUP} people in each group compared",
            figure="smallest_group",
            holds=_least(_GROUP),
        ),
        Gate(needed="reliability of .75 (alpha over cases)", figure="alpha", holds=_least(0.75)),
        Gate(
            needed="every question goes with the others (a correlation of .15)",
            figure="below_15",
            holds=_most(0),
        ),
        Gate(
            needed="no question much harder for one group", figure="dif_class_c", holds=_most(0)
        ),
        Gate(
            needed="no questions of two cases that go together",
            figure="dependent_pairs",
            holds=_most(0),
        ),
        _COVERAGE,
        Gate(
            needed="a second set whose answers are not shown",
            figure="parallel_form",
            holds=bool,
        ),
        Gate(needed="a date for the retest", figure="retest_on", holds=bool),
    ),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Road:
    """The state of a set, and each gate with whether it is open."""

    state: State
    people: int
    gates: Mapping[str, tuple[tuple[Gate, bool], ...]]
    """By the step they lead to."""


def road(catalog: Catalog, family: str) -> Road:
    """Where the practice set of `family` stands: norms of another version do not count."""
    key = ("road", family)
    if key not in catalog.memo:
        catalog.memo[key] = of(_figures(norms_of(catalog, catalog.practice[family])))
    found: Road = catalog.memo[key]
    return found


def norms_of(catalog: Catalog, practice: Practice) -> Norms | None:
    """The norms of `practice` as it is; None while there are none."""
    norms = catalog.norms.get(practice.id)
    return norms if norms and norms.quiz_version == practice.version else None


def earlier_norms(catalog: Catalog, practice: Practice) -> list[tuple[Norms, Road]]:
    """Norms of earlier versions of `practice`, newest first, each with its own road.

    The table of an earlier version is named like the set until there are norms of the version of
    today; then `<set>-<version>`, with hyphens for dots. Only a version whose set was kept counts.
    """
    found = [
        norms
        for norms in catalog.norms.values()
        if norms.id in (practice.id, earlier_id(practice.id, norms.quiz_version))
        and norms.quiz_version != practice.version
        and (practice.id, norms.quiz_version) in catalog.kept_sets
    ]
    found.sort(key=lambda norms: norms.date, reverse=True)
    return [(norms, of(_figures(norms))) for norms in found]


def earlier_id(quiz: str, version: str) -> str:
    """What a norm table is called once another version of its set has norms."""
    return f"{quiz}-{version.replace('.', '-')}"


def _figures(norms: Norms | None) -> Figures:
    found = norms.validation.get("calibration", {}) if norms else {}
    return found if isinstance(found, Mapping) else {}


def of(figures: Figures) -> Road:
    """The state that `figures` give: a step is reached once all of its gates are open."""
    gates = {
        step: tuple((gate, gate.holds(figures.get(gate.figure))) for gate in each)
        for step, each in GATES.items()
    }
    is_open = {step: all(holds for _, holds in each) for step, each in gates.items()}
    state: State = "practice"
    if is_open["preview"]:
        state = "live" if is_open["live"] else "preview"
    people = figures.get("people", 0)
    return Road(state=state, people=people if isinstance(people, int) else 0, gates=gates)
