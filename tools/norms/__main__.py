"""`python -m tools.norms TABLE [FILE]`: rebuild a norm table and print it, or write it to FILE.

Each takes a minute or two. `--splits` makes a quicker, rougher run.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tools.norms import bfi, held_out, retest, spi, table, totals_table, trials
from tools.norms.debian import read_objects
from tools.norms.form import read_form


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.norms", description=__doc__)
    parser.add_argument("table", choices=("big-five", "big-five-sample"), help="which one")
    parser.add_argument("file", nargs="?", type=Path, help="where to write; without it, print")
    usual = held_out.SPLITS
    parser.add_argument("--splits", type=int, default=usual, help=f"halvings, usually {usual}")
    parser.add_argument(
        "--package", type=Path, help="r-cran-psychtools_*.deb; without it, apt-get fetches it"
    )
    asked = parser.parse_args()

    make = _sample if asked.table == "big-five-sample" else _full
    text = make(asked)
    # Written only once everything is computed, so that a failed run leaves the old table alone.
    if asked.file:
        asked.file.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


def _sample(asked: argparse.Namespace) -> str:
    people = bfi.adults()
    return table.table(people, trials.run(people.keyed, asked.splits), asked.splits)


def _full(asked: argparse.Namespace) -> str:
    form = read_form()
    objects = read_objects({"spi": spi.SHA256, **retest.SHA256}, asked.package)
    people = spi.adults(objects["spi"], form)
    tried = held_out.run(people, form, asked.splits)
    sittings = retest.retest(objects)
    return totals_table.table(people, form, tried, asked.splits, bfi.adults(), sittings)


main()
