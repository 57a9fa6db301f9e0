"""The blocks of a Markdown text: which lines are paragraphs, headings, tables, code or raw HTML.

Follows CommonMark 0.31 with GitHub's tables, footnotes and alerts, as far as the lines of prose
depend on it. Every step is linear in the length of the text; levels beyond `_DEEPEST` are prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from careerguide.markdown.destinations import definitions
from careerguide.markdown.inline import TAG
from careerguide.markdown.table_rows import makes_a_table

__all__ = ["MOST_LEVELS", "Block", "split"]

BlockKind = Literal["paragraph", "table", "heading", "html", "footnote", "deep"]
"""deep: here containers are nested more than MOST_LEVELS deep."""

MOST_LEVELS = 10

_DEEPEST = 50
_CODE_INDENT = 4
_LOWEST_HEADING = 6
_SETEXT = re.compile(r"(=+|-+)[ \t]*$")
_RULE = re.compile(r"(?:(?:\*[ \t]*+){3,}+|(?:-[ \t]*+){3,}+|(?:_[ \t]*+){3,}+)$")
_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_LIST = re.compile(r"([-+*]|([0-9]{1,9})[.)])(?=[ ]|$)")
_ITEM = re.compile(r"(?:[-+*]|[0-9]{1,9}[.)])[ ](?=[A-Za-z]|\*\*[A-Za-z])")
"""What most items begin with, seen at a glance."""
_LIST_MARKS = "-+*0123456789"
"""What a list item can begin with."""
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\]:[ \t]*")
_BEGINNING = re.compile(r"(?:[ \t>]|\[\^[^\]\s]+\]:|[-+*](?=[ \t])|[0-9]{1,9}[.)](?=[ \t]))*+")
"""What stands before the text of a line; in it a tab reaches to the next column of four."""
_ALERT = re.compile(r"\[!(?:note|tip|important|warning|caution)\]", re.IGNORECASE)
_BLOCK_TAGS = (
    "address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|"
    "dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|"
    "hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|"
    "search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul"
)
_HTML = (
    (r"<(?:script|pre|style|textarea)(?=[\s>]|$)", r"</(?:script|pre|style|textarea)>"),
    (r"<!--", r"-->"),
    (r"<\?", r"\?>"),
    (r"<![A-Za-z]", r">"),
    (r"<!\[CDATA\[", r"\]\]>"),
    (rf"</?(?:{_BLOCK_TAGS})(?=[\s>]|/>|$)", r"^\s*$"),
    (rf"{TAG}\s*$", r"^\s*$"),
)
"""How raw HTML begins and ends; compiled where a line begins with "<", which few do."""
_UNTIL_BLANK = 5
"""From this entry of _HTML on, raw HTML goes on until a blank line."""
_LAST_HTML = len(_HTML) - 1


@dataclass(slots=True)
class Block:
    """A run of lines of one kind, as its author wrote it but for the marks of its containers."""

    kind: BlockKind
    line: int
    text: str
    level: int = 0
    """Of a heading."""
    items: tuple[int, ...] = ()
    """The list items around it, outermost first, each a number of its own in the text."""
    footnote: str = ""
    """Label of the footnote it belongs to; of a "footnote" block, its own."""
    inside: bool = False
    """Whether it is part of a list, a quote or a footnote."""


@dataclass(slots=True)
class _Container:
    kind: Literal["quote", "item", "footnote"]
    width: int = 0
    """How far the content of an item is indented."""
    label: str = ""
    """Of the outermost footnote that it is in, or is."""
    items: tuple[int, ...] = ()
    """Numbers of the items that it is in, outermost first, and its own if it is one."""
    empty_since: int = 0
    """Line on which an item began without content; 0 once it has some."""


def split(text: str, first_line: int = 1) -> list[Block]:
    """The blocks of `text` that hold prose or HTML; code is left out.

    `first_line` is the line of `text` in its file.
    """
    return _Splitter(first_line).run(text)


class _Splitter:
    def __init__(self, first_line: int) -> None:
        self.line = first_line - 1
        self.stack: list[_Container] = []
        self.paragraph: list[str] = []
        self.table: int | None = None
        """Which line of the paragraph is the head of a table."""
        self.begun = 0
        self.fence = ""
        self.html: re.Pattern[str] | None = None
        self.item_number = 0
        self.done: list[Block] = []

    def run(self, text: str) -> list[Block]:
        for raw in text.split("\n"):
            self.line += 1
            plain = not self.stack and not self.fence and self.html is None
            if plain and not raw:
                self._finish()
            elif plain and self._is_text(raw):
                if not self.paragraph:
                    self.begun = self.line
                self.paragraph.append(raw)
            elif plain and raw[0] == "#" and (heading := _atx(raw)):
                self._finish()
                self._add(Block("heading", self.line, heading[1], level=heading[0]))
            elif (self.stack or (plain and not self.paragraph)) and (item := _ITEM.match(raw)):
                self._begin_item(raw, item.end())
            else:
                self._take(_untabbed(raw) if "\t" in raw else raw)
        self._finish()
        return self.done

    def _is_text(self, line: str) -> bool:
        """Whether a line outside of all containers is surely one more of its paragraph or table.

        Most lines are, and need no look at what else they could begin.
        """
        first = line[0]
        if first == "|":
            return self.table is not None or not self.paragraph
        return first.isalpha() or (line.startswith("**") and line[2:3].isalpha())

    def _begin_item(self, line: str, width: int) -> None:
        """Take a line without indent that begins a list item: it ends all containers before it."""
        self.fence, self.html = "", None
        self._close(0)
        self.item_number += 1
        self.stack.append(_Container("item", width, "", (self.item_number,)))
        self.begun = self.line
        self.paragraph.append(line[width:])

    def _take(self, line: str) -> None:
        at, matched = self._match(line)
        whole = matched == len(self.stack)
        if whole and (self.fence or self.html is not None):
            self._inside(line[at:])
            return
        if not whole:
            self.fence, self.html = "", None
        opened = False
        while True:
            rest = line[at:]
            body = rest.lstrip(" ")
            indent = len(rest) - len(body)
            if not body:
                break
            going = bool(self.paragraph) and whole and not opened
            if indent >= _CODE_INDENT:
                if not self.paragraph or opened or (not whole and not self._lazy(opened)):
                    self._close(matched if not opened else None)
                    return
                break
            mark = body[0]
            if mark == ">" and len(self.stack) < _DEEPEST:
                self._open(matched, opened, _Container("quote"))
                at += indent + (2 if body[1:2] == " " else 1)
            elif mark == "[" and (note := _FOOTNOTE.match(body)) and len(self.stack) < _DEEPEST:
                self._open(matched, opened, _Container("footnote", label=note[1]))
                self._add(Block("footnote", self.line, note[1], footnote=note[1]))
                at += indent + note.end()
            elif going and mark in "=-" and self.table is None and _SETEXT.match(body):
                if self._setext(mark):
                    return
                break
            elif mark in "*-_" and _RULE.match(body):
                self._close(None if opened else matched)
                return
            elif (
                mark in _LIST_MARKS
                and (width := self._item(body, going))
                and len(self.stack) < _DEEPEST
            ):
                self.item_number += 1
                item = _Container("item", width=indent + width, items=(self.item_number,))
                self._open(matched, opened, item)
                content = line[at + indent + width :].strip(" ")
                item.empty_since = 0 if content else self.line
                at += indent + width
            elif self._leaf(mark, body, going, None if opened else matched):
                return
            else:
                break
            opened, whole = True, True
        text = line[at:].lstrip(" \t")
        if not text:
            self._blank(None if opened else matched)
            return
        if opened and line[at - 1] == " " and self._is_quoted() and _ALERT.match(text):
            self._add(Block("paragraph", self.line, text))
            return
        if not whole and not opened and self._lazy(opened):
            self.paragraph.append(text)
            return
        if not whole and not opened:
            self._close(matched)
        if not self.paragraph:
            self.begun = self.line
        elif (
            self.table is None and indent < _CODE_INDENT and makes_a_table(text, self.paragraph[-1])
        ):
            self.table = len(self.paragraph) - 1
        self.paragraph.append(text)
        if self.stack:
            self.stack[-1].empty_since = 0

    def _match(self, line: str) -> tuple[int, int]:
        """How far the open containers reach into `line`, and how many of them go on in it."""
        at = matched = 0
        for container in self.stack:
            rest = line[at:]
            body = rest.lstrip(" ")
            indent = len(rest) - len(body)
            if container.kind == "quote":
                if indent >= _CODE_INDENT or body[:1] != ">":
                    break
                at += indent + (2 if body[1:2] == " " else 1)
            elif not body:
                if container.empty_since and container.empty_since < self.line:
                    break
            else:
                width = container.width if container.kind == "item" else _CODE_INDENT
                if indent < width:
                    break
                at += width
            matched += 1
        return at, matched

    def _inside(self, rest: str) -> None:
        """One more line of a fence or of raw HTML."""
        if self.fence:
            body = rest.strip(" ")
            closes = body and not body.strip(self.fence[0]) and len(body) >= len(self.fence)
            if closes and len(rest) - len(rest.lstrip(" ")) < _CODE_INDENT:
                self.fence = ""
        elif self.html is not None and self.html.search(rest):
            self.html = None

    def _is_quoted(self) -> bool:
        return bool(self.stack) and self.stack[-1].kind == "quote"

    def _lazy(self, opened: bool) -> bool:
        """Whether a line outside the open containers can still continue their paragraph."""
        return bool(self.paragraph) and not opened

    def _open(self, matched: int, opened: bool, container: _Container) -> None:
        self._close(None if opened else matched)
        if self.stack:
            around = self.stack[-1]
            around.empty_since = 0
            container.items = around.items + container.items
            container.label = around.label or container.label
        self.stack.append(container)
        if len(self.stack) > MOST_LEVELS:
            self._add(Block("deep", self.line, ""))

    def _close(self, matched: int | None) -> None:
        """End the paragraph, and the containers beyond the first `matched` (None: end none)."""
        self._finish()
        if matched is not None:
            del self.stack[matched:]

    def _blank(self, matched: int | None) -> None:
        self._close(matched)

    def _item(self, body: str, going: bool) -> int:
        """Width of the list marker and the space after it; 0 if `body` begins no item."""
        found = _LIST.match(body)
        if not found:
            return 0
        after = body[found.end() :]
        content = after.lstrip(" ")
        if going and (not content or (found[2] is not None and int(found[2]) != 1)):
            return 0
        space = len(after) - len(content)
        return found.end() + (space if content and space <= _CODE_INDENT else 1)

    def _leaf(self, mark: str, body: str, going: bool, matched: int | None) -> bool:
        """Take `body` as a heading, a fence or raw HTML, if it is one."""
        if mark == "#" and (heading := _atx(body)):
            self._close(matched)
            self._add(Block("heading", self.line, heading[1], level=heading[0]))
            return True
        if mark in "`~" and (fence := _FENCE.match(body)):
            self._close(matched)
            self.fence = fence[1] or fence[2]
            if self.stack:
                self.stack[-1].empty_since = 0
            return True
        if mark == "<":
            for number, (start, last) in enumerate(_HTML):
                begins = re.match(start, body, re.IGNORECASE)
                if begins and not (number == _LAST_HTML and self.paragraph):
                    end = re.compile(last, re.IGNORECASE)
                    self._close(matched)
                    self._add(Block("html", self.line, body))
                    self.html = None if number < _UNTIL_BLANK and end.search(body) else end
                    return True
        return False

    def _setext(self, mark: str) -> bool:
        """Make the paragraph a heading, unless it is all link definitions."""
        text = "\n".join(self.paragraph)
        end = definitions(text, {})
        heading = text[end:].strip(" \t\n")
        if not heading:
            return False
        self.paragraph = []
        if end:
            self._add(Block("paragraph", self.begun, text[:end]))
        line = self.begun + text.count("\n", 0, end)
        self._add(Block("heading", line, heading, level=1 if mark == "=" else 2))
        return True

    def _finish(self) -> None:
        if not self.paragraph:
            return
        lines, head = self.paragraph, self.table
        lines[-1] = lines[-1].rstrip(" \t")
        self.paragraph, self.table = [], None
        if head != 0:
            self._add(Block("paragraph", self.begun, "\n".join(lines[:head])))
        if head is not None:
            self._add(Block("table", self.begun + head, "\n".join(lines[head:])))

    def _add(self, block: Block) -> None:
        if self.stack:
            around = self.stack[-1]
            block.inside = True
            block.items = around.items
            block.footnote = block.footnote or around.label
            around.empty_since = 0
        self.done.append(block)


def _untabbed(line: str) -> str:
    beginning = _BEGINNING.match(line)
    assert beginning is not None
    return beginning[0].expandtabs(_CODE_INDENT) + line[beginning.end() :]


def _atx(body: str) -> tuple[int, str] | None:
    """Level and text of a heading that begins with number signs."""
    text = body.lstrip("#")
    level = len(body) - len(text)
    if level > _LOWEST_HEADING or (text and text[0] not in " \t"):
        return None
    text = text.strip(" \t")
    open_end = text.rstrip("#")
    return level, open_end.strip(" \t") if not open_end or open_end[-1] in " \t" else text
