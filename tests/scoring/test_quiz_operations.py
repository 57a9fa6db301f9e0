"""Operations on one quiz result: the whole of each answer."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scoring.cases import (
    ANSWERS,
    QUIZ_JSON,
    ask,
    errors,
)


def test_score_quiz() -> None:
    result = ask("score_quiz", answers=ANSWERS, scored_on="2026-11-24", entry_id="mine")
    assert {key: value for key, value in result.items() if key not in ("traits", "entry")} == {
        "quiz": "big-five-sample",
        "quiz_version": "1.0",
        "norms": "big-five-sample",
        "norms_version": "2026-11-24",
        "family": "big-five-personality",
        "length": 5,
        "kind": "sample",
        "scored_on": "2026-11-24",
        "withheld": [],
        "private_traits": ["emotional-stability"],
    }
    assert result["traits"][1] == {
        "trait": "conscientiousness",
        "answered": [{"item": "C4", "answer": 2, "keyed": 5}],
        "total": 5,
        "theta": 0.11462,
        "score": 586.46174,
        "score_shown": 590,
        "sd": 71.08678,
        "band68": [515.76894, 657.15455],
        "band68_shown": [520, 660],
        "band90": [469.5344, 703.38909],
        "band90_shown": [470, 700],
        "percentile": 55,
        "percentile_low": 15,
        "percentile_high": 90,
        "place": "middle",
        "steps": {
            "keyed": 5,
            "counts": [54, 194, 400, 410, 729, 745],
            "total": 2532,
            "p": 0.28791,
            "tau_low": -0.20739,
            "tau_high": 0.54106,
            "m": 0.15919,
            "v": 0.04578,
            "loading": 0.72,
            "sampling": 0,
            "theta": 0.11462,
            "sd": 0.71087,
        },
    }
    assert result["entry"] == {
        "id": "mine",
        "kind": "sample",
        "family": "big-five-personality",
        "date": "2026-11-24",
        "quiz": "big-five-sample",
        "quiz_version": "1.0",
        "norms_version": "2026-11-24",
        "answers": ANSWERS,
        "withheld": [],
        "traits": {
            "openness": {"score": 542, "band90": [419, 666]},
            "conscientiousness": {"score": 586, "band90": [470, 703]},
            "extraversion": {"score": 683, "band90": [562, 804]},
            "agreeableness": {"score": 671, "band90": [552, 790]},
            "emotional-stability": {"score": 430, "band90": [318, 541]},
        },
    }


def test_an_entry_needs_a_day_and_an_id() -> None:
    assert ask("score_quiz", answers=ANSWERS)["entry"] is None
    assert ask("score_quiz", answers=ANSWERS)["scored_on"] is None
    assert ask("score_quiz", answers=ANSWERS, scored_on="2026-11-24")["entry"] is None
    assert ask("score_quiz", answers=ANSWERS, entry_id="a")["entry"] is None


def test_a_full_quiz_is_shown_in_whole_points() -> None:
    full = {**QUIZ_JSON, "kind": "full"}
    (_, trait, *_) = ask("score_quiz", quiz=full, answers=ANSWERS)["traits"]
    assert (trait["score_shown"], trait["band90_shown"]) == (586, [470, 703])


def test_explain_shows_every_answer_to_an_item() -> None:
    result = ask("explain", trait="conscientiousness")
    rows = result.pop("totals")
    assert result == {
        "trait": "conscientiousness",
        "length": 5,
        "kind": "sample",
        "items": [{"id": "C4", "direction": "reverse"}],
        "loading": 0.72,
        "people": 2532,
    }
    assert [row["total"] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [row["count"] for row in rows] == [54, 194, 400, 410, 729, 745]
    assert [row["steps"]["keyed"] for row in rows] == [1, 2, 3, 4, 5, 6]
    assert [row["score_shown"] for row in rows] == [400, 460, 510, 540, 590, 660]
    assert rows[4]["score"] == 586.46174
    assert rows[4]["sd"] == 71.08678
    full = ask("explain", trait="conscientiousness", quiz={**QUIZ_JSON, "kind": "full"})
    assert full["totals"][4]["score_shown"] == 586
    traits = "openness, conscientiousness, extraversion, agreeableness, emotional-stability"
    assert errors("explain", trait="X") == [f'trait: found "X"; expected one of {traits}']
    assert errors("explain", trait="openness", length=6) == ["length: found 6; expected 5"]


def test_ageing_draws_a_curve() -> None:
    points = ask("ageing", half_life_months=12, score=704, sd=50, months=[0, 12, 300])["points"]
    assert [point["months"] for point in points] == [0, 12, 300]
    assert [point["freshness"] for point in points] == [1, 0.5, 0]
    assert [point["aged"]["score_shown"] for point in points] == [704, 704, 704]
    assert [point["now"]["score_shown"] for point in points] == [704, 640, 575]
    assert points[2]["now"]["sd"] == 100
    assert points[2]["aged"]["sd"] == 150


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"half_life_months": 0},
            "half_life_months: found 0; expected a number above 0, at most 1200",
        ),
        ({"score": 299}, "score: found 299; expected a number from 300 to 850"),
        ({"sd": 0}, "sd: found 0; expected a number above 0, at most 100"),
        ({"months": []}, "months: found a list of 0; expected a list of 1 to 500"),
        ({"months": [1, -1]}, "months[1]: found -1; expected a number from 0 to 2400"),
    ],
)
def test_ageing_of_what_cannot_be(fields: dict[str, Any], sentence: str) -> None:
    good = {"half_life_months": 12, "score": 700, "sd": 50, "months": [0]}
    assert errors("ageing", **{**good, **fields}) == [sentence]
