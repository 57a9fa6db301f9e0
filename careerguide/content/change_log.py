"""The committed log of changes that readers should know, which the feed is made from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from careerguide.content.fields import CHANGES
from careerguide.content.model import Change
from careerguide.yamlfile import documents
from careerguide.yamlfile.documents import read_document
from careerguide.yamlfile.problems import Problem

__all__ = ["PATH", "append", "read"]

PATH = "roles/changes.yml"
_LIMIT = 32_000_000
"""Longest log, in bytes: it grows with every guide, by some four hundred bytes an entry."""
_HEAD = """\
# What changed for readers, oldest first; the feed and the guides print it. `careerguide log` adds
# what is missing at the end, and `careerguide check` compares the last values with the content.
changes:
"""


def read(root: Path) -> tuple[tuple[Change, ...], list[Problem]]:
    """The log, oldest first; an absent file is an empty log."""
    if not (root / PATH).exists() and not (root / PATH).is_symlink():
        return (), []
    document = read_document(root, PATH, CHANGES, {}, _LIMIT)
    changes = document.values.get("changes", ())
    assert isinstance(changes, tuple)
    return changes, list(document.problems)


def append(root: Path, changes: Iterable[Change]) -> None:
    """Add `changes` at the end of the log, which begins now if there is none; the rest is kept."""
    entries = (
        {
            "date": change.date,
            "kind": change.kind,
            "subject": change.subject,
            "text": change.text,
            **({"before": change.before} if change.before else {}),
            **({"after": change.after} if change.after else {}),
        }
        for change in changes
    )
    documents.append(root / PATH, _HEAD, entries)
