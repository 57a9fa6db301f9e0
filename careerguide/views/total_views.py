"""What the methodology page shows of scores by total: norm group, lengths, an example, the trials.

Each view takes the catalog and the marker's argument, as in `methodology`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import fsum, sqrt
from statistics import NormalDist
from typing import Any

from careerguide.content.model import Catalog, Item, Norms, Quiz
from careerguide.views import quiz_figures, total_scores
from careerguide.views.figures import percent
from careerguide.views.norm_figures import number
from careerguide.views.scored_answers import scored_quiz
from scoring.bands import Q68, Q90
from scoring.combine import ERROR_CORRELATION, Part, weighted_mean
from scoring.items import posterior
from scoring.lazy_dataclass import dataclass
from scoring.quiz import score_total
from scoring.scale import HIGH, LOW, MEAN, SD

__all__ = ["FIGURE", "VIEWS"]

_LARGE = 0.2
"""Standard deviations from which a statement is listed as answered otherwise by a group."""

_GROUPS = {
    "women_minus_men": "Women minus men",
    "over_30_minus_under": "30 and over minus 18 to 29",
}


def _of(catalog: Catalog, quiz_id: str) -> tuple[Quiz, Norms, dict[str, str]]:
    """A quiz, its norm table, and the names of its traits."""
    quiz = catalog.quizzes[quiz_id]
    names = {wording.trait: wording.name for wording in quiz.traits}
    return quiz, catalog.norms[quiz.norms], names


def _group(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """Size and make-up of the norm group of a quiz; `argument` is the quiz."""
    _, norms, _ = _of(catalog, argument)
    rows, women, men = (number(norms, "sample", key) for key in ("rows", "women", "men"))
    return {
        "norms": norms,
        "rows": rows,
        "women_percent": 100 * women / rows,
        "men_percent": 100 * men / rows,
        "not_recorded": rows - women - men,
        "over_30_percent": 100 * number(norms, "sample", "over_30") / rows,
        "age": {part: number(norms, "sample", "age", part) for part in ("mean", "sd", "median")},
    }


def _lengths(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """Reliability, error and reach of each trait at each length; `argument` is the quiz."""
    quiz, norms, names = _of(catalog, argument)
    scored = scored_quiz(catalog, argument)
    errors = total_scores.errors(scored)
    rows = []
    for content, step in zip(quiz.steps, scored.steps, strict=True):
        traits = []
        for trait, name in names.items():
            scores = total_scores.totals(scored, step, trait)
            many = len(step.items(scored, trait)) > 1
            alpha = number(norms, "validation", "alpha", str(step.length), trait) if many else None
            traits.append(
                {
                    "name": name,
                    "reliability": step.norms[trait].reliability,
                    "alpha": alpha,
                    "error": errors[step.length][trait],
                    "lowest": scores[0].score,
                    "highest": scores[-1].score,
                }
            )
        weights = catalog.personality.weights
        parts = [
            Part(weight=weight, score=MEAN, sd=errors[step.length][trait])
            for trait, weight in weights.items()
        ]
        rows.append({"step": content, "traits": traits, "combined": weighted_mean(parts).sd})
    return {
        "rows": rows,
        "r": ERROR_CORRELATION,
        "combined": [names[trait] for trait in catalog.personality.weights],
    }


def _figure(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """How wide the band of an average score is at each length; `argument` is the quiz."""
    _, norms, _ = _of(catalog, argument)
    return {
        "lengths": quiz_figures.narrowing(norms),
        "mean_x": percent((MEAN - LOW) / (HIGH - LOW)),
    }


def _example(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """One total step by step; `argument`: quiz, trait, length, answers in the order asked."""
    quiz_id, trait, length, *given = argument.split()
    quiz, _, names = _of(catalog, quiz_id)
    scored = scored_quiz(catalog, quiz_id)
    step = next(step for step in scored.steps if step.length == int(length))
    most = len(quiz.scale)
    rows = [
        (item, int(answer), most + 1 - int(answer) if item.direction == "reverse" else int(answer))
        for item, answer in zip(
            [item for item in quiz.items[: step.length] if item.trait == trait], given, strict=True
        )
    ]
    score = score_total(scored, step, trait, sum(keyed for _, _, keyed in rows))
    steps, curve = score.steps, NormalDist().pdf
    return {
        "name": names[trait],
        "rows": rows,
        "labels": quiz.scale,
        "score": score,
        "steps": steps,
        "reliability": step.norms[trait].reliability,
        "lowest": len(rows),
        "highest": len(rows) * most,
        "with_it": steps.counts[steps.keyed - 1],
        "below": fsum(steps.counts[: steps.keyed - 1]),
        "upto": fsum(steps.counts[: steps.keyed]),
        "phi_low": curve(steps.tau_low),
        "phi_high": curve(steps.tau_high),
        "variance": steps.loading**2 * steps.v + 1 - steps.loading**2,
        "bare": SD * sqrt(steps.loading**2 * steps.v + 1 - steps.loading**2),
        "q68": Q68,
        "q90": Q90,
    }


def _trials(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """How the scores did on people left out of their making; `argument` is the quiz."""
    quiz, norms, names = _of(catalog, argument)
    tables = []
    for step in quiz.steps:
        tried: Any = norms.validation["unasked_statements"]
        rows = [
            (name, _tried(norms, "unasked_statements", str(step.length), trait))
            for trait, name in names.items()
            if trait in tried[str(step.length)]
        ]
        combined = _tried(norms, "combined", str(step.length))
        missing = [name for name in names.values() if name not in dict(rows)]
        tables.append({"step": step, "rows": rows, "combined": combined, "missing": missing})
    return {
        "tables": tables,
        "choice": {
            name: [_tried(norms, "choice", name, trait) for trait in names]
            for name in ("fixed_order", "highest_loadings")
        },
        "splits": number(norms, "validation", "split_halves"),
        "seed": number(norms, "validation", "seed"),
        "combined": [names[trait] for trait in catalog.personality.weights],
    }


def _tried(norms: Norms, *path: str | int) -> dict[str, float]:
    return {
        "statements": number(norms, "validation", *path, "statements"),
        "r": number(norms, "validation", *path, "r"),
        "covered_68": 100 * number(norms, "validation", *path, "covered_68"),
        "covered_90": 100 * number(norms, "validation", *path, "covered_90"),
    }


def _differences(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """Groups compared at each length, and the statements they answer otherwise."""
    quiz, norms, names = _of(catalog, argument)
    tables = [
        (
            title,
            [
                (
                    name,
                    [
                        number(norms, "validation", "groups", str(step.length), trait, group)
                        for step in quiz.steps
                    ],
                )
                for trait, name in names.items()
            ],
        )
        for group, title in _GROUPS.items()
    ]
    dif = [
        (item, names[item.trait], title, number(norms, "validation", "dif", item.id, group))
        for item in quiz.items
        for group, title in _GROUPS.items()
    ]
    large = [row for row in dif if abs(row[3]) > _LARGE]
    return {
        "lengths": [step.length for step in quiz.steps],
        "tables": tables,
        "large": sorted(large, key=lambda row: -abs(row[3])),
        "statements": len({item.id for item, *_ in large}),
        "of": len(quiz.items),
        "limit": _LARGE,
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftedAnswer:
    """The score of an answer by the earlier norms and by those of now, and where both are drawn."""

    label: str
    then: float
    now: float
    then_x: str
    now_x: str
    y: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ShiftFigure:
    item: Item
    trait: str
    answers: list[ShiftedAnswer]


def _shift(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """The same answer against two norm groups; `argument`: the quiz and the earlier norm table."""
    quiz_id, earlier = argument.split()
    quiz, norms, names = _of(catalog, quiz_id)
    shared: Any = norms.validation["shift"]
    items = {item.id: item for item in quiz.items}
    figures: list[ShiftFigure] = []
    for item_id, row in shared.items():
        item = items[item_id]
        loading = number(norms, "validation", "loadings", item.trait, item_id)
        answers = []
        for place in range(1, len(quiz.scale) + 1):
            then, now = (
                posterior(place, counts=row[group], loading=loading).score
                for group in ("before", "now")
            )
            label = place if item.direction == "forward" else len(quiz.scale) + 1 - place
            answers.append(
                ShiftedAnswer(
                    label=quiz.scale[label - 1],
                    then=then,
                    now=now,
                    then_x=percent((then - LOW) / (HIGH - LOW)),
                    now_x=percent((now - LOW) / (HIGH - LOW)),
                    y=40 + 30 * (place - 1),
                )
            )
        figures.append(ShiftFigure(item=item, trait=names[item.trait], answers=answers))
    moved = [abs(a.now - a.then) for figure in figures for a in figure.answers]
    return {
        "figures": figures,
        "most": max(moved),
        "before": catalog.norms[earlier],
        "now": norms,
        "rows": [number(catalog.norms[earlier], "sample", "rows"), number(norms, "sample", "rows")],
        "mean_x": percent((MEAN - LOW) / (HIGH - LOW)),
    }


def _retest(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """Two sittings of another inventory; `argument` is the quiz."""
    _, norms, _ = _of(catalog, argument)
    return {
        scale: {key: number(norms, "validation", "retest", scale, key) for key in _RETEST}
        for scale in ("extraversion", "neuroticism")
    }


_RETEST = ("people", "r", "points")

VIEWS: Mapping[str, Callable[[Catalog, str], Mapping[str, Any]]] = {
    "method-total-group": _group,
    "method-lengths": _lengths,
    "method-total-example": _example,
    "method-total-trials": _trials,
    "method-total-differences": _differences,
    "method-shift": _shift,
    "method-retest": _retest,
}
"""Block name -> its view."""

FIGURE = _figure
"""Of the block `lengths-figure`, which other pages show too."""
