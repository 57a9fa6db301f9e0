"""The same work on many items, by several processes where that pays."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

__all__ = ["count", "each"]

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

_FEWEST = 200
"""Below this number of items, starting processes costs more than it brings."""
_CHUNK = 20
_work: Callable[[Any], Any] = print
"""What the child processes run: set before they are forked, so it need not be sent to them."""


def count(asked: int) -> int:
    """`asked` processes, or one for each core where 0 is asked."""
    return asked if asked > 0 else (os.cpu_count() or 1)


def each(work: Callable[[_Item], _Result], items: Sequence[_Item], jobs: int) -> Iterator[_Result]:
    """`work` of every item, in order; in this process if `jobs` is 1 or items are few.

    What `work` returns must be picklable; what it raises is raised here.
    """
    if jobs == 1 or len(items) < _FEWEST or not sys.platform.startswith("linux"):
        yield from map(work, items)
        return
    import multiprocessing  # not for an edit of one guide

    global _work
    _work = work
    try:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            yield from pool.imap(_call, items, chunksize=_CHUNK)
    finally:
        _work = print


def _call(item: Any) -> Any:
    return _work(item)
