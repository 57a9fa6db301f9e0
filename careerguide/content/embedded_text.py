"""Markdown that stands as a value in a YAML file, checked like the text of a guide."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.model import Catalog
from careerguide.content.rules import EMBEDDED_RULES, GROWTH_RULES
from careerguide.content.text import Text, cited_keys
from careerguide.markdown.prose import scan
from careerguide.yamlfile.problems import Found
from careerguide.yamlfile.scalars import String
from careerguide.yamlfile.shape import Shape
from careerguide.yamlfile.source import Node
from careerguide.yamlfile.tables import Field, ListOf, Record

__all__ = ["cited", "texts", "wrong"]


def texts(node: Node | None, fields: tuple[Field, ...], path: str, catalog: Catalog) -> list[Text]:
    """The values of `node` that the table `fields` says are Markdown, in order."""
    return [
        Text(
            path=path,
            body=value.text,
            body_line=value.line + 1,  # below the key and its "|"
            scan=scan(value.text, value.line + 1),
            catalog=catalog,
        )
        for row in fields
        for value in _long(node and node.parts.get(row.key), row.shape)
    ]


def _long(node: Node | None, shape: Shape) -> Iterator[Node]:
    if node is None:
        return
    if isinstance(shape, String) and shape.long and node.kind == "text":
        yield node
    elif isinstance(shape, ListOf) and node.kind == "list":
        for item in node.items():
            yield from _long(item, shape.entry)
    elif isinstance(shape, Record):
        for row in shape.fields:
            yield from _long(node.parts.get(row.key), row.shape)


def wrong(text: Text) -> list[Found]:
    """What is wrong with `text`."""
    large = [item for rule in GROWTH_RULES for item in rule(text)]
    return large or [item for rule in EMBEDDED_RULES for item in rule(text)]


def cited(found: list[Text]) -> tuple[str, ...]:
    """Keys of the references that the texts cite, each once."""
    spans = (span for text in found for span in text.spans("citation"))
    return tuple(dict.fromkeys(key for span in spans for key in cited_keys(span)))
