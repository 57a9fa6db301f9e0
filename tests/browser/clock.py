"""Pages on the day of the tests, whatever day and time zone the machine has."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext

from tests.clock import TODAY

__all__ = ["set_for_all_pages"]

# Playwright's own clock also replaces timers and stops `performance.now()`.
_SCRIPT = f"""(() => {{
  const Machine = Date;
  const noon = new Machine("{TODAY}T12:00:00").getTime();
  const passed = performance.now.bind(performance);
  globalThis.Date = class extends Machine {{
    constructor(...given) {{
      super(...(given.length ? given : [Date.now()]));
    }}
    static now() {{
      return Math.floor(noon + passed());
    }}
  }};
}})();"""


def set_for_all_pages(browser: Browser, **defaults: Any) -> None:
    """In every page that `browser` opens from now on, it is past noon on the day of the tests.

    `defaults` are options of every new context that a test does not set itself.
    """
    new_context = browser.new_context

    def on_the_day(**options: Any) -> BrowserContext:
        context = new_context(**(defaults | options))
        context.add_init_script(_SCRIPT)
        return context

    browser.new_context = on_the_day  # type: ignore[method-assign]
    browser.new_page = lambda **options: on_the_day(**options).new_page()  # type: ignore[method-assign]
