"""Where the files of a project are, and files that lie where nobody would read them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from careerguide.rulebook.about_files import FILE_KIND, FILE_UNREAD
from careerguide.yamlfile.problems import Found, Problem, shown

__all__ = ["folders", "paths", "strays"]

_FOLDERS = {
    "roles": ".md",
    "roles/skills": ".yml",
    "roles/kits": ".yml",
    "quizzes": ".yml",
    "quizzes/norms": ".yml",
    "quizzes/practice-sets": ".json",
}
"""Folder -> how the names of its files end."""
_FOUND_ALIKE = {
    ".md": (".md", ".markdown", ".mdown", ".mkd", ".txt"),
    ".yml": (".yml", ".yaml", ".json"),
    ".json": (".json", ".yml", ".yaml"),
}
"""Endings that were probably meant."""
_INNER = {
    *("roles/facts", "roles/wages", "roles/skills", "roles/kits"),
    *("quizzes/norms", "quizzes/practice", "quizzes/practice-sets"),
}


def paths(root: Path, folder: str, leave_out: Collection[str] = ()) -> list[str]:
    """The files of `folder` itself that are read, sorted; hidden ones are not content."""
    ending = _FOLDERS.get(folder, ".yml")
    return [
        f"{folder}/{name}"
        for name in _names(root / folder)
        if name.endswith(ending) and f"{folder}/{name}" not in leave_out
    ]


def folders(root: Path, folder: str) -> list[str]:
    """The names of the folders in `folder` that are read, sorted."""
    return [name for name in _names(root / folder) if os.path.isdir(root / folder / name)]


def strays(root: Path) -> Iterator[Problem]:
    """Folders that are links, and files that look like content and are not read."""
    for folder, ending in _FOLDERS.items():
        if os.path.islink(root / folder):
            found = Found(
                rule=FILE_KIND,
                field="folder",
                what="is a symbolic link",
                expected="an ordinary folder",
                do="move the files into the project",
            )
            yield Problem.of(folder, found)
        for name in _names(root / folder):
            path = f"{folder}/{name}"
            alike = name.lower().endswith(_FOUND_ALIKE[ending])
            if alike and not name.endswith(ending):
                yield _unread(path, f"a name that ends in {ending}", "rename it")
            elif not alike and path not in _INNER and os.path.isdir(root / path):
                for inner in _names(root / path):
                    if inner.lower().endswith(_FOUND_ALIKE[ending]):
                        do = f"move it to {folder}/"
                        yield _unread(f"{path}/{inner}", f"a file of {folder}/ itself", do)


def _unread(path: str, expected: str, do: str) -> Problem:
    name = path.rpartition("/")[2]
    found = Found(
        rule=FILE_UNREAD,
        field="file",
        what=f"{shown(name)} is not read here",
        expected=expected,
        do=do,
    )
    return Problem.of(path, found)


def _names(folder: Path) -> list[str]:
    try:
        return sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError:
        return []
