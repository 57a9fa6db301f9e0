"""YAML with line numbers: the one module that knows the YAML library.

What is read is a plain subset: text, numbers, dates, yes/no, lists and maps. Aliases, tags,
anchors, duplicate keys and keys that are not text are problems: no document means more than it
shows, and none shows less than was written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, Literal

import yaml

from careerguide.rulebook.about_files import FILE_EMPTY, HIDDEN_CHARACTER
from careerguide.rulebook.about_yaml import YAML_ALIAS, YAML_DEPTH, YAML_KEY, YAML_TAG, YAML_TWICE
from careerguide.yamlfile.faults import fault
from careerguide.yamlfile.hidden import cleaned, described
from careerguide.yamlfile.problems import Found, shown
from scoring.lazy_dataclass import dataclass

__all__ = ["Extent", "Kind", "Node", "line_of", "parse", "parse_file", "places", "plain", "written"]

Kind = Literal["text", "whole", "number", "bool", "null", "date", "list", "map", "bad"]
"""bad: something that is not allowed stood there, and was reported."""

_LIBRARY: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_LIBRARY):  # type: ignore[misc]  # one of two
    @staticmethod
    @lru_cache(maxsize=2048)
    def resolve(kind: type[yaml.Node], value: str | None, implicit: object) -> Any:
        """The tag of a value; the library tries a row of patterns, most often for the same keys."""
        return _LIBRARY.resolve(_LIBRARY, kind, value, implicit)


_KINDS: dict[str, Kind] = {
    "tag:yaml.org,2002:str": "text",
    "tag:yaml.org,2002:int": "whole",
    "tag:yaml.org,2002:float": "number",
    "tag:yaml.org,2002:bool": "bool",
    "tag:yaml.org,2002:null": "null",
    "tag:yaml.org,2002:timestamp": "date",
    "tag:yaml.org,2002:merge": "text",
    "tag:yaml.org,2002:value": "text",
}
_DEEPEST = 20
_BRACKETS = 400
"""With fewer signs that can open a level, a document cannot be nested dangerously deep."""
_COMMENT = re.compile(r"[ \t]+#|[ \t]*(?:\n[ \t]*)+#")
"""A comment behind a value, or on the lines below it."""
_ANCHOR = re.compile(r"(?:^|[\s\[{,:-])&[^\s&]", re.MULTILINE)
_STEP = re.compile(r"[^.\[\]]+|\[\d+\]")


class Node:
    """One value of a document: its kind, its text or its parts, and the line it begins on."""

    __slots__ = ("cut", "kind", "line", "parts", "quoted", "text")

    def __init__(self, kind: Kind, line: int, text: str = "", quoted: bool = False) -> None:
        self.kind: Kind = kind
        self.line = line
        self.text = text
        self.quoted = quoted
        self.cut = False
        """Whether a comment follows that may be meant as the rest of the value."""
        self.parts: dict[str, Node] = {}
        """Of a map by key; of a list by position from "1"."""

    def items(self) -> Iterator[Node]:
        return iter(self.parts.values())


def parse_file(text: str) -> tuple[Node | None, list[Found]]:
    """As `parse` for a file that may be read again: `check` reads its values, then its sentences.

    Whoever asks for the same text again gets the same node, which nobody changes.
    """
    node, found = (_parsed if len(text) < _LONG else parse)(text)
    return node, list(found)


def parse(text: str, first_line: int = 1) -> tuple[Node | None, list[Found]]:
    """The document `text`, its first line being `first_line` of the file, and what is wrong."""
    text, found = cleaned(text, first_line, yaml=True)
    try:
        may_be_deep = sum(map(text.count, "[{-?")) > _BRACKETS
        root = yaml.compose(text, Loader=_Counting if may_be_deep else _Loader)
    except _TooDeepError as deep:
        return None, [*found, _deep(deep.line + first_line)]
    except yaml.YAMLError as error:
        broken = _syntax(error, text, first_line)
        if any(one.line == broken.line for one in found):
            return None, found  # which says it better
        return None, [*found, broken]
    except RecursionError:
        return None, [*found, _deep(first_line)]
    if root is None:
        empty = Found(
            rule=FILE_EMPTY,
            field="file",
            what="holds no YAML" if first_line == 1 else "has an empty front matter",
            expected="keys with values",
            do="write them",
            line=first_line,
        )
        return None, [*found, empty]
    builder = _Builder(text, first_line)
    node = builder.node(root, _line(root) + first_line, "")
    if "&" in text and not builder.found and _ANCHOR.search(text):
        builder.anchors()
    return node, found + builder.found


_parsed = lru_cache(maxsize=128)(parse)
_LONG = 500_000
"""Characters. The log of changes of ten thousand guides is eight times as long, and its nodes would
take 30 MB for the rest of a build; nobody asks for them twice."""


class _Builder:
    """Turns the library's nodes into ours and collects what is not allowed on the way."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self.found: list[Found] = []
        self.seen: set[int] = set()
        self.comments = "#" in text
        self.escapes = "\\" in text

    def node(self, raw: yaml.Node, line: int, at: str) -> Node:
        if id(raw) in self.seen:
            self._alias(at)
            return Node("bad", line)
        self.seen.add(id(raw))
        if isinstance(raw, yaml.ScalarNode):
            kind = _KINDS.get(raw.tag)
            if kind is None:
                self._tag(raw, at)
                kind = "text"
            node = Node(kind, line, raw.value, raw.style in ("'", '"'))
            if self.escapes and raw.style == '"':
                self._escaped(raw, line, at)
            if self.comments and not raw.style and kind in ("text", "null"):
                node.cut = self._is_cut(raw)
            return node
        if isinstance(raw, yaml.SequenceNode):
            if raw.tag != "tag:yaml.org,2002:seq":
                self._tag(raw, at)
            node = Node("list", line)
            for position, item in enumerate(raw.value, 1):
                entry = self.node(item, _line(item) + self.first_line, f"{at}[{position}]")
                node.parts[str(position)] = entry
            return node
        if raw.tag != "tag:yaml.org,2002:map":
            self._tag(raw, at)
        return self._map(raw, line, at)

    def _map(self, raw: yaml.Node, line: int, at: str) -> Node:
        node = Node("map", line)
        for key, value in raw.value:
            key_line = _line(key) + self.first_line
            if not isinstance(key, yaml.ScalarNode) or key.tag not in _KINDS:
                self.found.append(
                    Found(
                        rule=YAML_KEY,
                        field=at or "key",
                        what="a key is a list or a map",
                        expected="a word followed by a colon",
                        do="write the key as a word",
                        line=key_line,
                    )
                )
                continue
            name = key.value
            field = f"{at}.{name}" if at else name
            if name in node.parts:
                first = node.parts[name].line
                self.found.append(
                    Found(
                        rule=YAML_TWICE,
                        field=field,
                        what=f"is written twice, first on line {first}",
                        expected="each key once",
                        do="remove one of the two",
                        line=key_line,
                    )
                )
                continue
            node.parts[name] = self.node(value, key_line, field)
        return node

    def _escaped(self, raw: yaml.ScalarNode, line: int, at: str) -> None:
        """Report characters that nobody sees, which an escape such as "\\b" has made."""
        description = described(raw.value)
        if description:
            do = "write a backslash twice, or put the value in single quotes"
            self.found.append(
                Found(rule=HIDDEN_CHARACTER, field=at, what=description[0], do=do, line=line)
            )

    def _is_cut(self, raw: yaml.ScalarNode) -> bool:
        """Whether a comment follows on the line of a value, or below it and further in."""
        if raw.start_mark is None or raw.end_mark is None:
            return False
        comment = _COMMENT.match(self.text, raw.end_mark.index)
        if not comment:
            return False
        if "\n" not in comment[0]:
            return True
        line_start = self.text.rfind("\n", 0, raw.start_mark.index) + 1
        above = self.text[line_start : raw.start_mark.index]
        indent = len(above) - len(above.lstrip(" -"))
        return bool(raw.value) and len(comment[0].rpartition("\n")[2]) - 1 > indent

    def anchors(self) -> None:
        """Report words that the library reads as names of values, and so leaves out."""
        for event in yaml.parse(self.text, Loader=_Loader):
            name = getattr(event, "anchor", None)
            if name:
                self.found.append(
                    Found(
                        rule=YAML_ALIAS,
                        field="YAML",
                        what=f"{shown('&' + name)} is read as a name and is not shown",
                        do="put a value that begins with & in quotes",
                        line=_line(event) + self.first_line,
                    )
                )

    def _tag(self, raw: yaml.Node, at: str) -> None:
        self.found.append(
            Found(
                rule=YAML_TAG,
                field=at or "file",
                what=f"has the tag {shown(raw.tag)}",
                expected="a value without a tag",
                do="put a value that begins with an exclamation mark in quotes, or remove the mark",
                line=_line(raw) + self.first_line,
            )
        )

    def _alias(self, at: str) -> None:
        """The library shares the node, so nothing was multiplied; the events know the line."""
        line = 0
        for event in yaml.parse(self.text, Loader=_Loader):
            if isinstance(event, yaml.AliasEvent):
                line = _line(event) + self.first_line
                break
        if not any(found.line == line for found in self.found):
            self.found.append(
                Found(
                    rule=YAML_ALIAS,
                    field=at or "file",
                    what="repeats another value through an alias (*)",
                    expected="every value written out",
                    do="write the value in its place; put text that begins with * in quotes",
                    line=line,
                )
            )


