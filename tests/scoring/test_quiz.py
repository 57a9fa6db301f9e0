"""Answers: one per trait, or the trait is named as withheld."""

from __future__ import annotations

from typing import Any

import pytest

from scoring.errors import InputError
from scoring.quiz import score_quiz
from tests.scoring.cases import ANSWERS, PUBLISHED, errors

_QUIZ = PUBLISHED.quizzes[0]
_SCALE = "a whole number from 1 to 6"
_TRAITS = "openness, conscientiousness, extraversion, agreeableness, emotional-stability"


def test_traits_come_in_the_order_of_the_quiz() -> None:
    result = score_quiz(_QUIZ, dict(reversed(ANSWERS.items())))
    assert [
        (trait.trait, one.item, one.answer) for trait in result.traits for one in trait.answered
    ] == [
        ("openness", "O3", 4),
        ("conscientiousness", "C4", 2),
        ("extraversion", "E2", 1),
        ("agreeableness", "A3", 6),
        ("emotional-stability", "N3", 6),
    ]
    assert result.withheld == ()
    one = result.traits[1]
    assert (one.score, one.sd) == (one.steps.score, one.steps.error)
    assert one.band68.low == pytest.approx(one.score - 0.9944579 * one.sd)
    assert one.band90.high == pytest.approx(one.score + 1.6448536 * one.sd)


def test_withheld_traits_are_named_once_in_the_order_of_the_quiz() -> None:
    answers = {key: ANSWERS[key] for key in ("C4", "E2", "A3")}
    result = score_quiz(_QUIZ, answers, ("emotional-stability", "openness", "openness"))
    assert result.withheld == ("openness", "emotional-stability")
    assert [one.item for trait in result.traits for one in trait.answered] == ["C4", "E2", "A3"]


@pytest.mark.parametrize(
    ("changes", "withheld", "sentences"),
    [
        ({"C4": 0}, [], [f"answers.C4: found 0; expected {_SCALE}"]),
        ({"C4": 7}, [], [f"answers.C4: found 7; expected {_SCALE}"]),
        ({"C4": -1}, [], [f"answers.C4: found -1; expected {_SCALE}"]),
        ({"C4": True}, [], [f"answers.C4: found true; expected {_SCALE}"]),
        ({"C4": 2.0}, [], [f"answers.C4: found 2.0; expected {_SCALE}"]),
        ({"C4": "2"}, [], [f'answers.C4: found "2"; expected {_SCALE}']),
        ({"C4": None}, [], [f"answers.C4: found null; expected {_SCALE}"]),
        (
            {"C4": ...},
            [],
            [
                f"answers.C4: found nothing; expected {_SCALE}, "
                "or conscientiousness among the withheld traits"
            ],
        ),
        (
            {"X1": 3},
            [],
            ['answers: found an answer to "X1"; expected answers to O3, C4, E2, A3, N3 only'],
        ),
        (
            {},
            ["openness"],
            ["answers.O3: found 4; expected no answer, because openness is withheld"],
        ),
        (
            {"O3": ...},
            ["charisma", "openness"],
            [f'withheld[0]: found "charisma"; expected a trait of the quiz: {_TRAITS}'],
        ),
        (
            {"O3": 9, "C4": 0, "X1": 1},
            ["charisma"],
            [
                f'withheld[0]: found "charisma"; expected a trait of the quiz: {_TRAITS}',
                f"answers.O3: found 9; expected {_SCALE}",
                f"answers.C4: found 0; expected {_SCALE}",
                'answers: found an answer to "X1"; expected answers to O3, C4, E2, A3, N3 only',
            ],
        ),
    ],
)
def test_answers_that_cannot_be(
    changes: dict[str, Any], withheld: list[str], sentences: list[str]
) -> None:
    answers = {key: value for key, value in {**ANSWERS, **changes}.items() if value is not ...}
    assert errors("score_quiz", answers=answers, withheld=withheld) == sentences


def test_errors_stand_where_the_answers_stand() -> None:
    with pytest.raises(InputError) as caught:
        score_quiz(_QUIZ, {**ANSWERS, "C4": 9}, ("x",), "entries[2]")
    fields = [problem.field for problem in caught.value.problems]
    assert fields == ["entries[2].withheld[0]", "entries[2].answers.C4"]
