"""From answers that people gave away to a score: files, `python -m tools.calibrate`, a passport."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from careerguide.content.calibration import road
from careerguide.content.catalog import shared
from careerguide.content.practice_form import for_scoring, key
from careerguide.views import scoring_catalog
from careerguide.yamlfile.problems import render
from tests.clock import TODAY
from tests.content.project import problems, project
from tests.own_python import own_python
from tests.scoring.cases import ask

INVENT = """
import sys
from pathlib import Path
from careerguide.content.catalog import shared
from scoring.donation import donation_json
from scoring.wire import indented
from tools.calibrate.takers import invented
practice = shared(Path(sys.argv[1]))[0].practice["communication"]
for number, one in enumerate(invented(practice, 140, 12)):
    Path(sys.argv[2], f"{number:03}.json").write_text(indented(donation_json(one)))
"""
QUIZ = "communication-practice"
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""The matrices are small: two threads take four times as long."""


@pytest.fixture(scope="module")
def python(root: Path) -> Path:
    return own_python(root, "calibrate")


@pytest.fixture(scope="module")
def invented(root: Path, python: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Answers of 140 invented people, and files that do not count."""
    folder = tmp_path_factory.mktemp("answers")
    base = root / "tests" / "content" / "base"
    subprocess.run([python, "-c", INVENT, base, folder], cwd=root, check=True)
    (folder / "again.json").write_text((folder / "007.json").read_text())
    (folder / "broken.json").write_text("{")
    old = json.loads((folder / "008.json").read_text())
    (folder / "old.json").write_text(json.dumps({**old, "id": "x", "quiz_version": "0.9"}))
    return folder


@pytest.fixture
def answers(invented: Path, tmp_path: Path) -> Path:
    return shutil.copytree(invented, tmp_path / "answers")


def calibrate(root: Path, python: Path, *asked: object) -> subprocess.CompletedProcess[str]:
    command = [python, "-m", "tools.calibrate", *map(str, asked), "--as-of", str(TODAY)]
    env = {**os.environ, **ONE_THREAD}
    return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True)


def entry(catalog: Any) -> Any:
    """What somebody kept who practiced when there were no norms; all answers are right."""
    practice = catalog.practice["communication"]
    right = {name: key(item.details) for name, (_, item) in practice.items.items()}
    asked = {"set": for_scoring(practice), "answers": right, "scored_on": "2026-11-20"}
    return ask("score_practice", **asked, entry_id="p-1", first_attempt=True)["entry"]


def test_known_answers(root: Path, python: Path) -> None:
    run = subprocess.run(
        [python, root / "tests" / "calibration" / "known_answers.py"],
        cwd=root,
        env={**os.environ, **ONE_THREAD, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr


def test_a_result_from_before_gets_a_score(
    root: Path, python: Path, answers: Path, tmp_path: Path
) -> None:
    site = project(tmp_path)
    before, _ = shared(site)
    kept = entry(before)
    asked = {"entries": [kept], "as_of": str(TODAY)}
    [row] = ask("passport", reference=scoring_catalog.reference(before), **asked)["entries"]
    assert (row["points"], row["counts_as"]) == (None, None)

    run = calibrate(root, python, QUIZ, answers, "--project", site)
    assert run.returncode == 0, run.stderr
    said = run.stdout.splitlines()
    assert said[:4] == [
        "143 files, 140 count",
        "1 damaged: broken.json",
        "1 other version: old.json",
        "1 doubled: again.json",
    ]
    assert "state: preview" in said
    assert problems(site) == [], render(problems(site))
    assert (site / "quizzes" / "practice-sets" / f"{QUIZ}-1.0.json").is_file()
    report = site / "calibration" / QUIZ
    assert {path.name for path in report.iterdir()} == {
        *("report.md", "points.svg", "items.svg", "groups.svg", "local-norms.json"),
    }

    own = ask("open_local_norms", text=(report / "local-norms.json").read_text(encoding="utf-8"))
    assert (own["family"], own["people"]) == ("communication", 140)

    after, _ = shared(site)
    assert road(after, "communication").people == 140
    reference = scoring_catalog.reference(after)
    [family] = [one for one in reference["families"] if one["id"] == "communication"]
    assert family["available"] == "sample"
    [row] = ask("passport", reference=reference, **asked)["entries"]
    assert row["norms"] == {"version": reference["practice"][0]["norms"]["version"], "people": 140}
    assert row["points"]["score"] > 650
    assert row["counts_as"] == "sample"

    # What editors decide stays when the norms are made again.
    norms = site / "quizzes" / "norms" / f"{QUIZ}.yml"
    text = norms.read_text(encoding="utf-8")
    assert "people: 140" in text
    norms.write_text(text.replace("people: 140", "retest_on: 2027-06-01, people: 140"))
    assert calibrate(root, python, QUIZ, answers, "--project", site).returncode == 0
    assert "retest_on: 2027-06-01" in norms.read_text(encoding="utf-8")


def test_too_few_people_give_no_norms(
    root: Path, python: Path, answers: Path, tmp_path: Path
) -> None:
    site = project(tmp_path)
    for path in sorted(answers.glob("[01]*.json"))[20:]:
        path.unlink()
    run = calibrate(root, python, QUIZ, answers, "--project", site)
    assert run.returncode == 1
    assert "no norms: 20 people are too few" in run.stdout
    assert not (site / "quizzes" / "norms" / f"{QUIZ}.yml").exists()
    assert (
        "there are: communication-practice"
        in calibrate(root, python, "tides-practice", answers, "--project", site).stderr
    )
