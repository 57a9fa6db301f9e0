"""Polychoric correlations by the two-step method (Olsson 1979).

Each item is taken as a standard normal variable cut into answers. First the cuts, from the shares
of each answer; then, with the cuts held, the correlation of two such variables under which the
table of their answers is most likely. Every pair uses the people who answered both of its items.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize_scalar
from scipy.special import ndtr, ndtri

from tools.norms.bfi import ANSWERS

__all__ = ["cell_probabilities", "polychoric", "polychoric_matrix", "thresholds"]

Array = NDArray[np.float64]

# A standard normal variable leaves this range less than once in 10^15 draws.
_INFINITY = 8.0
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(24)
_LEAST = 1e-12


def thresholds(counts: Array) -> Array:
    """The cuts between answers with these counts, with minus and plus infinity at the ends."""
    return np.asarray(ndtri(np.concatenate([[0.0], np.cumsum(counts) / counts.sum()])))


def cell_probabilities(rows: Array, columns: Array, r: float) -> Array:
    """Chance of each pair of answers, given both items' cuts and their correlation.

    Sheppard's integral for the bivariate normal distribution function,
    F(h, k; r) = F(h) F(k) + 1/(2 pi) * integral from 0 to arcsin r of
    exp(-(h^2 - 2 h k sin t + k^2) / (2 cos^2 t)) dt, by 24 Gauss-Legendre nodes.
    """
    h = np.clip(rows, -_INFINITY, _INFINITY)[:, None, None]
    k = np.clip(columns, -_INFINITY, _INFINITY)[None, :, None]
    half = np.arcsin(r) / 2
    angle = half * (_NODES + 1)
    height = np.exp(-(h * h - 2 * h * k * np.sin(angle) + k * k) / (2 * np.cos(angle) ** 2))
    below = ndtr(h[..., 0]) * ndtr(k[..., 0]) + height @ _WEIGHTS * half / (2 * np.pi)
    return np.asarray(np.diff(np.diff(below, axis=0), axis=1))


def polychoric(table: Array) -> float:
    """The correlation behind a table of how often each pair of answers was given."""
    rows, columns = thresholds(table.sum(axis=1)), thresholds(table.sum(axis=0))

    def surprise(r: float) -> float:
        chance = cell_probabilities(rows, columns, r)
        return -float((table * np.log(np.maximum(chance, _LEAST))).sum())

    found = minimize_scalar(
        surprise, bounds=(-0.99, 0.99), method="bounded", options={"xatol": 1e-7}
    )
    return float(found.x)


def polychoric_matrix(answers: Array) -> Array:
    """Polychoric correlations of all columns of `answers` (1 to 6, NaN where missing)."""
    matrix = np.eye(answers.shape[1])
    for row in range(len(matrix)):
        for column in range(row):
            both = ~np.isnan(answers[:, row]) & ~np.isnan(answers[:, column])
            pairs = answers[both][:, [row, column]].astype(int) - 1
            table = np.zeros((ANSWERS, ANSWERS))
            np.add.at(table, (pairs[:, 0], pairs[:, 1]), 1)
            matrix[row, column] = matrix[column, row] = polychoric(table)
    return matrix
