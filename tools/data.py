"""`python -m tools.data`: are the data files of others, and those computed from them, as recorded?

`data.sha256` beside this file holds their checksums, in the form that `sha256sum --check` reads;
THIRD-PARTY.md says where each is from and what makes it again. After that has been done on purpose,
`--write` records the new ones.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["differing", "files", "main"]

ROOT = Path(__file__).resolve().parents[1]
RECORD = ROOT / "tools" / "data.sha256"
_WHERE = (
    "careerguide/editing/*.gz",
    "careerguide/views/us-*.csv",
    "roles/facts/germany-*.csv",
    "roles/facts/onet-*.csv",
    "roles/facts/projections-*.csv",
    "roles/facts/uk-*.csv",
    "roles/wages/*.csv",
    "quizzes/norms/*.yml",
)


def files() -> list[str]:
    """Every such file, sorted."""
    return sorted(
        path.relative_to(ROOT).as_posix() for pattern in _WHERE for path in ROOT.glob(pattern)
    )


def differing() -> Iterator[str]:
    """A line for each file that is not as recorded, missing or not recorded at all."""
    recorded = dict(
        reversed(line.split("  ", 1)) for line in RECORD.read_text(encoding="utf-8").splitlines()
    )
    for name in sorted({*recorded, *files()}):
        found = _checksum(name) if (ROOT / name).is_file() else "no file"
        if found != recorded.get(name):
            yield f"{name}: {found}; recorded is {recorded.get(name, 'nothing')}"


def _checksum(name: str) -> str:
    return hashlib.sha256((ROOT / name).read_bytes()).hexdigest()


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.data", description=__doc__)
    parser.add_argument("--write", action="store_true", help="record the files as they are now")
    if parser.parse_args().write:
        lines = [f"{_checksum(name)}  {name}\n" for name in files()]
        RECORD.write_text("".join(lines), encoding="utf-8")
        return 0
    wrong = list(differing())
    print("\n".join(wrong) or f"{len(files())} files are as recorded")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
