"""In which roles a person stands higher than in others, as far as their results can tell.

Roles rest on the same results, so the error of a difference between two of them is smaller than
that of either. One role goes before another only where the 90% band of their difference excludes
0; roles that no such step parts are a group, and have no order.

The error of a difference is a distance: it is at most the sum of both roles' distances from their
middle. With that bound, ten thousand roles need one look at each and not one at each pair; between
two roles it is exact.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import accumulate

from scoring.bands import Q90
from scoring.combine import spread
from scoring.readiness import Readiness
from scoring.scale import MEAN, SD, stored

__all__ = ["Source", "grouped", "in_groups"]

Source = tuple[str, float, float]
"""What a family's part rests on: family, score, standard error. Roles may weigh traits apart."""


def grouped(results: Mapping[str, Readiness]) -> list[list[str]]:
    """The names of `results` in groups, those of the first stand highest."""
    return in_groups(
        {name: result.p.score for name, result in results.items()},
        {name: _errors(result) for name, result in results.items()},
    )


def in_groups(
    scores: Mapping[str, float], errors: Mapping[str, Mapping[Source, float]]
) -> list[list[str]]:
    """The same by P of each role, and what each source adds to its error."""
    names = sorted(scores, key=lambda name: -stored(scores[name]))
    if not names:
        return []
    reach = _reach({name: errors[name] for name in names})
    lowest = [stored(scores[name] - reach[name]) for name in names]
    highest = [stored(scores[name] + reach[name]) for name in names]
    above = list(accumulate(lowest, min))
    below = list(accumulate(reversed(highest), max))[::-1]
    groups = [[names[0]]]
    for index in range(1, len(names)):
        if above[index - 1] > below[index]:
            groups.append([])
        groups[-1].append(names[index])
    return groups


def _errors(result: Readiness) -> dict[Source, float]:
    """The part of each source in the error of the whole, in points."""
    parts = {}
    for part in result.families:
        standing = part.standing
        score, sd = (standing.projected, standing.sd_now) if standing else (MEAN, SD)
        parts[part.family, score, sd] = part.share * sd
    return parts


def _reach(errors: Mapping[str, Mapping[Source, float]]) -> dict[str, float]:
    """Half a 90% band of each role's difference from the middle of all, in points."""
    middle = defaultdict[Source, float](float)
    for parts in errors.values():
        for source, error in parts.items():
            middle[source] += error / len(errors)
    return {
        name: Q90 * spread([parts.get(source, 0) - middle[source] for source in middle])
        for name, parts in errors.items()
    }
