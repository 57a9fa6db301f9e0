"""What the last build knew: hash of its inputs, key of every guide, every file it wrote.

A state that is damaged, foreign or of another form is no state: everything is built anew.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import field, replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from careerguide.project import hashes
from careerguide.yamlfile.text_files import write_whole
from scoring.lazy_dataclass import dataclass

__all__ = ["State", "Written", "load", "save", "survey"]

_FORM = 4


class Written(NamedTuple):
    """One file of the site, as it was left."""

    digest: str
    size: int
    changed: int
    """Time stamp in nanoseconds: only to see that nobody else touched the file since."""


@dataclass(frozen=True, kw_only=True, slots=True)
class State:
    """Nothing built yet, by default."""

    site: str = ""
    """Folder that the build wrote."""
    key: str = ""
    """Hash of all inputs of the last build."""
    guides: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Source of each guide -> hash of everything that shaped it, then the files made from it."""
    pages: tuple[str, ...] = ("",)
    """Hash of everything that shaped the hand-written pages, then those that can be used again."""
    listed: tuple[str, ...] = ("",)
    """The same of the pages and files about many guides at once."""
    files: Mapping[str, Written] = field(default_factory=dict)

    def holds(self, path: str, folder: Path, found: os.stat_result | None = None) -> bool:
        """Whether the file `path` below `folder`, or what was `found` there, is as it was left."""
        written = self.files.get(path)
        if written is None:
            return False
        try:
            found = found or os.stat(f"{folder}/{path}")
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (written.size, written.changed)

    def intact(self, folder: Path) -> bool:
        """Whether `folder` holds exactly the files of the last build, untouched."""
        if not self.files or self.site != str(folder):
            return False
        return all(self.holds(path, folder) for path in self.files) and sum(
            len(names) for _, _, names in os.walk(folder)
        ) == len(self.files)

    def left_alone(self, folder: Path, found: Mapping[str, os.stat_result]) -> State:
        """This state with those files that are in `folder` as they were left.

        `found`: of some of them, how somebody has just found them.
        """
        files = self.files.items()
        kept = {path: one for path, one in files if self.holds(path, folder, found.get(path))}
        return replace(self, files=kept)


def survey(
    folder: Path, digests: Mapping[str, str], known: Mapping[str, Written]
) -> dict[str, Written]:
    """The files of `digests` as they now lie in `folder`; those of `known` as it says."""
    found = {}
    for path, digest in digests.items():
        if path in known:
            found[path] = known[path]
        else:
            stat = os.stat(f"{folder}/{path}")
            found[path] = Written(digest, stat.st_size, stat.st_mtime_ns)
    return found


def load(file: Path) -> State:
    """The state in `file`; an empty one where there is none that can be trusted."""
    try:
        return _read(file.read_bytes())
    except OSError:
        return State()


@lru_cache(maxsize=1)  # a build looks at it before and after it has the lock
def _read(written: bytes) -> State:
    try:
        seal, _, text = written.partition(b"\n")
        if seal.decode() != hashes.digest(text):
            return State()
        data = json.loads(text)
        if data["form"] != _FORM:
            return State()
        return State(
            site=data["site"],
            key=data["key"],
            guides={path: tuple(values) for path, values in data["guides"].items()},
            pages=tuple(data["pages"]),
            listed=tuple(data["listed"]),
            files={path: Written(*values) for path, values in data["files"].items()},
        )
    except (ValueError, KeyError, TypeError):
        return State()


def save(file: Path, state: State) -> None:
    """Write `state`, whole or not at all."""
    data = {
        "form": _FORM,
        "site": state.site,
        "key": state.key,
        "guides": state.guides,
        "pages": state.pages,
        "listed": state.listed,
        "files": state.files,
    }
    text = json.dumps(data, separators=(",", ":")).encode()
    write_whole(file, [hashes.digest(text).encode(), b"\n", text])
