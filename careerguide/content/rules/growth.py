"""Rules about what a small file could grow to: on the page, or while it is made."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.blocks import MOST_LEVELS
from careerguide.content.guide import Text
from careerguide.content.problems import Found, shown

__all__ = ["addresses_are_short", "headings_are_few", "nesting_is_shallow", "tables_are_small"]

_MOST_COLUMNS = 30
_MOST_CELLS = 3_000
_MOST_HEADINGS = 300
_MOST_MARKS = 500
_LONGEST_ADDRESS = 2_000


def tables_are_small(text: Text) -> Iterator[Found]:
    """A table has at most 30 columns and 3,000 cells, missing ones included."""
    for passage in text.scan.passages:
        if passage.kind != "table":
            continue
        columns = passage.source.partition("\n")[0].strip(" |").count("|") + 1
        rows = passage.source.count("\n")
        if columns > _MOST_COLUMNS or columns * rows > _MOST_CELLS:
            yield Found(
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
            field="list or quote",
            what=f"is nested more than {MOST_LEVELS} deep",
            expected="a few levels",
            do="remove the signs that do not belong there (>, -, *, +, 1.)",
            line=text.scan.deep,
        )


def headings_are_few(text: Text) -> Iterator[Found]:
    """A text has at most 300 headings and 500 marks of footnotes."""
    marks = list(text.spans("footnote"))
    for name, found, most in (
        ("headings", text.scan.headings, _MOST_HEADINGS),
        ("marks of footnotes", marks, _MOST_MARKS),
    ):
        if len(found) > most:
            yield Found(
                field="text",
                what=f"has {len(found):,} {name}",
                expected=f"at most {most}",
                do="divide the text, or remove what is repeated",
                line=found[most].line,
            )


def addresses_are_short(text: Text) -> Iterator[Found]:
    """An address has at most 2,000 characters."""
    for span in text.spans("link", "image", "bare"):
        if len(span.target) > _LONGEST_ADDRESS:
            yield Found(
                field="link",
                what=f"to {shown(span.target)} has {len(span.target):,} characters",
                expected=f"at most {_LONGEST_ADDRESS:,}",
                do="shorten the address",
                line=span.line,
            )
