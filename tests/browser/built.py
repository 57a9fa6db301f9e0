"""The real site, built once for all tests that look at its pages."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from careerguide.building.whole import build

__all__ = ["real_site"]

ROOT = Path(__file__).resolve().parents[2]


@cache
def real_site() -> Path:
    """Folder of the project's site as a reader gets it."""
    folder = Path(tempfile.mkdtemp(prefix="careerguide-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    build(ROOT, folder / "site", publishing=False)
    return folder / "site"
