"""The functions that worked out a score, as they are in `scoring`: what pages show beside it."""

from __future__ import annotations

import inspect
import linecache
from collections.abc import Callable, Mapping
from itertools import takewhile
from typing import Any

from scoring import ageing, combine, items, quiz, readiness, weights

__all__ = ["of_all"]

_FUNCTIONS: Mapping[str, tuple[Callable[..., Any], ...]] = {
    "share": (weights.shares,),
    "score": (items.posterior, quiz.score_total),
    "readiness": (
        readiness.readiness,
        combine.weighted_mean,
        combine.spread,
        ageing.freshness,
        ageing.projected,
        ageing.sd_now,
    ),
}
"""Kind of number -> what computes it, the nearest to the number first."""


def of_all() -> dict[str, list[dict[str, str]]]:
    """Kind of number -> name, file and source text of each function."""
    return {
        kind: [
            {
                "name": one.__name__,
                "file": f"{one.__module__.replace('.', '/')}.py",
                "source": _source(one),
            }
            for one in functions
        ]
        for kind, functions in _FUNCTIONS.items()
    }


def _source(function: Callable[..., Any]) -> str:
    """What `inspect.getsource` gives, which takes the file apart into all its signs.

    A function goes on as long as lines are indented; its arguments may end with a bracket.
    """
    code = inspect.unwrap(function).__code__
    first, *rest = linecache.getlines(code.co_filename)[code.co_firstlineno - 1 :]
    inside = takewhile(lambda line: line[0] in " )\n", rest)
    return f"{''.join([first, *inside]).rstrip()}\n"
