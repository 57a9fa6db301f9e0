"""Operations on one quiz result: score it, explain it, let it age."""

from __future__ import annotations

from scoring.ageing import freshness, projected, sd_aged, sd_now
from scoring.entries import QuizEntry
from scoring.errors import InputError, found
from scoring.items import posterior
from scoring.operation import Operation, Row
from scoring.quiz import QuizItem, score_quiz
from scoring.recompute import trait_points
from scoring.reference import QUIZ
from scoring.scale import HIGH, LOW
from scoring.shapes import anything, day, name, number, positive
from scoring.structures import array, mapping
from scoring.views import points_view, trait_view

__all__ = ["AGEING", "EXPLAIN", "SCORE_QUIZ"]

_MOST_ANSWERS = 1000


def _score_quiz(row: Row) -> object:
    quiz = row["quiz"]
    result = score_quiz(quiz, row["answers"], row.get("withheld", ()))
    entry = None
    if "scored_on" in row and "entry_id" in row:
        entry = QuizEntry(
            id=row["entry_id"],
            kind=quiz.kind,
            family=quiz.family,
            date=row["scored_on"],
            quiz=quiz.id,
            quiz_version=quiz.version,
            norms_version=quiz.norms_version,
            answers=row["answers"],
            withheld=result.withheld,
            traits={trait.trait: trait_points(trait) for trait in result.traits},
        )
    return {
        "quiz": quiz.id,
        "quiz_version": quiz.version,
        "norms": quiz.norms_id,
        "norms_version": quiz.norms_version,
        "family": quiz.family,
        "kind": quiz.kind,
        "scored_on": row.get("scored_on"),
        "withheld": result.withheld,
        "private_traits": quiz.private_traits,
        "traits": [trait_view(trait, sample=quiz.kind == "sample") for trait in result.traits],
        "entry": entry,
    }


SCORE_QUIZ = Operation(
    # How many answers an item has, only the quiz knows.
    required={"quiz": QUIZ, "answers": mapping(name(), anything(), _MOST_ANSWERS)},
    optional={"withheld": array(name(), _MOST_ANSWERS), "scored_on": day(), "entry_id": name()},
    run=_score_quiz,
)


def _explain(row: Row) -> object:
    quiz = row["quiz"]
    items: dict[str, QuizItem] = {item.id: item for item in quiz.items}
    if row["item"] not in items:
        raise InputError.one("item", found(row["item"]), f"one of {', '.join(items)}")
    item = items[row["item"]]
    every = [
        posterior(answer, counts=item.counts, loading=item.loading, direction=item.direction)
        for answer in range(1, len(item.counts) + 1)
    ]
    return {
        "item": item.id,
        "trait": item.trait,
        "direction": item.direction,
        "loading": item.loading,
        "total": sum(item.counts),
        "answers": [
            {
                "answer": answer,
                "count": item.counts[answer - 1],
                "steps": steps,
                **points_view(steps.score, steps.error, sample=quiz.kind == "sample"),
            }
            for answer, steps in enumerate(every, start=1)
        ],
    }


EXPLAIN = Operation(required={"quiz": QUIZ, "item": name()}, run=_explain)


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