def _line(part: yaml.Node | yaml.Event) -> int:
    """Line of `part` in its text, from 0 (the library's types allow for a missing mark)."""
    return part.start_mark.line if part.start_mark is not None else 0


class _TooDeepError(Exception):
    def __init__(self, line: int) -> None:
        self.line = line


class _Counting(_Loader):
    """Stops before the library's own recursion could exhaust the stack.

    The library calls both methods for every value, one before it and one behind it.
    """

    _depth = 0

    def descend_resolver(self, around: yaml.Node | None, _: object) -> None:
        self._depth += 1
        if around is not None and self._depth > _DEEPEST + 1:
            raise _TooDeepError(_line(around))

    def ascend_resolver(self) -> None:
        self._depth -= 1


def _deep(line: int) -> Found:
    return Found(
        rule=YAML_DEPTH,
        field="file",
        what=f"is nested more than {_DEEPEST} levels deep",
        expected="lists and maps a few levels deep",
        do="remove the brackets, braces or dashes that do not belong there",
        line=line,
    )


def _syntax(error: yaml.YAMLError, text: str, first_line: int) -> Found:
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    return fault(
        getattr(error, "context", None) or "",
        context.line if context is not None else None,
        getattr(error, "problem", None) or str(error),
        problem.line if problem is not None else 0,
        text.rstrip().split("\n"),
        first_line,
    )


