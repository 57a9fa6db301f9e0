"""`careerguide practice`: what the practice sets add up to, and what is wrong with them."""

from __future__ import annotations

import argparse
from pathlib import Path

__all__ = ["HELP", "arguments", "run"]

HELP = "list the items of the practice sets: points, chance, reading grade, and what is wrong"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("family", nargs="?", default="", help="id of one family; all without it")


def run(options: argparse.Namespace) -> int:
    from careerguide.content import practice_sets
    from careerguide.content.catalog import shared
    from careerguide.editing.practice_report import lines
    from careerguide.yamlfile.problems import render

    root = Path.cwd()
    catalog, _ = shared(root)
    faulty = False
    for practice, problems in practice_sets.survey(root, catalog):
        if practice is not None and options.family in ("", practice.family):
            print("\n".join(lines(practice, catalog.families.get(practice.family))))
        wanted = f"{practice_sets.FOLDER}/{options.family}"
        own = [problem for problem in problems if problem.path.startswith(wanted)]
        print(render(own), end="")
        faulty = faulty or bool(own)
    return int(faulty)
