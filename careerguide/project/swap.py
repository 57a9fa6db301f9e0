"""Put a finished folder in the place of the old one: at once, or not at all.

On Linux two folders change places in one step (renameat2 with RENAME_EXCHANGE). Elsewhere it takes
two renames; `repair` mends what a kill between them left.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from careerguide.project import destination

__all__ = ["beside", "publish", "remove", "repair"]

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def beside(site: Path, what: str) -> Path:
    """A hidden folder next to `site`, on the same file system: `site` -> `.site.new`."""
    return site.with_name(f".{site.name}.{what}")


def repair(site: Path) -> None:
    """Undo a swap that was cut short, and clear what an earlier build left half done.

    Raises `Refused` where something that no build made has the name of a folder it needs.
    """
    old, new = beside(site, "old"), beside(site, "new")
    for folder in (old, new):
        if os.path.lexists(folder) and not (folder.is_dir() and destination.is_ours(folder)):
            raise destination.Refused(
                f"{folder}: has the name that a build needs for its own work; "
                "rename or remove it, then build again"
            )
    if old.exists() and not site.exists():
        os.rename(old, site)
    for folder in (old, new):
        if folder.exists():
            remove(folder)


def publish(new: Path, site: Path) -> Path | None:
    """`new` becomes `site`; answers where the old site is now, if there was one."""
    if not site.exists():
        os.rename(new, site)
        return None
    if _exchange(new, site):
        return new
    old = beside(site, "old")
    os.rename(site, old)
    os.rename(new, site)
    return old


def remove(folder: Path) -> None:
    """Delete `folder` with all in it, also where folders in it were made read-only.

    The seal is deleted last, so that the rest of a folder is still recognized as a build's own if
    the process is killed here. If `folder` is a link, only the link is deleted.
    """
    if folder.is_symlink():
        folder.unlink()
        return
    try:
        _empty(folder)
    except PermissionError:
        os.chmod(folder, 0o700)
        for parent, names, _ in os.walk(folder):
            for name in names:
                os.chmod(os.path.join(parent, name), 0o700)
        _empty(folder)
    shutil.rmtree(folder)


def _empty(folder: Path) -> None:
    """Delete all in `folder` but its seal."""
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != destination.SEAL:
            path.unlink()


def _exchange(first: Path, second: Path) -> bool:
    """Swap two folders in one step; False where the system or the file system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # slow to import, and there may be no old folder

    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    result: int = renameat2(
        _AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE
    )
    return result == 0
