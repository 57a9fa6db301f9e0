"""Scores by total: the model on random norms, and the one-answer case to the last bit."""

from __future__ import annotations

import json
from itertools import pairwise
from math import fsum, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.form import Norm, Quiz, QuizItem, Step
from scoring.items import posterior
from scoring.quiz import score_quiz, score_total
from scoring.scale import MEAN, SD
from tests.scoring.cases import FORM_JSON, HERE, QUIZ_JSON, ask

_LOADINGS = st.floats(0.1, 0.995)
_SMOOTH = st.lists(
    st.integers(1_000, 9_000_000).map(lambda n: n / 1000), min_size=2, max_size=91
).map(tuple)
_SHAPES = st.tuples(st.floats(0, 1), st.floats(0.05, 0.6), st.integers(2, 91))


def _bell(shape: tuple[float, float, int]) -> list[float]:
    """Smooth counts with one hump, as norms have, tails down to a thousandth of a person."""
    middle, width, length = shape
    heights = [2.0 ** (-(((n / length - middle) / width) ** 2)) for n in range(length)]
    return [max(0.001, round(400 * height, 3)) for height in heights]


def _weighted(counts: tuple[float, ...], values: list[float]) -> float:
    together = fsum(n * value for n, value in zip(counts, values, strict=True))
    return together / fsum(counts)


@given(_SMOOTH, _LOADINGS)
def test_both_identities_hold_on_smoothed_counts_without_the_added_term(
    counts: tuple[float, ...], loading: float
) -> None:
    steps = [
        posterior(place, counts=counts, loading=loading) for place in range(1, len(counts) + 1)
    ]
    assert _weighted(counts, [step.unclipped for step in steps]) == pytest.approx(MEAN, abs=1e-6)
    squares = [(step.unclipped - MEAN) ** 2 + step.error**2 for step in steps]
    assert _weighted(counts, squares) == pytest.approx(SD**2, abs=1e-4)


@given(_SMOOTH, _LOADINGS, st.data())
def test_the_added_term_is_the_norm_groups_own_error(
    counts: tuple[float, ...], loading: float, data: st.DataObject
) -> None:
    place = data.draw(st.integers(1, len(counts)))
    bare = posterior(place, counts=counts, loading=loading)
    steps = posterior(place, counts=counts, loading=loading, sampled=True)
    assert bare.sampling == 0
    assert steps.sampling == pytest.approx(
        loading**2 * (1 + steps.m**2 / 2) / fsum(counts), rel=1e-12
    )
    assert steps.sd == pytest.approx(min(1, sqrt(bare.sd**2 + steps.sampling)), rel=1e-12)
    assert (steps.theta, steps.m, steps.v, steps.p) == (bare.theta, bare.m, bare.v, bare.p)
    # More people, less of it; the same counts ten times over are the same thresholds.
    more = posterior(place, counts=[10 * n for n in counts], loading=loading, sampled=True)
    assert more.sampling == pytest.approx(steps.sampling / 10, rel=1e-6)


def test_the_printed_error_never_exceeds_that_of_no_evidence() -> None:
    steps = posterior(1, counts=[0.5, 0.6], loading=0.9, sampled=True)
    assert steps.sampling > 0.9
    assert steps.error == 100
    # Without the term there is nothing to cap.
    assert posterior(1, counts=[0.5, 0.6], loading=0.9).error < 100


@given(_SHAPES.map(_bell), _LOADINGS)
def test_a_higher_total_never_scores_lower(counts: list[float], loading: float) -> None:
    thetas = [
        posterior(place, counts=counts, loading=loading).theta
        for place in range(1, len(counts) + 1)
    ]
    assert all(lower < higher for lower, higher in pairwise(thetas))


def test_whole_numbers_of_people_stay_whole_and_fractions_are_exact() -> None:
    assert repr(posterior(1, counts=[3, 4], loading=0.5).total) == "7"
    assert repr(posterior(1, counts=[2.5, 4.5], loading=0.5).total) == "7"
    tenths = [0.1] * 10
    assert posterior(1, counts=tenths, loading=0.5).total == 1
    assert posterior(3, counts=[0.1, 0.2, 0.3], loading=0.5).total == fsum([0.1, 0.2, 0.3])


