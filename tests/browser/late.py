"""A page whose scripts have not come yet, as on a slow line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page, Route

__all__ = ["before_scripts"]


@contextmanager
def before_scripts(page: Page, address: str) -> Iterator[None]:
    """Open `address`, and let its scripts come when the block ends."""
    waiting: list[Route] = []
    may_come = False

    def hold(route: Route) -> None:
        if may_come:
            route.continue_()
        else:
            waiting.append(route)

    page.route("**/*.js", hold)
    page.goto(address, wait_until="commit")
    page.locator(".site-footer").wait_for()  # all of the page is here
    yield
    may_come = True
    for route in waiting:
        route.continue_()
    page.wait_for_load_state("networkidle")
