"""Worked examples of readiness: an invented person's results, combined for a role step by step.

The person is that of `site.yml` and the days are fixed, so the page is always the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from careerguide.content.model import Catalog, Family
from careerguide.content.site_model import ExampleReadiness
from careerguide.views.readiness_sums import Worked, worked
from careerguide.views.scored_answers import scored_quiz
from careerguide.views.scoring_catalog import available
from scoring.bands import Q90
from scoring.combine import ERROR_CORRELATION, Part, weighted_mean
from scoring.evidence import Evidence, Standing, standing
from scoring.lazy_dataclass import dataclass
from scoring.override import Comparison, compare_weights
from scoring.quiz import score_quiz
from scoring.readiness import HEADLINE_COVERAGE, Readiness, readiness

__all__ = ["VIEWS"]

_DATED = date(2026, 11, 24)
_LATER = date(2028, 11, 24)
_STALE_MONTHS = 36


@dataclass(frozen=True, kw_only=True, slots=True)
class ExampleOn:
    """The person of the example on one day."""

    as_of: date
    worked: Worked
    families: Mapping[str, Family]
    dated: date = _DATED
    headline_coverage: float = HEADLINE_COVERAGE
    r: float = ERROR_CORRELATION


@dataclass(frozen=True, kw_only=True, slots=True)
class OtherWeights:
    """The same person by published weights, by an employer's, and by halves of the published."""

    as_of: date
    comparison: Comparison
    families: Mapping[str, Family]
    published: Worked
    own: Worked
    halved: Comparison
    halved_r: Readiness


@dataclass(frozen=True, kw_only=True, slots=True)
class LeftToAge:
    low: Family
    high: Family
    scores: list[float]
    """Of both."""
    months: int
    fresh: Worked
    stale: Worked


@dataclass(frozen=True, kw_only=True, slots=True)
class SampleAlone:
    k: float
    k_full: float
    ends: list[float]
    """Lowest and highest P, in points."""
    reach: float
    """Half of the widest 90% band."""


def _example_of(catalog: Catalog) -> ExampleReadiness:
    """The person of `site.yml`; a page names these blocks only where there is one."""
    example = catalog.site.example_readiness
    if example is None:
        raise ValueError("site.yml has no example_readiness, and a page shows it")
    return example


def _ready(
    catalog: Catalog,
    evidence: Iterable[Evidence],
    as_of: date,
    weights: Mapping[str, float] | None = None,
) -> Worked:
    standings: dict[str, Standing] = {
        one.family: standing(
            one, half_life=catalog.families[one.family].half_life_months, as_of=as_of
        )
        for one in evidence
    }
    offered = {family.id: available(catalog, family) for family in catalog.families.values()}
    published = catalog.published_weights[_example_of(catalog).role]
    return worked(catalog.families, readiness(weights or published, standings, offered))


def _full(catalog: Catalog, scores: Mapping[str, float], dated: date = _DATED) -> list[Evidence]:
    return [
        Evidence(
            id=family,
            family=family,
            kind="full",
            date=dated,
            score=score,
            sd=catalog.families[family].full_sd,
        )
        for family, score in scores.items()
    ]


def _sample(catalog: Catalog, answers: Mapping[str, int]) -> Evidence:
    """The sample as one number in the role, by the published trait weights."""
    quiz = scored_quiz(catalog, _example_of(catalog).quiz)
    left_out = tuple(item.trait for item in quiz.items if item.id not in answers)
    estimate = weighted_mean(
        [
            Part(weight=catalog.personality.weights[trait.trait], score=trait.score, sd=trait.sd)
            for trait in score_quiz(quiz, answers, left_out).traits
        ]
    )
    return Evidence(
        id=quiz.id,
        family=quiz.family,
        kind="sample",
        date=_DATED,
        score=estimate.score,
        sd=estimate.sd,
    )


def _person(catalog: Catalog) -> list[Evidence]:
    example = _example_of(catalog)
    return [*_full(catalog, example.full), _sample(catalog, example.answers)]


def _example(as_of: date) -> Callable[[Catalog, str], ExampleOn]:
    def view(catalog: Catalog, argument: str) -> ExampleOn:
        worked = _ready(catalog, _person(catalog), as_of)
        return ExampleOn(as_of=as_of, worked=worked, families=catalog.families)

    return view


def _override(catalog: Catalog, argument: str) -> OtherWeights:
    """The same person under an employer's weights; an employer's view leaves samples out."""
    example = _example_of(catalog)
    evidence = _full(catalog, example.full)
    published = catalog.published_weights[example.role]
    halved = {family: weight / 2 for family, weight in published.items()}
    return OtherWeights(
        as_of=_DATED,
        comparison=compare_weights(published, example.own),
        families=catalog.families,
        published=_ready(catalog, evidence, _DATED),
        own=_ready(catalog, evidence, _DATED, example.own),
        halved=compare_weights(published, halved),
        halved_r=_ready(catalog, evidence, _DATED, halved).result,
    )


def _stale(catalog: Catalog, argument: str) -> LeftToAge:
    """What letting a low score go stale does to R and to P."""
    stale_scores = _example_of(catalog).stale
    low, high = stale_scores
    fresh = _full(catalog, stale_scores)
    three_years = date(_DATED.year - _STALE_MONTHS // 12, _DATED.month, _DATED.day)
    stale = [*_full(catalog, {low: stale_scores[low]}, three_years), *fresh[1:]]
    return LeftToAge(
        low=catalog.families[low],
        high=catalog.families[high],
        scores=list(stale_scores.values()),
        months=_STALE_MONTHS,
        fresh=_ready(catalog, fresh, _DATED),
        stale=_ready(catalog, stale, _DATED),
    )


def _sample_alone(catalog: Catalog, argument: str) -> SampleAlone:
    """The least and the most that the sample by itself can say for the role."""
    quiz = catalog.quizzes[_example_of(catalog).quiz]
    used = [item for item in quiz.items if catalog.personality.weights.get(item.trait)]
    most = len(quiz.scale)
    lowest = {item.id: 1 if item.direction == "forward" else most for item in used}
    highest = {item_id: most + 1 - answer for item_id, answer in lowest.items()}
    ends = [_ready(catalog, [_sample(catalog, answers)], _DATED) for answers in (lowest, highest)]
    return SampleAlone(
        k=ends[0].result.k,
        k_full=ends[0].result.k_full,
        ends=[end.result.p.score for end in ends],
        reach=max(Q90 * end.result.p.sd for end in ends),
    )


VIEWS: Mapping[str, Callable[[Catalog, str], object]] = {
    "method-fresh": _example(_DATED),
    "method-aged": _example(_LATER),
    "method-override": _override,
    "method-stale": _stale,
    "method-sample-alone": _sample_alone,
}
"""Block name -> its view."""
