"""`careerguide changes`: what changed in numbers since a revision."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from careerguide.content.model import Catalog
    from careerguide.yamlfile.problems import Problem

__all__ = ["HELP", "arguments", "run"]

HELP = "list what changed in numbers (pay, weights, wages, norms) since a revision, as Markdown"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--base", required=True, metavar="REVISION", help="what to compare with, e.g. origin/main"
    )
    parser.add_argument(
        "--of",
        metavar="REVISION",
        help="whose content to compare, instead of the files here; nothing of it is run",
    )
    parser.add_argument("--json", metavar="FILE", help="write the list to FILE as well, as JSON")


def run(options: argparse.Namespace) -> int:
    from careerguide.content import catalog
    from careerguide.editing import number_report, numbers, revisions
    from careerguide.yamlfile.problems import errors, summary

    root = Path.cwd()
    try:
        commit = revisions.resolve(root, options.base, "--base")
        before, _ = _content(root, commit)
        if options.of:
            after, problems = _content(root, revisions.resolve(root, options.of, "--of"))
        else:
            after, problems = catalog.load(root)
    except revisions.RevisionError as problem:
        print(problem, file=sys.stderr)
        return 2
    if wrong := errors(problems):
        print(
            f"{summary(wrong)} in the content, so the list may be incomplete; "
            "python3 dev.py check names them",
            file=sys.stderr,
        )
    changes = numbers.compared(numbers.of(before), numbers.of(after))
    found = number_report.NumberReport(base=commit, changes=tuple(changes))
    if options.json:
        Path(options.json).write_text(number_report.text(found), encoding="utf-8")
    print(number_report.markdown(found), end="")
    return 0


def _content(root: Path, commit: str) -> tuple[Catalog, list[Problem]]:
    """The content of `commit`, and what is wrong with it."""
    from careerguide.content import catalog
    from careerguide.editing import revisions

    with tempfile.TemporaryDirectory() as folder:
        revisions.extract(root, commit, Path(folder))
        return catalog.load(Path(folder))
