"""Hidden characters wherever text comes in: refused, on the line that an editor shows."""

from pathlib import Path

import pytest

from careerguide.content import roles
from careerguide.content.catalog import shared
from careerguide.yamlfile.problems import Problem
from tests.content.project import BASE, problems, project

GUIDE = "roles/tide-table-maker.md"
HIDDEN = {
    "zero-width space": "\u200b",
    "zero-width joiner": "\u200d",
    "right-to-left override": "\u202e",
    "left-to-right mark": "\u200e",
    "soft hyphen": "\xad",
    "hangul filler": "\u3164",
    "tag latin small letter a": "\U000e0061",
    "byte order mark": "\ufeff",
    "escape character": "\x1b",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "next-line character": "\x85",
    "vertical tab": "\x0b",
    "form feed": "\x0c",
}
PLACES = {
    "title": ("title: Tide", 2),
    "reason": ("reason: Fits", 31),
    "figure in the text": ("earn at least $90", 62),
    "heading": ("## Ski", 54),
}
TEXT = (BASE / GUIDE).read_text(encoding="utf-8")
CATALOG, _ = shared(BASE)


def said(before: str, after: str) -> tuple[Problem, ...]:
    """What is wrong with the faultless guide once `before` is replaced."""
    assert before in TEXT
    return roles.read(TEXT.replace(before, after, 1).encode(), GUIDE, CATALOG).problems


@pytest.mark.parametrize(("before", "line"), PLACES.values(), ids=list(PLACES))
@pytest.mark.parametrize("name", HIDDEN)
def test_hidden(name: str, before: str, line: int) -> None:
    character = HIDDEN[name]
    found = said(before, f"{before}{character}")[0]
    assert found.line == line
    assert f"hides a {name} (U+{ord(character):04X})" in found.what.replace("an ", "a ")


@pytest.mark.parametrize(
    ("path", "before", "line"),
    [
        ("quizzes/families.yml", "name: Comm", 3),
        ("roles/references.yml", "title: Occu", 7),
        ("roles/wages/national.csv", "Statis", 2),
    ],
)
def test_hidden_in_other_files(tmp_path: Path, path: str, before: str, line: int) -> None:
    root = project(tmp_path)
    text = (BASE / path).read_text(encoding="utf-8")
    assert before in text
    (root / path).write_text(text.replace(before, f"{before}\u200b", 1), encoding="utf-8")
    (found,) = (problem for problem in problems(root) if problem.path == path)
    assert found.line == line
    assert "hides a zero-width space (U+200B)" in found.what


@pytest.mark.parametrize(
    ("character", "ordinary"),
    [("１", "1"), ("＄", "$"), ("％", "%"), ("𝟏", "1"), ("﹩", "$"), ("𝐀", "A")],
)
def test_lookalikes(character: str, ordinary: str) -> None:
    (found,) = said("earn at least $90", f"earn at least {character}")
    assert f'which only looks like "{ordinary}"' in found.what
    assert found.do == f'type the ordinary "{ordinary}"'
    assert found.line == 62


ESCAPES = ["e", "b", "a", "0", "x07", "u202e", "u200b", "N", "L", "P", "xad"]


@pytest.mark.parametrize("escape", ESCAPES)
def test_escapes_in_a_head(escape: str) -> None:
    """YAML makes characters of them that end an XML feed, or that nobody sees."""
    (found,) = said("title: Tide Table Maker", f'title: "Tide\\{escape} Maker"')
    assert (found.line, found.field) == (2, "title")
    assert found.what.startswith("hides ")


@pytest.mark.parametrize("emoji", ["👩\u200d💻", "❤\ufe0f", "1\ufe0f\u20e3"])
def test_joined_emoji_are_text(emoji: str) -> None:
    assert not said("A tide table is", f"{emoji} A tide table is")


@pytest.mark.parametrize("character", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\r"])
def test_lines_are_those_of_an_editor(character: str) -> None:
    """Only line feeds and carriage returns begin a line; what follows keeps its number."""
    text = TEXT.replace("reason: Fits", f"reason: Fits{character}         all of", 1)
    text = text.replace("weight: 0.40", "weight: 1.50").replace("## Pay", "## Money")
    file = roles.read(text.encode(), GUIDE, CATALOG)
    found = {problem.field: problem.line for problem in reversed(file.problems)}
    lines = text.replace("\r", "\n").split("\n")
    assert lines[found["relevance[2].weight"] - 1].strip() == "weight: 1.50"
    assert lines[found["section"] - 1] == "## Money"
