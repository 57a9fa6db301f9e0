"""Texts that stand as values in a YAML file, checked like the text of a guide."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from careerguide.content.model import Catalog
from careerguide.content.rules import EMBEDDED_RULES, GROWTH_RULES
from careerguide.content.text import Text, cited_keys
from careerguide.markdown.prose import scan
from careerguide.yamlfile.problems import Found
from careerguide.yamlfile.scalars import String
from careerguide.yamlfile.shape import Shape
from careerguide.yamlfile.source import Node
from careerguide.yamlfile.tables import Field, ListOf, MapOf, Record, Variants

__all__ = ["cited", "prose", "texts", "wrong"]


def texts(node: Node | None, fields: tuple[Field, ...], path: str, catalog: Catalog) -> list[Text]:
    """The values of `node` that the table `fields` says are Markdown, in order."""
    return [
        _text(value, path, catalog)
        for value, shape in _strings(node, fields)
        if shape.long and shape.prose
    ]


def prose(node: Node | None, fields: tuple[Field, ...], path: str, catalog: Catalog) -> list[Text]:
    """All values of `node` that people read as sentences, in order."""
    return [_text(value, path, catalog) for value, shape in _strings(node, fields) if shape.prose]


def _text(value: Node, path: str, catalog: Catalog) -> Text:
    line = value.line + ("\n" in value.text)  # several lines begin below the key and its "|"
    return Text(
        path=path,
        body=value.text,
        body_line=line,
        scan=_scanned(value.text, line),
        catalog=catalog,
    )


_scanned = lru_cache(maxsize=4096)(scan)
"""Kept because `check` looks at the sentences of a file after all else in it."""


def _strings(node: Node | None, fields: tuple[Field, ...]) -> Iterator[tuple[Node, String]]:
    for row in fields:
        yield from _of_shape(node and node.parts.get(row.key), row.shape)


def _of_shape(node: Node | None, shape: Shape) -> Iterator[tuple[Node, String]]:
    if node is None:
        return
    if isinstance(shape, String) and node.kind == "text":
        yield node, shape
    elif isinstance(shape, ListOf) and node.kind == "list":
        for item in node.items():
            yield from _of_shape(item, shape.entry)
    elif isinstance(shape, MapOf):
        for item in node.parts.values():
            yield from _of_shape(item, shape.value)
    elif isinstance(shape, Record):
        yield from _strings(node, shape.fields)
    elif isinstance(shape, Variants):
        kind = node.parts.get(shape.by)
        if kind is not None and kind.text in shape.records:
            yield from _of_shape(node, shape.records[kind.text])


def wrong(text: Text) -> list[Found]:
    """What is wrong with `text`."""
    large = [item for rule in GROWTH_RULES for item in rule(text)]
    return large or [item for rule in EMBEDDED_RULES for item in rule(text)]


def cited(found: list[Text]) -> tuple[str, ...]:
    """Keys of the references that the texts cite, each once."""
    spans = (span for text in found for span in text.spans("citation"))
    return tuple(dict.fromkeys(key for span in spans for key in cited_keys(span)))
