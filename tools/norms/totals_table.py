"""The norm table as the text of `quizzes/norms/big-five.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from scoring.combine import ERROR_CORRELATION
from tools.norms import bfi
from tools.norms.form import Form
from tools.norms.held_out import COMBINED, SEED, SHORT, HeldOut, Tried, names_of
from tools.norms.retest import Retest
from tools.norms.shift import SHARED, shift
from tools.norms.smoothing import published
from tools.norms.spi import REPLACED, Adults
from tools.norms.total_groups import gaps, left, otherwise
from tools.norms.totals import Norm, alpha, norm, scores, trait_loadings

__all__ = ["table"]

Array = NDArray[np.float64]

# Part of every result that is scored with the table: a new one when counts or reliabilities change.
_VERSION = "2026-11-26"

# More than a page prints, so that nothing is rounded twice.
_DECIMALS = 4
_WIDTH = 96

_HEAD = """\
# The norm table of the Big Five: how many people had each total, the same smoothed, and reliability
# of the totals; and how well the scores did on people who were left out of the making.
# Data only; the formulas are in scoring/, the words in docs/methodology.md.
# Written by `python -m tools.norms big-five`; do not edit by hand.
id: big-five
version: "{version}"
kind: total
group: Adults of 18 and over who answered online for the SAPA project
sample:
  rows: {rows}
  women: {women}
  men: {men}
  age: {{mean: {mean:.1f}, sd: {sd:.1f}, median: {median:.0f}, p5: {p5:.0f}, p95: {p95:.0f}}}
  over_30: {older}
  collected: in 2017 or before; the source does not say when
  recruited: self-selected volunteers on the web
  language: English
source: >-
  The spi data of the SAPA project (Revelle, psychTools package for R), read from the Debian package
  r-cran-psychtools 2.2.9; rows with age 18 or over
licence: "Items: International Personality Item Pool, public domain (ipip.ori.org)"
date: {version}

