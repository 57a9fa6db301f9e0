"""CSV files with named columns: their rows by column, and what keeps a row from being read."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from careerguide.rulebook.rule import Rule
from careerguide.yamlfile.hidden import cleaned
from careerguide.yamlfile.problems import Found
from careerguide.yamlfile.text_files import decode, read_bytes
from scoring.lazy_dataclass import dataclass

__all__ = ["CsvRules", "Row", "in_columns", "lines_of", "no_csv", "read_rows"]

Row = tuple[int, dict[str, str]]
"""Line in the file, and the cells by column."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CsvRules:
    """The rules by which a kind of table reports its own faults."""

    header: Rule
    row: Rule


def read_rows(
    root: Path, path: str, columns: Sequence[str], rules: CsvRules, limit: int
) -> Iterator[Row | Found]:
    """The rows of the file `path` below `root`, and what is wrong with it."""
    data = read_bytes(root, path, limit)
    text = decode(data) if isinstance(data, bytes) else data
    if isinstance(text, Found):
        yield text
        return
    text, hidden = cleaned(text)
    yield from hidden
    lines = lines_of(text, rules.row)
    if isinstance(lines, Found):
        yield lines
    elif lines:
        yield from in_columns(lines[0][1], lines[1:], columns, rules)


def lines_of(text: str, rule: Rule, between: str = ",") -> list[tuple[int, list[str]]] | Found:
    """The lines of `text` as lists of cells, with `between` between these."""
    reader = csv.reader(text.splitlines(), strict=True, delimiter=between)
    lines = []
    try:
        for cells in reader:
            lines.append((reader.line_num, cells))
    except csv.Error as error:
        return no_csv(error, reader.line_num, rule)
    return lines


def in_columns(
    header: Sequence[str],
    lines: Iterable[tuple[int, Sequence[str]]],
    columns: Sequence[str],
    rules: CsvRules,
) -> Iterator[Row | Found]:
    """The cells of `lines` by column; what keeps a line, or all of them, from being read."""
    header_rule, row_rule = rules.header, rules.row
    missing = [name for name in columns if name not in header]
    if missing:
        yield Found(
            rule=header_rule,
            field="header",
            what=f"has no column {', '.join(missing)}",
            expected="the columns " + ", ".join(columns),
            do="name the columns that way, in any order",
            line=1,
        )
        return
    for line, cells in lines:
        if len(cells) == len(header):
            yield line, dict(zip(header, map(str.strip, cells), strict=True))
        else:
            what = f"has {len(cells)} cells"
            yield Found(
                rule=row_rule, field="row", what=what, expected=f"{len(header)}", line=line
            )


def no_csv(error: csv.Error, line: int, rule: Rule) -> Found:
    what = f"is not CSV ({error})"
    return Found(rule=rule, field="row", what=what, do="close the quotation mark", line=line)
