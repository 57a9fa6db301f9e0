"""Scores by total tried on people who were left out of their making.

The adults are halved at random. Norms come from one half; the other half is scored by them and held
against the statements of the trait that the length does not ask. Then the halves change places.

The criterion's own correlation with the trait, rho, comes from the half that made the norms, by the
same definition as a total's. A person with score theta and error sd should have rho * theta on the
criterion, give or take sqrt(rho^2 sd^2 + 1 - rho^2), both in the criterion's standard units.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from scoring.bands import Q68, Q90
from scoring.combine import ERROR_CORRELATION
from tools.norms.form import Form
from tools.norms.halving import halves
from tools.norms.spi import UNASKED, Adults
from tools.norms.totals import Norm, Scores, covariance, norm, scores, trait_loadings

__all__ = ["COMBINED", "SEED", "SHORT", "SPLITS", "HeldOut", "Tried", "names_of", "run"]

Array = NDArray[np.float64]

SPLITS = 50
SEED = 20261126
SHORT = 6
"""Statements of a trait in the trial of a fixed order against a choice by loadings."""

# Zell & Lesick (2022), https://doi.org/10.1111/jopy.12683: correlations with overall performance.
COMBINED: Mapping[str, float] = {"conscientiousness": 0.19, "openness": 0.13}


@dataclass(frozen=True, kw_only=True)
class Tried:
    """Means over the splits; r with the criterion, and what it should be."""

    statements: int
    """Of the criterion."""
    r: float
    expected_r: float
    covered_68: float
    covered_90: float


@dataclass(frozen=True, kw_only=True)
class _Criterion:
    """The unasked statements' total, in standard units of the half that made the norms."""

    values: Array
    rho: float


@dataclass(frozen=True, kw_only=True)
class HeldOut:
    by_trait: Mapping[int, Mapping[str, Tried]]
    """By length; without the traits that have no criterion there."""
    combined: Mapping[int, Tried]
    """Conscientiousness and openness as one number."""
    by_choice: Mapping[str, Mapping[str, Tried]]
    """After a few statements by trait: in the order of the form, and those that load highest."""
    reliability_errors: Mapping[int, Mapping[str, float]]
    """Spread of the reliabilities over the splits: a half drawn without replacement varies about
    the whole as much as a sample of the whole's size does about its population."""


def names_of(form: Form, trait: str) -> tuple[str, ...]:
    """All statements of a trait: those asked, in their order, then the others."""
    asked = tuple(one.id for one in form.of(trait))
    return asked + tuple(name.removeprefix("-") for name in UNASKED[trait])


def run(people: Adults, form: Form, splits: int = SPLITS) -> HeldOut:
    """Try every trait at every length on the held-out half of `splits` random halvings."""
    blocks = {trait: people.block(names_of(form, trait)) for trait in form.traits}
    tried: dict[tuple[int | str, str], list[Tried]] = {}
    strength: dict[tuple[int, str], list[float]] = {}
    for made, left in halves(people.people, splits, SEED):
        loaded = {trait: trait_loadings(block[made]) for trait, block in blocks.items()}
        for trait, block in blocks.items():
            for name, order in _orders(form, trait, loaded[trait]).items():
                turned, weights = block[:, order], loaded[trait][order]
                by = norm(turned[made][:, :SHORT], weights[:SHORT], form.answers)
                scored = scores(turned[left][:, :SHORT], by)
                criterion = _criterion(turned, SHORT, weights, made, left, form.answers)
                one = _one(by, scored, criterion, block.shape[1] - SHORT)
                tried.setdefault((name, trait), []).append(one)
        for length in form.lengths:
            seen = {}
            for trait, block in blocks.items():
                asked = len(form.of(trait, length))
                by = norm(block[made][:, :asked], loaded[trait][:asked], form.answers)
                strength.setdefault((length, trait), []).append(by.reliability)
                if asked < block.shape[1]:
                    criterion = _criterion(block, asked, loaded[trait], made, left, form.answers)
                    scored = scores(block[left][:, :asked], by)
                    seen[trait] = (by, scored, criterion, block.shape[1] - asked)
                    one = _one(*seen[trait])
                    tried.setdefault((length, trait), []).append(one)
            tried.setdefault((length, ""), []).append(_together(seen))
    return HeldOut(
        by_trait={
            length: {t: _mean(tried[length, t]) for t in form.traits if (length, t) in tried}
            for length in form.lengths
        },
        combined={length: _mean(tried[length, ""]) for length in form.lengths},
        by_choice={
            name: {trait: _mean(tried[name, trait]) for trait in form.traits} for name in _ORDERS
        },
        reliability_errors={
            length: {trait: float(np.std(strength[length, trait], ddof=1)) for trait in form.traits}
            for length in form.lengths
        },
    )


