"""The committed record of every version of a quiz that people took, with its norms.

A result is scored by the version it names, years later too. So what a version is scored by never
changes, and a change is a new version.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import cast

from careerguide.content import model
from careerguide.content.fields import VERSIONS
from careerguide.content.model import Catalog
from careerguide.rulebook.about_the_log import VERSION_KIND, VERSION_TWICE
from careerguide.yamlfile import documents
from careerguide.yamlfile.documents import Known, placed, read_document
from careerguide.yamlfile.problems import Found, Problem
from scoring.form import Norm, Quiz, QuizItem, Step
from scoring.wire import plain

__all__ = ["PATH", "append", "missing", "name", "now", "of", "read"]

PATH = "quizzes/versions.yml"
_HEAD = """\
# Every version of a quiz and its norms that people could take, oldest first: results are scored by
# the version they name. `careerguide versions` adds at the end what is new; nothing above changes.
versions:
"""
_EMPTY: tuple[object, ...] = (None, 0, [])
_ORDER = (
    *("id", "version", "family", "kind", "norms_id", "norms_version"),
    *("items", "answers", "steps", "private_traits"),
)


def name(version: Quiz) -> tuple[str, str, str]:
    """What a result calls it by."""
    return version.id, version.version, version.norms_version


def of(quiz: model.Quiz, norms: model.Norms) -> Quiz:
    """What results of `quiz` are scored by; `norms` is its table."""
    by_step = {step.length: step for step in norms.steps}
    return Quiz(
        id=quiz.id,
        version=quiz.version,
        family=quiz.family,
        kind=quiz.kind,
        norms_id=norms.id,
        norms_version=norms.version,
        private_traits=quiz.private_traits,
        items=tuple(_item(item, norms) for item in quiz.items),
        answers=len(quiz.scale) if quiz.steps else 0,
        steps=tuple(
            Step(
                length=step.length,
                kind=step.kind,
                norms={
                    trait: Norm(reliability=norm.reliability, counts=norm.smoothed)
                    for trait, norm in by_step[step.length].traits.items()
                },
            )
            for step in quiz.steps
        ),
    )


def _item(item: model.Item, norms: model.Norms) -> QuizItem:
    norm = norms.items.get(item.id)
    return QuizItem(
        id=item.id,
        trait=item.trait,
        direction=item.direction,
        counts=norm.counts if norm else (),
        loading=norm.loading if norm else 0.0,
    )


def now(catalog: Catalog) -> Iterator[Quiz]:
    """The version of each quiz that can be taken today."""
    for quiz in catalog.quizzes.values():
        if quiz.norms in catalog.norms:
            yield of(quiz, catalog.norms[quiz.norms])


def missing(catalog: Catalog) -> list[Quiz]:
    """Versions of today that the record does not name."""
    known = {name(version) for version in catalog.versions}
    return [version for version in now(catalog) if name(version) not in known]


def read(root: Path, known: Known) -> tuple[tuple[Quiz, ...], list[Problem]]:
    """The record, oldest first; an absent file is an empty one."""
    if not (root / PATH).exists() and not (root / PATH).is_symlink():
        return (), []
    document = read_document(root, PATH, VERSIONS, known)
    versions = document.values.get("versions", ())
    assert isinstance(versions, tuple)
    found = []
    seen: set[tuple[str, str, str]] = set()
    for position, version in enumerate(versions, 1):
        if name(version) in seen:
            found.append(
                Found(
                    rule=VERSION_TWICE,
                    field=f"versions[{position}]",
                    what=f'is {version.id} "{version.version}" with norms '
                    f'"{version.norms_version}", which an entry above is',
                    expected="each version once",
                    do="remove the one that results were not scored by",
                )
            )
        if (version.kind is None) != bool(version.steps):
            found.append(
                Found(
                    rule=VERSION_KIND,
                    field=f"versions[{position}].kind",
                    what="is missing" if version.kind is None else f"is {version.kind}",
                    expected="sample or full, or steps that each say it, and not both",
                    do="write what careerguide versions wrote",
                )
            )
        seen.add(name(version))
    return versions, [*document.problems, *placed(PATH, document.node, found)]


def append(root: Path, versions: Iterable[Quiz]) -> None:
    """Add `versions` at the end of the record, which begins now if there is none."""
    entries = map(_entry, versions)
    documents.append(root / PATH, _HEAD, entries, short_lists=True)


def _entry(version: Quiz) -> dict[str, object]:
    """`version` in the order of the record, without what belongs to norms of the other kind."""
    values = cast(dict[str, object], _written(plain(version)))
    values["private_traits"] = list(version.private_traits)
    return {key: values[key] for key in _ORDER if key in values}


def _written(value: object) -> object:
    """`value` without the parts that are empty: they belong to norms of the other kind."""
    match value:
        case dict():
            return {key: _written(part) for key, part in value.items() if part not in _EMPTY}
        case list():
            return [_written(part) for part in value]
    return value
