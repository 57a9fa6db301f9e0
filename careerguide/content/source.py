"""YAML with line numbers: the one module that knows the YAML library.

What is read is a plain subset: text, numbers, dates, yes/no, lists and maps. Aliases, tags,
duplicate keys and keys that are not text are problems: no document means more than it shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import yaml

from careerguide.content.problems import Found, shown

__all__ = ["FrontMatter", "Kind", "Node", "front_matter", "line_of", "parse", "plain", "written"]

Kind = Literal["text", "whole", "number", "bool", "null", "date", "list", "map", "bad"]
"""bad: something that is not allowed stood there, and was reported."""

_LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
_INFINITE = re.compile(r"\.inf", re.IGNORECASE)
_DEEPEST = 20
_BRACKETS = 400
"""With fewer signs that can open a level, a document cannot be nested dangerously deep."""
_BEGUN_ABOVE = re.compile("flow (?:sequence|mapping)|unexpected end of stream")
"""Messages about something that was begun above and never ended: its beginning helps more."""
_STEP = re.compile(r"[^.\[\]]+|\[\d+\]")


class Node:
    """One value of a document: its kind, its text or its parts, and the line it begins on."""

    __slots__ = ("kind", "line", "parts", "quoted", "text")

    def __init__(self, kind: Kind, line: int, text: str = "", quoted: bool = False) -> None:
        self.kind: Kind = kind
        self.line = line
        self.text = text
        self.quoted = quoted
        self.parts: dict[str, Node] = {}
        """Of a map by key; of a list by position from "1"."""

    def items(self) -> Iterator[Node]:
        return iter(self.parts.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class FrontMatter:
    """A Markdown file in two: the YAML between the `---` lines, and the body below them."""

    yaml: str
    body: str
    body_line: int
    """Line of the file on which the body begins."""


def front_matter(text: str) -> FrontMatter | Found:
    """`text` cut at its `---` lines, the first of which is line 1 of the file."""
    if not (text.startswith("---\n") or text == "---"):
        first = text.split("\n", 1)[0]
        return Found(
            field="front matter",
            what=f"is missing; line 1 is {shown(first)}" if first.strip() else "is missing",
            expected='a first line that holds only "---"',
            do="begin the file with the keys of the guide between two such lines",
            line=1,
        )
    end = _closing(text)
    if end is None:
        return Found(
            field="front matter",
            what="is never closed",
            expected='a line that holds only "---" after the last key',
            do="add it above the text of the guide",
            line=1,
        )
    start, stop = end
    return FrontMatter(
        yaml=text[4:start], body=text[stop:], body_line=text.count("\n", 0, stop) + 1
    )


def _closing(text: str) -> tuple[int, int] | None:
    """Where the closing `---` line begins and where the text after it begins."""
    if text.startswith("---\n", 4):
        return 4, 8
    at = text.find("\n---\n", 3)
    if at >= 0:
        return at + 1, at + 5
    return (len(text) - 3, len(text)) if text.endswith("\n---") and len(text) > 4 else None


def parse(text: str, first_line: int = 1) -> tuple[Node | None, list[Found]]:
    """The document `text`, its first line being `first_line` of the file, and what is wrong."""
    try:
        if sum(map(text.count, "[{-?")) > _BRACKETS:
            _check_depth(text, first_line)
        root = yaml.compose(text, Loader=_LOADER)
    except _TooDeepError as deep:
        return None, [deep.found]
    except yaml.YAMLError as error:
        return None, [_syntax(error, text, first_line)]
    except RecursionError:
        return None, [_deep(first_line).found]
    if root is None:
        return None, [
            Found(
                field="file",
                what="holds no YAML" if first_line == 1 else "has an empty front matter",
                expected="keys with values",
                do="write them",
                line=first_line,
            )
        ]
    builder = _Builder(text, first_line)
    node = builder.node(root, _line(root) + first_line, "")
    return node, builder.found


class _Builder:
    """Turns the library's nodes into ours and collects what is not allowed on the way."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self.first_line = first_line
        self.found: list[Found] = []
        self.seen: set[int] = set()

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
            return Node(kind, line, raw.value, raw.style in ("'", '"'))
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

    def _tag(self, raw: yaml.Node, at: str) -> None:
        self.found.append(
            Found(
                field=at or "file",
                what=f"has the tag {shown(raw.tag)}",
                expected="a value without a tag",
                do="remove the word that begins with an exclamation mark",
                line=_line(raw) + self.first_line,
            )
        )

    def _alias(self, at: str) -> None:
        """The library shares the node, so nothing was multiplied; the events know the line."""
        line = 0
        for event in yaml.parse(self.text, Loader=_LOADER):
            if isinstance(event, yaml.AliasEvent):
                line = _line(event) + self.first_line
                break
        if not any(found.line == line for found in self.found):
            self.found.append(
                Found(
                    field=at or "file",
                    what="repeats another value through an alias (*)",
                    expected="every value written out",
                    do="write the value in place of the alias",
                    line=line,
                )
            )


