"""What the main flow asks of a browser, whichever engine it has, and two ways to wait for it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

__all__ = ["KEYS", "Driver", "Engine", "Failed", "tab_to", "wait_for"]

KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue006",
    "ArrowUp": "\ue013",
    "ArrowDown": "\ue015",
    "Space": " ",
}
"""Names of the keys that are pressed -> their code points in W3C WebDriver."""
PATIENCE = 120.0
"""Seconds; a cold start of the scoring on a busy machine takes most of it."""
MOST_TABS = 400


class Failed(Exception):
    """An expression that could not be evaluated: it threw, or the page went away meanwhile."""


class Driver(Protocol):
    """One window of a running browser."""

    @property
    def version(self) -> str: ...

    def open(self, url: str) -> None:
        """Go there; back when the page has loaded. Raises `Failed` if it cannot be had."""

    def press(self, key: str) -> None:
        """Press and release one of `KEYS`, wherever the focus is."""

    def evaluate(self, expression: str) -> Any:
        """Value of a JavaScript expression in the page, a promise awaited. Raises `Failed`."""


@dataclass(frozen=True, kw_only=True)
class Engine:
    """How to get a driver: `start(profile)`, a folder that an earlier start may have left."""

    name: str
    start: Callable[[Path], AbstractContextManager[Driver]]
    keeps: bool
    """Whether a second start finds what the first one stored."""


def wait_for(driver: Driver, expression: str, patience: float = PATIENCE) -> Any:
    """What `expression` gives as soon as that is neither empty nor false."""
    end = time.monotonic() + patience
    while True:
        try:
            found = value = driver.evaluate(expression)
        except Failed as failure:
            found, value = failure, None
        if value:
            return value
        if time.monotonic() > end:
            raise AssertionError(f"{expression}: still {found!r} after {patience:.0f} s")
        time.sleep(0.1)


def tab_to(driver: Driver, selector: str) -> None:
    """Press Tab until the focus is on an element that fits `selector`, before the page ends."""
    passed: list[str] = []
    focus = f"""((now) => [now.matches({json.dumps(selector)}), now === document.body ||
      !document.hasFocus(), now.outerHTML.slice(0, 80)])(document.activeElement)"""
    is_there = has_left = False
    while not is_there:
        if has_left or len(passed) == MOST_TABS:
            raise AssertionError(f"Tab does not reach {selector}; the last were {passed[-4:]}")
        driver.press("Tab")
        is_there, has_left, element = driver.evaluate(focus)
        passed.append(element)
