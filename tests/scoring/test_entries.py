"""Entries: three kinds, exact keys, each id once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scoring.entries import ENTRIES, AddedEntry, PracticeEntry, QuizEntry, TraitPoints
from scoring.errors import InputError
from scoring.wire import plain
from tests.scoring.cases import full_entry, sample_entry

_PRACTICE = {
    "id": "practice-1",
    "kind": "practice",
    "family": "communication",
    "date": "2026-11-01",
    "quiz": "preview",
    "quiz_version": "1",
    "right": 3,
    "questions": 5,
}


def _refused(*entries: Any) -> list[str]:
    with pytest.raises(InputError) as caught:
        ENTRIES.read(list(entries), "entries")
    return [str(problem) for problem in caught.value.problems]


def test_the_three_kinds() -> None:
    sample, full = sample_entry(), full_entry("full-1", "communication", 700)
    read = ENTRIES.read([sample, full, _PRACTICE], "entries")
    assert isinstance(read[0], QuizEntry)
    assert read[0].traits["openness"] == TraitPoints(score=542, band90=(419, 666))
    assert read[1] == AddedEntry(
        id="full-1",
        kind="full",
        family="communication",
        date=date(2026, 11, 24),
        score=700,
        sd=50.0,
        sd_assumed=True,
        self_reported=True,
    )
    assert isinstance(read[2], PracticeEntry)
    assert plain(read) == [sample, full, _PRACTICE]


def test_a_full_result_with_answers_is_one_that_was_taken_here() -> None:
    (read,) = ENTRIES.read([{**sample_entry(), "kind": "full"}], "entries")
    assert isinstance(read, QuizEntry)


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        (
            {"kind": "other"},
            ['entries[0].kind: found "other"; expected "sample", "full" or "practice"'],
        ),
        ({"right": 6}, ["entries[0].right: found 6; expected at most 5, the number of questions"]),
        ({"right": -1}, ["entries[0].right: found -1; expected a whole number from 0 to 1000"]),
        (
            {"questions": 0},
            ["entries[0].questions: found 0; expected a whole number from 1 to 1000"],
        ),
        (
            {"score": 600},
            [
                'entries[0]: found unknown keys: "score"; expected an object with the keys '
                "id, family, date, kind, quiz, quiz_version, right, questions, answers, "
                "first_attempt"
            ],
        ),
    ],
)
def test_practice_that_cannot_be(changes: dict[str, Any], sentences: list[str]) -> None:
    assert _refused({**_PRACTICE, **changes}) == sentences


def test_all_right_is_possible() -> None:
    assert ENTRIES.read([{**_PRACTICE, "right": 5}], "entries")
    assert ENTRIES.read([], "entries") == ()


def test_an_entry_is_an_object() -> None:
    expected = "a result: an object with a kind"
    assert _refused([]) == [f"entries[0]: found a list of 0; expected {expected}"]
    assert _refused({}) == ['entries[0].kind: found null; expected "sample", "full" or "practice"']


def test_each_id_once() -> None:
    twice = [_PRACTICE, {**_PRACTICE, "id": "other"}, _PRACTICE]
    assert _refused(*twice) == ['entries[2].id: found "practice-1" again; expected each id once']


def test_at_most_500() -> None:
    many = [{**_PRACTICE, "id": f"p{n}"} for n in range(501)]
    assert len(ENTRIES.read(many[:500], "entries")) == 500
    assert _refused(*many) == ["entries: found a list of 501; expected a list of 0 to 500"]
    assert ENTRIES.expected == "a list of 0 to 500"


def test_a_score_is_on_the_scale() -> None:
    full = full_entry("full-1", "communication", 700)
    for score in (299, 851):
        assert _refused({**full, "score": score}) == [
            f"entries[0].score: found {score}; expected a whole number from 300 to 850"
        ]
    assert ENTRIES.read([{**full, "score": 300}, {**full, "id": "b", "score": 850}], "entries")
