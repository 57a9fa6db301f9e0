"""The site before the last one, which the next build brings up to date instead of starting anew.

To link thousands of unchanged files and to remove as many old links takes longer than one edit. So
the folder that a build has replaced is kept, and of its files those that are the last site's very
own, by their inode. Nothing else in it counts: whatever it holds, the same site comes of it.
"""

from __future__ import annotations

import os
from pathlib import Path

from careerguide.project import destination, swap

__all__ = ["begin", "keep"]


def begin(new: Path, kept: Path, site: Path) -> dict[str, os.stat_result]:
    """Make the folder `new`, of what is in `kept` where that can be, for the site after `site`.

    The files in it by path, as they were found; each is a hard link to the file of `site` there.
    """
    try:
        if not kept.is_symlink() and destination.is_ours(kept):
            os.rename(kept, new)
            found: dict[str, os.stat_result] = {}
            _share(str(new), f"{site}/", "", found)
            return found
    except OSError:
        for folder in (kept, new):
            if folder.is_dir():
                swap.remove(folder)
    new.mkdir(parents=True)
    return {}


def keep(old: Path, kept: Path) -> None:
    """Put the folder `old` of the site that was replaced where `begin` finds it, or remove it."""
    try:
        if kept.is_dir():
            swap.remove(kept)
        os.rename(old, kept)
    except OSError:  # on another file system, or read-only
        swap.remove(old)


def _share(folder: str, site: str, inside: str, found: dict[str, os.stat_result]) -> None:
    """Add to `found` the files in `folder` that `site` has too, and remove all others."""
    if not os.access(folder, os.W_OK | os.X_OK):
        raise PermissionError(folder)
    before = len(found)
    with os.scandir(folder) as entries:
        for entry in list(entries):
            path = inside + entry.name
            if entry.is_dir(follow_symlinks=False):
                _share(entry.path, site, f"{path}/", found)
                continue
            try:
                same = os.lstat(site + path)
            except OSError:
                os.unlink(entry.path)
                continue
            if same.st_ino == entry.inode():
                found[path] = same
            else:
                os.unlink(entry.path)
    if inside and len(found) == before:
        os.rmdir(folder)