_ORDERS = ("fixed_order", "highest_loadings")


def _orders(form: Form, trait: str, loaded: Array) -> dict[str, NDArray[np.int_]]:
    """Two orders of a trait's statements; what is not asked of the trait comes last in both."""
    asked = len(form.of(trait))
    rest = np.arange(asked, len(loaded))
    highest = np.argsort(-loaded[:asked], kind="stable")
    return {
        "fixed_order": np.arange(len(loaded)),
        "highest_loadings": np.concatenate([highest, rest]),
    }


def _criterion(
    block: Array,
    asked: int,
    loaded: Array,
    made: NDArray[np.int_],
    left: NDArray[np.int_],
    answers: int,
) -> _Criterion:
    rest = block[:, asked:]
    before = rest[made].sum(axis=1)
    unit = before.std(ddof=1)
    return _Criterion(
        values=(rest[left].sum(axis=1) - before.mean()) / unit,
        rho=covariance(rest[made], loaded[asked:], answers) / float(unit),
    )


def _one(by: Norm, scored: Scores, criterion: _Criterion, statements: int) -> Tried:
    rho = criterion.rho
    spread = np.sqrt(rho**2 * scored.sd**2 + 1 - rho**2)
    return _tried(
        criterion.values, rho * scored.theta, spread, statements, rho * np.sqrt(by.reliability)
    )


def _together(seen: Mapping[str, tuple[Norm, Scores, _Criterion, int]]) -> Tried:
    """The two traits' weighted mean against that of their criteria."""
    total = sum(COMBINED.values())
    parts = [(weight / total, *seen[trait]) for trait, weight in COMBINED.items()]
    values = sum(share * criterion.values for share, _, _, criterion, _ in parts)
    guess = sum(share * c.rho * scored.theta for share, _, scored, c, _ in parts)
    errors = [share * c.rho * scored.sd for share, _, scored, c, _ in parts]
    r = ERROR_CORRELATION
    variance = (1 - r) * sum(error**2 for error in errors) + r * sum(errors) ** 2
    variance = variance + sum(share**2 * (1 - c.rho**2) for share, _, _, c, _ in parts)
    statements = sum(count for *_, count in parts)
    return _tried(np.asarray(values), np.asarray(guess), np.sqrt(variance), statements, np.nan)


def _tried(values: Array, guess: Array, spread: Array, statements: int, expected: float) -> Tried:
    off = np.abs(values - guess) / spread
    return Tried(
        statements=statements,
        r=float(np.corrcoef(values, guess)[0, 1]),
        expected_r=float(expected),
        covered_68=float((off <= Q68).mean()),
        covered_90=float((off <= Q90).mean()),
    )


def _mean(rows: list[Tried]) -> Tried:
    names = [one.name for one in fields(Tried)]
    means = np.mean([[getattr(row, name) for name in names] for row in rows], axis=0).tolist()
    found = dict(zip(names, means, strict=True))
    return Tried(**{**found, "statements": rows[0].statements})
