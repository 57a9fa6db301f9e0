"""Rules about what a small file could grow to: on the page, or while it is read and made.

They come first. Where one of them finds something, the other rules are left out: what they cost
depends on how long a paragraph is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerguide.content.text import Text
from careerguide.markdown.blocks import MOST_LEVELS
from careerguide.rulebook.about_size import (
    HEADING_COUNT,
    NESTING_DEPTH,
    PARAGRAPH_LENGTH,
    TABLE_SIZE,
    WORD_LENGTH,
)
from careerguide.yamlfile.problems import Found, shown

__all__ = [
    "headings_are_few",
    "nesting_is_shallow",
    "paragraphs_are_short",
    "tables_are_small",
    "words_are_short",
]

_MOST_COLUMNS = 30
_MOST_CELLS = 3_000
_MOST_HEADINGS = 300
_MOST_MARKS = 500
_LONGEST_PARAGRAPH = 10_000
_LONGEST_TABLE = 50_000
_LONGEST_WORD = 2_000
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD + 1}}}\S*")


def tables_are_small(text: Text) -> Iterator[Found]:
    """A table has at most 30 columns and 3,000 cells, missing ones included."""
    for passage in text.scan.tables:
        columns = passage.source.partition("\n")[0].strip(" |").count("|") + 1
        rows = passage.source.count("\n")
        if columns > _MOST_COLUMNS or columns * rows > _MOST_CELLS:
            yield Found(
                rule=TABLE_SIZE,
                field="table",
                what=f"has {columns:,} columns and {rows:,} rows",
                expected=f"at most {_MOST_COLUMNS} columns and {_MOST_CELLS:,} cells",
                do="divide it, or put the data into a file and link to it",
                line=passage.line,
            )


def nesting_is_shallow(text: Text) -> Iterator[Found]:
    """Lists and quotes are nested at most ten deep."""
    if text.scan.deep:
        yield Found(
            rule=NESTING_DEPTH,
            field="list or quote",
            what=f"is nested more than {MOST_LEVELS} deep",
            expected="a few levels",
            do="remove the signs that do not belong there (>, -, *, +, 1.)",
            line=text.scan.deep,
        )


def headings_are_few(text: Text) -> Iterator[Found]:
    """A text has at most 300 headings and 500 marks of footnotes."""
    marks = text.spans("footnote")
    for name, found, most in (
        ("headings", text.scan.headings, _MOST_HEADINGS),
        ("marks of footnotes", marks, _MOST_MARKS),
    ):
        if len(found) > most:
            yield Found(
                rule=HEADING_COUNT,
                field="text",
                what=f"has {len(found):,} {name}",
                expected=f"at most {most}",
                do="divide the text, or remove what is repeated",
                line=found[most].line,
            )


def words_are_short(text: Text) -> Iterator[Found]:
    """A word or an address has at most 2,000 characters."""
    for passage in text.scan.passages:
        if len(passage.source) <= _LONGEST_WORD:
            continue
        for found in _LONG_WORD.finditer(passage.source):
            yield Found(
                rule=WORD_LENGTH,
                field="text",
                what=f"{shown(found[0])} has {len(found[0]):,} characters without a space",
                expected=f"at most {_LONGEST_WORD:,}",
                do="shorten it, or divide it",
                line=passage.line + passage.source.count("\n", 0, found.start()),
            )


def paragraphs_are_short(text: Text) -> Iterator[Found]:
    """A paragraph has at most 10,000 characters, a table 50,000."""
    for passage in text.scan.passages:
        most = _LONGEST_TABLE if passage.kind == "table" else _LONGEST_PARAGRAPH
        if len(passage.source) > most:
            yield Found(
                rule=PARAGRAPH_LENGTH,
                field=passage.kind,
                what=f"has {len(passage.source):,} characters",
                expected=f"at most {most:,}",
                do="divide it",
                line=passage.line,
            )
