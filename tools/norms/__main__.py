"""`python -m tools.norms [FILE]`: rebuild the norm table and print it, or write it to FILE.

Takes about a minute. `--splits` makes a quicker, rougher run.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.norms.bfi import adults
from tools.norms.table import table
from tools.norms.trials import SPLITS, run


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.norms", description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, help="where to write; without it, print")
    parser.add_argument("--splits", type=int, default=SPLITS, help=f"halvings, usually {SPLITS}")
    asked = parser.parse_args()

    people = adults()
    text = table(people, run(people.keyed, asked.splits), asked.splits)
    # Written only once everything is computed, so that a failed run leaves the old table alone.
    if asked.file:
        asked.file.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


main()
