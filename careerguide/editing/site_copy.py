"""The example site, copied for a new site; and later versions of its frame.

The frame is what a site leaves as it was: settings of MkDocs, workflow, lists of files and
packages. All else of the copy is content, and belongs to the site from then on.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from careerguide.yamlfile.text_files import write_whole

__all__ = ["EXAMPLE", "FRAME", "RECORD", "WrongFolder", "copy", "renew"]

_PACKAGE = Path(__file__).resolve().parents[1]
_PLACES = (_PACKAGE / "example", _PACKAGE.parent / "example")
"""In an installed package, where setup.py puts it; in a checkout."""
EXAMPLE = next(filter(Path.is_dir, _PLACES), _PLACES[0])
FRAME = (
    "mkdocs.yml",
    "requirements.txt",
    ".gitattributes",
    ".gitignore",
    ".pre-commit-config.yaml",
    ".github/workflows/publish.yml",
)
RECORD = ".careerguide.json"
"""What the frame was when it was copied: path -> SHA-256."""
_VERSION = "VERSION"
"""The example has this word in place of the version of the package."""
_HARMLESS = {".git", ".DS_Store"}
_NOT_COPIED = shutil.ignore_patterns("site", ".cache", "__pycache__")


class WrongFolder(Exception):
    """The folder does not allow it; the message says why and what to do."""


def copy(folder: Path) -> None:
    """Make the example site in `folder`, which is new or empty; all of it or nothing."""
    if folder.exists() and not folder.is_dir():
        raise WrongFolder("is a file; give the name of a new folder")
    there = {path.name for path in folder.iterdir()} - _HARMLESS if folder.exists() else ()
    if there:
        raise WrongFolder(f"is not empty (it holds {min(there)}); give the name of a new folder")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".careerguide-") as work:
        made = Path(work, "site")
        shutil.copytree(EXAMPLE, made, ignore=_NOT_COPIED)
        for path, text in _frame():
            write_whole(made / path, text)
        _record(made, {path: _digest(text) for path, text in _frame()})
        folder.mkdir(exist_ok=True)
        for name in os.listdir(made):
            os.rename(made / name, folder / name)


def renew(folder: Path) -> Iterator[str]:
    """Bring the frame of the site in `folder` to this version; a line for each file it is about.

    A file that the site has changed stays as it is.
    """
    record = folder / RECORD
    try:
        copied = _known(json.loads(record.read_text(encoding="utf-8")))
    except FileNotFoundError:
        why = f"has no {RECORD}, which careerguide init leaves in a site it makes"
        raise WrongFolder(why) from None
    except ValueError:
        why = f"has a {RECORD} that cannot be read; take it from an earlier commit"
        raise WrongFolder(why) from None
    known = dict(copied)
    for path, text in _frame():
        place, new = folder / path, _digest(text)
        now = _digest(place.read_text(encoding="utf-8")) if place.is_file() else ""
        before = copied.get(path, "")
        known[path] = new
        if new in (now, before):
            continue
        if now == before:
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, text)
            yield f"{path}: {'brought up to date' if now else 'new'}"
        elif now:
            yield (
                f"{path}: changed here and in careerguide, left as it is; compare it with "
                f"{EXAMPLE / path}"
            )
    _record(folder, known)


def _known(record: object) -> dict[str, str]:
    frame = record.get("frame") if isinstance(record, dict) else None
    if not isinstance(frame, dict):
        raise ValueError
    return frame


def _frame() -> Iterator[tuple[str, str]]:
    own = version("careerguide")
    for path in FRAME:
        yield path, (EXAMPLE / path).read_text(encoding="utf-8").replace(_VERSION, own)


def _record(folder: Path, frame: dict[str, str]) -> None:
    text = json.dumps({"version": version("careerguide"), "frame": frame}, indent=1)
    write_whole(folder / RECORD, f"{text}\n")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
