"""`careerguide upgrade`: later versions of what `careerguide init` copied, except content."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

__all__ = ["HELP", "arguments", "run"]

HELP = "bring mkdocs.yml and the workflow of a site that init made to this version"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "Files that you have changed stay as they are, and are named."


def run(options: argparse.Namespace) -> int:
    from careerguide.editing import site_copy

    try:
        lines = list(site_copy.renew(Path.cwd()))
    except site_copy.WrongFolder as error:
        print(f"careerguide upgrade: this folder {error}", file=sys.stderr)
        return 2
    print("\n".join(lines or ["nothing to bring up to date"]))
    return 0
