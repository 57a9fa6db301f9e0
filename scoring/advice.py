"""What to take next: the one family that would add most coverage over all roles together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import fsum
from typing import Any

from scoring.readiness import Availability, Readiness
from scoring.scale import stored, whole

__all__ = ["advice", "advice_by"]


def advice(results: Iterable[Readiness]) -> dict[str, Any]:
    """`best` of all families, and `open`, the best of those that can be taken today.

    Each is None where no result would add anything.
    """
    gains: dict[str, list[float]] = {}
    available: dict[str, Availability] = {}
    for result in results:
        for part in result.families:
            if stored(part.gain) > 0:
                gains.setdefault(part.family, []).append(part.gain)
                available[part.family] = part.available
    return advice_by(gains, available)


def advice_by(
    gains: Mapping[str, Sequence[float]], available: Mapping[str, Availability]
) -> dict[str, Any]:
    """The same by what each family would add, to each role where it adds anything."""
    open_now = {family: by for family, by in gains.items() if available[family] != "none"}
    return {"best": _best(gains, available), "open": _best(open_now, available)}


def _best(
    gains: Mapping[str, Sequence[float]], available: Mapping[str, Availability]
) -> dict[str, Any] | None:
    """The family with the largest sum of gains; of equals the first."""
    if not gains:
        return None
    best = max(gains, key=lambda family: stored(fsum(gains[family])))
    return {
        "family": best,
        "available": available[best],
        "roles": len(gains[best]),
        "gain_percent": [whole(100 * end(gains[best])) for end in (min, max)],
    }
