"""The state of a practice set follows from the figures of its norm file, and from nothing else."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from careerguide.content import kept_sets, practice_versions
from careerguide.content.calibration import GATES, of, road
from careerguide.content.catalog import shared
from careerguide.content.model import Norms
from careerguide.content.practice_form import for_scoring, key
from careerguide.views import scoring_catalog
from careerguide.yamlfile.problems import render
from tests.clock import TODAY
from tests.content.examples import practice_norms
from tests.content.project import BASE, problems, project
from tests.scoring.cases import ask

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


def _scored(root: Path, entry: Any) -> Any:
    reference = scoring_catalog.reference(shared(root)[0])
    [row] = ask("passport", entries=[entry], as_of=str(TODAY), reference=reference)["entries"]
    return row


def _as_calibrated(root: Path) -> Any:
    """Norms of the set as it is, the set itself beside them, and an entry of somebody."""
    practice_norms(root, calibration="people: 100, alpha: 0.7, below_10: 0, coverage_off: 1")
    practice = shared(root)[0].practice["communication"]
    practiced = for_scoring(practice)
    path = root / kept_sets.path_of(practiced)
    path.parent.mkdir()
    path.write_text(kept_sets.text(practiced), encoding="utf-8")
    right = {name: key(item.details) for name, (_, item) in practice.items.items()}
    asked = {"set": practiced, "answers": right, "scored_on": "2026-11-20", "entry_id": "p-1"}
    return ask("score_practice", **asked, first_attempt=True)["entry"]


def _next_version(root: Path) -> None:
    """Version 1.1 of the set: another key, so that answers of 1.0 would be counted otherwise."""
    folder = root / "quizzes" / "practice" / "communication"
    for name, old, new in (
        ("set.yml", 'version: "1.0"', 'version: "1.1"'),
        ("gauge.yml", "    key: b\n", "    key: a\n"),
    ):
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    catalog = shared(root)[0]
    practice_versions.append(root, practice_versions.missing(catalog))


def test_norms_of_a_version_go_on_scoring_it_after_the_set_has_changed(tmp_path: Path) -> None:
    root = project(tmp_path)
    entry = _as_calibrated(root)
    assert problems(root) == [], render(problems(root))
    before = _scored(root, entry)
    assert before["points"]["score"] > 650
    _next_version(root)
    assert problems(root) == [], render(problems(root))
    catalog = shared(root)[0]
    assert road(catalog, "communication").people == 0
    [norms] = scoring_catalog.reference(catalog)["practice"]
    assert (norms["set"]["version"], norms["earlier"]) == ("1.0", [])
    assert _scored(root, entry)["points"] == before["points"]
    # Nobody has norms of the new version.
    assert _scored(root, {**entry, "quiz_version": "1.1"})["points"] is None


def test_both_tables_score_their_own_version(tmp_path: Path) -> None:
    root = project(tmp_path)
    entry = _as_calibrated(root)
    _next_version(root)
    norms = root / "quizzes" / "norms"
    text = (norms / "communication-practice.yml").read_text(encoding="utf-8")
    (norms / "communication-practice-1-0.yml").write_text(
        text.replace("id: communication-practice", "id: communication-practice-1-0"),
        encoding="utf-8",
    )
    (norms / "communication-practice.yml").write_text(
        text.replace('"1.0"', '"1.1"').replace("2026-11-01", "2026-11-20"),
        encoding="utf-8",
    )
    assert problems(root) == [], render(problems(root))
    assert _scored(root, entry)["norms"]["version"] == "2026-11-01"
    assert _scored(root, {**entry, "quiz_version": "1.1"})["norms"]["version"] == "2026-11-20"


def test_a_kept_set_that_is_none_is_named(tmp_path: Path) -> None:
    root = project(tmp_path)
    _as_calibrated(root)
    path = root / "quizzes" / "practice-sets" / "communication-practice-1.0.json"
    path.rename(path.with_name("communication-practice-0.9.json"))
    path.with_name("x-1.json").write_text("{", encoding="utf-8")
    found = [(problem.path, problem.what) for problem in problems(root)]
    folder = "quizzes/practice-sets"
    assert found[0] == (
        f"{folder}/communication-practice-0.9.json",
        "holds communication-practice, version 1.0",
    )
    assert found[1][0] == f"{folder}/x-1.json"
    assert found[1][1].startswith("holds no practice set: ")