def line_of(node: Node, field: str) -> int:
    """Line of `field` (e.g. `relevance[2].weight`), or of what is around it and exists."""
    for step in _STEP.findall(field):
        inner = node.parts.get(step.strip("[]"))
        if inner is None:
            break
        node = inner
    return node.line


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a value stands in its text: from `start` up to `end`, comments after it left out."""

    start: int
    end: int
    flow: bool
    """Whether it is a list or a map in brackets."""


def places(text: str) -> dict[str, Extent]:
    """The place of every value of the document `text`, by field, e.g. `relevance[2].weight`."""
    found: dict[str, Extent] = {}

    def note(raw: yaml.Node, at: str) -> int:
        assert raw.start_mark is not None
        assert raw.end_mark is not None
        end, flow = raw.end_mark.index, bool(getattr(raw, "flow_style", False))
        if isinstance(raw, yaml.MappingNode):
            ends = [note(part, f"{at}.{key.value}".lstrip(".")) for key, part in raw.value]
        elif isinstance(raw, yaml.SequenceNode):
            ends = [note(part, f"{at}[{n}]") for n, part in enumerate(raw.value, 1)]
        else:
            ends = []
        if ends and not flow:
            end = max(ends)  # the library takes comments and empty lines for part of it
        found[at] = Extent(raw.start_mark.index, end, flow)
        return end

    root = yaml.compose(text, Loader=_Loader)
    if root is not None:
        note(root, "")
    return found


def plain(node: Node) -> object:
    """`node` as ordinary values; numbers and dates that are not exact stay text."""
    if node.kind == "map":
        return {key: plain(value) for key, value in node.parts.items()}
    if node.kind == "list":
        return [plain(item) for item in node.items()]
    if node.kind == "null":
        return None
    if node.kind == "bool":
        return node.text.lower() in ("true", "yes", "on")
    if node.kind in ("whole", "number"):
        try:
            number = node.text.lower().replace(".inf", "inf")
            return int(number) if node.kind == "whole" else float(number)
        except ValueError:
            return node.text
    return node.text


def written(value: object, *, short_lists: bool = False) -> str:
    """`value` (maps, lists, text, numbers, dates) as YAML that `parse` reads back the same.

    With `short_lists`, what holds nothing but single values stands on one line.
    """
    return yaml.dump(
        value,
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=96,
        default_flow_style=None if short_lists else False,
    )


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:
        return True
