"""The reporting scale: 575 is the mean of the norm group, 100 points are one standard deviation.

A number is rounded in one of three ways, and each first drops what lies beyond the ninth decimal:
two Pythons may differ there, and without that step a value that should end in exactly .5 could
round up in one and down in the other.
"""

from __future__ import annotations

from math import floor

__all__ = ["HIGH", "LOW", "MEAN", "SD", "clip", "nearest_ten", "stored", "whole"]

MEAN = 575.0
SD = 100.0
LOW = 300.0
HIGH = 850.0

_DECIMALS = 5
_AGREED = 9


def clip(points: float) -> float:
    """Bring `points` into [LOW, HIGH]."""
    return min(max(points, LOW), HIGH)


def whole(value: float) -> int:
    """Round to a whole number, halves up: the rule for every score on a page."""
    return floor(round(value, _AGREED) + 0.5)


def nearest_ten(points: float) -> int:
    """Round to the nearest 10, halves up: the rule for every score of a sample on a page."""
    return 10 * floor(round(points, _AGREED) / 10 + 0.5)


def stored(value: float) -> float:
    """Round to the five decimals that leave this package: results are equal in every Python."""
    # Adding zero turns -0.0 into 0.0.
    return round(round(value, _AGREED), _DECIMALS) + 0.0
