"""The day of all tests, so that they pass on any date: CPython and the pages take it for today."""

from __future__ import annotations

from datetime import date

__all__ = ["TODAY"]

TODAY = date(2026, 11, 24)
