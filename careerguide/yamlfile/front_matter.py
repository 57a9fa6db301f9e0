"""The head of a Markdown file: where its YAML begins and ends, and where the text begins."""

from __future__ import annotations

import re

from careerguide.rulebook.about_yaml import FRONT_MATTER
from careerguide.yamlfile.problems import Found, shown
from scoring.lazy_dataclass import dataclass

__all__ = ["FrontMatter", "front_matter"]

_FENCE = r"---[ \t]*(?:\n|\Z)"
_OPENING = re.compile(_FENCE)
_CLOSING = re.compile(f"\n{_FENCE}")
_NEARLY = re.compile(r"^[ \t]*(?:[-\u2010-\u2015\u2212]{1,2}|-{4,}|-+[ ]-+|\.\.\.)[ \t]*$", re.M)
"""Lines that are meant as the closing one: two hyphens, four, a dash, three dots."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FrontMatter:
    """A Markdown file in two: the YAML between the `---` lines, and the body below them."""

    yaml: str
    """From line 2 of the file on."""
    body: str
    body_line: int
    """Line of the file on which the body begins."""


def front_matter(text: str) -> FrontMatter | Found:
    """`text` cut at its `---` lines, the first of which is line 1 of the file."""
    opening = _OPENING.match(text)
    if not opening:
        return _not_opened(text)
    closing = _CLOSING.search(text, opening.end() - 1)
    if not closing:
        return _not_closed(text)
    return FrontMatter(
        yaml=text[opening.end() : closing.start() + 1],
        body=text[closing.end() :],
        body_line=text.count("\n", 0, closing.end()) + 1,
    )


def _not_opened(text: str) -> Found:
    before = len(text) - len(text.lstrip())
    number = text.count("\n", 0, before) + 1
    first = text[before:].partition("\n")[0].strip()
    expected, do = 'a first line that holds only "---"', ""
    if _OPENING.match(text[before:]):
        what = f"begins on line {number}, not on line 1" if number > 1 else "is indented"
        do = "delete what stands before it"
    elif first == "+++":
        what = 'is TOML: it begins with "+++"'
        do = 'write it as YAML ("key: value") between two lines of "---"'
    elif _NEARLY.match(first):
        what = f"begins with {shown(first)}"
        do = "type three hyphens"
    else:
        what = f"is missing; line {number} is {shown(first)}" if first else "is missing"
        do = "begin the file with the keys between two such lines"
    return Found(
        rule=FRONT_MATTER,
        field="front matter",
        what=what,
        expected=expected,
        do=do,
        line=number if first else 1,
    )


def _not_closed(text: str) -> Found:
    nearly = _NEARLY.search(text, 4)
    if nearly:
        line = text.count("\n", 0, nearly.start()) + 1
        what = f"is never closed; line {line} is {shown(nearly[0].strip())}"
        do = "type three hyphens there"
    else:
        line, what, do = 1, "is never closed", "add it above the text of the page"
    return Found(
        rule=FRONT_MATTER,
        field="front matter",
        what=what,
        expected='a line that holds only "---" after the last key',
        do=do,
        line=line,
    )
