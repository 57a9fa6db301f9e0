"""What the site takes from npm: highlight.js, codes to scan, and the Python that runs in browsers.

An installed package carries both, put there by setup.py; a checkout has what npm installed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from careerguide.project.places import Places

__all__ = ["CARRIED", "DESK", "FOR_PREVIEW", "PUBLISHED", "RUNTIME", "comment", "folder", "joined"]

CARRIED = Path(__file__).resolve().parents[1] / "npm"
RUNTIME = CARRIED / "python"
"""The runtime, made already and packed: see `careerguide.python_runtime.runtime`."""
DESK = CARRIED / "desk"
"""What the editors' desk needs besides, made already: `careerguide.python_runtime.desk_archive`."""
PUBLISHED = {
    "highlight/core.js": ("@highlightjs/cdn-assets/es/core.min.js",),
    "highlight/sql.js": ("@highlightjs/cdn-assets/es/languages/sql.min.js",),
    "uqr.js": ("uqr/LICENSE", "uqr/dist/index.mjs"),
}
"""A script that pages fetch when asked for -> its files. A license that is not in the script's own
head comes before it."""

FOR_PREVIEW = ("comrak/LICENSE", "comrak/esm/lib/comrak_wasm.js")
"""The Markdown library, for the preview of the editors' desk alone."""


def folder(places: Places) -> Path:
    """Where the packages lie that the project at `places` uses."""
    return CARRIED if CARRIED.is_dir() else places.packages


def joined(folder: Path, paths: Iterable[str]) -> bytes:
    """The files `paths` below `folder` as one script: a license becomes a comment."""
    return b"".join(_published(folder / path) for path in paths)


def _published(file: Path) -> bytes:
    content = file.read_bytes()
    return content if file.suffix else comment(content)


def comment(license_text: bytes) -> bytes:
    """A license as a script carries it."""
    return b"/*!\n" + license_text.strip() + b"\n*/\n"
