"""Objects of R packages from their Debian packages; R itself is not needed.

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

__all__ = ["read_file", "read_objects"]

_PACKAGE = "r-cran-psychtools"
_LIBRARY = Path("usr", "lib", "R", "site-library")
_DATA = _LIBRARY / "psychTools" / "data"


def read_objects(wanted: dict[str, str], package: Path | None = None) -> dict[str, Any]:
    """The data sets in `wanted` (name -> SHA-256 of its bytes), from the file `package` if given.

    Any other bytes than those the committed tables came from are refused.
    """
    with TemporaryDirectory() as folder:
        unpacked = _unpacked(Path(folder), package or _fetched(Path(folder), _PACKAGE))
        return {name: _read(unpacked / _DATA, name, known) for name, known in wanted.items()}


def read_file(package: str, library: str, name: str, known: str) -> Any:
    """The data set `name` of the R package `library`, which keeps it in a file of its own."""
    with TemporaryDirectory() as folder:
        unpacked = _unpacked(Path(folder), _fetched(Path(folder), package))
        stored = (unpacked / _LIBRARY / library / "data" / f"{name}.rda").read_bytes()
    _check(name, stored, known, f"the {package} that the trials were run on")
    return _converted(rdata.parser.parse_data(stored))[name]


def _fetched(folder: Path, package: str) -> Path:
    subprocess.run(["apt-get", "download", "-qq", package], cwd=folder, check=True)
    return next(folder.glob(f"{package}_*.deb"))


def _unpacked(folder: Path, package: Path) -> Path:
    unpacked = folder / "unpacked"
    subprocess.run(["dpkg-deb", "-x", package.resolve(), unpacked], check=True)
    return unpacked


def _check(name: str, stored: bytes, known: str, take: str) -> None:
    found = sha256(stored).hexdigest()
    if found != known:
        raise SystemExit(f"{name}: SHA-256 is {found}; expected {known}; take {take}")


def _converted(parsed: Any) -> Any:
    """Data frames as columns by name, because one column may hold a table."""
    made = {
        **rdata.conversion.DEFAULT_CLASS_MAP,
        "data.frame": lambda columns, attributes: columns,
        "itemresp": lambda values, attributes: values,
    }
    with warnings.catch_warnings():
        # It names classes of R that stay plain values here.
        warnings.simplefilter("ignore")
        return rdata.conversion.SimpleConverter(constructor_dict=made).convert(parsed)


def _read(data: Path, name: str, known: str) -> Any:
    index = rdata.read_rds(data / "Rdata.rdx")
    start, length = (int(number) for number in index["variables"][name])
    stored = (data / "Rdata.rdb").read_bytes()[start : start + length]
    # Four bytes with the size come first.
    serialized = zlib.decompress(stored[4:])
    _check(name, serialized, known, "psychTools 2.2.9 of Debian")
    with warnings.catch_warnings():
        # It names classes of R that stay plain values here.
        warnings.simplefilter("ignore")
        return rdata.conversion.convert(rdata.parser.parse_data(serialized))
