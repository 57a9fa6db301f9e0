"""Where the theme lies: templates, styles, scripts and icons.

A file in a site's own `overrides/` takes the place of the packaged file of the same name.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["OWN", "PACKAGED", "layers"]

OWN = "overrides"
_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "theme", _PACKAGE.parent / OWN)
"""In an installed package, where setup.py puts it; in a checkout."""
PACKAGED = next(filter(Path.is_dir, _PLACES), _PLACES[0])


def layers(root: Path) -> tuple[Path, ...]:
    """The folders of the theme of the project at `root`, the one that counts first."""
    own = (root / OWN).resolve()
    return (own, PACKAGED) if own.is_dir() and own != PACKAGED else (PACKAGED,)
