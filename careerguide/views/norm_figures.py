"""Who the norm group is and how the scores did when they were tried, from a norm table's file.

`validation` and `sample` of a norm table are free maps, so each figure is fetched by its path and
a missing one is an error that names it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from careerguide.content.model import Catalog, Norms
from scoring.lazy_dataclass import dataclass

__all__ = ["VIEWS", "number"]


def _group(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """Size and make-up of a norm group; `argument` is the norm table."""
    norms = catalog.norms[argument]
    answered = [sum(item.counts) for item in norms.items.values()]
    rows = number(norms, "sample", "rows")
    return {
        "norms": norms,
        "rows": rows,
        "women_percent": 100 * number(norms, "sample", "women") / rows,
        "age": {
            part: number(norms, "sample", "age", part)
            for part in ("mean", "sd", "median", "p5", "p95")
        },
        "answered": (min(answered), max(answered)),
    }


@dataclass(frozen=True, kw_only=True, slots=True)
class _Tried:
    """One line of a trial: shares of people inside their bands, as percentages."""

    name: str
    r: float
    covered_68: float
    covered_90: float


@dataclass(frozen=True, kw_only=True, slots=True)
class _Difference:
    """Two groups compared on one item, in standard deviations; `points` on the scale."""

    name: str
    item: float
    points: float
    other_four: float
    dif: float


_GROUPS = {
    "women_minus_men": "Women minus men",
    "over_30_minus_under": "30 and over minus 18 to 29",
}


def _trials(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """How the scores of a quiz did on people left out of their making; `argument` is the quiz."""
    norms, names = _of(catalog, argument)

    def tried(criterion: str) -> list[_Tried]:
        return [
            _Tried(
                name=name,
                r=number(norms, "validation", criterion, trait, "r"),
                covered_68=100 * number(norms, "validation", criterion, trait, "covered_68"),
                covered_90=100 * number(norms, "validation", criterion, trait, "covered_90"),
            )
            for trait, name in names.items()
        ]

    return {
        "norms": norms,
        "splits": number(norms, "validation", "split_halves"),
        "seed": number(norms, "validation", "seed"),
        "four": tried("other_four_items"),
        "latent": tried("latent_trait"),
        "loading_errors": [
            number(norms, "validation", "loading_errors", item) for item in norms.items
        ],
    }


def _combined(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """Coverage of combined scores by the correlation given to errors; `argument` is the quiz."""
    norms, _ = _of(catalog, argument)
    rows = [
        {
            "score": score,
            "r": number(norms, "validation", "combined", score, index, "error_r"),
            "sd": number(norms, "validation", "combined", score, index, "sd"),
            "covered_68": 100 * number(norms, "validation", "combined", score, index, "covered_68"),
            "covered_90": 100 * number(norms, "validation", "combined", score, index, "covered_90"),
        }
        for score in ("conscientiousness-openness", "five-traits")
        for index in (0, 1)
    ]
    return {"rows": rows}


def _differences(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """Groups compared on each item of a quiz; `argument` is the quiz."""
    norms, names = _of(catalog, argument)
    tables = []
    for group, title in _GROUPS.items():
        rows = [
            _Difference(
                name=name,
                item=number(norms, "validation", "groups", trait, group, "item"),
                points=number(norms, "validation", "groups", trait, group, "points"),
                other_four=number(norms, "validation", "groups", trait, group, "other_four"),
                dif=number(norms, "validation", "groups", trait, group, "dif"),
            )
            for trait, name in names.items()
        ]
        tables.append((title, rows, max(rows, key=lambda row: abs(row.dif))))
    return {"tables": tables, "largest": max(tables[0][1], key=lambda row: abs(row.item))}


def _choice(catalog: Catalog, argument: str) -> Mapping[str, Any]:
    """The two traits that count in a role beside all five; `argument` is the quiz."""
    norms, names = _of(catalog, argument)
    gaps = {
        score: [number(norms, "validation", "combined_groups", score, group) for group in _GROUPS]
        for score in ("conscientiousness-openness", "five-traits")
    }
    weights = catalog.personality.weights
    return {
        "weights": [(name, weights.get(trait)) for trait, name in names.items()],
        "variances": {names[trait]: 100 * weight**2 for trait, weight in weights.items()},
        "r": number(norms, "validation", "combined_r"),
        "two": gaps["conscientiousness-openness"],
        "five": gaps["five-traits"],
        "reference": catalog.references[catalog.personality.source],
    }


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


VIEWS: Mapping[str, Callable[[Catalog, str], Mapping[str, Any]]] = {
    "method-norm-group": _group,
    "method-trials": _trials,
    "method-combined-trials": _combined,
    "method-differences": _differences,
    "method-choice": _choice,
}
"""Block name -> its view."""
