"""What the editors' page prints from the tables and rules that files are checked by."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from careerguide import rulebook
from careerguide.content import fields, sections
from careerguide.content.model import Catalog
from careerguide.markdown.render import inline
from careerguide.rulebook.rule import Rule
from careerguide.yamlfile.shape import Shape
from careerguide.yamlfile.tables import Field, ListOf, MapOf, Record
from scoring.lazy_dataclass import dataclass

__all__ = ["VIEWS"]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Key:
    """One key an editor writes."""

    key: str
    what: str
    expected: str
    required: bool
    example: str


@dataclass(frozen=True, kw_only=True, slots=True)
class KeyTables:
    tables: list[tuple[str, list[_Key]]]
    """Name of a kind of entry, or of a map in it, and its keys."""


@dataclass(frozen=True, kw_only=True, slots=True)
class GuideSections:
    sections: Sequence[sections.Section]


@dataclass(frozen=True, kw_only=True, slots=True)
class RuleChapters:
    chapters: Mapping[str, list[tuple[Rule, str]]]
    """Rules, each with its sentence as HTML, by the heading of their chapter."""


def _fields(catalog: Catalog, argument: str) -> KeyTables:
    """The keys of one kind of entry, with a table of its own for each map inside."""
    return KeyTables(tables=list(_tables(argument, fields.KINDS[argument])))


def _tables(name: str, rows: tuple[Field, ...]) -> Iterator[tuple[str, list[_Key]]]:
    keys = [
        _Key(
            key=row.key,
            what=f"{row.what}. {row.rule}" if row.rule else row.what,
            expected=_expected(row.shape),
            required=row.required,
            example=row.example,
        )
        for row in rows
    ]
    yield name, keys
    for row in rows:
        inner = _inner(row.shape)
        if inner:
            yield from _tables(inner.name, inner.fields)


def _inner(shape: Shape) -> Record | None:
    """The map whose keys have a table of their own, if `shape` is made of such."""
    match shape:
        case Record():
            return shape
        case ListOf():
            return _inner(shape.entry)
        case MapOf():
            return _inner(shape.value)
    return None


def _expected(shape: Shape) -> str:
    match shape:
        case Record():
            return "a map"
        case ListOf() if _inner(shape):
            return "a list of maps"
        case MapOf() if _inner(shape):
            return f"a map for each of {shape.key.words}"
    return shape.words


def _sections(catalog: Catalog, argument: str) -> GuideSections:
    """The sections of a guide, in order."""
    return GuideSections(sections=sections.SECTIONS)


def _rules(catalog: Catalog, argument: str) -> RuleChapters:
    """The rulebook by chapter, each rule with its sentence as HTML."""
    return RuleChapters(
        chapters={
            chapter: [(rule, inline(rule.summary)) for rule in rules]
            for chapter, rules in rulebook.chapters().items()
        }
    )


VIEWS: Mapping[str, Callable[[Catalog, str], object]] = {
    "editor-fields": _fields,
    "editor-sections": _sections,
    "editor-rules": _rules,
}
"""Block name -> its view."""
