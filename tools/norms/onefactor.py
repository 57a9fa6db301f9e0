"""Loadings of items on the one trait they share, by unweighted least squares."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import least_squares

__all__ = ["loadings"]


def loadings(correlations: NDArray[np.float64]) -> NDArray[np.float64]:
    """The vector whose products come nearest to the correlations between different items."""
    between = np.tril_indices(len(correlations), -1)

    def misfit(vector: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray((np.outer(vector, vector) - correlations)[between])

    start = np.full(len(correlations), 0.6)
    return np.asarray(least_squares(misfit, start, xtol=1e-10, ftol=1e-10, gtol=1e-10).x)
