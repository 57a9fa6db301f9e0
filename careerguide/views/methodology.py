"""What the blocks of the methodology page show: every number by `scoring`, from the same content.

Each view takes the catalog and the marker's argument, and returns the names its template uses
(`components/methodology/`). Numbers stay numbers here; the templates round them. The worked
examples of readiness are in `worked_readiness`, the figures of the trials in `norm_figures`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import fsum
from statistics import NormalDist
from typing import Any

from careerguide.content import kept_versions
from careerguide.content.model import Catalog
from careerguide.views import norm_figures, total_views, worked_readiness
from careerguide.views.scored_answers import item_tables
from scoring.ageing import freshness, projected, sd_aged, sd_now
from scoring.bands import Q68, Q90, Band, band, percentile
from scoring.combine import ERROR_CORRELATION, Part, weighted_mean
from scoring.lazy_dataclass import dataclass
from scoring.scale import HIGH, LOW, MEAN, SD
from scoring.version import SCORING

__all__ = ["VIEWS", "View"]

View = Callable[[Catalog, str], Mapping[str, Any]]

_ON_SCALE = (LOW, MEAN - 2 * SD, MEAN - SD, MEAN, MEAN + SD, MEAN + 2 * SD, HIGH)
_AGES = (0, 6, 12, 24, 36, 48)


def _scale(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """What points mean: distance from the mean, and the share of the norm group below."""
    rows = [(points, (points - MEAN) / SD, percentile(points)) for points in _ON_SCALE]
    beyond = 2 * NormalDist().cdf((LOW - MEAN) / SD)
    return {"rows": rows, "beyond_in_thousand": 1000 * beyond}


def _scores(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """Every answer of a quiz with its score; `argument` is the quiz."""
    return {"tables": item_tables(catalog, argument)}


def _reach(catalog: Catalog, argument: str) -> Mapping[str, Any]:
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
    family = [weighted_mean(parts).score for parts in zip(*ends, strict=True)]
    return {
        "rows": rows,
        "family": family,
        "low": min(low for _, low, _ in rows),
        "high": max(high for _, _, high in rows),
    }


def _example(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """One answer step by step; `argument` is quiz, item and answer, e.g. `big-five-sample C4 2`."""
    quiz_id, item_id, answer = argument.split()
    table = next(table for table in item_tables(catalog, quiz_id) if table.item.id == item_id)
    label, _, score = table.answers[int(answer) - 1]
    steps, curve = score.steps, NormalDist().pdf
    return {
        "table": table,
        "label": label,
        "score": score,
        "steps": steps,
        "answers": len(steps.counts),
        "below": steps.counts[: steps.keyed - 1],
        "upto": steps.counts[: steps.keyed],
        "phi_low": curve(steps.tau_low),
        "phi_high": curve(steps.tau_high),
        "q68": Q68,
        "q90": Q90,
    }


def _combined(catalog: Catalog, argument: str) -> Mapping[str, Any]:
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
    return {
        "rows": rows,
        "total": fsum(part.weight for part in parts),
        "products": fsum(part.weight * part.score for part in parts),
        "errors": fsum(errors),
        "squares": fsum(error * error for error in errors),
        "r": ERROR_CORRELATION,
        "result": result,
        "band68": band(result.score, result.sd, Q68),
        "band90": band(result.score, result.sd, Q90),
        "variances": [weight**2 for weight in catalog.personality.weights.values()],
    }


def _half_lives(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """Half-life and ground of each family, and its freshness at a few ages."""
    rows = []
    for family in sorted(catalog.families.values(), key=lambda family: family.half_life_months):
        kind, _, ground = family.half_life_ground.partition(": ")
        shares = [freshness(age, family.half_life_months) for age in _AGES]
        rows.append((family, kind, ground, shares))
    return {"ages": _AGES, "rows": rows}


@dataclass(frozen=True, kw_only=True, slots=True)
class _Aged:
    """One result at one age."""

    months: int
    freshness: float
    sd_aged: float
    aged: Band
    projected: float
    sd_now: float
    now: Band


def _ageing(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """A full result growing old; `argument` is family and score, e.g. `communication 640`."""
    family_id, score = argument.split()
    family, points = catalog.families[family_id], float(score)
    rows = []
    for months in _AGES:
        f = freshness(months, family.half_life_months)
        aged, now, guess = (
            sd_aged(family.full_sd, f),
            sd_now(family.full_sd, f),
            projected(points, f),
        )
        rows.append(
            _Aged(
                months=months,
                freshness=f,
                sd_aged=aged,
                aged=band(points, aged, Q90),
                projected=guess,
                sd_now=now,
                now=band(guess, now, Q90),
            )
        )
    return {"family": family, "points": points, "rows": rows}


def _versions(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """Which method, quizzes and norm tables this page describes, and what came before them."""
    today = {
        kept_versions.name(version)
        for version in kept_versions.now(catalog)
        if not catalog.quizzes[version.id].replaced_by
    }
    return {
        "scoring": SCORING,
        "quizzes": [
            (quiz, catalog.norms[quiz.norms])
            for quiz in catalog.quizzes.values()
            if not quiz.replaced_by
        ],
        "earlier": [
            (catalog.quizzes[version.id].title, version)
            for version in catalog.versions
            if kept_versions.name(version) not in today
        ],
        "changes": [change for change in catalog.changes if change.kind == "method"],
    }


VIEWS: Mapping[str, View] = {
    "method-scale": _scale,
    "method-scores": _scores,
    "method-reach": _reach,
    "method-example": _example,
    "method-combined": _combined,
    "method-half-lives": _half_lives,
    "method-ageing": _ageing,
    "method-versions": _versions,
    **worked_readiness.VIEWS,
    **norm_figures.VIEWS,
    **total_views.VIEWS,
}
"""Block name -> its view."""
