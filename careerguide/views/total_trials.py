"""What the methodology page shows of how scores by total did: on people left out, between groups.

Each view takes the catalog and the marker's argument, as in `methodology`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from careerguide.content.model import Catalog, Item, Norms, QuizStep
from careerguide.views.figures import percent
from careerguide.views.norm_figures import GROUPS, number
from careerguide.views.total_views import quiz_of
from scoring.items import posterior
from scoring.lazy_dataclass import dataclass
from scoring.scale import HIGH, LOW, MEAN

__all__ = ["VIEWS"]

_LARGE = 0.2
"""Standard deviations from which a statement is listed as answered otherwise by a group."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TriedScore:
    """Scores beside what was left out of their making; shares inside the bands as percentages."""

    statements: float
    r: float
    covered_68: float
    covered_90: float


@dataclass(frozen=True, kw_only=True, slots=True)
class TriedLength:
    step: QuizStep
    rows: list[tuple[str, TriedScore]]
    """Of each trait, by name."""
    combined: TriedScore
    missing: list[str]
    """Traits of which no statement is left to try the score on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ChosenStatements:
    """Six statements a trait, chosen in two ways; a row for each trait."""

    fixed_order: list[TriedScore]
    highest_loadings: list[TriedScore]


@dataclass(frozen=True, kw_only=True, slots=True)
class Trials:
    tables: list[TriedLength]
    choice: ChosenStatements
    splits: float
    seed: float
    combined: list[str]
    """Names of the traits that count in a role."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GroupDifferences:
    lengths: list[int]
    tables: list[tuple[str, list[tuple[str, list[float]]]]]
    """Groups, and for each trait the difference in points after each length."""
    large: list[tuple[Item, str, str, float]]
    """Statement, trait, groups, difference in standard deviations; the largest first."""
    statements: int
    """How many statements are in `large`."""
    of: int
    limit: float = _LARGE


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


@dataclass(frozen=True, kw_only=True, slots=True)
class Shift:
    figures: list[ShiftFigure]
    most: float
    """Points that a score moves at most."""
    before: Norms
    now: Norms
    rows: tuple[float, float]
    """People in the earlier norm group and in that of now."""
    mean_x: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TwoSittings:
    people: float
    r: float
    points: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Retest:
    extraversion: TwoSittings
    neuroticism: TwoSittings


def _trials(catalog: Catalog, argument: str) -> Trials:
    """How the scores did on people left out of their making; `argument` is the quiz."""
    quiz, norms, names = quiz_of(catalog, argument)
    unasked: Any = norms.validation["unasked_statements"]
    tables = []
    for step in quiz.steps:
        rows = [
            (name, _tried(norms, "unasked_statements", str(step.length), trait))
            for trait, name in names.items()
            if trait in unasked[str(step.length)]
        ]
        combined = _tried(norms, "combined", str(step.length))
        missing = [name for name in names.values() if name not in dict(rows)]
        tables.append(TriedLength(step=step, rows=rows, combined=combined, missing=missing))

    def chosen(way: str) -> list[TriedScore]:
        return [_tried(norms, "choice", way, trait) for trait in names]

    return Trials(
        tables=tables,
        choice=ChosenStatements(
            fixed_order=chosen("fixed_order"), highest_loadings=chosen("highest_loadings")
        ),
        splits=number(norms, "validation", "split_halves"),
        seed=number(norms, "validation", "seed"),
        combined=[names[trait] for trait in catalog.personality.weights],
    )


def _tried(norms: Norms, *path: str | int) -> TriedScore:
    return TriedScore(
        statements=number(norms, "validation", *path, "statements"),
        r=number(norms, "validation", *path, "r"),
        covered_68=100 * number(norms, "validation", *path, "covered_68"),
        covered_90=100 * number(norms, "validation", *path, "covered_90"),
    )


def _differences(catalog: Catalog, argument: str) -> GroupDifferences:
    """Groups compared at each length, and the statements they answer otherwise."""
    quiz, norms, names = quiz_of(catalog, argument)
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
        for group, title in GROUPS.items()
    ]
    dif = [
        (item, names[item.trait], title, number(norms, "validation", "dif", item.id, group))
        for item in quiz.items
        for group, title in GROUPS.items()
    ]
    large = [row for row in dif if abs(row[3]) > _LARGE]
    return GroupDifferences(
        lengths=[step.length for step in quiz.steps],
        tables=tables,
        large=sorted(large, key=lambda row: -abs(row[3])),
        statements=len({item.id for item, *_ in large}),
        of=len(quiz.items),
    )


def _shift(catalog: Catalog, argument: str) -> Shift:
    """The same answer against two norm groups; `argument`: the quiz and the earlier norm table."""
    quiz_id, earlier = argument.split()
    quiz, norms, names = quiz_of(catalog, quiz_id)
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
    return Shift(
        figures=figures,
        most=max(moved),
        before=catalog.norms[earlier],
        now=norms,
        rows=(number(catalog.norms[earlier], "sample", "rows"), number(norms, "sample", "rows")),
        mean_x=percent((MEAN - LOW) / (HIGH - LOW)),
    )


def _retest(catalog: Catalog, argument: str) -> Retest:
    """Two sittings of another inventory; `argument` is the quiz."""
    _, norms, _ = quiz_of(catalog, argument)

    def sittings(trait: str) -> TwoSittings:
        return TwoSittings(
            people=number(norms, "validation", "retest", trait, "people"),
            r=number(norms, "validation", "retest", trait, "r"),
            points=number(norms, "validation", "retest", trait, "points"),
        )

    return Retest(extraversion=sittings("extraversion"), neuroticism=sittings("neuroticism"))


VIEWS: Mapping[str, Callable[[Catalog, str], object]] = {
    "method-total-trials": _trials,
    "method-total-differences": _differences,
    "method-shift": _shift,
    "method-retest": _retest,
}
"""Block name -> its view."""
