"""Texts made to take long: all rules together stay linear in what they read."""

import pytest

from careerguide.content import roles
from careerguide.content.catalog import shared
from careerguide.yamlfile import source
from tests.content.project import BASE
from tests.work import is_straight

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
SIZE = 15_000
"""And eight times that."""


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES)
def test_bodies(piece: str) -> None:

    def read(size: int) -> None:
        text = "http://a.b/" + piece * (size // len(piece))
        guide = TEXT.replace(OPENING, f"{text}\n\n{OPENING}", 1).encode()
        assert len(roles.read(guide, GUIDE, CATALOG).problems) < 30

    assert is_straight(read, SIZE), "a step looks back at all of the text"


@pytest.mark.parametrize("line", ["a: ", "[a] ", '"a" ', "&a ", "a #", "\u00a0 ", "- "])
def test_lines_of_yaml(line: str) -> None:
    def parse(size: int) -> None:
        source.parse(f"a: b\n  c: {line * (size // len(line))}\nd\n")

    assert is_straight(parse, SIZE)


def test_what_is_wrong_with_a_text_is_told_each_time() -> None:
    """The document is kept; the list is the caller's, who adds to it."""
    text = "a: *b\n"
    first = source.parse(text)[1]
    told = list(first)
    first.clear()
    assert source.parse(text)[1] == told != []
