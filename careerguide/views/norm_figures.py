"""Who the norm group is and how the scores did when they were tried, from a norm table's file.

`validation` and `sample` of a norm table are free maps, so each figure is fetched by its path and
a missing one is an error that names it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from careerguide.content.model import Catalog, Norms, Reference
from scoring.lazy_dataclass import dataclass

__all__ = ["GROUPS", "VIEWS", "Age", "age", "number"]


GROUPS: Mapping[str, str] = {
    "women_minus_men": "Women minus men",
    "over_30_minus_under": "30 and over minus 18 to 29",
}
"""Key of a comparison of two groups -> its heading."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Age:
    """Years."""

    mean: float
    sd: float
    median: float


@dataclass(frozen=True, kw_only=True, slots=True)
class AdultNormGroup:
    norms: Norms
    rows: float
    """People in it."""
    women_percent: float
    age: Age
    age_range: tuple[float, float]
    """Years that nine of ten lie between."""
    answered: tuple[int, int]
    """Fewest and most people who answered a statement."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TriedTrait:
    """One line of a trial: shares of people inside their bands, as percentages."""

    name: str
    r: float
    covered_68: float
    covered_90: float


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemDifference:
    """Two groups compared on one item, in standard deviations; `points` on the scale."""

    name: str
    item: float
    points: float
    other_four: float
    dif: float


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemTrials:
    four: list[TriedTrait]
    """Against the trait's other four statements."""
    latent: list[TriedTrait]
    """Against the trait as all 25 statements estimate it."""
    loading_errors: list[float]
    splits: float
    """How often the norm group was halved."""
    seed: float


@dataclass(frozen=True, kw_only=True, slots=True)
class CombinedTrial:
    """Coverage of a combined score, as percentages, with errors that correlate by `r`."""

    score: str
    r: float
    sd: float
    covered_68: float
    covered_90: float


@dataclass(frozen=True, kw_only=True, slots=True)
class CombinedTrials:
    rows: list[CombinedTrial]


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemDifferences:
    tables: list[tuple[str, list[ItemDifference], ItemDifference]]
    """Groups, a row for each trait, and the row with most left at equal standing."""
    largest: ItemDifference
    """Between women and men, on one statement."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TraitChoice:
    weights: list[tuple[str, float | None]]
    """Of each trait, by name; None for one that counts in no role."""
    variances: Mapping[str, float]
    """Percent of the variance in performance, by the trait's name."""
    r: float
    """Of two traits together with all five."""
    two: list[float]
    """Differences of the groups on two traits together, in standard deviations."""
    five: list[float]
    reference: Reference


def _group(catalog: Catalog, argument: str) -> AdultNormGroup:
    """Size and make-up of a norm group; `argument` is the norm table."""
    norms = catalog.norms[argument]
    answered = [sum(item.counts) for item in norms.items.values()]
    rows = number(norms, "sample", "rows")
    return AdultNormGroup(
        norms=norms,
        rows=rows,
        women_percent=100 * number(norms, "sample", "women") / rows,
        age=age(norms),
        age_range=(number(norms, "sample", "age", "p5"), number(norms, "sample", "age", "p95")),
        answered=(min(answered), max(answered)),
    )


def age(norms: Norms) -> Age:
    """How old a norm group is."""
    return Age(
        mean=number(norms, "sample", "age", "mean"),
        sd=number(norms, "sample", "age", "sd"),
        median=number(norms, "sample", "age", "median"),
    )


def _trials(catalog: Catalog, argument: str) -> ItemTrials:
    """How the scores of a quiz did on people left out of their making; `argument` is the quiz."""
    norms, names = _of(catalog, argument)

    def tried(criterion: str) -> list[TriedTrait]:
        return [
            TriedTrait(
                name=name,
                r=number(norms, "validation", criterion, trait, "r"),
                covered_68=100 * number(norms, "validation", criterion, trait, "covered_68"),
                covered_90=100 * number(norms, "validation", criterion, trait, "covered_90"),
            )
            for trait, name in names.items()
        ]

    return ItemTrials(
        splits=number(norms, "validation", "split_halves"),
        seed=number(norms, "validation", "seed"),
        four=tried("other_four_items"),
        latent=tried("latent_trait"),
        loading_errors=[
            number(norms, "validation", "loading_errors", item) for item in norms.items
        ],
    )


