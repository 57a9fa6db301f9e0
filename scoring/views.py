"""How results look on the other side of the API: numbers, and what a page prints for them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from scoring.ageing import age_in_months, freshness
from scoring.bands import Q68, Q90, band
from scoring.entries import QuizEntry
from scoring.evidence import retest
from scoring.quiz import QuizScore, TraitScore
from scoring.recompute import ScoredEntry, entry_now
from scoring.reference import CatalogReference
from scoring.scale import nearest_ten, whole

__all__ = [
    "View",
    "dated_view",
    "entry_view",
    "points_view",
    "result_view",
    "trait_view",
]

View = dict[str, Any]


def points_view(score: float, sd: float, *, sample: bool) -> View:
    """A score with its bands, in points, and as shown: a sample's to the nearest 10."""
    show: Callable[[float], int] = nearest_ten if sample else whole
    band68, band90 = band(score, sd, Q68), band(score, sd, Q90)
    return {
        "score": score,
        "score_shown": show(score),
        "sd": sd,
        "band68": band68,
        "band68_shown": [show(end) for end in band68],
        "band90": band90,
        "band90_shown": [show(end) for end in band90],
    }


def trait_view(trait: TraitScore, *, sample: bool) -> View:
    return {
        "trait": trait.trait,
        "answered": trait.answered,
        "total": trait.total,
        "theta": trait.steps.theta,
        **points_view(trait.score, trait.sd, sample=sample),
        "percentile": trait.percentile,
        "percentile_low": trait.percentile_low,
        "percentile_high": trait.percentile_high,
        "place": trait.place,
        "steps": trait.steps,
    }


def result_view(result: QuizScore) -> View:
    """What a quiz's answers say, without a day."""
    quiz, sample = result.quiz, result.step.kind == "sample"
    return {
        "quiz": quiz.id,
        "quiz_version": quiz.version,
        "norms": quiz.norms_id,
        "norms_version": quiz.norms_version,
        "family": quiz.family,
        "length": result.step.length,
        "kind": result.step.kind,
        "withheld": result.withheld,
        "private_traits": quiz.private_traits,
        "traits": [trait_view(trait, sample=sample) for trait in result.traits],
    }


def entry_view(row: ScoredEntry, reference: CatalogReference, as_of: date) -> View:
    """A result with its scores as they were on its day, and its age on `as_of`."""
    result, sample = row.result, row.entry.kind == "sample"
    return {
        **dated_view(row, reference, as_of),
        "traits": [trait_view(one, sample=sample) for one in result.traits] if result else [],
        "entry": entry_now(row),
    }


def dated_view(row: ScoredEntry, reference: CatalogReference, as_of: date) -> View:
    """The same without its traits and its entry."""
    entry = row.entry
    half_life = reference.families[entry.family].half_life_months
    age = age_in_months(entry.date, as_of)
    kind, points = row.counts_as, row.estimate
    retest_on = retest(kind or "", entry.date, half_life)
    return {
        "id": entry.id,
        "kind": entry.kind,
        "counts_as": kind,
        "norms": _norms(row),
        "family": entry.family,
        "date": entry.date,
        "age_months": age,
        "age_months_shown": whole(age),
        "freshness": freshness(age, half_life) if kind else None,
        "freshness_percent": whole(100 * freshness(age, half_life)) if kind else None,
        "retest_on": retest_on,
        "retest_due": retest_on is not None and retest_on <= as_of,
        "private_traits": row.result.quiz.private_traits if row.result else (),
        "withheld": entry.withheld if isinstance(entry, QuizEntry) else (),
        "points": points_view(points.score, points.sd, sample=kind == "sample") if points else None,
    }


def _norms(row: ScoredEntry) -> View | None:
    """The people a practice result is compared with."""
    if row.practiced is None:
        return None
    norms = row.practiced.norms
    return {"version": norms.norms_version, "people": whole(row.practiced.steps.total)}
