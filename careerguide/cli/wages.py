"""`careerguide wages UPDATE`: put a newer wage table in place and say what it changes."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from careerguide.cli import as_of

__all__ = ["HELP", "arguments", "run"]

HELP = "take a newer official wage table, rewrite what derives from it, say what changed per guide"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "tables",
        nargs="+",
        metavar="UPDATE",
        help="the new release, .xlsx or .csv: national and metro rows, in one file or several",
    )
    parser.add_argument(
        "--release", required=True, metavar="YYYY-MM", type=_month, help="the month it describes"
    )
    parser.add_argument(
        "--reference", metavar="KEY", help="its key in roles/references.yml (default: as before)"
    )
    parser.add_argument(
        "--cap", metavar="WAGE", type=int, help="the wage that # stands for, if its notes say"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")
    as_of.add_as_of(parser)
    parser.epilog = (
        "Give the files as the Bureau of Labor Statistics publishes them (the workbooks of the "
        "nation and of metropolitan areas, or those saved as CSV in UTF-8), or CSV with the "
        "columns soc, title, area, area_type (national or metro), employment, mean, p10, p25, "
        "median, p75, p90, in any order; others are kept. Of a published file the metro "
        "areas are read that the site shows now. A table with anything wrong in it is refused "
        "as a whole."
    )


def run(options: argparse.Namespace) -> int:
    from careerguide.cli.updates import update
    from careerguide.editing.wage_update import plan

    return update(
        lambda root, catalog: plan(
            root,
            catalog,
            [Path(table).absolute() for table in options.tables],
            month=options.release,
            reference=options.reference or catalog.wages.reference,
            cap=options.cap,
            day=as_of.as_of(options),
        ),
        refused="the table",
        dry_run=options.dry_run,
        afterward=(
            "now look at the lines named above, then run careerguide check,\n"
            "and careerguide log, which records the new pay lines"
        ),
    )


def _month(text: str) -> str:
    if not re.fullmatch(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])", text):
        raise argparse.ArgumentTypeError(f'is "{text}"; expected a month as YYYY-MM')
    return text
