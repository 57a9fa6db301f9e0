"""How much work something is, without a limit in seconds, which only one machine would keep."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType

__all__ = ["calls", "is_straight"]

_TIMES = 8
_MARGIN = 3
_LEAST = 0.02
"""Seconds; the clock of Windows moves in steps of almost that."""


def calls(run: Callable[[], object]) -> int:
    """The same on any machine, at any load: how many functions `run` calls in
    this thread, those that are written in C included."""
    counted = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(before)
    return counted


def is_straight(run: Callable[[int], object], size: int) -> bool:
    """Whether the work of `run(size)` grows with `size`, and not with its square.

    That of eight times the size takes eight times the processor time then, and else sixty-four
    times. Regular expressions count too, whose steps no profiler sees. A busy machine is busy for
    both; what comes between them is no reason in three tries.
    """

    def took(size: int) -> float:
        start = time.process_time()
        run(size)
        return time.process_time() - start

    most = _TIMES * _MARGIN
    return any(took(_TIMES * size) < most * max(took(size), _LEAST) for _ in range(3))
