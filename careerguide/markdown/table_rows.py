"""The rows of a table in GitHub's Markdown."""

from __future__ import annotations

import re

__all__ = ["cells", "is_rule", "makes_a_table"]

_RULE = re.compile(r"\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*$")
_BORDER = re.compile(r"(?<!\\)\|")


def makes_a_table(rule: str, head: str) -> bool:
    """Whether the line `rule` below the line `head` makes a table: with as many cells."""
    return "-" in rule and is_rule(rule) and len(cells(rule)) == len(cells(head))


def is_rule(line: str) -> bool:
    """Whether `line` is the line of dashes of a table, and nothing else."""
    return ("|" in line or ":" in line) and bool(_RULE.match(line))


def cells(row: str) -> list[str]:
    """The cells of a row as written; a pipe that is no border has a backslash before it."""
    row = row.strip(" \t")
    found = _BORDER.split(row) if "\\" in row else row.split("|")
    inner = found[1:] if not found[0] else found
    return inner[:-1] if len(inner) > 1 and not inner[-1].strip() else inner
