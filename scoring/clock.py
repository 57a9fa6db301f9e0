"""The machine's day: the only place in the Python code that asks the machine for a date."""

from __future__ import annotations

from datetime import date

__all__ = ["today"]


def today() -> date:
    """The calendar day where this machine is; each command's `--as-of` stands in for it."""
    return date.today()
