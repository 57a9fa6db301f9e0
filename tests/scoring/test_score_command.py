"""`python -m scoring score QUIZ ANSWERS`: the same result outside the browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scoring.__main__ import main
from tests.scoring.cases import ANSWERS, FORM_JSON, FORM_REFERENCE, QUIZ_JSON, ask


def _file(folder: Path, name: str, value: Any) -> str:
    path = folder / name
    path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    return str(path)


def _answers(length: int) -> dict[str, int]:
    return {item["id"]: 1 + at % 6 for at, item in enumerate(FORM_JSON["items"][:length])}


@pytest.mark.parametrize("length", [5, 25, 50])
@pytest.mark.parametrize("by_id", [False, True])
def test_the_json_is_what_the_browser_gets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], length: int, by_id: bool
) -> None:
    answers = _file(tmp_path, "answers.json", _answers(length))
    words = [_file(tmp_path, "quiz.json", FORM_JSON), answers]
    if by_id:
        reference = _file(tmp_path, "reference.json", FORM_REFERENCE)
        words = ["big-five", answers, "--reference", reference]
    assert main(["score", *words, "--json"]) == 0
    result = ask("score_quiz", quiz=FORM_JSON, answers=_answers(length))
    shown = {key: part for key, part in result.items() if key not in ("entry", "scored_on")}
    assert json.loads(capsys.readouterr().out) == shown


def test_every_number_on_the_way_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = _answers(25)
    words = [_file(tmp_path, "quiz.json", FORM_JSON), _file(tmp_path, "answers.json", answers)]
    assert main(["score", *words]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "big-five 2.0, norms big-five 2026-11-26",
        "25 of 50 items: sample",
        "",
    ]
    text = "\n".join(lines)
    for trait in ask("score_quiz", quiz=FORM_JSON, answers=answers)["traits"]:
        steps = trait["steps"]
        assert f"{trait['trait']}: 90% band " in text
        assert f"total {trait['total']}\n" in text
        assert f"people with this total {steps['counts'][steps['keyed'] - 1]:g} of 3365\n" in text
        assert f"p {steps['p']:.5f}, " in text
        assert f"tau {steps['tau_low']:.5f} and {steps['tau_high']:.5f}\n" in text
        assert f"m {steps['m']:.5f}, v {steps['v']:.5f}, L {steps['loading']:.5f}\n" in text
        assert f"theta = L m = {steps['theta']:.5f}\n" in text
        assert "for the size of the norm group) = " + f"{steps['sd']:.5f}\n" in text
        assert f"575 + 100 theta = {trait['score']:.5f}, standard error {trait['sd']:.5f}" in text
        given = [f"{one['item']} {one['answer']} -> {one['keyed']}" for one in trait["answered"]]
        assert f"answers in the direction of the trait: {', '.join(given)}; total" in text


def test_the_first_sample_has_no_part_for_its_norm_group(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {item: answer for item, answer in ANSWERS.items() if item != "N3"}
    words = [_file(tmp_path, "quiz.json", QUIZ_JSON), _file(tmp_path, "answers.json", given)]
    assert main(["score", *words, "--withheld", "emotional-stability"]) == 0
    out = capsys.readouterr().out
    assert "sd = root of (L^2 v + 1 - L^2) = 0.71087\n" in out
    assert "size of the norm group" not in out
    assert out.endswith("\n\nwithheld: emotional-stability\n")
    del given["A3"]
    words[1] = _file(tmp_path, "answers.json", given)
    two = ["--withheld", "emotional-stability", "--withheld", "agreeableness"]
    assert main(["score", *words, *two]) == 0
    assert capsys.readouterr().out.endswith("\nwithheld: agreeableness, emotional-stability\n")


@pytest.mark.parametrize(
    ("quiz", "answers", "sentence"),
    [
        (FORM_JSON, {**_answers(5), "q_128": 7}, "answers.q_128: found 7; expected a whole number"),
        (FORM_JSON, _answers(4), "answers.q_979: found nothing; expected a whole number from 1"),
        (FORM_JSON, [1, 2], "answers: found a list of 2; expected an object with at most"),
        (FORM_JSON, "{", "answers: found text that is not JSON; expected JSON text"),
        ({"id": "x"}, _answers(5), "quiz.version: found nothing; expected a name"),
        ("[", _answers(5), "quiz: found text that is not JSON; expected JSON text"),
    ],
)
def test_what_cannot_be_scored_is_named_with_its_file(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    quiz: Any,
    answers: Any,
    sentence: str,
) -> None:
    files = [_file(tmp_path, "quiz.json", quiz), _file(tmp_path, "answers.json", answers)]
    assert main(["score", *files]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    file = files[0] if sentence.startswith("quiz") else files[1]
    assert shown.err.startswith(f"{file}: {sentence}")


def test_a_quiz_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers = _file(tmp_path, "answers.json", _answers(5))
    assert main(["score", "big-five", answers]) == 2
    assert capsys.readouterr().err.endswith("expected a readable file\n")
    reference = _file(tmp_path, "reference.json", [])
    assert main(["score", "big-five", answers, "--reference", reference]) == 2
    assert capsys.readouterr().err.startswith(f"{reference}: reference: found a list of 0;")
    reference = _file(tmp_path, "reference.json", FORM_REFERENCE)
    assert main(["score", "small-two", answers, "--reference", reference]) == 2
    assert capsys.readouterr().err == (
        f'{reference}: quiz: found "small-two"; expected a quiz of the reference\n'
    )


def test_of_several_versions_the_last_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    older = {**FORM_JSON, "version": "1.9"}
    published = {**FORM_REFERENCE, "quizzes": [older, FORM_JSON]}
    words = [_file(tmp_path, "answers.json", _answers(5)), "--reference"]
    reference = _file(tmp_path, "reference.json", published)
    assert main(["score", "big-five", *words, reference, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["quiz_version"] == "2.0"


def test_help_says_what_to_give(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["score", "--help"])
    assert caught.value.code == 0
    words = " ".join(capsys.readouterr().out.split())
    assert words.startswith("usage: python -m scoring score [-h] [--reference REFERENCE]")
    for part in ("--withheld TRAIT", "--json", "with every number on the way"):
        assert part in words


def test_the_help_says_what_to_give(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["score", "--help"])
    text = " ".join(capsys.readouterr().out.split())
    for said in (
        "Score answers to a quiz, with every number on the way.",
        "JSON file with the quiz as the site publishes it; with --reference, its id",
        'JSON file with the answers by item, such as {"q_128": 4, ...}',
        "the site's published families, quizzes and norms (JSON)",
        "--withheld TRAIT a trait without answers",
        "print the result as the browser gets it",
    ):
        assert f" {said} " in f"{text} ", said
    with pytest.raises(SystemExit):
        main(["--help"])
    text = " ".join(capsys.readouterr().out.split())
    assert text.endswith(
        " To score answers to a quiz: python -m scoring score QUIZ ANSWERS (see its --help)."
    )


def test_the_words_of_the_command_line_are_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = _file(tmp_path, "answers.json", _answers(5))
    words = ["score", _file(tmp_path, "quiz.json", FORM_JSON), answers]
    monkeypatch.setattr("sys.argv", ["scoring", *words])
    assert main() == 0
    assert capsys.readouterr().out.startswith("big-five 2.0")
