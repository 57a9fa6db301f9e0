"""Make the table of alternate titles again: `python -m tools.onet_titles "Alternate Titles.txt"`.

The file is that of the O*NET 27.0 Database in text form (<https://www.onetcenter.org/db_releases.html>).
It is compressed as it is; its own checksum is known, so another release is noticed.
"""

from __future__ import annotations

import gzip
import hashlib
import sys
from pathlib import Path

__all__ = ["RELEASED", "main"]

TARGET = Path(__file__).resolve().parents[1] / "careerguide" / "editing" / "onet-27-titles.tsv.gz"
RELEASED = "c3adaa59500f4a18649d6f49ee8798fa6d2c03b7a0f6b0a1a2f064c5c95c9cf5"
"""SHA-256 of the table as released."""


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print('usage: python -m tools.onet_titles "Alternate Titles.txt"', file=sys.stderr)
        return 2
    data = Path(arguments[0]).read_bytes().replace(b"\r\n", b"\n")
    if hashlib.sha256(data).hexdigest() != RELEASED:
        print(f"{arguments[0]}: is not the table of O*NET 27.0; nothing was changed")
        return 1
    TARGET.write_bytes(gzip.compress(data, mtime=0))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
