"""What the site takes from npm: highlight.js as it is, and the Python that runs in browsers.

An installed package carries both, put there by setup.py; a checkout has what npm installed.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["CARRIED", "HIGHLIGHT", "RUNTIME", "folder"]

CARRIED = Path(__file__).resolve().parents[1] / "npm"
RUNTIME = CARRIED / "python"
"""The runtime, made already and packed: see `careerguide.python_runtime.runtime`."""
HIGHLIGHT = (
    "@highlightjs/cdn-assets/es/core.min.js",
    "@highlightjs/cdn-assets/es/languages/sql.min.js",
)


def folder(root: Path) -> Path:
    """Where the packages lie that the project at `root` uses."""
    return CARRIED if CARRIED.is_dir() else root / "node_modules"
