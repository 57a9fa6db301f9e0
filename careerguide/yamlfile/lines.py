"""Lines of what a regular expression finds, in one walk over the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["with_lines"]


def with_lines(
    pattern: re.Pattern[str], text: str, first_line: int
) -> Iterator[tuple[int, re.Match[str]]]:
    """Every match of `pattern` in `text` and the line it begins on, from `first_line`."""
    line, counted = first_line, 0
    for found in pattern.finditer(text):
        line += text.count("\n", counted, found.start())
        counted = found.start()
        yield line, found
