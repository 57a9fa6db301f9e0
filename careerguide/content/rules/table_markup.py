"""Rules about tables: what looks like one is one, and shows all that was written."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.text import Text
from careerguide.markdown.prose import Passage
from careerguide.markdown.table_rows import cells, is_rule
from careerguide.rulebook.about_markup import TABLE_CELLS, TABLE_DASHES, TABLE_HEADER
from careerguide.yamlfile.problems import Found

__all__ = ["tables_are_tables", "tables_name_their_columns", "tables_show_every_cell"]


def tables_show_every_cell(text: Text) -> Iterator[Found]:
    """No row of a table has more cells than its first: those would not be shown."""
    for passage in text.scan.tables:
        head, _, *rows = passage.source.split("\n")
        most = len(cells(head))
        for line, row in enumerate(rows, passage.line + 2):
            count = len(cells(row))
            if count > most:
                yield Found(
                    rule=TABLE_CELLS,
                    field="table",
                    what=f"this row has {count} cells, and the first row {most}: the rest is not "
                    "shown",
                    expected=f"at most {most}",
                    do='add columns to the first two rows, or write "\\|" for a pipe inside a cell',
                    line=line,
                )


def tables_name_their_columns(text: Text) -> Iterator[Found]:
    """Every column has a heading: a screen reader says it before each cell."""
    for passage in text.scan.tables:
        for place, cell in enumerate(cells(passage.source.split("\n")[0]), 1):
            if not cell.strip():
                yield Found(
                    rule=TABLE_HEADER,
                    field="table",
                    what=f"column {place} has no heading",
                    expected="a word or two in every cell of the first row",
                    do="say what stands in the column",
                    line=passage.line,
                )


def tables_are_tables(text: Text) -> Iterator[Found]:
    """Rows of a table have a line of dashes with as many cells below the first."""
    for passage in text.scan.passages:
        if "|" in passage.source and passage.kind == "paragraph" and passage.source.count("|") > 1:
            yield from _not_a_table(passage)


def _not_a_table(passage: Passage) -> Iterator[Found]:
    lines = passage.source.split("\n")
    for number, line in enumerate(lines):
        if number and is_rule(line) and "|" in line:
            yield Found(
                rule=TABLE_DASHES,
                field="table",
                what=f"this line has {len(cells(line))} cells, and the one above "
                f"{len(cells(lines[number - 1]))}, so it is no table",
                expected="as many in both",
                do="add or remove a cell",
                line=passage.line + number,
            )
            return
    rows = [number for number, line in enumerate(lines) if line.startswith("|")]
    if len(rows) > 1:
        yield Found(
            rule=TABLE_DASHES,
            field="table",
            what="has no line of dashes, so it is printed as typed",
            expected=f"a line such as {'|'.join(['', *['---'] * len(cells(lines[rows[0]])), ''])}",
            do="add it below the first row",
            line=passage.line + rows[0],
        )
