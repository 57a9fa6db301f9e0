"""Advice that an editor declines with a reason, and excuses that are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerguide.markdown import render
from careerguide.rulebook.rule import GUIDE, LOCK
from careerguide.views.named_skills import named
from tests.content.project import problems, project

DRIFT = "Of the gauges we read, 40% drift."
OURS = "<!-- excused: figure-source, we counted them ourselves -->"
PAY = "compensation:\n  currency: USD\n  period: year\n  basis: total"
WIDE = "  high: 120000\n  sources: [harbor-pay-2026]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return project(tmp_path)


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def added(root: Path, text: str) -> list[tuple[str, int]]:
    """Rules and lines of what is said with `text` at the end of a guide, counted from there."""
    path = root / GUIDE
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{before}\n{text}\n", encoding="utf-8")
    start = before.count("\n") + 1
    return [(problem.rule, problem.line - start) for problem in problems(root)]


@pytest.mark.parametrize(
    "text",
    [
        f"{OURS}\n{DRIFT}",
        f"{OURS}\n\n{DRIFT}",
        f"{DRIFT} {OURS}",
        f"- {DRIFT} {OURS}\n- {DRIFT} {OURS}",
        f"<!--excused:figure-source,ours-->\n{DRIFT}",
        f"{OURS}\n<!-- excused: figure-source, again -->\n{DRIFT}",
    ],
)
def test_the_text_of_a_guide(root: Path, text: str) -> None:
    assert added(root, DRIFT) == [("figure-source", 1)]
    assert added(root, text) == [("figure-source", -1)]


def test_each_of_many_lines_by_itself(root: Path) -> None:
    """Advice for many lines is shortened only after the excused lines are gone."""
    lines = [f"{DRIFT} And {n}% do not." for n in range(8)]
    assert len(added(root, "\n\n".join(lines))) == 4
    root = project(root.parent / "again")
    lines[6] += f" {OURS}"
    assert len(added(root, "\n\n".join(lines[:5] + lines[6:7]))) == 4
    root = project(root.parent / "all")
    assert added(root, "\n\n".join(f"{OURS}\n{line}" for line in lines[:6])) == []


def test_the_head_of_a_guide(root: Path) -> None:
    edit(root / "roles" / "changes.yml", "USD 70,000–120,000", "USD 70,000–150,000")
    edit(root / GUIDE, "  high: 120000", "  high: 150000")
    assert [(p.rule, p.line) for p in problems(root)] == [("pay-wide", 10)]
    edit(root / GUIDE, PAY, f"# excused: pay-wide, harbors differ\n{PAY}")
    assert problems(root) == []
    edit(root / GUIDE, "# excused: pay-wide, harbors differ\n", "")
    edit(root / GUIDE, "compensation:\n", "compensation:  # excused: pay-wide, harbors differ\n")
    assert problems(root) == []


def test_advice_that_needs_other_files(root: Path) -> None:
    edit(root / LOCK, "title: Lock Keeper", "title: Keeper of Locks")
    edit(root / GUIDE, "the [lock keeper]", "the [tide table maker]")
    assert {p.rule for p in problems(root)} == {"title-address", "guide-name"}
    edit(root / LOCK, "title:", "# excused: title-address, the old name is in print\ntitle:")
    edit(root / GUIDE, "Read about", f"{OURS.replace('figure-source', 'guide-name')}\nRead about")
    assert problems(root) == []


def test_the_list_of_references(root: Path) -> None:
    edit(root / GUIDE, "sources: [harbor-pay-2026]", "sources: [bls-oews-2025]")
    assert [p.rule for p in problems(root)] == ["reference-uncited"]
    references = root / "roles" / "references.yml"
    excuse = "# excused: reference-uncited, for a guide to come"
    edit(references, "- id: harbor", f"{excuse}\n- id: harbor")
    assert problems(root) == []
    edit(references, "excused: reference-uncited,", "excused: reference-cited,")
    assert [(p.rule, p.line) for p in problems(root)] == [
        ("excuse-unknown", 22),
        ("reference-uncited", 23),
    ]


@pytest.mark.parametrize(
    ("comment", "rule", "words"),
    [
        ("excused: figure-source", "excuse-reason", "expected excused: figure-source, and why"),
        ("excused: figure-source, ", "excuse-reason", "add a comma and the reason"),
        ("excused: figure-sources, x", "excuse-unknown", 'did you mean "figure-source"?'),
        ("excused: , x", "excuse-unknown", "names no rule"),
        ("excused: link-target, x", "excuse-refused", "is for link-target, which is no advice"),
        ("excused: pay-old, x", "excuse-refused", "is for pay-old, which no line can"),
        ("excused: excuse-unused, x", "excuse-refused", "no line can be excused from"),
        ("excused: skill-test, x", "excuse-unused", "excuses nothing; expected such advice on"),
    ],
)
def test_no_excuse(root: Path, comment: str, rule: str, words: str) -> None:
    path = root / GUIDE
    text = path.read_text(encoding="utf-8")
    line = text.count("\n") + 2
    path.write_text(f"{text}\n<!-- {comment} -->\n{DRIFT}\n", encoding="utf-8")
    found = problems(root)
    named = next(problem for problem in found if problem.rule == rule)
    assert named.line == line
    assert words in named.message
    others = {problem.rule for problem in found} - {rule}
    assert others == (set() if rule == "excuse-reason" else {"figure-source"})


def test_an_excuse_is_advice_to_remove_once_it_excuses_nothing(root: Path) -> None:
    (unused,) = added(root, f"{OURS}\nMany gauges drift.")
    assert unused == ("excuse-unused", 1)
    assert [problem.level for problem in problems(root)] == ["advice"]


@pytest.mark.parametrize("text", [f"`{OURS}`", f"    {OURS}", f"```\n{OURS}\n```"])
def test_an_excuse_in_code_is_text(root: Path, text: str) -> None:
    assert added(root, f"{text}\n\nMany gauges drift.") == []


def test_other_comments_are_raw_html(root: Path) -> None:
    assert added(root, "<!-- to do -->") == [("raw-html", 1)]
    root = project(root.parent / "again")
    found = added(root, f"{OURS} <b>{DRIFT}</b>")
    assert [rule for rule, _ in found] == ["raw-html", "excuse-unused"]


def test_a_heading_stays_as_it_is_for_its_id_and_the_name_of_a_skill(root: Path) -> None:
    excuse = "<!-- excused: skill-test, it is a tool -->"
    edit(root / GUIDE, "Can you say which", "It is known which")
    edit(root / GUIDE, "### Harmonic analysis", f"### Harmonic analysis {excuse}")
    (found,) = problems(root)
    assert (found.rule, found.do) == ("raw-html", "write it on the line above")
    edit(root / GUIDE, f"### Harmonic analysis {excuse}", f"{excuse}\n### Harmonic analysis")
    assert problems(root) == []
    assert named(f"## Skills\n\n- **Lines {excuse}.** They are known.\n") == ("Lines",)


def test_a_page_has_no_advice_to_be_excused_from(root: Path) -> None:
    with open(root / "docs" / "methodology.md", "a", encoding="utf-8") as file:
        file.write(f"\n{OURS}\n{DRIFT}\n")
    assert [problem.rule for problem in problems(root)] == ["raw-html"]


def test_readers_get_no_trace_of_it() -> None:
    def html(text: str) -> str:
        return render.render(text, str, lambda title, made: made).introduction

    assert html(f"{OURS}\n{DRIFT}\n\nSo {OURS} it is. {OURS}") == html(f"{DRIFT}\n\nSo it is.")
