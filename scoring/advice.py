"""What to take next: the one family that would add most coverage over all roles together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import fsum
from typing import Any

from scoring.readiness import FamilyPart, Readiness
from scoring.scale import stored, whole

__all__ = ["advice"]


def advice(results: Iterable[Readiness]) -> dict[str, Any]:
    """`best` of all families, and `open`, the best of those that can be taken today.

    Each is None where no result would add anything.
    """
    parts: dict[str, list[FamilyPart]] = {}
    for result in results:
        for part in result.families:
            if stored(part.gain) > 0:
                parts.setdefault(part.family, []).append(part)
    gaining = list(parts.values())
    return {
        "best": _best(gaining),
        "open": _best([family for family in gaining if family[0].available != "none"]),
    }


def _best(families: Sequence[list[FamilyPart]]) -> dict[str, Any] | None:
    """The family with the largest sum of gains; of equals the first."""
    if not families:
        return None
    best = max(families, key=lambda parts: stored(fsum(part.gain for part in parts)))
    gains = [whole(100 * part.gain) for part in best]
    return {
        "family": best[0].family,
        "available": best[0].available,
        "roles": len(best),
        "gain_percent": [min(gains), max(gains)],
    }
