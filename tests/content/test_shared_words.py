"""What guides share in runs of six words: the share, the other guide, and excuses from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerguide.content.catalog import load
from careerguide.content.full_check import full_check
from careerguide.content.shared_words import SharedWords
from careerguide.rulebook.rule import GUIDE, LOCK
from careerguide.yamlfile.problems import Problem
from tests.clock import TODAY
from tests.content.project import problems, project

OWN = " ".join(f"Gauge {number} is read at hour {number}." for number in range(100))
"""700 words in which no run of six comes twice."""
COPIED = (
    "Whoever opens the gates first looks at the level above and below, and writes both of them "
    "down before the boats move."
)
EXCUSE = "<!-- excused: shared-words, the law says it so -->"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path)


def add(root: Path, path: str, *paragraphs: str) -> None:
    with open(root / path, "a", encoding="utf-8") as file:
        file.writelines(f"\n{paragraph}\n" for paragraph in paragraphs)


def shared(found: list[Problem]) -> list[Problem]:
    return [problem for problem in found if problem.rule == "shared-words"]


def test_a_copied_sentence_is_named_with_its_share_its_line_and_the_other_guide(root: Path) -> None:
    add(root, GUIDE, OWN, COPIED)
    add(root, LOCK, COPIED.upper())
    (found,) = shared(problems(root))
    lines = (root / GUIDE).read_text(encoding="utf-8").split("\n")
    assert (found.path, lines[found.line - 1]) == (GUIDE, COPIED)
    assert 100 * 21 / 900 < float(found.what.partition("%")[0]) < 100 * 21 / 700
    assert f"in {LOCK}:" in found.what
    assert '"Whoever opens the gates first' in found.what


@pytest.mark.parametrize(
    "written",
    [
        COPIED.partition(" level")[0],  # 8 of 700 words
        f"### {COPIED}",
        f"```\n{COPIED}\n```",
        f"| {COPIED} |\n| --- |\n| Water |",
    ],
)
def test_little_and_headings_tables_and_code_are_not_named(
    root: Path, written: str
) -> None:
    add(root, GUIDE, OWN, written)
    add(root, LOCK, written)
    assert not shared(problems(root))


def test_the_same_in_other_words_is_not_named(root: Path) -> None:
    add(root, GUIDE, OWN, COPIED)
    add(root, LOCK, COPIED.replace(" the ", " its ").replace(" and ", " then "))
    assert not shared(problems(root))


def test_a_citation_does_not_part_what_is_copied(root: Path) -> None:
    add(root, GUIDE, OWN, COPIED.replace(" above", " [@doodson-1921] above"))
    add(root, LOCK, COPIED)
    assert shared(problems(root))


def test_short_guides_are_not_judged(root: Path) -> None:
    add(root, GUIDE, COPIED)
    add(root, LOCK, COPIED)
    assert not shared(problems(root))


def test_a_run_that_one_guide_has_twice_is_not_shared(root: Path) -> None:
    add(root, GUIDE, OWN, COPIED, OWN, COPIED)
    assert not shared(problems(root))


def test_an_excuse_counts_in_a_check_and_is_left_alone_without_one(root: Path) -> None:
    """A build does not look for this, so to it no such excuse is one too many."""
    add(root, GUIDE, OWN, EXCUSE, COPIED)
    add(root, LOCK, COPIED)
    assert problems(root) == []
    assert load(root)[1] == []
    (root / LOCK).write_text((root / LOCK).read_text(encoding="utf-8").replace(COPIED, ""))
    assert [problem.rule for problem in problems(root)] == ["excuse-unused"]
    assert load(root)[1] == []


def test_what_a_guide_shares_can_be_asked_for(root: Path) -> None:
    add(root, GUIDE, OWN, COPIED)
    add(root, LOCK, COPIED)
    words = SharedWords()
    full_check(root, TODAY, words)
    first, second = words.of(root, GUIDE), words.of(root, LOCK)
    assert (first.other, second.other) == (LOCK, GUIDE)
    assert first.share < second.share
    assert [run for run, _ in first.runs] == [COPIED.rstrip(".")]
