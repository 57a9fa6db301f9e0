"""Objects of R's psychTools from its Debian package; R itself is not needed.

Without a package at hand it is fetched by `apt-get download`, which needs neither root nor an
installation. `dpkg-deb` unpacks it.
"""

from __future__ import annotations

import subprocess
import warnings
import zlib
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import rdata

__all__ = ["read_objects"]

_PACKAGE = "r-cran-psychtools"
_DATA = Path("usr", "lib", "R", "site-library", "psychTools", "data")


def read_objects(wanted: dict[str, str], package: Path | None = None) -> dict[str, Any]:
    """The data sets in `wanted` (name -> SHA-256 of its bytes), from the file `package` if given.

    Any other bytes than those the committed tables came from are refused.
    """
    with TemporaryDirectory() as folder:
        unpacked = Path(folder, "unpacked")
        found = package or _fetched(Path(folder))
        subprocess.run(["dpkg-deb", "-x", found.resolve(), unpacked], check=True)
        return {name: _read(unpacked / _DATA, name, known) for name, known in wanted.items()}


def _fetched(folder: Path) -> Path:
    subprocess.run(["apt-get", "download", "-qq", _PACKAGE], cwd=folder, check=True)
    return next(folder.glob(f"{_PACKAGE}_*.deb"))


def _read(data: Path, name: str, known: str) -> Any:
    index = rdata.read_rds(data / "Rdata.rdx")
    start, length = (int(number) for number in index["variables"][name])
    stored = (data / "Rdata.rdb").read_bytes()[start : start + length]
    # Four bytes with the size come first.
    serialized = zlib.decompress(stored[4:])
    found = sha256(serialized).hexdigest()
    if found != known:
        raise SystemExit(
            f"{name}: SHA-256 is {found}; expected {known}; take psychTools 2.2.9 of Debian"
        )
    with warnings.catch_warnings():
        # It names classes of R that stay plain values here.
        warnings.simplefilter("ignore")
        return rdata.conversion.convert(rdata.parser.parse_data(serialized))
