"""The state of a practice set follows from the figures of its norm file, and from nothing else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from careerguide.content.calibration import GATES, of, road
from careerguide.content.catalog import shared
from careerguide.content.model import Norms
from tests.clock import TODAY
from tests.content.project import BASE

PREVIEW: dict[str, Any] = {"people": 137, "alpha": 0.66, "below_10": 0, "coverage_off": 1.2}
LIVE = {
    **PREVIEW,
    "people": 400,
    "alpha": 0.75,
    "smallest_group": 100,
    "below_15": 0,
    "dif_class_c": 0,
    "dependent_pairs": 0,
    "parallel_form": "acl-b",
    "retest_on": "2027-06-01",
}


@pytest.mark.parametrize(
    ("figures", "state"),
    [
        ({}, "practice"),
        ({"people": 99}, "practice"),
        (PREVIEW, "preview"),
        ({**PREVIEW, "people": 99}, "practice"),
        ({**PREVIEW, "alpha": 0.59}, "practice"),
        ({**PREVIEW, "below_10": 1}, "practice"),
        ({**PREVIEW, "coverage_off": 2.1}, "practice"),
        ({**PREVIEW, "people": 4000}, "preview"),
        (LIVE, "live"),
        *(({**LIVE, key: None}, "preview") for key in LIVE.keys() - PREVIEW.keys()),
        ({**LIVE, "people": 399}, "preview"),
        ({**LIVE, "alpha": "high"}, "practice"),
    ],
)
def test_state(figures: dict[str, Any], state: str) -> None:
    assert of(figures).state == state


def test_gates_tell_which_are_open() -> None:
    found = of({**PREVIEW, "alpha": 0.5})
    assert [holds for _, holds in found.gates["preview"]] == [True, False, True, True]
    assert len(found.gates["live"]) == len(GATES["live"])
    assert found.people == 137


def test_the_figures_come_from_the_norm_file() -> None:
    catalog, _ = shared(BASE)
    assert road(catalog, "communication").state == "practice"
    assert road(catalog, "communication").people == 0
    norms = Norms(
        id="communication-practice",
        path="quizzes/norms/communication-practice.yml",
        version="1",
        kind="total",
        group="",
        sample={},
        source="",
        licence="",
        date=TODAY,
        items={},
        steps=(),
        validation={"calibration": PREVIEW},
        quiz_version="1.0",
    )
    assert road(replace(catalog, norms={norms.id: norms}), "communication").state == "preview"
    # A set that was changed since begins anew.
    norms = replace(norms, quiz_version="0.9")
    assert road(replace(catalog, norms={norms.id: norms}), "communication").people == 0
