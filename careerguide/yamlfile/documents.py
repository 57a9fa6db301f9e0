"""One whole YAML file as the values of its table, with every problem in its place."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from pathlib import Path

from careerguide.yamlfile.problems import Found, Problem, grouped
from careerguide.yamlfile.shape import Reading
from careerguide.yamlfile.source import Node, line_of, parse_file, written
from careerguide.yamlfile.tables import Field, read_fields
from careerguide.yamlfile.text_files import LIMIT, decode, read_bytes, write_whole
from scoring.lazy_dataclass import dataclass

__all__ = ["Document", "Known", "append", "placed", "read_document", "read_node"]

Known = Mapping[str, Container[str]]


@dataclass(frozen=True, kw_only=True, slots=True)
class Document:
    """A file that was read: `values` holds what is readable, all of it if `complete`."""

    path: str
    node: Node | None
    values: dict[str, object]
    complete: bool
    problems: tuple[Problem, ...]


def read_node(root: Path, path: str, limit: int = LIMIT) -> tuple[Node | None, list[Found]]:
    """The document of at most `limit` bytes in the file `path` below `root`, whatever it holds."""
    data = read_bytes(root, path, limit)
    if isinstance(data, Found):
        return None, [data]
    text = decode(data)
    if isinstance(text, Found):
        return None, [text]
    return parse_file(text)


def read_document(
    root: Path, path: str, fields: tuple[Field, ...], known: Known, limit: int = LIMIT
) -> Document:
    """The file `path` below `root` as the keys of the table `fields`."""
    node, found = read_node(root, path, limit)
    reading = Reading(known=known, found=found)
    values = read_fields(node, fields, "", reading) if node is not None else {}
    return Document(
        path=path,
        node=node,
        values=values,
        complete=len(values) == len(fields) and not reading.found,
        problems=tuple(placed(path, node, reading.found)),
    )


def placed(path: str, node: Node | None, found: list[Found]) -> list[Problem]:
    """`found` as problems of the file `path`, each on the line where `node` has its field."""
    return [
        Problem.of(path, item, 1 if node is None or item.line else line_of(node, item.field))
        for item in grouped(found)
    ]


_EMPTY_LIST = re.compile(r"^(\w+:)[ ]*\[\s*\]\s*\Z", re.MULTILINE)
"""A last key whose list is still empty, as in `changes: []`."""


def append(place: Path, head: str, entries: Iterable[object], *, short_lists: bool = False) -> None:
    """Add `entries` at the end of the file `place`, whose last key is a list; the rest is kept.

    Without the file it begins with `head`; `short_lists` as in `source.written`.
    """
    before = place.read_text(encoding="utf-8") if place.exists() else head
    before = _EMPTY_LIST.sub(r"\1\n", before)
    if before and not before.endswith("\n"):
        before += "\n"
    lines = written(list(entries), short_lists=short_lists).splitlines()
    text = "".join(f"  {line}\n" for line in lines)
    write_whole(place, before + text)
