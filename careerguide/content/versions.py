"""The committed record of every version of a quiz that people took, with its norms.

A result is scored by the version it names, years later too. So what a version is scored by never
changes, and a change is a new version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from careerguide.content import documents
from careerguide.content.documents import Known, placed, read_document
from careerguide.content.fields import VERSIONS
from careerguide.content.model import Catalog, Norms, Quiz, ScoredItem, Version
from careerguide.content.problems import Found, Problem

__all__ = ["PATH", "append", "missing", "now", "of", "read"]

PATH = "quizzes/versions.yml"
_HEAD = """\
# Every version of a quiz and its norms that people could take, oldest first: results are scored by
# the version they name. `careerguide versions` adds at the end what is new; nothing above changes.
versions:
"""


def of(quiz: Quiz, norms: Norms) -> Version:
    """What results of `quiz` are scored by; `norms` is its table."""
    return Version(
        quiz=quiz.id,
        version=quiz.version,
        family=quiz.family,
        kind=quiz.kind,
        norms=norms.id,
        norms_version=norms.version,
        private_traits=quiz.private_traits,
        items=tuple(
            ScoredItem(
                id=item.id,
                trait=item.trait,
                direction=item.direction,
                counts=norms.items[item.id].counts,
                loading=norms.items[item.id].loading,
            )
            for item in quiz.items
        ),
    )


def now(catalog: Catalog) -> Iterator[Version]:
    """The version of each quiz that can be taken today."""
    for quiz in catalog.quizzes.values():
        if quiz.norms in catalog.norms:
            yield of(quiz, catalog.norms[quiz.norms])


def missing(catalog: Catalog) -> list[Version]:
    """Versions of today that the record does not name."""
    known = {version.name for version in catalog.versions}
    return [version for version in now(catalog) if version.name not in known]


def read(root: Path, known: Known) -> tuple[tuple[Version, ...], list[Problem]]:
    """The record, oldest first; an absent file is an empty one."""
    if not (root / PATH).exists() and not (root / PATH).is_symlink():
        return (), []
    document = read_document(root, PATH, VERSIONS, known)
    versions = document.values.get("versions", ())
    assert isinstance(versions, tuple)
    found = []
    seen: set[tuple[str, str, str]] = set()
    for position, version in enumerate(versions, 1):
        if version.name in seen:
            found.append(
                Found(
                    field=f"versions[{position}]",
                    what=f'is {version.quiz} "{version.version}" with norms '
                    f'"{version.norms_version}", which an entry above is',
                    expected="each version once",
                    do="remove the one that results were not scored by",
                )
            )
        seen.add(version.name)
    return versions, [*document.problems, *placed(PATH, document.node, found)]


def append(root: Path, versions: Iterable[Version]) -> None:
    """Add `versions` at the end of the record, which begins now if there is none."""
    entries = (
        {
            **asdict(version),
            "private_traits": list(version.private_traits),
            "items": [{**asdict(item), "counts": list(item.counts)} for item in version.items],
        }
        for version in versions
    )
    documents.append(root / PATH, _HEAD, entries, short_lists=True)
