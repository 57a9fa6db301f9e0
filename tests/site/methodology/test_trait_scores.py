"""Scale, trait scores, bands and combined scores, recomputed from what the page prints."""

from __future__ import annotations

from math import sqrt

import pytest

from careerguide.content.model import Catalog
from tests.site.methodology.by_hand import (
    NORMAL,
    Rendered,
    band,
    density,
    number,
    numbers,
    points,
    scored,
    weighted_mean,
)


def test_the_scale(block: Rendered) -> None:
    shown = block("method-scale")
    rows = shown.rows("Points, distance and place in the norm group")
    assert [*rows] == ["300", "375", "475", "575", "675", "775", "850"]
    for text, (z, below) in rows.items():
        distance = (float(text) - 575) / 100
        assert number(z) == pytest.approx(distance)
        share = 100 * NORMAL.cdf(distance)
        assert below == f"{min(max(points(share), 1), 99)}%"
    outside = points(2000 * NORMAL.cdf(-2.75))
    assert f"About {outside} in 1,000 people of a norm group lie beyond the two ends" in shown.text


def test_the_score_of_every_answer(block: Rendered, catalog: Catalog) -> None:
    rows = iter(block("method-scores").tables["Score by answer"][1:])
    for trait, text, answers in scored(catalog):
        assert next(rows) == [f"{trait}: “{text}”"]
        for label, _, a in answers:
            error = 100 * a.sd
            reach = NORMAL.inv_cdf(0.95) * a.sd
            places = [
                min(max(points(100 * NORMAL.cdf(a.theta + side * reach)), 1), 99)
                for side in (-1, 1)
            ]
            assert next(rows) == [
                label,
                str(points(a.score)),
                f"{error:.1f}",
                band(a.score, error, 0.84),
                band(a.score, error, 0.95),
                f"{places[0]}–{places[1]}",
            ]
    assert next(rows, None) is None


def test_every_number_on_the_way(block: Rendered, catalog: Catalog) -> None:
    shown = block("method-scores")
    tables = [rows for caption, rows in shown.tables.items() if "loading" in caption]
    for (_, _, answers), rows in zip(scored(catalog), tables, strict=True):
        for (label, keyed, a), row in zip(answers, rows[1:], strict=True):
            assert row[:2] == [label, str(keyed)]
            wanted = (a.p, a.low, a.high, a.m, a.v, a.theta, a.sd)
            for text, value in zip(row[3:], wanted, strict=True):
                half = 0.5 * 10 ** -len(text.partition(".")[2])
                assert number(text) == pytest.approx(value, abs=1.0001 * half)
    assert shown.text.count("the scores average 575.0000") == 5
    assert shown.text.count("plus squared standard error is 100.0000.") == 5


def test_the_two_identities(catalog: Catalog) -> None:
    quiz = catalog.quizzes["big-five-sample"]
    norms = catalog.norms[quiz.norms]
    for (_, _, answers), item in zip(scored(catalog), quiz.items, strict=True):
        counts = norms.items[item.id].counts
        pairs = list(zip(counts, (a for _, _, a in answers), strict=True))
        mean = sum(n * a.theta for n, a in pairs) / sum(counts)
        square = sum(n * (a.theta**2 + a.sd**2) for n, a in pairs) / sum(counts)
        assert mean == pytest.approx(0, abs=1e-9)
        assert square == pytest.approx(1, abs=1e-9)