def _line(part: yaml.Node | yaml.Event) -> int:
    """Line of `part` in its text, from 0 (the library's types allow for a missing mark)."""
    return part.start_mark.line if part.start_mark is not None else 0


class _TooDeepError(Exception):
    def __init__(self, found: Found) -> None:
        self.found = found


def _deep(line: int) -> _TooDeepError:
    return _TooDeepError(
        Found(
            field="file",
            what=f"is nested more than {_DEEPEST} levels deep",
            expected="lists and maps a few levels deep",
            do="remove the brackets, braces or dashes that do not belong there",
            line=line,
        )
    )


def _check_depth(text: str, first_line: int) -> None:
    """Raise _TooDeepError before the library's own recursion could exhaust the stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _DEEPEST:
                raise _deep(_line(event) + first_line)
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _syntax(error: yaml.YAMLError, text: str, first_line: int) -> Found:
    if isinstance(error, yaml.reader.ReaderError):
        position = error.position if isinstance(error.position, int) else 0
        return Found(
            field="YAML",
            what=f"contains a character that YAML does not allow (U+{_code(error):04X})",
            expected="printable text",
            do="remove it",
            line=text.count("\n", 0, position) + first_line,
        )
    mark = getattr(error, "problem_mark", None)
    if mark is None or _BEGUN_ABOVE.search(f"{error.context}, {error.problem}"):  # type: ignore[attr-defined]
        mark = getattr(error, "context_mark", None) or mark
    lines = text.rstrip().split("\n")
    number = min(mark.line, len(lines) - 1) if mark is not None else 0
    line = lines[number]
    before = line[: len(line) - len(line.lstrip())]
    if "\t" in before:
        return Found(
            field="YAML",
            what="this line is indented with a tab",
            expected="spaces",
            do="replace each tab by two spaces",
            line=number + first_line,
        )
    context = getattr(error, "context", None)
    problem = getattr(error, "problem", None) or "cannot be read"
    return Found(
        field="YAML",
        what=", ".join(filter(None, (context, problem))),
        expected='lines of the form "key: value"',
        do=_hint(problem, line),
        line=number + first_line,
    )


def _code(error: yaml.reader.ReaderError) -> int:
    sign = error.character
    return sign if isinstance(sign, int) else ord(str(sign)[:1] or "\0")


def _hint(problem: str, line: str) -> str:
    """What usually helps; `line` is where the library gave up."""
    if "mapping values are not allowed" in problem:
        return 'put a value that contains ": " in quotes'
    if "could not find expected ':'" in problem:
        return "put a colon and a space after the key, or indent the line if the text above goes on"
    if "found character that cannot start any token" in problem:
        return "put a value that begins with @, `, % or a tab in quotes"
    if line.count('"') % 2 or "quoted scalar" in problem:
        return "close the quotation mark"
    return "compare the indentation, brackets and quotation marks with the lines above"


def line_of(node: Node, field: str) -> int:
    """Line of `field` (e.g. `relevance[2].weight`), or of what is around it and exists."""
    for step in _STEP.findall(field):
        inner = node.parts.get(step.strip("[]"))
        if inner is None:
            break
        node = inner
    return node.line


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
            return (
                int(node.text) if node.kind == "whole" else float(_INFINITE.sub("inf", node.text))
            )
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
