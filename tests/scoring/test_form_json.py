"""A quiz with norms by total, as JSON: what is read, and what is refused with its place."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from scoring.errors import InputError
from scoring.form_json import QUIZ, quiz_json
from scoring.wire import plain
from tests.scoring.cases import FORM_JSON


def _refused(changes: dict[str, Any]) -> list[str]:
    value = deepcopy(FORM_JSON)
    for path, changed in changes.items():
        *parents, last = path.split(".")
        inner: Any = value
        for key in parents:
            inner = inner[int(key) if key.isdigit() else key]
        if changed is ...:
            del inner[last]
        else:
            inner[int(last) if last.isdigit() else last] = changed
    with pytest.raises(InputError) as caught:
        QUIZ.read(value, "quiz")
    return [str(problem) for problem in caught.value.problems]


def test_it_is_written_as_it_was_read() -> None:
    quiz = QUIZ.read(FORM_JSON, "quiz")
    assert plain(quiz_json(quiz)) == FORM_JSON
    assert [step.length for step in quiz.lengths] == [5, 25, 50]
    assert quiz.kind is None
    assert len(quiz.traits) == 5


_NORM = "steps.0.norms.openness"


@pytest.mark.parametrize(
    ("changes", "sentences"),
    [
        (
            {"steps.1.length": 5},
            ["quiz.steps: found the lengths 5, 5, 50; expected growing lengths, the last 50, as "
             "there are items"],
        ),
        (
            {"steps.2.length": 49},
            ["quiz.steps: found the lengths 5, 25, 49; expected growing lengths, the last 50, as "
             "there are items"],
        ),
        (
            {"steps.0.length": 30},
            ["quiz.steps: found the lengths 30, 25, 50; expected growing lengths, the last 50, as "
             "there are items"],
        ),
        (
            {f"{_NORM}.counts": [1, 2, 3, 4, 5]},
            ["quiz.steps[0].norms.openness.counts: found a list of 5; expected a list of 6, one "
             "for each total"],
        ),
        (
            {f"{_NORM}.counts.0": 0},
            ["quiz.steps[0].norms.openness.counts[0]: found 0; expected a number from 0.001 to "
             "1e+06"],
        ),
        (
            {f"{_NORM}.reliability": 1},
            ["quiz.steps[0].norms.openness.reliability: found 1; expected a number from 0.01 to "
             "0.99"],
        ),
        (
            {"steps.1.norms.openness": ...},
            ["quiz.steps[1].norms: found norms of conscientiousness, extraversion, agreeableness, "
             "emotional-stability; expected of openness, conscientiousness, extraversion, "
             "agreeableness, emotional-stability"],
        ),
        (
            {"steps.0.norms.openness": ..., "steps.1.norms.openness.counts": [1, 2]},
            ["quiz.steps[0].norms: found norms of conscientiousness, extraversion, agreeableness, "
             "emotional-stability; expected of openness, conscientiousness, extraversion, "
             "agreeableness, emotional-stability",
             "quiz.steps[1].norms.openness.counts: found a list of 2; expected a list of 26, one "
             "for each total"],
        ),
        (
            {"items.1.id": "q_128"},
            ['quiz.items[1]: found "q_128" again; expected each item once'],
        ),
        ({"steps": []}, ["quiz.steps: found a list of 0; expected a list of 1 to 10"]),
        ({"answers": 11}, ["quiz.answers: found 11; expected a whole number from 2 to 10"]),
        (
            {"private_traits.0": "charisma"},
            ['quiz.private_traits[0]: found "charisma"; expected a trait of the quiz: openness, '
             "conscientiousness, extraversion, agreeableness, emotional-stability"],
        ),
        (
            {"steps.0.kind": "practice"},
            ['quiz.steps[0].kind: found "practice"; expected "sample" or "full"'],
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_is_named(changes: dict[str, Any], sentences: list[str]) -> None:
    assert _refused(changes) == sentences


def test_norms_by_item_and_by_total_do_not_mix() -> None:
    (problem,) = _refused({"kind": "full"})
    assert problem.startswith('quiz: found unknown keys: "kind"; expected an object with the keys')
    (problem,) = _refused({"items.0.loading": 0.5})
    assert problem.startswith('quiz.items[0]: found unknown keys: "loading"; expected an object')
