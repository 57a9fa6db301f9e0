"""`python -m tools.scoring_archive FILE`: the scoring as one archive, as pyodide-build bundles it.

Any Python runs it (`python3 scoring.zip passport.json` recomputes an exported passport), and any
Pyodide loads it (`unpackArchive`). The site serves one of its own, compiled and trimmed: this is
the plain one, for readers who check our sums with tools that are not ours.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from shutil import copytree, ignore_patterns

from pyodide_build.pyzip import create_zipfile

__all__ = ["main"]

_SCORING = Path(__file__).resolve().parents[1] / "scoring"
_START = "from scoring.__main__ import main\n\nraise SystemExit(main())\n"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.scoring_archive", description=__doc__)
    parser.add_argument("file", type=Path, help="the archive to write")
    file = parser.parse_args().file
    with tempfile.TemporaryDirectory() as work:
        copytree(_SCORING, Path(work, "scoring"), ignore=ignore_patterns("__pycache__"))
        Path(work, "__main__.py").write_text(_START, encoding="utf-8")
        create_zipfile([Path(work)], file)


if __name__ == "__main__":
    main()