def test_sample_1_0_is_what_it_was_to_the_last_bit() -> None:
    """The rows were written by the program before it knew totals."""
    items = {item["id"]: item for item in QUIZ_JSON["items"]}
    rows = json.loads((HERE / "golden" / "sample-bits.json").read_text())
    assert len(rows) == 30
    for row in rows:
        item = items[row["item"]]
        answers = {**dict.fromkeys(items, 3), row["item"]: row["answer"]}
        scored = score_quiz(_sample(), answers)
        [steps] = [t.steps for t in scored.traits if t.answered[0].item == row["item"]]
        direct = posterior(
            row["answer"],
            counts=item["counts"],
            loading=item["loading"],
            direction=item["direction"],
        )
        for found in (steps, direct):
            bits = {name: float(getattr(found, name)).hex() for name in row.keys() - _NAMES}
            assert bits == {name: row[name] for name in row.keys() - _NAMES}


_NAMES = {"item", "answer"}


def _sample() -> Quiz:
    items = tuple(
        QuizItem(**{**item, "counts": tuple(item["counts"])}) for item in QUIZ_JSON["items"]
    )
    head = {key: QUIZ_JSON[key] for key in ("id", "version", "family", "kind")}
    return Quiz(**head, norms_id="n", norms_version="1", items=items, private_traits=())


def test_a_trait_of_one_item_scores_as_the_item_does() -> None:
    """The general case comes down to the one-answer case: same counts, loading a root."""
    item = QuizItem(id="a", trait="t", direction="reverse", counts=(5, 20, 40, 35), loading=0.6)
    head = {"id": "q", "version": "1", "family": "f", "norms_id": "n", "norms_version": "1"}
    by_item = Quiz(**head, items=(item,), private_traits=(), kind="full")
    norm = Norm(reliability=0.36, counts=(35, 40, 20, 5))
    by_total = Quiz(
        **head,
        items=(QuizItem(id="a", trait="t", direction="reverse"),),
        private_traits=(),
        answers=4,
        steps=(Step(length=1, kind="full", norms={"t": norm}),),
    )
    for answer in (1, 2, 3, 4):
        [one] = score_quiz(by_item, {"a": answer}).traits
        [other] = score_quiz(by_total, {"a": answer}).traits
        assert other.score == one.score
        assert other.answered == one.answered
        assert other.total == one.total == 5 - answer
        assert other.steps.sampling > one.steps.sampling == 0
        assert other.sd > one.sd


@pytest.mark.parametrize("length", [5, 25, 50])
def test_the_published_form_at_every_length(length: int) -> None:
    for trait in ask("score_quiz", quiz=FORM_JSON, answers=_all(1))["private_traits"]:
        assert trait == "emotional-stability"
    [step] = [step for step in FORM_JSON["steps"] if step["length"] == length]
    for trait, norm in step["norms"].items():
        rows = ask("explain", quiz=FORM_JSON, trait=trait, length=length)["totals"]
        counts = tuple(norm["counts"])
        assert len(rows) == len(counts)
        scores = [575 + 100 * row["steps"]["theta"] for row in rows]
        assert _weighted(counts, scores) == pytest.approx(575, abs=1e-3)
        # The five decimals of the API are why this is not nearer.
        squares = [
            (score - 575) ** 2 + 1e4 * (row["steps"]["sd"] ** 2 - row["steps"]["sampling"])
            for score, row in zip(scores, rows, strict=True)
        ]
        assert _weighted(counts, squares) == pytest.approx(1e4, abs=0.5)
        assert all(lower < higher for lower, higher in pairwise(scores))


def _all(answer: int, length: int = 50) -> dict[str, int]:
    return {item["id"]: answer for item in FORM_JSON["items"][:length]}


def test_totals_count_reversed_statements_the_other_way() -> None:
    for answer in (1, 6):
        toward = {
            item["id"]: answer if item["direction"] == "forward" else 7 - answer
            for item in FORM_JSON["items"]
        }
        traits = ask("score_quiz", quiz=FORM_JSON, answers=toward)["traits"]
        assert [trait["total"] for trait in traits] == [10 * answer] * 5
        assert {one["keyed"] for trait in traits for one in trait["answered"]} == {answer}
        places = [trait["steps"]["keyed"] for trait in traits]
        assert places == [1 if answer == 1 else 51] * 5


def test_a_total_alone_scores_as_the_answers_do() -> None:
    quiz = _sample()
    answers = {item.id: 2 for item in quiz.items}
    for trait in score_quiz(quiz, answers).traits:
        alone = score_total(quiz, quiz.lengths[0], trait.trait, trait.total)
        assert alone.answered == ()
        assert (alone.score, alone.sd, alone.steps) == (trait.score, trait.sd, trait.steps)
