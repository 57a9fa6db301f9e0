"""What may lie in docs/: pages, and files for them to link to, each with an address of its own."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from careerguide.content.link_targets import page_url
from careerguide.rulebook.about_files import (
    FILE_ADDRESS,
    FILE_KIND,
    FILE_NAME,
    FILE_SIZE,
    FILE_TYPE,
)
from careerguide.rulebook.rule import Rule
from careerguide.yamlfile.problems import Found, Problem, shown
from careerguide.yamlfile.scalars import wrong_id

__all__ = ["FILES", "TAKEN", "docs_files"]

FILES = (".csv", ".jpg", ".pdf", ".png", ".txt", ".webp")
"""Endings of what may be published beside pages: nothing that a browser would run."""
TAKEN = frozenset(
    (
        *("404", "_shell", "assets", "desk", "icons", "jobs", "llms.txt", "not-here", "pay"),
        *("practice", "practice-sets", "preview.png", "robots.txt", "roles", "schemas"),
        *("scoring", "search", "skills", "templates"),
    )
)
"""Names at the top of the site that the generator writes, or that MkDocs leaves out."""
_LISTS = ("roles", "skills")
"""Those of them that are a page of docs/, with the generator's pages below it."""
_MOST = 5_000_000
_NAME = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")


def docs_files(root: Path) -> tuple[list[str], list[Problem]]:
    """The pages below docs/, sorted, and what is wrong with the files there."""
    pages: list[str] = []
    problems: list[Problem] = []
    addresses: dict[str, str] = {}
    for path, place in _below(root, "docs"):
        found = _wrong(path, place, addresses)
        if found:
            problems.append(Problem.of(path, found))
        elif path.endswith(".md"):
            pages.append(path)
    return pages, problems


def _below(root: Path, folder: str) -> Iterator[tuple[str, os.stat_result]]:
    """Every file below `folder` and every link, hidden ones left out: they are not published."""
    try:
        names = sorted(os.listdir(root / folder))
        place = os.lstat(root / folder)
    except OSError:
        return
    if stat.S_ISLNK(place.st_mode):
        yield folder, place
        return
    for name in names:
        if name.startswith("."):
            continue
        path = f"{folder}/{name}"
        place = os.lstat(root / path)
        if stat.S_ISDIR(place.st_mode):
            yield from _below(root, path)
        else:
            yield path, place


def _wrong(path: str, place: os.stat_result, addresses: dict[str, str]) -> Found | None:
    """Why `path` cannot be published; else its address is added to `addresses`."""
    if stat.S_ISLNK(place.st_mode):
        return _found(
            FILE_KIND, "is a symbolic link", "an ordinary file", "put a copy in its place"
        )
    if not stat.S_ISREG(place.st_mode):
        return _found(
            FILE_KIND, "is not an ordinary file", "a page or a file to link to", "remove it"
        )
    *folders, name = path.split("/")[1:]
    page = name.endswith(".md")
    if not page and not name.endswith(FILES):
        expected = f"a page (.md) or a file that ends in {', '.join(FILES)}"
        return _found(
            FILE_TYPE, "is of another type", expected, "remove it, or keep it outside docs/"
        )
    stem = name.removesuffix(".md")
    wrong = wrong_id(stem, ".md") if page and stem != "README" else None
    if not wrong and not all(map(_NAME.fullmatch, folders if page else [*folders, name])):
        wrong = f"is {shown(path)}", "small letters, digits and single hyphens in all its names"
    if wrong:
        return _found(FILE_NAME, *wrong, "rename it: the name is the address", "file name")
    if place.st_size > _MOST:
        what = f"is {place.st_size:,} bytes long"
        return _found(FILE_SIZE, what, f"at most {_MOST:,}", "make it smaller")
    address = page_url(path) if page else path.removeprefix("docs/")
    first, _, rest = address.partition("/")
    if first in TAKEN and (rest or path != f"docs/{first}.md" or first not in _LISTS):
        return _found(
            FILE_ADDRESS,
            f'would be published as "{address}", a name that the site needs itself',
            "a name of its own",
            "rename it",
        )
    other = addresses.setdefault(address, path)
    if other != path:
        what = f'would be published as "{address or "index.html"}", as {other} is'
        return _found(
            FILE_ADDRESS, what, "one file for an address", "rename or remove one of the two"
        )
    return None


def _found(rule: Rule, what: str, expected: str, do: str, field: str = "file") -> Found:
    return Found(rule=rule, field=field, what=what, expected=expected, do=do)
