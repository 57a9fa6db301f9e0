"""The option `--as-of`, which stands in for today."""

from __future__ import annotations

import argparse
from datetime import date

from scoring.clock import today

__all__ = ["add_as_of", "as_of"]


def add_as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of", metavar="DATE", type=_day, help="take this day (YYYY-MM-DD) for today"
    )


def as_of(options: argparse.Namespace) -> date:
    """The day of `--as-of`, or today."""
    day = options.as_of
    return day if isinstance(day, date) else today()


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise argparse.ArgumentTypeError(f'is "{text}"; expected a date as YYYY-MM-DD')
    return day
