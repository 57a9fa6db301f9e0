"""A first attempt at a practice set is scored once its version has norms, and nothing else is."""

from __future__ import annotations

import json
from copy import deepcopy
from datetime import date
from math import sqrt
from pathlib import Path
from statistics import NormalDist
from typing import Any

import jsonschema
import pytest

import scoring
from scoring.donation import read_donation
from scoring.entries import FirstPractice
from scoring.errors import InputError
from scoring.practice_norms import PRACTICE_NORMS, score_first
from scoring.report import report
from tests.scoring.cases import AS_OF, REFERENCE_JSON, ask, errors
from tests.scoring.practice_sets import KEYS, SET

FORMATS = Path(scoring.__file__).parent / "formats"
COUNTS = [1, 2, 3, 4, 6, 8, 10, 12, 13, 14, 13, 12, 10, 9, 7, 6, 5]
NORMS: dict[str, Any] = {
    "set": SET,
    "norms": {"id": "communication-practice", "version": "2026-11-20"},
    "kind": "sample",
    "norm": {"reliability": 0.7, "counts": COUNTS},
    "earlier": ["0.9"],
}
REFERENCE = {**REFERENCE_JSON, "practice": [NORMS]}


def practiced(entry_id: str = "p-1", day: str = "2026-11-20", **changes: Any) -> Any:
    asked = {"set": SET, "answers": KEYS, "scored_on": day, "entry_id": entry_id}
    entry = ask("score_practice", **asked, first_attempt=True)["entry"]
    return {**entry, **changes}


def shown(*entries: Any, reference: Any = REFERENCE) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = ask("passport", entries=entries, reference=reference)["entries"]
    return rows


def test_a_first_attempt_has_a_score() -> None:
    [row] = shown(practiced())
    # 5 of 135 people had all 16 points.
    assert row["points"]["score_shown"] == 760
    assert row["norms"] == {"version": "2026-11-20", "people": 135}
    assert (row["kind"], row["counts_as"]) == ("practice", "sample")
    assert row["freshness_percent"] == 100
    assert row["retest_on"] is None


def test_before_there_are_norms_it_has_none() -> None:
    [row] = shown(practiced(), reference=REFERENCE_JSON)
    assert (row["points"], row["counts_as"], row["norms"]) == (None, None, None)


def test_a_later_attempt_has_none() -> None:
    later = practiced("p-2", "2026-11-21")
    del later["first_attempt"]
    [row] = shown(later)
    assert row["points"] is None


def test_of_two_marked_as_first_the_older_is_scored() -> None:
    rows = shown(practiced("p-2", "2026-11-22"), practiced("p-1", "2026-11-20"))
    assert [row["points"] is not None for row in rows] == [False, True]


def test_whoever_practiced_before_has_seen_the_explanations() -> None:
    before = practiced("p-0", "2026-10-01")
    del before["first_attempt"]
    del before["answers"]
    rows = shown(before, practiced())
    assert [row["points"] for row in rows] == [None, None]


@pytest.mark.parametrize(("version", "scored"), [("1.0", True), ("0.9", True), ("0.8", False)])
def test_versions(version: str, scored: bool) -> None:
    [row] = shown(practiced(quiz_version=version))
    assert (row["points"] is not None) == scored


def test_an_item_of_before_that_was_dropped_is_passed_over() -> None:
    entry = practiced(quiz_version="0.9", right=18, questions=18)
    entry["answers"]["dropped"] = "a"
    [row] = shown(entry)
    assert row["points"]["score_shown"] == 760
    assert row["entry"] == entry


def test_points_that_the_answers_do_not_give_are_named() -> None:
    entry = practiced(right=3)
    text = ask("export_passport", entries=[entry], via="backup", reference=REFERENCE)["text"]
    assert json.loads(text)["entries"][0]["right"] == 16
    forged = text.replace('"right": 16', '"right": 15')
    checked = ask("check_passport", text=forged, reference=REFERENCE)
    assert checked["disagreements"] == [
        {"field": "passport.entries[0].right", "found": "15", "expected": "16"}
    ]


def test_it_counts_as_a_sample() -> None:
    role = "ai-product-manager"
    before = ask("readiness", role=role, entries=[practiced()])["published"]
    after = ask("readiness", role=role, entries=[practiced()], reference=REFERENCE)["published"]
    assert before["k"] == 0
    assert after["k"] > 0
    assert after["k_full"] == 0
    assert after["from_samples"]
    employer = ask(
        "readiness", role=role, entries=[practiced()], reference=REFERENCE, samples=False
    )
    assert employer["published"]["k"] == 0


def test_live_norms_make_a_full_result() -> None:
    live = {**REFERENCE, "practice": [{**NORMS, "kind": "full"}]}
    result = ask("readiness", role="ai-product-manager", entries=[practiced()], reference=live)
    assert result["published"]["k_full"] > 0
    [row] = shown(practiced(), reference=live)
    assert row["retest_on"]


