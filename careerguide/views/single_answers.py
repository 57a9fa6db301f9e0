"""What the methodology page shows of quizzes with one statement a trait: answers and their sums.

Each view takes the catalog and the marker's argument, as in `methodology`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import fsum
from statistics import NormalDist

from careerguide.content.model import Catalog
from careerguide.views.scored_answers import ItemTable, item_tables
from scoring.bands import Q68, Q90, Band, band
from scoring.combine import ERROR_CORRELATION, Estimate, Part, weighted_mean
from scoring.items import Posterior
from scoring.lazy_dataclass import dataclass
from scoring.quiz import TraitScore

__all__ = ["VIEWS"]


@dataclass(frozen=True, kw_only=True, slots=True)
class AllAnswers:
    tables: list[ItemTable]


@dataclass(frozen=True, kw_only=True, slots=True)
class Reach:
    """How low and how high scores can be."""

    rows: list[tuple[str, float, float]]
    """Trait, lowest and highest score."""
    family: list[float]
    """The same of the family: lowest, highest."""
    low: float
    """The lowest of all traits."""
    high: float


@dataclass(frozen=True, kw_only=True, slots=True)
class AnswerSteps:
    """One answer with every step to its score."""

    table: ItemTable
    label: str
    score: TraitScore
    steps: Posterior
    answers: int
    """How many one may choose from."""
    below: Sequence[float]
    """People of the norm group, by answer below the one given."""
    upto: Sequence[float]
    phi_low: float
    phi_high: float
    q68: float = Q68
    q90: float = Q90


@dataclass(frozen=True, kw_only=True, slots=True)
class CombinedTraits:
    """Several answers as one number, with every sum."""

    rows: list[tuple[ItemTable, str, Part]]
    """Statement, label of its answer, what it counts."""
    total: float
    products: float
    errors: float
    squares: float
    result: Estimate
    band68: Band
    band90: Band
    r: float = ERROR_CORRELATION


def _scores(catalog: Catalog, argument: str) -> AllAnswers:
    """Every answer of a quiz with its score; `argument` is the quiz."""
    return AllAnswers(tables=item_tables(catalog, argument))


def _reach(catalog: Catalog, argument: str) -> Reach:
    """Lowest and highest score of each trait and of the family; `argument` is the quiz."""
    rows, ends = [], []
    for table in item_tables(catalog, argument):
        scores = sorted((score for _, _, score in table.answers), key=lambda score: score.score)
        lowest, highest = scores[0], scores[-1]
        rows.append((table.trait, lowest.score, highest.score))
        if weight := catalog.personality.weights.get(table.item.trait):
            ends.append(
                [Part(weight=weight, score=end.score, sd=end.sd) for end in (lowest, highest)]
            )
    return Reach(
        rows=rows,
        family=[weighted_mean(parts).score for parts in zip(*ends, strict=True)],
        low=min(low for _, low, _ in rows),
        high=max(high for _, _, high in rows),
    )


def _example(catalog: Catalog, argument: str) -> AnswerSteps:
    """One answer step by step; `argument` is quiz, item and answer, e.g. `big-five-sample C4 2`."""
    quiz_id, item_id, answer = argument.split()
    table = next(table for table in item_tables(catalog, quiz_id) if table.item.id == item_id)
    label, _, score = table.answers[int(answer) - 1]
    steps, curve = score.steps, NormalDist().pdf
    return AnswerSteps(
        table=table,
        label=label,
        score=score,
        steps=steps,
        answers=len(steps.counts),
        below=steps.counts[: steps.keyed - 1],
        upto=steps.counts[: steps.keyed],
        phi_low=curve(steps.tau_low),
        phi_high=curve(steps.tau_high),
    )


def _combined(catalog: Catalog, argument: str) -> CombinedTraits:
    """Several answers as one number, by the published trait weights.

    `argument` is the quiz and answers by item, e.g. `big-five-sample C4=2 O3=5`.
    """
    quiz_id, *given = argument.split()
    answers = dict(pair.split("=") for pair in given)
    rows = []
    for table in item_tables(catalog, quiz_id):
        if table.item.id in answers:
            label, _, score = table.answers[int(answers[table.item.id]) - 1]
            weight = catalog.personality.weights[table.item.trait]
            part = Part(weight=weight, score=score.score, sd=score.sd)
            rows.append((table, label, part))
    parts = [part for _, _, part in rows]
    result = weighted_mean(parts)
    errors = [part.weight * part.sd for part in parts]
    return CombinedTraits(
        rows=rows,
        total=fsum(part.weight for part in parts),
        products=fsum(part.weight * part.score for part in parts),
        errors=fsum(errors),
        squares=fsum(error * error for error in errors),
        result=result,
        band68=band(result.score, result.sd, Q68),
        band90=band(result.score, result.sd, Q90),
    )


VIEWS: Mapping[str, Callable[[Catalog, str], object]] = {
    "method-scores": _scores,
    "method-reach": _reach,
    "method-example": _example,
    "method-combined": _combined,
}
"""Block name -> its view."""