def _combined(catalog: Catalog, argument: str) -> CombinedTrials:
    """Coverage of combined scores by the correlation given to errors; `argument` is the quiz."""
    norms, _ = _of(catalog, argument)

    def tried(score: str, index: int, field: str) -> float:
        return number(norms, "validation", "combined", score, index, field)

    rows = [
        CombinedTrial(
            score=score,
            r=tried(score, index, "error_r"),
            sd=tried(score, index, "sd"),
            covered_68=100 * tried(score, index, "covered_68"),
            covered_90=100 * tried(score, index, "covered_90"),
        )
        for score in ("conscientiousness-openness", "five-traits")
        for index in (0, 1)
    ]
    return CombinedTrials(rows=rows)


def _differences(catalog: Catalog, argument: str) -> ItemDifferences:
    """Groups compared on each item of a quiz; `argument` is the quiz."""
    norms, names = _of(catalog, argument)
    tables = []
    for group, title in GROUPS.items():
        rows = [
            ItemDifference(
                name=name,
                item=number(norms, "validation", "groups", trait, group, "item"),
                points=number(norms, "validation", "groups", trait, group, "points"),
                other_four=number(norms, "validation", "groups", trait, group, "other_four"),
                dif=number(norms, "validation", "groups", trait, group, "dif"),
            )
            for trait, name in names.items()
        ]
        tables.append((title, rows, max(rows, key=lambda row: abs(row.dif))))
    largest = max(tables[0][1], key=lambda row: abs(row.item))
    return ItemDifferences(tables=tables, largest=largest)


def _choice(catalog: Catalog, argument: str) -> TraitChoice:
    """The two traits that count in a role beside all five; `argument` is the quiz."""
    norms, names = _of(catalog, argument)
    gaps = {
        score: [number(norms, "validation", "combined_groups", score, group) for group in GROUPS]
        for score in ("conscientiousness-openness", "five-traits")
    }
    weights = catalog.personality.weights
    return TraitChoice(
        weights=[(name, weights.get(trait)) for trait, name in names.items()],
        variances={names[trait]: 100 * weight**2 for trait, weight in weights.items()},
        r=number(norms, "validation", "combined_r"),
        two=gaps["conscientiousness-openness"],
        five=gaps["five-traits"],
        reference=catalog.references[catalog.personality.source],
    )


def _of(catalog: Catalog, quiz_id: str) -> tuple[Norms, dict[str, str]]:
    """A quiz's norm table, and the names of its traits."""
    quiz = catalog.quizzes[quiz_id]
    return catalog.norms[quiz.norms], {wording.trait: wording.name for wording in quiz.traits}


def number(norms: Norms, field: str, *path: str | int) -> float:
    """The figure at `path` below the key `field` of a norm table."""
    value: Any = getattr(norms, field)
    try:
        for step in path:
            value = value[step]
    except (KeyError, IndexError, TypeError):
        value = None
    if isinstance(value, bool) or not isinstance(value, int | float):
        place = ".".join(map(str, (field, *path)))
        what = "is missing" if value is None else f"is {value!r}"
        raise ValueError(
            f"{norms.path}: {place}: {what}; expected a number; run python -m tools.norms"
        )
    return value


VIEWS: Mapping[str, Callable[[Catalog, str], object]] = {
    "method-norm-group": _group,
    "method-trials": _trials,
    "method-combined-trials": _combined,
    "method-differences": _differences,
    "method-choice": _choice,
}
"""Block name -> its view."""
