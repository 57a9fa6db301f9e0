"""Texts made to take long: all rules together stay linear in what they read."""

import time

import pytest

from careerguide.content import roles
from careerguide.content.catalog import shared
from careerguide.yamlfile import source
from tests.content.project import BASE

GUIDE = "roles/tide-table-maker.md"
TEXT = (BASE / GUIDE).read_text(encoding="utf-8")
OPENING = "A tide table is a promise."
CATALOG, _ = shared(BASE)
PIECES = {
    "macros that never end": "{{",
    "wiki links": "[[a]] ",
    "tags of a forum that never end": "[/b",
    "footnotes in the line that never end": "^[a",
    "marks of footnotes that never end": "[^a",
    "links that cannot be read": "[a](b c",
    "formulas that never end": "$a_",
    "emphasis in figures": "*1",
    "digits": "1",
    "addresses in addresses": "http://",
    "addresses with brackets": "_)",
    "alerts that are none": "[!X]\n",
    "fences that draw": "```mermaid\n```\n",
    "odd spaces": "\u00a0a\n",
    "hidden characters": "a\u200b\n",
    "rows of pipes": "|-|\n",
}
SIZE = 120_000


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_bodies(piece: str) -> None:
    """A step that looked back at all of the text took from 18 seconds to minutes here."""
    text = "http://a.b/" + piece * (SIZE // len(piece))
    start = time.process_time()
    file = roles.read(TEXT.replace(OPENING, f"{text}\n\n{OPENING}", 1).encode(), GUIDE, CATALOG)
    assert time.process_time() - start < 8
    assert len(file.problems) < 30


@pytest.mark.parametrize("line", ["a: ", "[a] ", '"a" ', "&a ", "a #", "\u00a0 ", "- "])
def test_lines_of_yaml(line: str) -> None:
    text = f"a: b\n  c: {line * (SIZE // len(line))}\nd\n"
    start = time.process_time()
    source.parse(text)
    assert time.process_time() - start < 8


def test_what_is_wrong_with_a_text_is_told_each_time() -> None:
    """The document is kept; the list is the caller's, who adds to it."""
    text = "a: *b\n"
    first = source.parse(text)[1]
    told = list(first)
    first.clear()
    assert source.parse(text)[1] == told != []
