"""`careerguide versions`: keep what results of today's quizzes and practice sets are scored by."""

from __future__ import annotations

import argparse
from pathlib import Path

__all__ = ["HELP", "arguments", "run"]

HELP = "keep new versions of quizzes, norms and practice sets, which results name for years"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--dry-run", action="store_true", help="only print what would be added; exit 1 if anything"
    )


def run(options: argparse.Namespace) -> int:
    from careerguide.content import kept_versions, practice_versions
    from careerguide.content.catalog import shared
    from careerguide.yamlfile.problems import errors, render

    root = Path.cwd()
    catalog, problems = shared(root)
    if wrong := errors(problems):
        print(render(wrong), end="")
        print("nothing was added; correct these first")
        return 1
    new = kept_versions.missing(catalog)
    for version in new:
        print(f'{version.id} "{version.version}" with norms "{version.norms_version}"')
    sets = practice_versions.missing(catalog)
    for practice in sets:
        print(f'{practice.id} "{practice.version}"')
    if not new and not sets:
        print("every version is kept")
    elif not options.dry_run:
        if new:
            kept_versions.append(root, new)
            print(f"added to {kept_versions.PATH}")
        if sets:
            practice_versions.append(root, sets)
            print(f"added to {practice_versions.PATH}")
    return 1 if (new or sets) and options.dry_run else 0
