"""Loaded by every Python under libfaketime (see tests/test_another_day.py).

libfaketime 0.9.10 refuses every sleep to a point in monotonic time, which is how CPython sleeps;
the other way to leave that clock alone would make locks wait for ever.
"""

import select
import time


def sleep(seconds: float) -> None:
    select.select([], [], [], seconds)


time.sleep = sleep
