"""Pages on the day of the tests, whatever day the machine has; their clock runs on from noon."""

from __future__ import annotations

import time as machine
from datetime import datetime, time
from typing import Any

from playwright.sync_api import Browser, BrowserContext

from tests.clock import TODAY

__all__ = ["set_for_all_pages"]

_NOON = datetime.combine(TODAY, time(12)).timestamp()  # in the machine's time zone, as in pages
_AHEAD = round(1000 * (_NOON - machine.time()))
# Playwright's own clock also replaces timers and stops `performance.now()`.
_SCRIPT = f"""(() => {{
  const Machine = Date;
  globalThis.Date = class extends Machine {{
    constructor(...given) {{
      super(...(given.length ? given : [Machine.now() + {_AHEAD}]));
    }}
    static now() {{
      return Machine.now() + {_AHEAD};
    }}
  }};
}})();"""


def set_for_all_pages(browser: Browser) -> None:
    """Every page that `browser` opens from now on begins on the day of the tests."""
    new_context = browser.new_context

    def on_the_day(**options: Any) -> BrowserContext:
        context = new_context(**options)
        context.add_init_script(_SCRIPT)
        return context

    browser.new_context = on_the_day  # type: ignore[method-assign]
    browser.new_page = lambda **options: on_the_day(**options).new_page()  # type: ignore[method-assign]
