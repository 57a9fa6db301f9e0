"""`careerguide test`: check the content, build the site apart, and look over what came out."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

__all__ = ["HELP", "arguments", "run"]

HELP = "check, build as for publishing, and follow every link of what was built"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = "The site in site/ stays as it is: the tested one is built in .cache/."


def run(options: argparse.Namespace) -> int:
    from careerguide.building.looked_over import look_over
    from careerguide.building.whole import BuildFailed, build
    from careerguide.cli import check
    from careerguide.project.places import Places

    parser = argparse.ArgumentParser()
    check.arguments(parser)
    if status := check.run(parser.parse_args([])):
        return status
    places = Places(Path.cwd())
    site = places.tested
    try:
        report = build(places.root, site, precompressed=False)
    except BuildFailed as failure:
        print("\n".join(failure.lines), file=sys.stderr)
        return 1
    for note in report.notes:
        print(note)
    seen = look_over(site)
    for line in seen.broken:
        print(line)
    weight, page = seen.heaviest
    print(
        f"{seen.pages} pages built; {seen.links} links followed, {len(seen.broken)} broken; "
        f"heaviest page {page} with {weight / 1000:.0f} kB compressed"
    )
    return 1 if seen.broken else 0