# By length and trait: people by total, lowest first, in the direction of the trait; the same
# smoothed by a log-linear model with four moments; squared correlation of the total with the trait.
steps:
"""


def table(
    people: Adults,
    form: Form,
    tried: HeldOut,
    splits: int,
    first_group: bfi.Adults,
    sittings: Mapping[str, Retest],
) -> str:
    """Everything the file holds, from the answers and the trials already run on them."""
    blocks = {trait: people.block(names_of(form, trait)) for trait in form.traits}
    loaded = {trait: trait_loadings(block) for trait, block in blocks.items()}
    norms: dict[int, dict[str, Norm]] = {}
    for length in form.lengths:
        for trait, block in blocks.items():
            asked = len(form.of(trait, length))
            by = norm(block[:, :asked], loaded[trait][:asked], form.answers)
            norms.setdefault(length, {})[trait] = replace(by, smooth=published(by.smooth))
    lines = [
        *_step_lines(norms),
        "validation:",
        *_loading_lines(form, loaded),
        *_alpha_lines(form, blocks),
        *_error_lines(form, blocks, norms, tried),
        *_trial_lines(tried, splits, blocks, norms),
        *_choice_lines(tried),
        *_group_lines(people, form, norms),
        *_replaced_lines(people, form),
        *_shift_lines(people, form, loaded, first_group),
        *_retest_lines(sittings),
    ]
    return _head(people) + "\n".join(lines) + "\n"


def _head(people: Adults) -> str:
    p5, median, p95 = np.percentile(people.age, [5, 50, 95])
    return _HEAD.format(
        version=_VERSION,
        rows=people.people,
        women=int(people.woman.sum()),
        men=int(people.man.sum()),
        mean=people.age.mean(),
        sd=people.age.std(ddof=1),
        median=median,
        p5=p5,
        p95=p95,
        older=int(people.older.sum()),
    )


def _step_lines(norms: Mapping[int, Mapping[str, Norm]]) -> Iterator[str]:
    for length, by_trait in norms.items():
        yield f"  - length: {length}"
        yield "    traits:"
        for trait, by in by_trait.items():
            yield f"      {trait}:"
            yield f"        reliability: {by.reliability:.3f}"
            yield from _list_lines("counts", (f"{count:.0f}" for count in by.counts))
            yield from _list_lines("smoothed", (f"{count:.3f}" for count in by.smooth))
    yield ""


def _list_lines(key: str, numbers: Iterable[str]) -> Iterator[str]:
    """A list in brackets, broken into lines."""
    line = f"        {key}: ["
    rest = list(numbers)
    for index, number in enumerate(rest):
        part = number + ("," if index < len(rest) - 1 else "]")
        if len(line) + 1 + len(part) > _WIDTH:
            yield line
            line = " " * 11
        line += part if line.endswith("[") else f" {part}"
    yield line


def _loading_lines(form: Form, loaded: Mapping[str, Array]) -> Iterator[str]:
    yield "  # Loadings of the statements on the factor that all statements of their trait share."
    yield "  loadings:"
    for trait in form.traits:
        names = [one.id for one in form.of(trait)]
        figures = dict(zip(names, loaded[trait].tolist(), strict=False))
        yield f"    {trait}:"
        yield from (f"      {name}: {figure:.3f}" for name, figure in figures.items())


def _alpha_lines(form: Form, blocks: Mapping[str, Array]) -> Iterator[str]:
    yield "  # Coefficient alpha: how alike a trait's statements are answered within one length."
    yield "  alpha:"
    for length in form.lengths:
        if all(len(form.of(trait, length)) > 1 for trait in form.traits):
            figures = {
                trait: alpha(block[:, : len(form.of(trait, length))])
                for trait, block in blocks.items()
            }
            yield from _trait_lines(length, figures)


def _error_lines(
    form: Form,
    blocks: Mapping[str, Array],
    norms: Mapping[int, Mapping[str, Norm]],
    tried: HeldOut,
) -> Iterator[str]:
    yield "  # Standard errors in points, mean over the norm group."
    yield "  errors:"
    for length, by_trait in norms.items():
        figures = {
            trait: 100 * scores(blocks[trait][:, : by.statements], by).sd.mean()
            for trait, by in by_trait.items()
        }
        yield from _trait_lines(length, figures, 2)
    yield "  # Standard errors of the reliabilities, from their spread over the splits."
    yield "  reliability_errors:"
    for length, figures in tried.reliability_errors.items():
        yield from _trait_lines(length, figures)


def _trait_lines(
    length: int, figures: Mapping[str, float], decimals: int = _DECIMALS
) -> Iterator[str]:
    yield f"    {length}:"
    for trait, figure in figures.items():
        yield f"      {trait}: {_figure(float(figure), decimals)}"


def _trial_lines(
    tried: HeldOut,
    splits: int,
    blocks: Mapping[str, Array],
    norms: Mapping[int, Mapping[str, Norm]],
) -> Iterator[str]:
    yield f"  split_halves: {splits}"
    yield f"  seed: {SEED}"
    yield "  # Scores made on one random half of the people and tried on the other, both ways;"
    yield "  # means over the splits. Criterion: the trait's statements that the length does not"
    yield "  # ask. expected_r: what r should be if the reliabilities are right."
    yield "  unasked_statements:"
    for length, by_trait in tried.by_trait.items():
        yield f"    {length}:"
        yield from (f"      {trait}: {_tried(row)}" for trait, row in by_trait.items())
    yield "  # Conscientiousness and openness as one number, their errors taken to correlate .20;"
    yield "  # sd: its standard error in points, mean over the norm group."
    yield "  combined:"
    for length, row in tried.combined.items():
        sd = _combined_error(blocks, norms[length])
        yield f"    {length}: {{sd: {_figure(sd, 2)}, {_tried(row)[1:]}"


def _choice_lines(tried: HeldOut) -> Iterator[str]:
    yield f"  # {SHORT} statements of a trait by their order in the form, and {SHORT} by their"
    yield "  # loadings, as a test that chooses what tells most would ask; tried on all others."
    yield "  choice:"
    for name, by_trait in tried.by_choice.items():
        yield f"    {name}:"
        yield from (f"      {trait}: {_tried(row)}" for trait, row in by_trait.items())


def _combined_error(blocks: Mapping[str, Array], by_trait: Mapping[str, Norm]) -> float:
    total = sum(COMBINED.values())
    parts = [
        weight / total * scores(blocks[trait][:, : by_trait[trait].statements], by_trait[trait]).sd
        for trait, weight in COMBINED.items()
    ]
    r = ERROR_CORRELATION
    variance = (1 - r) * sum(part**2 for part in parts) + r * sum(parts) ** 2
    return 100 * float(np.sqrt(variance).mean())


def _tried(row: Tried) -> str:
    figures = {key: value for key, value in vars(row).items() if not np.isnan(value)}
    statements = figures.pop("statements")
    return f"{{statements: {statements}, {_flow(figures)[1:-1]}}}"


def _group_lines(
    people: Adults, form: Form, norms: Mapping[int, Mapping[str, Norm]]
) -> Iterator[str]:
    yield "  # First group minus second, in points. 30 is over 30; people whose gender is not"
    yield "  # recorded count in neither of women and men."
    yield "  groups:"
    for length, by_trait in norms.items():
        yield f"    {length}:"
        for trait, by in by_trait.items():
            yield f"      {trait}: {_flow(gaps(people, form, trait, length, by), 2)}"
    yield "  # What is left on a statement between people alike on the other nine of its trait, in"
    yield "  # standard deviations (uniform DIF), in the direction of the trait."
    yield "  dif:"
    for name, figures in otherwise(people, form).items():
        yield f"    {name}: {_flow(figures)}"


def _replaced_lines(people: Adults, form: Form) -> Iterator[str]:
    """What spoke for another statement in the place of one of the inventory's."""
    before, now = (name.removeprefix("-") for name in REPLACED)
    trait = next(one.trait for one in form.statements if one.id == now)
    names = names_of(form, trait)
    asked = tuple(one.id for one in form.of(trait) if one.id != now)
    yield f"  # A statement that was left out, as it would be in the place of {now}."
    yield "  replaced:"
    block = people.block(tuple(before if name == now else name for name in names))
    loading = float(trait_loadings(block)[names.index(now)])
    figures = {"loading": loading, **left(people, before, asked)}
    yield f"    {before}: {_flow(figures)}"


