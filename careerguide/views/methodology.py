"""What the blocks of the methodology page show: every number by `scoring`, from the same content.

Each view takes the catalog and the marker's argument, and returns a dataclass whose fields its
template reads (`components/methodology/`). Numbers stay numbers here; the templates round them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from statistics import NormalDist

from careerguide.content import kept_versions
from careerguide.content.model import Catalog, Change, Family, Norms, Quiz
from careerguide.views import (
    norm_figures,
    single_answers,
    total_trials,
    total_views,
    worked_readiness,
)
from scoring.ageing import freshness, projected, sd_aged, sd_now
from scoring.bands import Q90, Band, band, percentile
from scoring.form import Quiz as ScoredQuiz
from scoring.lazy_dataclass import dataclass
from scoring.scale import HIGH, LOW, MEAN, SD
from scoring.version import SCORING

__all__ = ["VIEWS", "View"]

View = Callable[[Catalog, str], object]
"""Catalog and argument -> a dataclass."""

_ON_SCALE = (LOW, MEAN - 2 * SD, MEAN - SD, MEAN, MEAN + SD, MEAN + 2 * SD, HIGH)
_AGES = (0, 6, 12, 24, 36, 48)


@dataclass(frozen=True, kw_only=True, slots=True)
class Scale:
    rows: list[tuple[float, float, int]]
    """Points, distance from the mean in standard deviations, percent of the norm group below."""
    beyond_in_thousand: float
    """People of a thousand whose score would lie beyond an end of the scale."""


@dataclass(frozen=True, kw_only=True, slots=True)
class HalfLives:
    ages: Sequence[int]
    """Months."""
    rows: list[tuple[Family, str, str, list[float]]]
    """Family, kind of its ground, the ground, freshness at each age."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AgedResult:
    """One result at one age."""

    months: int
    freshness: float
    sd_aged: float
    aged: Band
    projected: float
    sd_now: float
    now: Band


@dataclass(frozen=True, kw_only=True, slots=True)
class Ageing:
    family: Family
    points: float
    rows: list[AgedResult]


@dataclass(frozen=True, kw_only=True, slots=True)
class Versions:
    scoring: str
    quizzes: list[tuple[Quiz, Norms]]
    earlier: list[tuple[str, ScoredQuiz]]
    """Title of the quiz, and how it was scored."""
    changes: list[Change]


def _scale(catalog: Catalog, argument: str) -> Scale:
    """What points mean: distance from the mean, and the share of the norm group below."""
    return Scale(
        rows=[(points, (points - MEAN) / SD, percentile(points)) for points in _ON_SCALE],
        beyond_in_thousand=1000 * 2 * NormalDist().cdf((LOW - MEAN) / SD),
    )


def _half_lives(catalog: Catalog, argument: str) -> HalfLives:
    """Half-life and ground of each family, and its freshness at a few ages."""
    rows = []
    for family in sorted(catalog.families.values(), key=lambda family: family.half_life_months):
        kind, _, ground = family.half_life_ground.partition(": ")
        shares = [freshness(age, family.half_life_months) for age in _AGES]
        rows.append((family, kind, ground, shares))
    return HalfLives(ages=_AGES, rows=rows)


def _ageing(catalog: Catalog, argument: str) -> Ageing:
    """A full result growing old; `argument` is family and score, e.g. `communication 640`."""
    family_id, score = argument.split()
    family, points = catalog.families[family_id], float(score)
    rows = []
    for months in _AGES:
        f = freshness(months, family.half_life_months)
        aged, now = sd_aged(family.full_sd, f), sd_now(family.full_sd, f)
        guess = projected(points, f)
        rows.append(
            AgedResult(
                months=months,
                freshness=f,
                sd_aged=aged,
                aged=band(points, aged, Q90),
                projected=guess,
                sd_now=now,
                now=band(guess, now, Q90),
            )
        )
    return Ageing(family=family, points=points, rows=rows)


def _versions(catalog: Catalog, argument: str) -> Versions:
    """Which method, quizzes and norm tables this page describes, and what came before them."""
    today = {
        kept_versions.name(version)
        for version in kept_versions.now(catalog)
        if not catalog.quizzes[version.id].replaced_by
    }
    return Versions(
        scoring=SCORING,
        quizzes=[
            (quiz, catalog.norms[quiz.norms])
            for quiz in catalog.quizzes.values()
            if not quiz.replaced_by
        ],
        earlier=[
            (catalog.quizzes[version.id].title, version)
            for version in catalog.versions
            if kept_versions.name(version) not in today
        ],
        changes=[change for change in catalog.changes if change.kind == "method"],
    )


VIEWS: Mapping[str, View] = {
    "method-scale": _scale,
    "method-half-lives": _half_lives,
    "method-ageing": _ageing,
    "method-versions": _versions,
    **single_answers.VIEWS,
    **worked_readiness.VIEWS,
    **norm_figures.VIEWS,
    **total_views.VIEWS,
    **total_trials.VIEWS,
}
"""Block name -> its view."""
