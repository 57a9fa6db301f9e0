"""What a shape is: how one value is read, said in words, and written as JSON Schema.

The tables in `fields` are made of shapes (`scalars`, `tables`), so that the checks, the editors'
page and the schema agree. A shape that cannot read a value reports it and answers BAD: every
mistake is found in one pass.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Final, Protocol

from careerguide.rulebook.about_values import VALUE_EMPTY, VALUE_KIND
from careerguide.rulebook.about_yaml import YAML_COMMENT
from careerguide.rulebook.rule import Rule
from careerguide.yamlfile.problems import Found, shown
from careerguide.yamlfile.source import Node

__all__ = [
    "BAD",
    "KIND_WORDS",
    "NOT_SCALAR",
    "Bad",
    "Names",
    "Reading",
    "Shape",
    "comment",
    "nearest",
    "wrong_kind",
]

Names = Mapping[str, Iterable[str]]
"""What references may be, by kind."""


class Bad:
    """The value that could not be read; the problem is already reported."""

    def __repr__(self) -> str:
        return "BAD"


BAD: Final = Bad()

KIND_WORDS = {
    "text": "text",
    "whole": "a number",
    "number": "a number",
    "bool": "a yes/no value",
    "null": "empty",
    "date": "a date",
    "list": "a list",
    "map": "a map of keys",
    "bad": "",
}

NOT_SCALAR = ("list", "map", "null", "bad")


@dataclass(slots=True)
class Reading:
    """What one file is read against, and what was found wrong so far."""

    known: Mapping[str, Container[str]] = field(default_factory=dict)
    """Names that references may use, by kind; a kind that is missing here is not checked."""
    found: list[Found] = field(default_factory=list)

    def add(self, rule: Rule, at: str, node: Node, what: str, expected: str, do: str = "") -> Bad:
        self.found.append(
            Found(rule=rule, field=at, what=what, expected=expected, do=do, line=node.line)
        )
        return BAD


class Shape(Protocol):
    @property
    def words(self) -> str:
        """What is expected, to stand after "expected" or in a table."""

    def read(self, node: Node, at: str, reading: Reading) -> object:
        """The value of `node`, or BAD after reporting why at the field `at`."""

    def schema(self, names: Names) -> dict[str, Any]:
        """JSON Schema, draft 7."""


def nearest(word: str, words: Iterable[str], alike: float = 0.6) -> str:
    """`did you mean "x"?`, or empty when nothing is `alike` (0 to 1)."""
    close = get_close_matches(word, list(words), n=1, cutoff=alike)
    return f'did you mean "{close[0]}"?' if close else ""


def comment(node: Node, at: str, reading: Reading) -> Bad:
    """Report a value that YAML ends at a number sign."""
    what = 'the text after " #" is a comment and is not shown'
    do = "put the value in quotes, or the comment on a line of its own"
    return reading.add(YAML_COMMENT, at, node, what, "", do)


def wrong_kind(node: Node, at: str, reading: Reading, words: str) -> Bad:
    """Report a value whose kind does not fit `words`."""
    if node.kind == "bad":
        return BAD
    if node.kind == "null":
        if node.cut:
            return comment(node, at, reading)
        return reading.add(VALUE_EMPTY, at, node, "is empty", words, "write the value")
    if node.kind in ("list", "map"):
        do = "write one value"
        if node.kind == "map" and not words.startswith("a list"):
            do += '; put text that contains ": " in quotes'
        return reading.add(VALUE_KIND, at, node, f"is {KIND_WORDS[node.kind]}", words, do)
    what = f"is {shown(node.text)}" if node.kind == "text" else f"is {node.text}"
    if node.kind in ("bool", "date"):
        what += f", {KIND_WORDS[node.kind]}"
    return reading.add(VALUE_KIND, at, node, what, words, "correct it")
