"""The whole Chromium, driven by Playwright as its shell is in the other tests of the browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Error, Page

from tests.browser.engines.driver import Driver, Failed

__all__ = ["start"]


@contextmanager
def start(program: str, flags: list[str], running: Browser, profile: Path) -> Iterator[Driver]:
    """A second Chromium beside `running`, with a profile that stays."""
    context = running.browser_type.launch_persistent_context(
        profile, executable_path=program or None, args=flags
    )
    try:
        yield _Chromium(context.pages[0], running.version)
    finally:
        context.close()


class _Chromium:
    def __init__(self, page: Page, version: str) -> None:
        self._page = page
        self.version = version

    def open(self, url: str) -> None:
        try:
            self._page.goto(url)
        except Error as error:
            raise Failed(error.message) from error

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def evaluate(self, expression: str) -> Any:
        try:
            return self._page.evaluate(f"async () => (await ({expression})) ?? null")
        except Error as error:
            raise Failed(f"{expression}: {error.message}") from error
