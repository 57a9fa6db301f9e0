"""Operations on one quiz result: score it, explain it, let it age."""

from __future__ import annotations

from scoring.ageing import freshness, projected, sd_aged, sd_now
from scoring.entries import QuizEntry
from scoring.errors import InputError, found
from scoring.form_json import QUIZ
from scoring.operation import Operation, Row
from scoring.quiz import score_quiz, score_total
from scoring.recompute import trait_points
from scoring.scale import HIGH, LOW
from scoring.shapes import anything, day, name, number, positive, whole
from scoring.structures import array, mapping
from scoring.views import points_view, result_view

__all__ = ["AGEING", "EXPLAIN", "SCORE_QUIZ"]

_MOST_ANSWERS = 1000


def _score_quiz(row: Row) -> object:
    quiz = row["quiz"]
    result = score_quiz(quiz, row["answers"], row.get("withheld", ()))
    entry = None
    if "scored_on" in row and "entry_id" in row:
        entry = QuizEntry(
            id=row["entry_id"],
            kind=result.step.kind,
            family=quiz.family,
            date=row["scored_on"],
            quiz=quiz.id,
            quiz_version=quiz.version,
            norms_version=quiz.norms_version,
            answers=row["answers"],
            withheld=result.withheld,
            traits={trait.trait: trait_points(trait) for trait in result.traits},
        )
    return {**result_view(result), "scored_on": row.get("scored_on"), "entry": entry}


SCORE_QUIZ = Operation(
    # How many answers an item has, only the quiz knows.
    required={"quiz": QUIZ, "answers": mapping(name(), anything(), _MOST_ANSWERS)},
    optional={"withheld": array(name(), _MOST_ANSWERS), "scored_on": day(), "entry_id": name()},
    run=_score_quiz,
)


def _explain(row: Row) -> object:
    """Every total that a trait can have, with all that leads to its score."""
    quiz, trait = row["quiz"], row["trait"]
    if trait not in quiz.traits:
        raise InputError.one("trait", found(trait), f"one of {', '.join(quiz.traits)}")
    lengths = {step.length: step for step in quiz.lengths}
    length = row.get("length", len(quiz.items))
    if length not in lengths:
        raise InputError.one("length", found(length), " or ".join(map(str, lengths)))
    step = lengths[length]
    items = step.items(quiz, trait)
    highest = sum(quiz.answers_of(item) for item in items)
    scored = [score_total(quiz, step, trait, total) for total in range(len(items), highest + 1)]
    return {
        "trait": trait,
        "length": length,
        "kind": step.kind,
        "items": [{"id": item.id, "direction": item.direction} for item in items],
        "loading": scored[0].steps.loading,
        "people": scored[0].steps.total,
        "totals": [
            {
                "total": one.total,
                "count": one.steps.counts[one.steps.keyed - 1],
                "steps": one.steps,
                **points_view(one.score, one.sd, sample=step.kind == "sample"),
            }
            for one in scored
        ],
    }


EXPLAIN = Operation(
    required={"quiz": QUIZ, "trait": name()}, optional={"length": whole(1, 100)}, run=_explain
)


def _ageing(row: Row) -> object:
    score, sd = row["score"], row["sd"]
    points = []
    for months in row["months"]:
        f = freshness(months, row["half_life_months"])
        points.append(
            {
                "months": months,
                "freshness": f,
                "aged": points_view(score, sd_aged(sd, f), sample=False),
                "now": points_view(projected(score, f), sd_now(sd, f), sample=False),
            }
        )
    return {"points": points}


AGEING = Operation(
    required={
        "half_life_months": positive(1200),
        "score": number(LOW, HIGH),
        "sd": positive(100),
        "months": array(number(0, 2400), 500, 1),
    },
    run=_ageing,
)
