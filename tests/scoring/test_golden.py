"""Results that were computed by hand; each vector carries its arithmetic in words."""

from __future__ import annotations

import json

import pytest

from tests.scoring.cases import HERE, Vector, answer_to, ask, at, golden_vectors

_ROWS = json.loads((HERE / "golden" / "answers.json").read_text())


@pytest.mark.parametrize("vector", list(golden_vectors()), ids=lambda vector: vector.name)
def test_vector(vector: Vector) -> None:
    answer = answer_to(vector.request)
    assert answer["ok"], answer
    found = {path: at(answer["result"], path) for path in vector.expect}
    assert found == vector.expect


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row['item']}={row['answer']}")
def test_the_table_of_scores_by_answer(row: dict[str, object]) -> None:
    """The rows come from the study that made the norms, not from this code."""
    answers = {"O3": 3, "C4": 3, "E2": 3, "A3": 3, "N3": 3, row["item"]: row["answer"]}
    traits = ask("score_quiz", answers=answers)["traits"]
    trait = next(trait for trait in traits if trait["answered"][0]["item"] == row["item"])
    # The study's loadings have more than three decimals, hence one unit of the fourth.
    assert trait["theta"] == pytest.approx(row["theta"], abs=1.5e-4)
    assert trait["steps"]["sd"] == pytest.approx(row["sd"], abs=5e-4)
    assert round(trait["score"]) == row["score"]
    assert trait["band68"] == pytest.approx(row["band68"], abs=0.6)
    assert trait["band90"] == pytest.approx(row["band90"], abs=0.6)
    assert trait["percentile"] == row["percentile"]