def _shift_lines(
    people: Adults,
    form: Form,
    loaded: Mapping[str, Array],
    first_group: bfi.Adults,
) -> Iterator[str]:
    yield "  # Statements that the norm group of 2010 answered too: people by answer then and now,"
    yield "  # lowest first in the direction of the trait, and how far the score of each moves."
    yield "  shift:"
    for name in SHARED:
        trait = next(one.trait for one in form.statements if one.id == name)
        place = [one.id for one in form.of(trait)].index(name)
        row = shift(name, people, first_group, round(float(loaded[trait][place]), 3))
        points = ", ".join(_figure(point, 2) for point in row.points)
        yield f"    {name}:"
        yield f"      before: {list(row.before)}"
        yield f"      now: {list(row.now)}"
        yield f"      points: [{points}]"


def _retest_lines(sittings: Mapping[str, Retest]) -> Iterator[str]:
    yield "  # Another inventory taken twice: correlation of the two levels free of the statements'"
    yield "  # own error, and spread of their difference in points."
    yield "  retest:"
    for scale, row in sittings.items():
        figures = f"r: {_figure(row.r)}, points: {_figure(row.points, 2)}"
        yield f"    {scale}: {{people: {row.people}, {figures}}}"


def _flow(figures: Mapping[str, float], decimals: int = _DECIMALS) -> str:
    parts = (f"{key}: {_figure(float(value), decimals)}" for key, value in figures.items())
    return "{" + ", ".join(parts) + "}"


def _figure(value: float, decimals: int = _DECIMALS) -> str:
    # Adding zero turns -0.0 into 0.0.
    return f"{round(value, decimals) + 0.0:.{decimals}f}"
