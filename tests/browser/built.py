"""The real site as a preview, built once for all tests that look at its pages."""

from __future__ import annotations

import fcntl
from functools import cache
from pathlib import Path

from careerguide.building.whole import build

__all__ = ["real_site"]

ROOT = Path(__file__).resolve().parents[2]


@cache
def real_site() -> Path:
    """Folder of the site; no service worker keeps its pages. All processes of a run share it."""
    folder = ROOT / ".cache" / "test-preview"
    folder.parent.mkdir(exist_ok=True)
    with open(folder.with_suffix(".lock"), "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        build(ROOT, folder, publishing=False)
    return folder
