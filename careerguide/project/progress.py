"""How far a long build is: a bar on a terminal, a plain line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from typing import TextIO

__all__ = ["QUIET", "Progress"]

_WIDTH = 30
_EVERY = 0.1
"""Seconds between two drawings of the bar."""
_LINES_EVERY = 10.0
"""Seconds between two plain lines; a build shorter than this prints none."""


class Progress:
    """Told about every guide done; prints to `stream` as suits it."""

    def __init__(self, quiet: bool = False, stream: TextIO | None = None) -> None:
        self.stream = stream or sys.stderr
        self.terminal = self.stream.isatty()
        self.quiet = quiet
        self._last = time.monotonic()

    def show(self, what: str, done: int, total: int) -> None:
        """`done` of `total` guides are through the step `what`."""
        if self.quiet or total == 0:
            return
        now = time.monotonic()
        if self.terminal:
            if now - self._last >= _EVERY or done == total:
                filled = _WIDTH * done // total
                bar = "█" * filled + "░" * (_WIDTH - filled)
                end = "\r\x1b[K" if done == total else ""
                self.stream.write(f"\r{bar} {what} {done:,} of {total:,}{end}")
                self.stream.flush()
                self._last = now
        elif now - self._last >= _LINES_EVERY:
            self.stream.write(f"{what}: {done:,} of {total:,} guides\n")
            self.stream.flush()
            self._last = now

    def waits_for(self, who: str) -> None:
        """Say that `who` is building this project, and that this build waits for it."""
        if not self.quiet:
            self.stream.write(f"{who} is building this project; waiting for it to finish\n")
            self.stream.flush()


QUIET = Progress(quiet=True)
