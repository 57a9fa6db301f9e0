"""Counts made smooth by a log-linear model (Holland & Thayer 1987).

The logarithm of a count is a polynomial of the total. Fitted by maximum likelihood, the smooth
counts have the same number of people, mean, variance and further moments, as many as the degree.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["MOMENTS", "published", "smoothed"]

Array = NDArray[np.float64]

MOMENTS = 4
"""Mean, variance, skewness and kurtosis of the counts are kept."""

_DECIMALS = 3
_STEPS = 100
_ENOUGH = 1e-12


def smoothed(counts: Array, moments: int = MOMENTS) -> Array:
    """The fitted counts."""
    place = np.linspace(-1, 1, len(counts))
    # An orthogonal basis of the same polynomials, because powers alone are nearly collinear.
    basis = np.linalg.qr(np.vander(place, moments + 1, increasing=True))[0]
    weights = basis.T @ np.log(counts + 0.5)
    for _ in range(_STEPS):
        fitted = np.exp(basis @ weights)
        step = np.linalg.solve(basis.T @ (fitted[:, None] * basis), basis.T @ (counts - fitted))
        weights = weights + step
        if np.abs(step).max() < _ENOUGH:
            return np.asarray(np.exp(basis @ weights))
    raise ArithmeticError("the counts could not be smoothed: look at them for an error")


def published(fitted: Array) -> Array:
    """`fitted` to three decimals that still add up to the people they were fitted to.

    Rounded down, then the missing thousandths to those that lost most by it.
    """
    unit = 10**_DECIMALS
    down = np.floor(fitted * unit)
    missing = round(round(fitted.sum()) * unit - down.sum())
    down[np.argsort(down - fitted * unit, kind="stable")[:missing]] += 1
    return np.asarray(down / unit)
