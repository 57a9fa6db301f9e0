"""What a guide's text holds beyond words, by line: headings, links, citations, raw HTML."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from careerguide.markdown import blocks, inline
from careerguide.markdown.destinations import definitions
from careerguide.markdown.slugs import slug, unique
from scoring.lazy_dataclass import dataclass

__all__ = ["Footnote", "Passage", "Scan", "Span", "heading_ids", "scan"]

_ENOUGH = 40
"""So many characters are enough to find the words of a figure or a mark again."""
_NEWLINE = re.compile("\n")
_PASSAGES = ("paragraph", "table", "heading")
_NO_DIGITS = bytes(set(range(256)).difference(b"0123456789"))


class Span(NamedTuple):
    """A link, image, citation, footnote mark or piece of raw HTML, and the line it begins on."""

    kind: inline.MarkKind
    line: int
    target: str
    """Address of a link or image, keys of a citation as written, label of a footnote, HTML."""
    empty: bool
    """Of a link or image: it has no text."""


class Passage(NamedTuple):
    """A paragraph, a table or a heading."""

    kind: Literal["paragraph", "table", "heading"]
    line: int
    source: str
    """As written."""
    words: str
    """As read, code included."""
    prose: str
    """As read, without code."""
    spans: tuple[Span, ...]
    level: int
    """Of a heading; else 0."""
    items: tuple[int, ...]
    """Numbers of the list items around it, outermost first."""
    footnote: str
    """Label of the footnote it is part of, or empty."""
    inside: bool
    """Whether it is part of a list, a quote or a footnote."""

    def line_of(self, words: str) -> int:
        """Line of the first use of `words`, or of the whole if they are not written like that."""
        at = self.place_of(words)
        return self.line + (self.source.count("\n", 0, at) if at >= 0 else 0)

    def place_of(self, words: str) -> int:
        """Where `words` stand in the source, with whatever markup between them; -1 if nowhere."""
        at = self.source.find(words)
        if at >= 0:
            return at
        pieces = map(re.escape, re.findall(r"\w", words[:_ENOUGH]))
        found = re.search(r"(?:[^\w\n]|&#?\w+;)*".join(pieces), self.source)
        return found.start() if found else -1


@dataclass(frozen=True, kw_only=True, slots=True)
class Footnote:
    label: str
    line: int


@dataclass(frozen=True, kw_only=True)
class Scan:
    """A Markdown text in order."""

    passages: tuple[Passage, ...]
    html: tuple[Span, ...]
    """Raw HTML that stands as a block of its own."""
    footnotes: tuple[Footnote, ...]
    deep: int = 0
    """First line on which containers are nested too deep; 0 if there is none."""

    @cached_property
    def headings(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.kind == "heading"]

    @cached_property
    def tables(self) -> list[Passage]:
        return [passage for passage in self.passages if passage.kind == "table"]

    @cached_property
    def spans(self) -> list[Span]:
        return [span for passage in self.passages for span in passage.spans]

    def spans_of(self, kind: inline.MarkKind) -> Sequence[Span]:
        """Those that are of this kind, in order."""
        return self._by_kind.get(kind, ())

    @cached_property
    def _by_kind(self) -> Mapping[inline.MarkKind, Sequence[Span]]:
        found: dict[inline.MarkKind, list[Span]] = {}
        for span in self.spans:
            found.setdefault(span.kind, []).append(span)
        return found

    @cached_property
    def numbered(self) -> list[Passage]:
        """The passages with a digit in their words: few of a text, and all that state figures.

        By the bytes, which takes a third of the time of a pattern.
        """
        return [
            passage
            for passage in self.passages
            if passage.words.encode("utf-8", "replace").translate(None, _NO_DIGITS)
        ]

    @cached_property
    def prose(self) -> str:
        """Of all passages: what is not in it need not be sought in each of them."""
        return "\n".join([passage.prose for passage in self.passages])


def scan(text: str, first_line: int = 1) -> Scan:
    """The passages of `text`, whose first line is `first_line` of its file."""
    found = blocks.split(text, first_line)
    links: dict[str, str] = {}
    others = [block for block in found if block.kind not in _PASSAGES]
    footnotes = [block for block in others if block.kind == "footnote"]
    notes = {block.footnote: block.line for block in footnotes}
    for block in found:
        if block.text.startswith("[") and block.kind in ("paragraph", "table"):
            end = definitions(block.text, links)
            if end:
                block.line += block.text.count("\n", 0, end)
                block.text = block.text[end:]
    return Scan(
        passages=tuple(
            [
                _passage(block, links, notes)
                for block in found
                if (block.text or block.level) and block.kind in _PASSAGES
            ]
        ),
        html=tuple(
            Span(kind="html", line=block.line, target=block.text, empty=False)
            for block in others
            if block.kind == "html"
        ),
        footnotes=tuple(Footnote(label=note.footnote, line=note.line) for note in footnotes),
        deep=next((block.line for block in others if block.kind == "deep"), 0),
    )


def _passage(block: blocks.Block, links: dict[str, str], notes: dict[str, int]) -> Passage:
    """By position, as a guide has a hundred: names would take as long as all the rest."""
    marks, words, prose = inline.scan(block.text, links, notes)
    return Passage(
        "paragraph" if block.kind == "paragraph" else _kind(block),
        block.line,
        block.text,
        words,
        prose,
        _spans(block, marks) if marks else (),
        block.level,
        block.items,
        block.footnote,
        block.inside,
    )


def _spans(block: blocks.Block, marks: Sequence[inline.Mark]) -> tuple[Span, ...]:
    text, first = block.text, block.line
    breaks = [found.start() for found in _NEWLINE.finditer(text)] if "\n" in text else []
    return tuple(
        [
            Span(kind, first + bisect_left(breaks, start), target, empty)
            for kind, start, _, target, empty in marks
        ]
    )


def _kind(block: blocks.Block) -> Literal["table", "heading"]:
    return "table" if block.kind == "table" else "heading"


def heading_ids(scan: Scan) -> list[str]:
    """The id that the renderer gives each heading of `scan`, in order."""
    taken: dict[str, int] = {}
    return [unique(slug(h.words.replace("\n", " ")), taken) for h in scan.headings]
