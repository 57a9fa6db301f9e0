"""Practice sets as they were when norms were made of them: what those norms score answers by.

`quizzes/practice-sets/<set>-<version>.json` is a SET of `scoring.practice.set_json`, without words.
`tools.calibrate` writes it with the norm table. A set may change after that; answers to the version
that people took are still counted as they were, and keep their score.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from careerguide.project.layout import paths
from careerguide.rulebook.about_practice import PRACTICE_NORMS
from careerguide.yamlfile.problems import Found, Problem
from careerguide.yamlfile.text_files import read_bytes
from scoring.errors import InputError
from scoring.practice.set_json import SET
from scoring.strict_json import parse

__all__ = ["FOLDER", "path_of", "read", "text"]

FOLDER = "quizzes/practice-sets"
_MOST_BYTES = 1_000_000


def path_of(practiced: Mapping[str, Any]) -> str:
    return f"{FOLDER}/{practiced['id']}-{practiced['version']}.json"


def text(practiced: Mapping[str, Any]) -> str:
    """The file of a set."""
    return json.dumps(practiced, ensure_ascii=False, indent=1) + "\n"


def read(root: Path) -> tuple[dict[tuple[str, str], Mapping[str, Any]], list[Problem]]:
    """The kept sets by id and version, and what is wrong with the others."""
    kept: dict[tuple[str, str], Mapping[str, Any]] = {}
    problems = []
    for path in paths(root, FOLDER):
        found = _set(root, path)
        if isinstance(found, Found):
            problems.append(Problem.of(path, found))
        else:
            kept[found["id"], found["version"]] = found
    return kept, problems


def _set(root: Path, path: str) -> Mapping[str, Any] | Found:
    data = read_bytes(root, path)
    if isinstance(data, Found):
        return data
    try:
        written: Any = parse(data.decode(), field="set", most_bytes=_MOST_BYTES)
        SET.read(written, "set")
    except (InputError, UnicodeDecodeError) as error:
        return _wrong(f"holds no practice set: {str(error).splitlines()[0]}")
    if path != path_of(written):
        return _wrong(f"holds {written['id']}, version {written['version']}")
    found: Mapping[str, Any] = written
    return found


def _wrong(what: str) -> Found:
    return Found(
        rule=PRACTICE_NORMS,
        field="file",
        what=what,
        expected="what python -m tools.calibrate wrote there",
        do="take the file from an earlier commit",
    )