def test_the_worked_trait_score_follows_from_what_is_printed(block: Rendered) -> None:
    shown = block("method-example")
    assert shown.text == (
        "“Do things in a half-way manner.”, answered “Moderately inaccurate”. The statement points "
        "away from conscientiousness, so counts and answer are turned round: answer 2 of 6 becomes "
        "5. In that direction the norm group gave the 6 answers 54, 194, 400, 410, 729, 745 times, "
        "2,532 in all. The loading is 0.720."
    )
    rows = block("method-example").rows("Every step for one answer")
    results = {step: numbers(row[1]) for step, row in rows.items()}
    [p] = results["Share with this answer, p5"]
    [low], [high] = results["Threshold below, τ4"], results["Threshold above, τ5"]
    heights = results["Curve there, φ(τ4) and φ(τ5)"]
    [m], [v] = results["Mean between them, m5"], results["Variance between them, v5"]
    [theta], [sd] = results["Trait estimate, θ"], results["Its standard deviation, σ"]
    score, whole = results["Score, T"]
    [error] = results["Standard error, s"]

    assert rows["Share with this answer, p5"][0] == "729 / 2,532"
    assert p == pytest.approx(729 / 2532, abs=5e-6)
    assert NORMAL.cdf(low) == pytest.approx((54 + 194 + 400 + 410) / 2532, abs=5e-6)
    assert NORMAL.cdf(high) == pytest.approx((54 + 194 + 400 + 410 + 729) / 2532, abs=5e-6)
    assert heights == pytest.approx([density(low), density(high)], abs=1e-5)
    assert m == pytest.approx((heights[0] - heights[1]) / p, abs=1e-4)
    assert v == pytest.approx(1 + (low * heights[0] - high * heights[1]) / p - m**2, abs=2e-4)
    assert theta == pytest.approx(0.720 * m, abs=1e-4)
    assert sd == pytest.approx(sqrt(0.720**2 * v + 1 - 0.720**2), abs=1e-4)
    assert score == pytest.approx(575 + 100 * theta, abs=0.01)
    assert whole == points(score) == 586
    assert error == pytest.approx(100 * sd, abs=0.01)
    assert rows["68% band"] == ["586.46 ± 0.99446 × 71.09", "516–657"]
    assert rows["90% band"] == ["586.46 ± 1.64485 × 71.09", "470–703"]
    assert rows["Place among the norm group"][1] == "55; 15–90"


def test_what_a_sample_can_reach(block: Rendered, catalog: Catalog) -> None:
    shown = block("method-reach")
    rows = shown.rows("Lowest and highest score by trait")
    ends = {}
    for trait, _, answers in scored(catalog):
        ordered = sorted((a for _, _, a in answers), key=lambda a: a.score)
        ends[trait] = ordered[0].score, ordered[-1].score
        assert [int(cell) for cell in rows[trait]] == [points(end) for end in ends[trait]]
    family = [
        (0.19 * c + 0.13 * o) / 0.32
        for c, o in zip(ends["Conscientiousness"], ends["Openness"], strict=True)
    ]
    assert rows["In a role, as one number"] == [str(points(end)) for end in family]
    assert "give scores from 395 to 691;" in shown.text
    assert "that is about 400 to 690." in shown.text
    assert "lies between 409 and 664." in shown.text


def test_traits_as_one_number(block: Rendered) -> None:
    shown = block("method-combined")
    rows = shown.rows("Traits as one number, with every sum")
    traits = {name: [number(cell) for cell in row] for name, row in rows.items() if name != "Sum"}
    for w, x, s, wx, ws, square in traits.values():
        assert wx == pytest.approx(w * x, abs=2e-3)
        assert ws == pytest.approx(w * s, abs=2e-3)
        assert square == pytest.approx(ws**2, abs=2e-3)
    total, *_, products, errors, squares = rows["Sum"]
    for column, printed in ((0, total), (3, products), (4, errors), (5, squares)):
        assert number(printed) == pytest.approx(
            sum(row[column] for row in traits.values()), abs=2e-3
        )
    score, sd = weighted_mean([(w, x, s) for w, x, s, *_ in traits.values()])
    assert f"= {score:.2f}, shown whole {points(score)}." in shown.text
    assert f"standard error {sd:.2f}." in shown.text
    assert shown.text.endswith(f"Bands: 68% {band(score, sd, 0.84)}, 90% {band(score, sd, 0.95)}.")


def test_the_choice_of_traits(block: Rendered, catalog: Catalog) -> None:
    shown = block("method-choice")
    assert shown.rows("Trait weights in every role that names no others") == {
        "Openness": [".13"],
        "Conscientiousness": [".19"],
        "Extraversion": ["0, shown only"],
        "Agreeableness": ["0, shown only"],
        "Emotional stability": ["0, shown only"],
    }
    assert shown.text == (
        "In the norm group the two traits together correlate 0.82 with all five together. Women "
        "and men differ by 0.08 SD on the two and 0.10 on the five; people of 30 and over and "
        "younger ones by 0.26 and 0.30. Squared, the correlations with performance are 3.6% of the "
        "variance for conscientiousness and 1.7% of the variance for openness: small."
    )
