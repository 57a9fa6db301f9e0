"""The committed log of changes that readers should know, which the feed is made from."""

from __future__ import annotations

from pathlib import Path

from careerguide.content.documents import read_document
from careerguide.content.fields import CHANGES
from careerguide.content.model import Change
from careerguide.content.problems import Problem

__all__ = ["PATH", "read"]

PATH = "roles/changes.yml"


def read(root: Path) -> tuple[tuple[Change, ...], list[Problem]]:
    """The log, oldest first; an absent file is an empty log."""
    if not (root / PATH).exists() and not (root / PATH).is_symlink():
        return (), []
    document = read_document(root, PATH, CHANGES, {})
    changes = document.values.get("changes", ())
    assert isinstance(changes, tuple)
    return changes, list(document.problems)
