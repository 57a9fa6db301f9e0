"""Excuses: comments by which an editor declines advice for one line, with a reason.

`# excused: RULE, reason` in the head of a guide and in roles/references.yml, and
`<!-- excused: RULE, reason -->` in the text of a guide. Behind a line it is for that line; on a
line of its own it is for the next one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from careerguide import rulebook
from careerguide.rulebook.about_excuses import (
    EXCUSE_REASON,
    EXCUSE_REFUSED,
    EXCUSE_UNKNOWN,
    EXCUSE_UNUSED,
)
from careerguide.yamlfile.problems import Found, Problem, shown
from careerguide.yamlfile.shape import nearest
from scoring.lazy_dataclass import dataclass

__all__ = ["SIGN", "Excuse", "apply", "in_markdown", "in_yaml", "is_excuse", "unused"]

T = TypeVar("T")

SIGN = "excused:"
"""A text without it has no excuse."""
_YAML = re.compile(rf"(?:^|\s)#[ \t]*{SIGN}(?P<words>.*)$")
_MARKDOWN = re.compile(rf"<!--[ \t]*{SIGN}(?P<words>.*?)-->")


@dataclass(frozen=True, kw_only=True, slots=True)
class Excuse:
    """One comment; both lines count from 1 in the file."""

    rule: str
    line: int
    covers: int
    """The line that it is for."""


def is_excuse(html: str) -> bool:
    """Whether a piece of raw HTML is an excuse and nothing else."""
    return bool(_MARKDOWN.fullmatch(html.strip()))


def in_yaml(text: str, first_line: int, found: list[Found]) -> Iterator[Excuse]:
    """The excuses in `text`; what is wrong with one of them goes to `found`."""
    lines = text.split("\n")
    for number, line in enumerate(lines):
        comment = _YAML.search(line)
        if comment:
            alone = line.lstrip().startswith("#")
            yield from _excuse(comment["words"], lines, number, alone, first_line, found)


def in_markdown(
    text: str, first_line: int, html: Iterable[int], found: list[Found]
) -> Iterator[Excuse]:
    """As `in_yaml`; `html` are the lines of the file on which there is raw HTML."""
    lines = text.split("\n")
    for number in sorted({line - first_line for line in html}):
        for comment in _MARKDOWN.finditer(lines[number]):
            alone = lines[number].strip() == comment[0]
            yield from _excuse(comment["words"], lines, number, alone, first_line, found)


def _excuse(
    words: str, lines: Sequence[str], number: int, alone: bool, first_line: int, found: list[Found]
) -> Iterator[Excuse]:
    name, _, reason = (part.strip() for part in words.partition(","))
    line = number + first_line
    rule = rulebook.by_id().get(name)
    if rule is None:
        found.append(
            Found(
                rule=EXCUSE_UNKNOWN,
                field="excuse",
                what=f"is for {shown(name)}, which is no rule" if name else "names no rule",
                expected="the name at the end of the message",
                do=nearest(name, rulebook.by_id()) or "correct it, or remove the comment",
                line=line,
            )
        )
    elif not rule.excusable:
        why = "no line can be excused from" if rule.firm else "is no advice"
        found.append(
            Found(
                rule=EXCUSE_REFUSED,
                field="excuse",
                what=f"is for {name}, which {why}",
                expected="advice about the text itself",
                do="remove the comment, and do what the message says",
                line=line,
            )
        )
    else:
        if not reason:
            found.append(
                Found(
                    rule=EXCUSE_REASON,
                    field="excuse",
                    what=f"for {name} gives no reason",
                    expected=f"{SIGN} {name}, and why",
                    do="add a comma and the reason",
                    line=line,
                )
            )
        yield Excuse(
            rule=name, line=line, covers=_next(lines, number) + first_line if alone else line
        )


def _next(lines: Sequence[str], number: int) -> int:
    """The next line after `number` that holds anything but an excuse, as an offset in the file."""
    ahead = range(number + 1, len(lines))
    return next((n for n in ahead if lines[n].strip() and SIGN not in lines[n]), number)


def apply(
    found: Sequence[T], place: Callable[[T], tuple[str, int]], excuses: Sequence[Excuse]
) -> tuple[list[T], tuple[Excuse, ...]]:
    """What of `found` is not excused, and which excuses have excused nothing.

    `place` gives the id of a finding's rule and its line.
    """
    places = [place(item) for item in found]
    given = {(excuse.rule, excuse.covers) for excuse in excuses}
    kept = [item for item, at in zip(found, places, strict=True) if at not in given]
    return kept, tuple(excuse for excuse in excuses if (excuse.rule, excuse.covers) not in places)


def unused(path: str, excuse: Excuse) -> Problem:
    """The advice to remove an `excuse` in the file `path` that has excused nothing."""
    found = Found(
        rule=EXCUSE_UNUSED,
        field="excuse",
        what=f"for {excuse.rule} excuses nothing",
        expected=f"such advice on line {excuse.covers}",
        do="remove it, or move it to the line above the one that the message names",
        line=excuse.line,
    )
    return Problem.of(path, found)
