"""The committed record of every version of a practice set that people could take.

A passport holds results of earlier versions for years. The record names them, and says by a digest
which items decide points as they do now: answers to those can be scored when norms exist.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from careerguide.content.model import Catalog
from careerguide.content.practice_form import item_json, tables_json
from careerguide.content.practice_model import KeptPractice, Practice, PracticeCase, WrittenItem
from careerguide.rulebook.about_practice import PRACTICE_KEPT
from careerguide.yamlfile import documents
from careerguide.yamlfile.documents import placed, read_document
from careerguide.yamlfile.problems import Found, Problem
from careerguide.yamlfile.scalars import Code, Id, String
from careerguide.yamlfile.tables import Field, ListOf, MapOf, Record
from scoring.wire import digest

__all__ = ["FIELDS", "PATH", "append", "earlier", "missing", "name", "of", "read"]

PATH = "quizzes/practice-versions.yml"
_HEAD = """\
# Every version of a practice set that people could take, oldest first, with a digest of what
# decides the points of each item. `careerguide versions` adds what is new; nothing above changes.
versions:
"""
_DIGITS = 16
_DIGEST = String(pattern=rf"[0-9a-f]{{{_DIGITS}}}", said=f"{_DIGITS} digits and letters a to f")

FIELDS = (
    Field(
        "versions",
        ListOf(
            entry=Record(
                name="version",
                fields=(
                    Field("id", Id(), "The set", example="communication-practice"),
                    Field("version", Code(example="1.0"), "Its version", example='"1.0"'),
                    Field("title", String(most=60), "Its title then"),
                    Field(
                        "items", MapOf(key=Id(), value=_DIGEST), "The digest of each item, as asked"
                    ),
                ),
                make=KeptPractice,
            )
        ),
        "The versions, oldest first",
    ),
)


def name(version: KeptPractice) -> tuple[str, str]:
    return version.id, version.version


def of(practice: Practice) -> KeptPractice:
    """What the record says of `practice` as it is."""
    return KeptPractice(
        id=practice.id,
        version=practice.version,
        title=practice.title,
        items={
            item_id: _digest(item_id, case, item)
            for item_id, (case, item) in practice.items.items()
        },
    )


def _digest(item_id: str, case: PracticeCase, item: WrittenItem) -> str:
    """Of all that decides the item's points: tables only where a query runs on them."""
    tables = tables_json(case) if item.format in ("sql", "counterexample") else None
    return digest([item_json(item_id, case, item), tables]).removeprefix("sha256:")[:_DIGITS]


def missing(catalog: Catalog) -> list[KeptPractice]:
    """Versions of today that the record does not have."""
    known = {name(version) for version in catalog.practice_versions}
    now = map(of, catalog.practice.values())
    return [version for version in now if name(version) not in known]


def earlier(catalog: Catalog, practice: Practice) -> Iterator[str]:
    """Other versions of `practice` that had each of its items as it is now."""
    now = of(practice)
    for version in catalog.practice_versions:
        if version.id == now.id and version.version != now.version:
            unchanged = (version.items.get(one) == made for one, made in now.items.items())
            if all(unchanged):
                yield version.version


def read(root: Path) -> tuple[tuple[KeptPractice, ...], list[Problem]]:
    """The record, oldest first; an absent file is an empty one."""
    if not (root / PATH).exists() and not (root / PATH).is_symlink():
        return (), []
    document = read_document(root, PATH, FIELDS, {})
    versions = document.values.get("versions", ())
    assert isinstance(versions, tuple)
    found = []
    seen: set[tuple[str, str]] = set()
    for position, version in enumerate(versions, 1):
        if name(version) in seen:
            found.append(
                Found(
                    rule=PRACTICE_KEPT,
                    field=f"versions[{position}]",
                    what=f'is {version.id} "{version.version}", which an entry above is',
                    expected="each version once",
                    do="remove the one that nobody took",
                )
            )
        seen.add(name(version))
    return versions, [*document.problems, *placed(PATH, document.node, found)]


def append(root: Path, versions: Iterable[KeptPractice]) -> None:
    """Add `versions` at the end of the record, which begins now if there is none."""
    entries = (
        {"id": one.id, "version": one.version, "title": one.title, "items": dict(one.items)}
        for one in versions
    )
    documents.append(root / PATH, _HEAD, entries)
