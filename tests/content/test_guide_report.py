"""`careerguide check --report`: the guides in figures."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerguide.cli import main
from careerguide.content import sentences
from careerguide.rulebook.rule import GUIDE, LOCK
from tests.clock import TODAY
from tests.content.project import project

COMMAND = ["check", "--report", "--as-of", TODAY.isoformat()]


def figures(root: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, list[str]]:
    """The row of each guide, by its title."""
    main(COMMAND)
    table = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    assert len({len(row) for row in rows}) == 1
    return {row[0]: row[1:] for row in rows[2:]}


def test_a_row_for_each_guide(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path)
    monkeypatch.chdir(root)
    before = figures(root, capsys)
    assert set(before) == {"Tide Table Maker", "Lock Keeper"}
    sentence = f"Often {'a mark stands on the gauge and ' * 5}that is all."
    link = "They [publish the hours](https://tides.example/hours)."
    for path, text in ((GUIDE, f"{sentence}\n\n{link}\n"), (LOCK, sentence)):
        with open(root / path, "a", encoding="utf-8") as file:
            file.write(f"\n### More\n\n{text}\n")
    tides, lock = (figures(root, capsys)[name] for name in ("Tide Table Maker", "Lock Keeper"))
    words, sources, links, _, longest, shared, claims = tides
    assert int(words) == int(before["Tide Table Maker"][0]) + 39 + 4
    assert (sources, links, longest, claims) == ("2", "1", "39", "0")
    assert float(shared.rstrip("%")) > 10
    assert (lock[4], lock[6]) == ("39", "1")


def test_the_status_is_that_of_a_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path)
    monkeypatch.chdir(root)
    assert main(COMMAND) == 0
    with open(root / GUIDE, "a", encoding="utf-8") as file:
        file.write("\n[Nowhere](nowhere.md)\n")
    assert main(COMMAND) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The gauge drifts. It is read again.", 2),
        ("It drifts (e.g. in spring). Then it stops.", 2),
        ('She said "It drifts." Then she left.', 2),
        ("**It drifts.** *Then* it stops.", 2),
        ("At 6 a.m. it is read, vs. noon before.", 1),
        ("Is it 0.5 m? No! It is 5.", 3),
        ("", 1),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(sentences.split(text)) == count
    assert " ".join(sentences.split(text)) == text
