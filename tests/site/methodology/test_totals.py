"""Scores by total, recomputed from what the page prints and from the norm table."""

from __future__ import annotations

from math import inf, sqrt
from typing import Any

import pytest

from careerguide.content.model import Catalog
from careerguide.views.scored_answers import scored_quiz
from careerguide.views.total_views import FIGURE
from scoring.combine import Part, weighted_mean
from tests.site.methodology.by_hand import (
    NORMAL,
    Rendered,
    band,
    density,
    number,
    numbers,
    on_scale,
    points,
)

_CO = {"conscientiousness": 0.19, "openness": 0.13}


def _scores(counts: tuple[float, ...], reliability: float) -> list[tuple[float, float]]:
    """Unclipped score and error of every total, by the formulas of the page."""
    total, below, found = sum(counts), 0.0, []
    for count in counts:
        p = count / total
        low = NORMAL.inv_cdf(below / total) if below else -inf
        below += count
        high = NORMAL.inv_cdf(below / total) if below < total - 1e-6 else inf
        m = (density(low) - density(high)) / p
        ends = [0.0 if abs(x) == inf else x * density(x) for x in (low, high)]
        v = 1 + (ends[0] - ends[1]) / p - m * m
        variance = reliability * v + 1 - reliability + reliability * (1 + m * m / 2) / total
        found.append((575 + 100 * sqrt(reliability) * m, 100 * min(1.0, sqrt(variance))))
    return found


def test_every_length_is_what_the_norm_table_says(block: Rendered, catalog: Catalog) -> None:
    shown = block("method-lengths")
    quiz, norms = catalog.quizzes["big-five"], catalog.norms["big-five"]
    names = {wording.trait: wording.name for wording in quiz.traits}
    for step, table in zip(quiz.steps, norms.steps, strict=True):
        rows = shown.rows(f"After {step.length} statements: {step.name}")
        errors = {}
        for trait, norm in table.traits.items():
            scores = _scores(norm.smoothed, norm.reliability)
            errors[trait] = sum(
                n * sd for n, (_, sd) in zip(norm.smoothed, scores, strict=True)
            ) / sum(norm.smoothed)
            reliability, error, lowest, highest, _ = rows[names[trait]]
            assert number(reliability) == norm.reliability
            assert int(error) == points(errors[trait])
            assert int(lowest) == points(on_scale(scores[0][0]))
            assert int(highest) == points(on_scale(scores[-1][0]))
        parts = [Part(weight=w, score=575, sd=errors[trait]) for trait, w in _CO.items()]
        together = weighted_mean(parts).sd
        assert int(rows["Conscientiousness and Openness together"][1]) == points(together)
        tried: Any = norms.validation["combined"]
        assert tried[str(step.length)]["sd"] == pytest.approx(together, abs=0.05)
    # What a result that is entered by hand is taken to have is what was measured at full length.
    assert catalog.families["big-five-personality"].full_sd == points(together)


def test_the_worked_total_follows_from_what_is_printed(block: Rendered) -> None:
    shown = block("method-total-example")
    answers = shown.tables["The answers of the example"][1:]
    counted = [int(row[3].partition(",")[0]) for row in answers]
    assert counted == [
        7 - int(row[2]) if row[3].endswith("reversed") else int(row[2]) for row in answers
    ]
    assert f"The total is {sum(counted)}, of 5 to 30 that are possible." in shown.text
    _, _, _, people, with_it, below, reliability, *_ = numbers(shown.text)
    rows = shown.rows("Every step for one total")
    results = {step: numbers(row[1]) for step, row in rows.items()}
    [p] = results["Share with this total, p"]
    [low], [high] = (results[f"Threshold {end}, τ {end}"] for end in ("below", "above"))
    heights = results["Curve at both"]
    [m], [v] = results["Mean between them, m"], results["Variance between them, v"]
    [theta], [sd] = results["Trait estimate, θ"], results["Standard deviation, σ"]
    [left], [sampling] = (
        results["What the total leaves open"],
        results["For the size of the norm group"],
    )
    score, whole = results["Score, T"]
    [error] = results["Standard error, s"]

    assert p == pytest.approx(with_it / people, abs=5e-6)
    assert NORMAL.cdf(low) == pytest.approx(below / people, abs=5e-6)
    assert NORMAL.cdf(high) == pytest.approx((below + with_it) / people, abs=5e-6)
    assert heights == pytest.approx([density(low), density(high)], abs=1e-5)
    assert m == pytest.approx((heights[0] - heights[1]) / p, abs=1e-3)
    assert theta == pytest.approx(sqrt(reliability) * m, abs=1e-4)
    assert left == pytest.approx(reliability * v + 1 - reliability, abs=1e-4)
    assert sampling == pytest.approx(reliability * (1 + m * m / 2) / people, abs=1e-6)
    assert sd == pytest.approx(sqrt(left + sampling), abs=1e-4)
    assert score == pytest.approx(575 + 100 * theta, abs=0.01)
    assert whole == points(score)
    assert error == pytest.approx(100 * sd, abs=0.01)
    assert rows["90% band"][1] == band(score, error, 0.95)


