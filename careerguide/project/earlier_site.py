"""The site before the last one, which the next build brings up to date instead of starting anew.

To link thousands of unchanged files and to remove as many old links takes longer than one edit. So
the folder that a build has replaced is kept, and of its files those that are the last site's very
own, by their inode. Nothing else in it counts: whatever it holds, the same site comes of it.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from careerguide.project import destination, swap

__all__ = ["begin", "keep"]


def begin(new: Path, kept: Path, site: Path) -> set[str]:
    """Make the folder `new`, of what is in `kept` where that can be, for the site after `site`.

    The paths of the files in it; each is a hard link to the file of `site` at that path.
    """
    try:
        if not kept.is_symlink() and destination.is_ours(kept):
            os.rename(kept, new)
            return set(_shared(str(new), str(site)))
    except OSError:
        for folder in (kept, new):
            if folder.is_dir():
                swap.remove(folder)
    new.mkdir(parents=True)
    return set()


def keep(old: Path, kept: Path) -> None:
    """Put the folder `old` of the site that was replaced where `begin` finds it, or remove it."""
    try:
        if kept.is_dir():
            swap.remove(kept)
        os.rename(old, kept)
    except OSError:  # on another file system, or read-only
        swap.remove(old)


def _shared(folder: str, site: str, inside: str = "") -> list[str]:
    """Paths in `folder` of the files that `site` has too, after removing all others."""
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(folder)
    found = []
    with os.scandir(folder) as entries:
        for entry in list(entries):
            path = f"{inside}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                found += _shared(entry.path, site, f"{path}/")
            elif _inode(f"{site}/{path}") == entry.inode():
                found.append(path)
            else:
                os.unlink(entry.path)
    if inside and not found:
        os.rmdir(folder)
    return found


def _inode(path: str) -> int:
    with suppress(OSError):
        return os.lstat(path).st_ino
    return -1