def test_a_document_has_the_answers_and_is_scored_by_the_published_norms() -> None:
    made = ask("export_passport", entries=[practiced()], via="file", reference=REFERENCE)
    document = json.loads(made["text"])
    assert document["reference"].keys() == {"families", "quizzes"}
    schema = json.loads((FORMATS / "skills-passport-1.schema.json").read_text(encoding="utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(document)) == []
    lines = report(made["text"], as_of=AS_OF, reference=json.dumps(REFERENCE)).lines
    assert "  practiced: 16 of 16 points" in lines
    assert any(line.startswith("  score 7") and "norms of 135 people" in line for line in lines)
    lines = report(made["text"], as_of=AS_OF).lines
    assert "  practiced, not counted: 16 of 16 points" in lines


def test_a_document_brings_no_set_of_its_own() -> None:
    """Its queries would run on the machine of whoever opens it."""
    made = ask("export_passport", entries=[practiced()], via="file", reference=REFERENCE)
    document = json.loads(made["text"])
    document["reference"]["practice"] = [NORMS]
    [sentence] = errors("check_passport", text=json.dumps(document), reference=REFERENCE)
    assert sentence.startswith('passport.reference: found unknown keys: "practice"')


def test_a_link_keeps_answers_that_are_scored() -> None:
    made = ask("export_passport", entries=[practiced()], via="link", reference=REFERENCE)
    assert shown(*made["document"]["entries"])[0]["points"]
    made = ask("export_passport", entries=[practiced()], via="link")
    assert "answers" not in made["document"]["entries"][0]


def test_norms_that_do_not_fit_the_set() -> None:
    bad = deepcopy(REFERENCE)
    bad["practice"][0]["norm"]["counts"].pop()
    assert errors("passport", entries=[], reference=bad) == [
        "reference.practice[0].norm.counts: found a list of 16; expected a list of 17, one for "
        "each number of points"
    ]


def test_a_set_whose_key_does_not_run_is_refused() -> None:
    bad = deepcopy(REFERENCE)
    bad["practice"][0]["set"]["items"][6]["key"] = "select nope from gauges"
    [sentence] = errors("passport", entries=[practiced()], reference=bad)
    assert "no such column: nope" in sentence


SAVED: dict[str, Any] = {
    "set": SET,
    "answers": KEYS,
    "id": "x7",
    "month": "2026-11",
    "first_attempt": True,
}


def test_answers_that_are_given_away() -> None:
    about = {"gender": "woman", "age_band": "35-44"}
    text = ask("save_answers", **SAVED, about=about)["text"]
    document = json.loads(text)
    schema = json.loads((FORMATS / "answers-1.schema.json").read_text(encoding="utf-8"))
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(document)) == []
    assert document["license"] == "CC0-1.0"
    read = read_donation(text)
    assert (read.answers, read.about, read.first_attempt) == (KEYS, about, True)
    assert (read.quiz, read.quiz_version, read.month) == (SET["id"], SET["version"], "2026-11")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"month": "2026-13"}, 'month: found "2026-13"; expected a month, written YYYY-MM'),
        ({"answers": {"one": "x"}}, 'answers.one: found "x"; expected one of a, b, c, d'),
        ({"answers": {"no": "x"}}, 'answers.no: found "no"; expected an item of the set'),
        (
            {"about": {"gender": "x"}},
            'about.gender: found "x"; expected "woman", "man" or "another"',
        ),
    ],
)
def test_answers_that_cannot_be_given_away(changes: dict[str, Any], sentence: str) -> None:
    assert errors("save_answers", **{**SAVED, **changes}) == [sentence]


@pytest.mark.parametrize(
    "change", [{"license": "all rights"}, {"name": "A. Person"}, {"first_attempt": 1}]
)
def test_other_documents_are_no_answers(change: dict[str, Any]) -> None:
    document = {**json.loads(ask("save_answers", **SAVED)["text"]), **change}
    with pytest.raises(InputError):
        read_donation(json.dumps(document))


def test_the_norm_groups_own_error_is_part_of_the_score() -> None:
    """All 16 points, by hand: the part of the normal curve above the other 130 people."""
    entry = FirstPractice(
        id="p-1",
        kind="practice",
        family="communication",
        date=date(2026, 11, 20),
        quiz="communication-practice",
        quiz_version="1.0",
        right=16,
        questions=16,
        answers=KEYS,
    )
    found = score_first(entry, [PRACTICE_NORMS.read(NORMS, "norms")], "entry")
    assert found is not None
    curve = NormalDist()
    cut = curve.inv_cdf(130 / 135)
    m = curve.pdf(cut) / (5 / 135)
    v = 1 + cut * m - m * m
    loading = sqrt(0.7)
    assert found.steps.sd**2 == pytest.approx(0.7 * v + 0.3 + 0.7 * (1 + (m * m) / 2) / 135)
    assert found.steps.theta == pytest.approx(loading * m)
    assert (found.points, found.norms.norms_id) == (16, "communication-practice")
