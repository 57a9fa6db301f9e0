"""`careerguide check`: say everything that is wrong with the content, each with file and line."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from careerguide.cli import as_of

__all__ = ["HELP", "arguments", "run"]

HELP = "check guides, quizzes, references and wages; every problem with file, line and remedy"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="show only what concerns these files or folders"
    )
    parser.add_argument(
        "--format",
        choices=("plain", "github", "gitlab", "json"),
        default="plain",
        help="lines, annotations for GitHub, a report for GitLab, or records (default: plain)",
    )
    parser.add_argument(
        "--report",
        action="store_true",
        help="print a table of all guides instead: length, sources, and how they read",
    )
    as_of.add_as_of(parser)
    parser.epilog = "Exit status: 0 no errors (advice may remain), 1 errors, 2 wrong usage."


def run(options: argparse.Namespace) -> int:
    from careerguide.content.full_check import full_check
    from careerguide.content.shared_words import SharedWords
    from careerguide.editing.guide_report import GuideReport
    from careerguide.project.places import Places
    from careerguide.yamlfile.problems import by_rule, errors, render, summary

    root = Path.cwd()
    if not Places(root).roles.is_dir():
        print("careerguide check: there is no folder roles/ here; run it in the project's folder")
        return 2
    wanted = []
    for path in options.paths:
        if not os.path.lexists(path):
            print(f"careerguide check: {path} does not exist")
            return 2
        wanted.append(os.path.relpath(path, root).replace(os.sep, "/"))
    day, shared, report = as_of.as_of(options), SharedWords(), GuideReport()
    also = (report.note,) if options.report else ()
    catalog, problems = full_check(root, day, shared, also)
    if options.report:
        print("\n".join(report.lines(root, catalog, shared, day)))
        return 1 if errors(problems) else 0
    if wanted:
        problems = [p for p in problems if any(_within(p.path, path) for path in wanted)]
    sys.stdout.write(render(problems, options.format))
    if options.format in ("plain", "github"):
        if len(problems) > 1:
            print(f"By rule: {by_rule(problems)}")
        guides = len(catalog.roles)
        print(f"{guides} guide{'s' * (guides != 1)} read: {summary(problems)}")
    return 1 if errors(problems) else 0


def _within(path: str, folder: str) -> bool:
    return folder == "." or path == folder or path.startswith(f"{folder}/")
