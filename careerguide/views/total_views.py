"""What the methodology page shows of scores by total: norm group, lengths, an example.

Each view takes the catalog and the marker's argument, as in `methodology`. How the scores did when
they were tried is in `total_trials`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import fsum
from statistics import NormalDist

from careerguide.content.model import Catalog, Item, Norms, Quiz, QuizStep
from careerguide.views import quiz_figures, total_scores
from careerguide.views.figures import percent
from careerguide.views.norm_figures import Age, age, number
from careerguide.views.scored_answers import scored_quiz
from scoring.bands import Q90
from scoring.combine import ERROR_CORRELATION, Part, weighted_mean
from scoring.items import Posterior
from scoring.lazy_dataclass import dataclass
from scoring.quiz import TraitScore, score_total
from scoring.scale import HIGH, LOW, MEAN

__all__ = ["FIGURE", "VIEWS", "quiz_of"]


@dataclass(frozen=True, kw_only=True, slots=True)
class NormGroup:
    norms: Norms
    rows: float
    """People in it."""
    women_percent: float
    men_percent: float
    not_recorded: float
    """People of no recorded gender."""
    over_30_percent: float
    age: Age


@dataclass(frozen=True, kw_only=True, slots=True)
class TraitAtLength:
    name: str
    reliability: float
    alpha: float | None
    """None where there is but one statement."""
    error: float
    """Points, the mean over the norm group."""
    lowest: float
    highest: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Length:
    step: QuizStep
    traits: list[TraitAtLength]
    combined: float
    """Standard error of the traits that count in a role, as one number."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Lengths:
    rows: list[Length]
    combined: list[str]
    """Names of the traits that count in a role."""
    r: float = ERROR_CORRELATION


@dataclass(frozen=True, kw_only=True, slots=True)
class LengthsFigure:
    lengths: list[quiz_figures.Narrowing]
    mean_x: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TotalSteps:
    """One total with every step to its score."""

    name: str
    """Of the trait."""
    rows: list[tuple[Item, int, int]]
    """Statement, answer, what it counts."""
    labels: Sequence[str]
    score: TraitScore
    steps: Posterior
    reliability: float
    lowest: int
    """Total that is possible."""
    highest: int
    with_it: float
    """People of the norm group with this total."""
    below: float
    upto: float
    phi_low: float
    phi_high: float
    variance: float
    """What the total leaves open, in standard deviations squared."""
    q90: float = Q90


def quiz_of(catalog: Catalog, quiz_id: str) -> tuple[Quiz, Norms, dict[str, str]]:
    """A quiz, its norm table, and the names of its traits."""
    quiz = catalog.quizzes[quiz_id]
    names = {wording.trait: wording.name for wording in quiz.traits}
    return quiz, catalog.norms[quiz.norms], names


def _group(catalog: Catalog, argument: str) -> NormGroup:
    """Size and make-up of the norm group of a quiz; `argument` is the quiz."""
    _, norms, _ = quiz_of(catalog, argument)
    rows, women, men = (number(norms, "sample", key) for key in ("rows", "women", "men"))
    return NormGroup(
        norms=norms,
        rows=rows,
        women_percent=100 * women / rows,
        men_percent=100 * men / rows,
        not_recorded=rows - women - men,
        over_30_percent=100 * number(norms, "sample", "over_30") / rows,
        age=age(norms),
    )


def _lengths(catalog: Catalog, argument: str) -> Lengths:
    """Reliability, error and reach of each trait at each length; `argument` is the quiz."""
    quiz, norms, names = quiz_of(catalog, argument)
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
                TraitAtLength(
                    name=name,
                    reliability=step.norms[trait].reliability,
                    alpha=alpha,
                    error=errors[step.length][trait],
                    lowest=scores[0].score,
                    highest=scores[-1].score,
                )
            )
        weights = catalog.personality.weights
        parts = [
            Part(weight=weight, score=MEAN, sd=errors[step.length][trait])
            for trait, weight in weights.items()
        ]
        rows.append(Length(step=content, traits=traits, combined=weighted_mean(parts).sd))
    return Lengths(rows=rows, combined=[names[trait] for trait in catalog.personality.weights])


def _figure(catalog: Catalog, argument: str) -> LengthsFigure:
    """How wide the band of an average score is at each length; `argument` is the quiz."""
    _, norms, _ = quiz_of(catalog, argument)
    return LengthsFigure(
        lengths=quiz_figures.narrowing(norms), mean_x=percent((MEAN - LOW) / (HIGH - LOW))
    )


def _example(catalog: Catalog, argument: str) -> TotalSteps:
    """One total step by step; `argument`: quiz, trait, length, answers in the order asked."""
    quiz_id, trait, length, *given = argument.split()
    quiz, _, names = quiz_of(catalog, quiz_id)
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
    return TotalSteps(
        name=names[trait],
        rows=rows,
        labels=quiz.scale,
        score=score,
        steps=steps,
        reliability=step.norms[trait].reliability,
        lowest=len(rows),
        highest=len(rows) * most,
        with_it=steps.counts[steps.keyed - 1],
        below=fsum(steps.counts[: steps.keyed - 1]),
        upto=fsum(steps.counts[: steps.keyed]),
        phi_low=curve(steps.tau_low),
        phi_high=curve(steps.tau_high),
        variance=steps.loading**2 * steps.v + 1 - steps.loading**2,
    )


VIEWS: Mapping[str, Callable[[Catalog, str], object]] = {
    "method-total-group": _group,
    "method-lengths": _lengths,
    "method-total-example": _example,
}
"""Block name -> its view."""

FIGURE = _figure
"""Of the block `lengths-figure`, which other pages show too."""
