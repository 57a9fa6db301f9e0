"""Shapes made of shapes: lists, maps, and records whose keys are the rows of a table."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from typing import Any, TypeVar

from careerguide.rulebook.about_values import (
    KEY_MISSING,
    KEY_UNKNOWN,
    LIST_LENGTH,
    LIST_TWICE,
    VALUE_EMPTY,
    VALUE_KIND,
)
from careerguide.yamlfile.problems import shown
from careerguide.yamlfile.shape import (
    BAD,
    KIND_WORDS,
    NOT_SCALAR,
    Names,
    Reading,
    Shape,
    comment,
    nearest,
    wrong_kind,
)
from careerguide.yamlfile.source import Node, plain
from scoring.lazy_dataclass import dataclass

__all__ = ["Anything", "Field", "ListOf", "MapOf", "Record", "Variants", "made", "read_fields"]

Made = TypeVar("Made")

_SHORT = 60
"""Longest text that is shown as the list it should be."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ListOf:
    """A list with at least `least` and, if it is set, at most `most` entries of one shape."""

    entry: Shape
    least: int = 0
    most: int = 0
    unique: bool = False

    @property
    def words(self) -> str:
        size = f" with {self._least} entr{'y' if self.least == 1 else 'ies'}"
        return f"a list{size if self.least else ''}, each {self.entry.words}"

    @property
    def _least(self) -> str:
        return f"{'exactly' if self.least == self.most else 'at least'} {self.least}"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind != "list":
            if node.kind in ("null", "bad"):
                return wrong_kind(node, at, reading, self.words)
            what = f"is {KIND_WORDS[node.kind]}"
            short = node.text and "\n" not in node.text and len(node.text) < _SHORT
            do = f"write it as a list: [{node.text}]" if short else "begin each entry with a dash"
            return reading.add(VALUE_KIND, at, node, what, "a list", do)
        if len(node.parts) < self.least:
            what = f"has {len(node.parts)} entr{'y' if len(node.parts) == 1 else 'ies'}"
            return reading.add(
                LIST_LENGTH, at, node, what, self._least, "add what is missing"
            )
        if self.most and len(node.parts) > self.most:
            what = f"has {len(node.parts)} entries"
            most = self._least if self.least == self.most else f"at most {self.most}"
            return reading.add(LIST_LENGTH, at, node, what, most, "remove some")
        values = [
            self.entry.read(item, f"{at}[{position}]", reading)
            for position, item in node.parts.items()
        ]
        if self.unique:
            self._report_twins(node, at, reading)
        return BAD if any(value is BAD for value in values) else tuple(values)

    def _report_twins(self, node: Node, at: str, reading: Reading) -> None:
        first: dict[str, str] = {}
        for position, item in node.parts.items():
            if item.kind in NOT_SCALAR:
                continue
            name = item.text.casefold()
            if name in first:
                what = f"is {shown(item.text)}, the same as entry {first[name]}"
                reading.add(
                    LIST_TWICE, f"{at}[{position}]", item, what, "each entry once", "remove one"
                )
            first.setdefault(name, position)

    def schema(self, names: Names) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": "array", "items": self.entry.schema(names)}
        if self.least:
            schema["minItems"] = self.least
        if self.most:
            schema["maxItems"] = self.most
        if self.unique:
            schema["uniqueItems"] = True
        return schema


@dataclass(frozen=True, kw_only=True, slots=True)
class MapOf:
    """A map from names of one shape to values of another."""

    key: Shape
    value: Shape

    @property
    def words(self) -> str:
        return f"a map from {self.key.words} to {self.value.words}"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind != "map":
            return wrong_kind(node, at, reading, self.words)
        values = {}
        for name, item in node.parts.items():
            where = f"{at}.{name}"
            key = self.key.read(Node("text", item.line, name), where, reading)
            values[key] = self.value.read(item, where, reading)
        return BAD if BAD in values or any(v is BAD for v in values.values()) else values

    def schema(self, names: Names) -> dict[str, Any]:
        return {
            "type": "object",
            "propertyNames": {k: v for k, v in self.key.schema(names).items() if k != "type"},
            "additionalProperties": self.value.schema(names),
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class Anything:
    """A map whose keys are its author's own business."""

    @property
    def words(self) -> str:
        return "a map of keys"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind != "map":
            return wrong_kind(node, at, reading, self.words)
        cut = next(_cut(node, at), None)
        return comment(*cut, reading) if cut else plain(node)

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "object"}


def _cut(node: Node, at: str) -> Iterator[tuple[Node, str]]:
    """The values in `node` that a comment may cut short."""
    if node.cut:
        yield node, at
    for key, part in node.parts.items():
        yield from _cut(part, f"{at}.{key}")


