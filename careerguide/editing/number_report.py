"""A list of changed numbers as JSON and as Markdown. Standard library only, and safe to run alone.

    python3 -m careerguide.editing.number_report changes.json

prints the Markdown of a file that a contributor's build may have written: nothing that is not a
short name or a number gets through, so that what is posted under the project's name is harmless.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from scoring.lazy_dataclass import dataclass

__all__ = ["ChangedNumber", "NumberReport", "Value", "load", "main", "markdown", "text"]

Value = int | float | str | None

_FORMAT = 1
_MOST_BYTES = 5_000_000
_MOST_ROWS = 300
"""Rows printed; a comment on a git host holds 65,536 characters, and nobody reads more."""
_HEAD = ("| what | before | after | by |", "| --- | --: | --: | --: |")
_NAME = re.compile(r"[\w .,/'’&()–-]{1,160}")
_REVISION = re.compile(r"[0-9a-f]{7,64}")


@dataclass(frozen=True, kw_only=True, slots=True)
class ChangedNumber:
    """One number (or short word) that differs; None where there is none."""

    subject: str
    what: str
    before: Value
    after: Value


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberReport:
    base: str
    """The revision that was compared with, as a hash."""
    changes: tuple[ChangedNumber, ...]


def text(report: NumberReport) -> str:
    """`report` as JSON, one change a line."""
    lines = ",\n".join(json.dumps(asdict(change), ensure_ascii=False) for change in report.changes)
    head = json.dumps({"format": _FORMAT, "base": report.base}).removesuffix("}")
    return f'{head}, "changes": [\n{lines}\n]}}\n'


def load(data: bytes) -> NumberReport:
    """The report in `data`; ValueError says what in it is not as it must be."""
    if len(data) > _MOST_BYTES:
        raise ValueError(f"the file has {len(data):,} bytes; expected at most {_MOST_BYTES:,}")
    try:
        value = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"the file is not JSON ({type(error).__name__})") from None
    if not isinstance(value, dict) or value.keys() != {"format", "base", "changes"}:
        raise ValueError("the file is no object with the keys format, base, changes")
    if value["format"] != _FORMAT:
        raise ValueError(f"format: expected {_FORMAT}")
    if not (isinstance(value["base"], str) and _REVISION.fullmatch(value["base"])):
        raise ValueError("base: expected a revision's hash")
    if not isinstance(value["changes"], list):
        raise ValueError("changes: expected a list")
    changes = tuple(_change(item, place) for place, item in enumerate(value["changes"]))
    return NumberReport(base=value["base"], changes=changes)


def _change(item: Any, place: int) -> ChangedNumber:
    keys = ("subject", "what", "before", "after")
    if not isinstance(item, dict) or item.keys() != set(keys):
        raise ValueError(f"changes[{place}]: expected an object with the keys {', '.join(keys)}")
    for key in ("subject", "what"):
        if not (isinstance(item[key], str) and _NAME.fullmatch(item[key])):
            raise ValueError(f"changes[{place}].{key}: expected a short name")
    for key in ("before", "after"):
        value = item[key]
        named = isinstance(value, str) and _NAME.fullmatch(value)
        number = isinstance(value, int | float) and abs(value) < 1e15  # NaN and inf are not
        if not (value is None or named or (number and not isinstance(value, bool))):
            raise ValueError(f"changes[{place}].{key}: expected a number, a short name or null")
    return ChangedNumber(**item)


def markdown(report: NumberReport) -> str:
    """What a reviewer reads: a table for each place, the most that fits."""
    lines = ["### Changes in numbers", ""]
    if not report.changes:
        return "\n".join([*lines, f"No number differs from `{report.base[:12]}`.", ""])
    places = len({change.subject for change in report.changes})
    lines.append(
        f"{_counted(len(report.changes), 'number')} in {_counted(places, 'place')}, compared with "
        f"`{report.base[:12]}`."
    )
    shown = report.changes[:_MOST_ROWS]
    for subject, changes in groupby(shown, key=lambda change: change.subject):
        lines += ["", f"`{subject}`", "", *_HEAD]
        lines += map(_row, changes)
    if len(report.changes) > _MOST_ROWS:
        lines += ["", f"And {len(report.changes) - _MOST_ROWS:,} more, in the file changes.json."]
    return "\n".join([*lines, ""])


def _row(change: ChangedNumber) -> str:
    cells = (change.what, *map(_shown, (change.before, change.after)), _difference(change))
    return f"| {' | '.join(f'`{cell}`' if cell else '' for cell in cells)} |"


def _shown(value: Value) -> str:
    if value is None:
        return ""
    return f"{value:,}" if isinstance(value, int) else str(value)


def _difference(change: ChangedNumber) -> str:
    """How much a number rose or fell, and in percent where it is large enough to say so."""
    before, after = change.before, change.after
    if not isinstance(before, int | float) or not isinstance(after, int | float):
        return ""
    difference = round(after - before, 6)
    by = f"{difference:+,}"
    percent = f" ({100 * difference / before:+.1f}%)" if abs(before) >= 10 else ""
    return by + percent


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        print("usage: python3 -m careerguide.editing.number_report FILE", file=sys.stderr)
        return 2
    try:
        report = load(Path(arguments[0]).read_bytes())
    except (OSError, ValueError) as error:
        print(f"{arguments[0]}: {error}", file=sys.stderr)
        return 1
    print(markdown(report), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