def test_the_trials_are_those_of_the_norm_table(block: Rendered, catalog: Catalog) -> None:
    shown = block("method-total-trials")
    quiz, figures = catalog.quizzes["big-five"], catalog.norms["big-five"].validation
    names = {wording.trait: wording.name for wording in quiz.traits}
    tried: Any = figures["unasked_statements"]
    for step in quiz.steps:
        caption = (
            f"Held-out people after {step.length} statements, "
            "criterion: statements that were not asked"
        )
        rows = shown.rows(caption)
        for trait, row in tried[str(step.length)].items():
            wanted = [row["statements"], row["r"]]
            wanted += [100 * row[share] for share in ("covered_68", "covered_90")]
            assert [number(cell) for cell in rows[names[trait]]] == pytest.approx(wanted, abs=0.051)
    assert "For emotional stability nothing is left to check against after 50" in shown.text


def test_bands_hold_about_what_they_promise(catalog: Catalog) -> None:
    tried: Any = catalog.norms["big-five"].validation["unasked_statements"]
    for by_trait in tried.values():
        for row in by_trait.values():
            assert 0.66 <= row["covered_68"] <= 0.74
            assert 0.88 <= row["covered_90"] <= 0.935


def test_every_statement_that_a_group_answers_otherwise_is_listed(
    block: Rendered, catalog: Catalog
) -> None:
    shown = block("method-total-differences")
    listed = shown.tables["Statements that groups answer otherwise"][1:]
    dif: Any = catalog.norms["big-five"].validation["dif"]
    texts = {item.id: item.text for item in catalog.quizzes["big-five"].items}
    large = sorted(
        (texts[name], value)
        for name, by_group in dif.items()
        for value in by_group.values()
        if abs(value) > 0.2
    )
    shown_there = sorted((row[0], number(row[3])) for row in listed)
    assert [text for text, _ in shown_there] == [text for text, _ in large]
    assert [value for _, value in shown_there] == pytest.approx(
        [value for _, value in large], abs=0.0051
    )
    assert dif.keys() == texts.keys()


def test_the_shift_is_the_same_answer_twice(block: Rendered, catalog: Catalog) -> None:
    shown = block("method-shift")
    validation = catalog.norms["big-five"].validation
    shift: Any = validation["shift"]
    rows = shown.tables["The same answer against two norm groups"][1:]
    moves = [int(row[2]) - int(row[1]) for row in rows if len(row) == 3]
    wanted = [move for by_answer in shift.values() for move in by_answer["points"]]
    assert moves == pytest.approx(wanted, abs=1.01)
    assert f"The largest shift is {points(max(map(abs, wanted)))} points." in shown.text


def test_the_figure_of_lengths_narrows(catalog: Catalog) -> None:
    widths = [row.width for row in FIGURE(catalog, "big-five").lengths]
    assert widths == sorted(widths, reverse=True)
    assert len(set(widths)) == len(scored_quiz(catalog, "big-five").steps) == 3