@dataclass(frozen=True, slots=True)
class Field:
    """One key an editor writes: the row of a table that checks, page and schema are made from."""

    key: str
    shape: Shape
    what: str
    """What it is, as a phrase for editors."""
    rule: str = ""
    """What else holds, beyond the words of the shape."""
    example: str = ""
    required: bool = True
    default: object = None
    """Value of a key that is not written (or, where it is text, written as "")."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """A map with known keys, made into one value."""

    name: str
    fields: tuple[Field, ...]
    make: Callable[..., object]
    ignored: frozenset[str] = frozenset()
    """Keys that may be written and that nothing is made of."""

    @property
    def words(self) -> str:
        return "a map with the keys " + ", ".join(row.key for row in self.fields)

    def read(self, node: Node, at: str, reading: Reading) -> object:
        values = read_fields(node, self.fields, at, reading, self.ignored)
        return self.make(**values) if len(values) == len(self.fields) else BAD

    def schema(self, names: Names) -> dict[str, Any]:
        schema: dict[str, Any] = {
            "type": "object",
            "additionalProperties": False,
            "required": [row.key for row in self.fields if row.required],
            "properties": {row.key: _documented(row, names) for row in self.fields},
        }
        if self.ignored:
            schema["patternProperties"] = {f"^(?:{'|'.join(sorted(self.ignored))})$": {}}
        return schema


def made(make: Callable[..., Made], values: Mapping[str, object], **more: object) -> Made:
    """The record of the class `make` from `values`, which were read by its table, and from `more`.

    What a table reads is what its class takes: this is where the types of both meet.
    """
    return make(**values, **more)


@dataclass(frozen=True, kw_only=True, slots=True)
class Variants:
    """A map whose keys depend on what stands under one of them."""

    by: str
    records: Mapping[str, Record]
    """By the value of the key `by`, which each of them has."""

    @property
    def words(self) -> str:
        return f"a map with the key {self.by}"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind != "map":
            return wrong_kind(node, at, reading, self.words)
        first = next(iter(self.records.values()))
        row = next(row for row in first.fields if row.key == self.by)
        part = node.parts.get(self.by)
        if part is None:
            do = f"add a line such as {row.key}: {row.example}"
            where = f"{at}.{row.key}"
            return reading.add(KEY_MISSING, where, node, "is missing", row.shape.words, do)
        if part.text not in self.records:
            return row.shape.read(part, f"{at}.{row.key}", reading)
        return self.records[part.text].read(node, at, reading)

    def schema(self, names: Names) -> dict[str, Any]:
        forms = []
        for kind, record in self.records.items():
            form = record.schema(names)
            form["properties"] = {**form["properties"], self.by: {"const": kind}}
            forms.append(form)
        return {"oneOf": forms}


def _documented(row: Field, names: Names) -> dict[str, Any]:
    text = row.what if not row.rule else f"{row.what}. {row.rule}"
    schema = row.shape.schema(names)
    if not row.required:
        schema = _or_empty(schema, row.default)
    return {"description": text, **schema}


def _or_empty(schema: dict[str, Any], default: object) -> dict[str, Any]:
    """What an optional key may also hold: "" if its default is text, null if it is nothing."""
    if default == "":
        return {"anyOf": [schema, {"const": ""}]}
    return {"anyOf": [schema, {"type": "null"}]} if default is None else schema


def read_fields(
    node: Node,
    fields: tuple[Field, ...],
    at: str,
    reading: Reading,
    ignored: Container[str] = (),
) -> dict[str, object]:
    """The readable values of `node` by key; complete if there are as many as `fields`."""
    if node.kind != "map":
        words = "a map with the keys " + ", ".join(row.key for row in fields)
        wrong_kind(node, at or "file", reading, words)
        return {}
    values: dict[str, object] = {}
    known = 0
    for row in fields:
        part = node.parts.get(row.key)
        if part is None and not row.required:
            values[row.key] = row.default
            continue
        where = f"{at}.{row.key}" if at else row.key
        if part is None:
            do = f"add a line such as {row.key}: {row.example}" if row.example else "add it"
            reading.add(KEY_MISSING, where, node, "is missing", row.shape.words, do)
            continue
        known += 1
        if not row.required and _left_empty(part, row.default):
            values[row.key] = row.default
            continue
        if not row.required and part.kind == "null" and not part.cut:
            do = "write the value, or remove the key"
            reading.add(VALUE_EMPTY, where, part, "is empty", row.shape.words, do)
            continue
        value = row.shape.read(part, where, reading)
        if value is not BAD:
            values[row.key] = value
    if known < len(node.parts):
        _report_unknown(node, fields, at, reading, ignored)
    return values


def _left_empty(part: Node, default: object) -> bool:
    if default == "":
        return part.kind == "text" and not part.text.strip()
    return part.kind == "null" and default is None and not part.cut


def _report_unknown(
    node: Node, fields: tuple[Field, ...], at: str, reading: Reading, ignored: Container[str]
) -> None:
    keys = [row.key for row in fields]
    for key, part in node.parts.items():
        if key not in keys and key not in ignored:
            where = f"{at}.{key}" if at else key
            expected = "one of " + ", ".join(keys)
            hint = nearest(key, keys) or "remove it"
            reading.add(KEY_UNKNOWN, where, part, "is not a known key", expected, hint)
