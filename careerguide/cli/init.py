"""`careerguide init FOLDER`: a small whole site to begin with."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

__all__ = ["HELP", "arguments", "run"]

HELP = "make a small whole site in a new folder, to begin your own with"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", help="the new folder")


def run(options: argparse.Namespace) -> int:
    from careerguide.editing import site_copy

    try:
        site_copy.copy(Path(options.folder))
    except site_copy.WrongFolder as error:
        print(f"careerguide init: {options.folder} {error}", file=sys.stderr)
        return 2
    print(
        f"{options.folder}: a small site, ready to build\n"
        f"  cd {options.folder}\n"
        "  careerguide serve    shows it on http://127.0.0.1:8000/ while you edit\n"
        "Name and colors are in site.yml, the guide is roles/lock-keeper.md; README.md says more."
    )
    return 0
