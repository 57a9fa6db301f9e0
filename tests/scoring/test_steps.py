"""How far answers go: the step they fill, and what is said where they fill none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

import scoring
from scoring.answers import step_of
from scoring.form_json import QUIZ
from tests.scoring.cases import FORM_JSON, FORM_REFERENCE, ask, errors, readiness_of

_FORMATS = Path(scoring.__file__).parent / "formats"
_SCHEMA = Draft202012Validator(
    json.loads((_FORMATS / "skills-passport-1.schema.json").read_text(encoding="utf-8"))
)
_FORM = QUIZ.read(FORM_JSON, "quiz")
_IDS = [item["id"] for item in FORM_JSON["items"]]
_SCALE = "a whole number from 1 to 6"


def _answers(length: int, answer: int = 4) -> dict[str, Any]:
    return dict.fromkeys(_IDS[:length], answer)


@pytest.mark.parametrize(
    ("length", "kind", "shown"), [(5, "sample", 10), (25, "sample", 10), (50, "full", 1)]
)
def test_a_step_is_filled(length: int, kind: str, shown: int) -> None:
    result = ask("score_quiz", quiz=FORM_JSON, answers=_answers(length))
    assert (result["length"], result["kind"]) == (length, kind)
    for trait in result["traits"]:
        assert len(trait["answered"]) == length // 5
        assert trait["score_shown"] % shown == 0
        assert trait["total"] == sum(one["keyed"] for one in trait["answered"])


@pytest.mark.parametrize(
    ("given", "wanted"), [(0, 5), (1, 5), (4, 5), (6, 25), (24, 25), (26, 50), (49, 50)]
)
def test_between_two_steps_the_missing_answers_are_named(given: int, wanted: int) -> None:
    missing = _IDS[given:wanted]
    found = errors("score_quiz", quiz=FORM_JSON, answers=_answers(given))
    assert len(found) == len(missing)
    assert [sentence.partition(":")[0] for sentence in found] == [f"answers.{i}" for i in missing]
    trait = FORM_JSON["items"][given]["trait"]
    expected = f"{_SCALE}, or {trait} among the withheld traits"
    assert found[0].endswith(f"found nothing; expected {expected}")


@pytest.mark.parametrize("answer", [0, 7, -1, 3.0, "3", True, None])
def test_an_answer_that_is_none(answer: object) -> None:
    for item, length in ((_IDS[0], 5), (_IDS[24], 25), (_IDS[49], 50)):
        found = errors("score_quiz", quiz=FORM_JSON, answers={**_answers(length), item: answer})
        assert len(found) == 1
        assert found[0].startswith(f"answers.{item}: found ")
        assert found[0].endswith(f"expected {_SCALE}")


def test_an_answer_too_many() -> None:
    given = {**_answers(5), "q_0": 3}
    [found] = errors("score_quiz", quiz=FORM_JSON, answers=given)
    assert found.startswith('answers: found an answer to "q_0"; expected answers to q_128, ')


def test_the_last_answer_decides_the_step_whatever_came_before() -> None:
    assert step_of(_FORM, []).length == 5
    assert step_of(_FORM, [_IDS[4]]).length == 5
    assert step_of(_FORM, [_IDS[5]]).length == 25
    assert step_of(_FORM, [_IDS[49]]).length == 50
    assert step_of(_FORM, ["q_0"]).length == 5


@pytest.mark.parametrize("length", [5, 25, 50])
def test_a_withheld_trait_has_no_answers_at_any_step(length: int) -> None:
    hidden = {i["id"] for i in FORM_JSON["items"] if i["trait"] == "emotional-stability"}
    shown = {i: a for i, a in _answers(length).items() if i not in hidden}
    kept = ["emotional-stability"]
    result = ask("score_quiz", quiz=FORM_JSON, answers=shown, withheld=kept)
    assert (result["length"], result["withheld"]) == (length, kept)
    assert [trait["trait"] for trait in result["traits"]] == [
        "openness", "conscientiousness", "extraversion", "agreeableness"
    ]  # fmt: skip
    found = errors("score_quiz", quiz=FORM_JSON, answers=_answers(length), withheld=kept)
    assert len(found) == length // 5
    assert found[0].endswith("expected no answer, because emotional-stability is withheld")


def test_going_on_makes_another_entry_of_the_same_name() -> None:
    made = [
        ask(
            "score_quiz",
            quiz=FORM_JSON,
            answers=_answers(length),
            scored_on=day,
            entry_id="sitting",
        )["entry"]
        for length, day in ((5, "2026-11-20"), (25, "2026-11-22"), (50, "2026-11-24"))
    ]
    assert [entry["kind"] for entry in made] == ["sample", "sample", "full"]
    assert {entry["id"] for entry in made} == {"sitting"}
    full = [readiness_of(entry)["published"]["k_full"] for entry in made]
    assert full[:2] == [0, 0]
    assert full[2] > 0.1


@pytest.mark.parametrize("length", [5, 25, 50])
def test_an_entry_says_what_its_answers_are(length: int) -> None:
    entry = ask(
        "score_quiz",
        quiz=FORM_JSON,
        answers=_answers(length),
        scored_on="2026-11-24",
        entry_id="a",
    )["entry"]
    wrong = {**entry, "kind": "full" if entry["kind"] == "sample" else "sample"}
    assert errors("passport", entries=[wrong], reference=FORM_REFERENCE) == [
        f'entries[0].kind: found "{wrong["kind"]}"; expected "{entry["kind"]}"'
    ]
    [row] = ask("passport", entries=[entry], reference=FORM_REFERENCE)["entries"]
    assert row["entry"] == entry
    assert (row["retest_on"] is None) == (length < 50)


@pytest.mark.parametrize("via", ["backup", "file", "link"])
@pytest.mark.parametrize("length", [5, 25, 50])
def test_a_document_holds_what_it_was_scored_by(via: str, length: int) -> None:
    entry = ask(
        "score_quiz",
        quiz=FORM_JSON,
        answers=_answers(length),
        scored_on="2026-11-24",
        entry_id="a",
    )["entry"]
    made = ask("export_passport", entries=[entry], via=via, reference=FORM_REFERENCE)
    assert not list(_SCHEMA.iter_errors(made["document"]))
    [kept] = made["document"]["entries"]
    private = via != "backup"
    assert kept["withheld"] == (["emotional-stability"] if private else [])
    assert len(kept["answers"]) == (length // 5 * 4 if private else length)
    if via != "link":
        assert made["document"]["reference"]["quizzes"] == [FORM_JSON]
    back = ask(
        "check_passport",
        text=made["text"],
        via="link" if via == "link" else "file",
        reference=FORM_REFERENCE,
    )
    assert back["disagreements"] == []
    assert back["entries"][0]["entry"] == kept
