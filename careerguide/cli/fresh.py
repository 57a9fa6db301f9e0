"""`careerguide fresh`: what is due for review, most overdue first."""

from __future__ import annotations

import argparse
from datetime import timedelta
from pathlib import Path

from careerguide.cli import as_of

__all__ = ["HELP", "arguments", "run"]

HELP = "list guides due for review and pay figures grown old, most overdue first"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--within",
        metavar="DAYS",
        type=int,
        default=30,
        help="also what is due by then (default: 30)",
    )
    as_of.add_as_of(parser)
    parser.epilog = "Exit status: 0 nothing is overdue, 1 something is, 2 wrong usage."


def run(options: argparse.Namespace) -> int:
    from careerguide.content.catalog import load
    from careerguide.editing.due import due
    from careerguide.yamlfile.problems import errors, render

    day = as_of.as_of(options)
    catalog, problems = load(Path.cwd())
    if wrong := errors(problems):
        print(render(wrong), end="")
        print("some guides may be missing below; correct these first")
    last = day + timedelta(days=options.within)
    listed = [item for item in due(catalog) if item.day <= last]
    for item in listed:
        days = (day - item.day).days
        when = f"{days} day{'s' * (days != 1)} overdue" if days > 0 else f"due in {-days} days"
        print(f"{when:>18}  {item.day}  {item.path}: {item.what} ({item.owner})")
    if not listed:
        print(f"nothing is due by {last}")
    return 1 if wrong or any(item.day < day for item in listed) else 0
