"""What a dated result says today: the score never changes, its weight and its bands do.

Freshness is the share of weight that is left, one half after each half-life. It is also taken as
the correlation between the level then and the level now; the spreads follow from that.
"""

from __future__ import annotations

from datetime import date, timedelta
from math import sqrt

from scoring.errors import InputError, found
from scoring.scale import MEAN, SD, whole

__all__ = [
    "DAYS_PER_MONTH",
    "age_in_months",
    "freshness",
    "projected",
    "retest_date",
    "sd_aged",
    "sd_now",
]

DAYS_PER_MONTH = 30.4375
"""365.25 / 12."""

_NO_EVIDENCE = 1e-6


def age_in_months(dated: date, as_of: date, *, field: str = "date") -> float:
    """Months from `dated` to `as_of`; a date one day ahead has age 0, a later one is an error."""
    days = (as_of - dated).days
    # It may already be tomorrow where the result was made.
    if days < -1:
        latest = as_of + timedelta(days=1)
        raise InputError.one(field, found(str(dated)), f"a date up to {latest}")
    return max(0, days) / DAYS_PER_MONTH


def freshness(age: float, half_life: float) -> float:
    """2^(-age / half_life), both in months; what is left of less than a millionth counts as 0."""
    f: float = 2.0 ** (-age / half_life)
    return f if f >= _NO_EVIDENCE else 0.0


def sd_aged(sd: float, f: float) -> float:
    """Spread of the level now around the dated score, in points."""
    return sqrt(sd * sd + 2 * (1 - f) * SD * SD)


def sd_now(sd: float, f: float) -> float:
    """Spread of the level now around `projected`, in points; 100 where there is no evidence."""
    return sqrt((f * sd) ** 2 + (1 - f * f) * SD * SD)


def projected(score: float, f: float) -> float:
    """The best guess at the level now: the score, drawn towards the mean as it ages; in points."""
    return MEAN + f * (score - MEAN)


def retest_date(dated: date, half_life: float) -> date:
    """The day on which half the weight is left."""
    return dated + timedelta(days=whole(half_life * DAYS_PER_MONTH))
