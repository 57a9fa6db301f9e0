"""`careerguide build`: make the site for publishing."""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import sys
import time
from pathlib import Path

__all__ = ["HELP", "arguments", "run"]

HELP = "make site/ for publishing; nothing is touched until all of it is made"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-o", "--out", default="site", help="folder to make (default: site)")
    parser.add_argument("-q", "--quiet", action="store_true", help="say only what is wrong")
    parser.add_argument(
        "--bare",
        action="store_true",
        help="leave out what only publishing needs: compressed copies, pictures, offline copy",
    )
    parser.add_argument(
        "--precompressed",
        choices=("yes", "no"),
        default="yes",
        help="compressed copies beside the files; no: for hosts that compress by themselves",
    )
    parser.add_argument(
        "-j", "--jobs", type=int, default=0, help="processes for the guides (default: one a core)"
    )


def run(options: argparse.Namespace) -> int:
    start = time.monotonic()
    gc.set_threshold(500_000, 50, 100)  # records live to the end: looking for cycles is in vain
    atexit.register(gc.freeze)  # also when the interpreter ends
    from careerguide.building.cache import quick
    from careerguide.project.places import Places

    places, site = Places(Path.cwd()), Path(os.path.realpath(options.out))
    publishing = not options.bare
    copies = publishing and options.precompressed == "yes"
    key = quick.input_key(places, publishing=publishing, copies=copies)
    if (known := quick.unchanged(places, site, key)) is not None:
        if not options.quiet:
            print(f"{options.out}: nothing changed, {known} guides")
        return 0
    from careerguide.building.whole import BuildFailed, build
    from careerguide.project.progress import Progress

    try:
        report = build(
            places.root,
            site,
            key=key,
            publishing=publishing,
            precompressed=copies,
            jobs=options.jobs,
            progress=Progress(quiet=options.quiet),
        )
    except BuildFailed as failure:
        print("\n".join(failure.lines), file=sys.stderr)
        print(f"{options.out}: not built; the old site, if any, is as it was", file=sys.stderr)
        return 1
    if not options.quiet:
        for problem in report.advice:
            print(problem)
        for note in report.notes:
            print(note)
        print(
            f"{options.out}: {report.guides} guides, {len(report.made)} made anew, "
            f"{time.monotonic() - start:.1f} s"
        )
    return 0
