"""The keys of a guide as snippets, with which VS Code completes the head of `roles/*.md`.

Its YAML extension completes files of their own by schemas, and does not look into Markdown.
Snippets need no extension and write nothing but what the editor chose. The format is that of
`.code-snippets`: `${1|one,two|}` offers values, `${1:text}` is replaced by typing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from careerguide.content.fields import ROLE
from careerguide.yamlfile.scalars import Choice, Ref
from careerguide.yamlfile.shape import Names
from careerguide.yamlfile.tables import Field, ListOf, Record

__all__ = ["of_guides"]


def of_guides(known: Names) -> dict[str, Any]:
    """A snippet for every key; `known` names become values to choose from."""
    return {
        f"guide: {row.key}": {
            "scope": "markdown",
            "prefix": row.key,
            "description": ". ".join(filter(None, (row.what, row.rule))),
            "body": list(_lines(row, known, count(1))),
        }
        for row in ROLE
    }


def _lines(row: Field, known: Names, number: Iterator[int]) -> Iterator[str]:
    match row.shape:
        case Record():
            yield f"{row.key}:"
            yield from (f"  {line}" for line in _parts(row.shape, known, number))
        case ListOf(entry=Record() as entry):
            yield f"{row.key}:"
            for place, line in enumerate(_parts(entry, known, number)):
                yield f"  {'  ' if place else '- '}{line}"
        case _:
            yield f"{row.key}: {_value(row, known, next(number))}"


def _parts(record: Record, known: Names, number: Iterator[int]) -> Iterator[str]:
    for row in record.fields:
        if row.required:
            yield from _lines(row, known, number)


def _value(row: Field, known: Names, number: int) -> str:
    shape, around = row.shape, "{}"
    if isinstance(shape, ListOf):
        shape, around = shape.entry, "[{}]"
    options = _options(shape, known)
    if options:
        words = ",".join(re.sub(r"([\\,|])", r"\\\1", option) for option in options)
        return around.format(f"${{{number}|{words}|}}")
    text = re.sub(r"([\\$}])", r"\\\1", row.example or row.what)
    return f"${{{number}:{text}}}"


def _options(shape: object, known: Names) -> tuple[str, ...]:
    if isinstance(shape, Choice):
        return tuple(map(str, shape.options))
    return tuple(map(str, known.get(shape.to, ()))) if isinstance(shape, Ref) else ()
