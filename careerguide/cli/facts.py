"""`careerguide facts UPDATE`: put newer facts about occupations in place."""

from __future__ import annotations

import argparse
from pathlib import Path

__all__ = ["HELP", "arguments", "run"]

HELP = "take newer projections or O*NET tables, and say what changes per guide"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", metavar="UPDATE", help="the files of the new release")
    parser.add_argument(
        "--release",
        default="",
        metavar="NAME",
        help="as pages name it, e.g. 2026–36 or 'O*NET 31.0' (default: as its headings say)",
    )
    parser.add_argument(
        "--reference", required=True, metavar="KEY", help="its key in roles/references.yml"
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would change")
    parser.epilog = (
        "Give the files as they are published: the Bureau's occupation.xlsx (Tables 1.2 and 1.12) "
        "or the CSV of its occupational projections; of the O*NET database the tables Education, "
        "Training, and Experience and Job Zones, as .xlsx or .txt. CSV with the columns of the "
        "present tables will do, too. An update with anything wrong in it is refused as a whole."
    )


def run(options: argparse.Namespace) -> int:
    from careerguide.cli.updates import update
    from careerguide.editing.fact_update import plan

    return update(
        lambda root, catalog: plan(
            root,
            catalog,
            [Path(file).absolute() for file in options.files],
            release=options.release,
            reference=options.reference,
        ),
        refused="the update",
        dry_run=options.dry_run,
        afterward="now look at the lines named above, then run careerguide check",
    )
