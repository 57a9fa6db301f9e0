"""`careerguide changes`: what changed in numbers since a revision."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

__all__ = ["HELP", "arguments", "run"]

HELP = "list what changed in numbers (pay, weights, wages, norms) since a revision, as Markdown"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--base", required=True, metavar="REVISION", help="what to compare with, e.g. origin/main"
    )
    parser.add_argument("--json", metavar="FILE", help="write the list to FILE as well, as JSON")


def run(options: argparse.Namespace) -> int:
    from careerguide.content import catalog
    from careerguide.content.problems import errors
    from careerguide.machine import numbers, report, revisions

    root = Path.cwd()
    try:
        commit = revisions.resolve(root, options.base)
        with tempfile.TemporaryDirectory() as folder:
            revisions.extract(root, commit, Path(folder))
            before, _ = catalog.load(Path(folder))
    except revisions.RevisionError as problem:
        print(problem, file=sys.stderr)
        return 2
    after, problems = catalog.load(root)
    if wrong := errors(problems):
        print(
            f"{len(wrong)} problems in the content, so the list may not be whole; "
            "python3 dev.py check names them",
            file=sys.stderr,
        )
    changes = numbers.compared(numbers.of(before), numbers.of(after))
    found = report.Report(base=commit, changes=tuple(changes))
    if options.json:
        Path(options.json).write_text(report.text(found), encoding="utf-8")
    print(report.markdown(found), end="")
    return 0
