"""The pages that MkDocs rendered: it starts only when one of its inputs changed."""

from __future__ import annotations

import shutil
from pathlib import Path

from careerguide.project import hashes
from careerguide.project.places import Places

__all__ = ["pages"]

_WHOLE = "_whole"
"""Written last: a folder without it was cut short."""


def pages(places: Places) -> tuple[Path, list[str]]:
    """Folder with the rendered pages, markers open, and MkDocs' complaints, if any."""
    key = hashes.pages_by_mkdocs(places)
    kept = places.cache / "mkdocs"
    folder = kept / key[:20]
    if (folder / _WHOLE).is_file() and (folder / _WHOLE).read_bytes() == _seal(folder).encode():
        return folder, []
    from careerguide.pages.mkdocs_run import (
        render_docs,  # slow to import, so only when it is needed
    )

    shutil.rmtree(kept, ignore_errors=True)
    folder.mkdir(parents=True)
    complaints = render_docs(places, folder)
    if complaints:
        shutil.rmtree(folder, ignore_errors=True)
    else:
        (folder / _WHOLE).write_bytes(_seal(folder).encode())
    return folder, complaints


def _seal(folder: Path) -> str:
    """Hash of everything in `folder` but the seal itself: a damaged cache is seen."""
    return hashes.tree([path for path in sorted(folder.iterdir()) if path.name != _WHOLE], folder)
