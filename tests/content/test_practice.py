"""Faults in practice sets: each is named with its file, its line and what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerguide.cli import main
from careerguide.content.catalog import load
from careerguide.content.practice_form import for_scoring, key
from careerguide.content.reading_grade import grade
from scoring.practice.practicing import score_practice
from scoring.practice.set_json import SET
from tests.content.project import problems, project

FOLDER = Path("quizzes/practice/communication")
FAULTS = [
    # file, what stands there, what is put in its place, the message
    (
        "gauge.yml",
        "    key: b\n",
        "    key: e\n",
        'gauge.yml:17: items.which-sentence.key: names "e", which is no option here; expected '
        "one of these: a, b, c, d; correct it (practice-name)",
    ),
    (
        "gauge.yml",
        "    words: 16\n",
        "    words: 9\n",
        "gauge.yml:51: items.short-note.key: gets 0 of 2 points; expected all 2; correct the key, "
        "or what it is scored by (practice-key)",
    ),
    (
        "gauge.yml",
        "mark: pass, why: It is short and has the hour.}\n      b:",
        "mark: fail, why: It is short and has the hour.}\n      b:",
        "gauge.yml:65: items.fit-to-post.outputs.a.mark: is fail, and the check says pass; "
        "expected the same from both; correct the mark, the output or the check (practice-key)",
    ),
    (
        "gauge.yml",
        "    check: length(output) <= 30",
        "    check: (with recursive r(n) as (select 1 union all select n + 1 from r) select sum(n) "
        "from r) and length(output) <= 30",
        "gauge.yml:63: items.fit-to-post.check: does not run: interrupted; expected SQL that "
        "SQLite runs; correct it (practice-query)",
    ),
    (
        "log.yml",
        "      - [3, mole, null]\n",
        f"      - [3, {'m' * 501}, null]\n",
        "log.yml:15: tables.gauges.rows[3][2]: is 501 characters long; expected at most 500; "
        "shorten it (text-length)",
    ),
    (
        "sluice.yml",
        "      no-leap: {text: It does not know 29 February., results: {leap: late}}\n",
        "      no-leap: {text: It does not know 29 February., results: {leap: on time}}\n",
        'sluice.yml:24: items.three-days.faulty.no-leap.results.leap: is "on time", the right '
        "result; expected another result; correct it (practice-name)",
    ),
    (
        "sluice.yml",
        "key: {probes: [bell, hand], cause: clock}",
        "key: {probes: [bell, lamp], cause: clock}",
        "sluice.yml:50: items.why-late.key: gets 1 of 2 points; expected all 2; correct the key, "
        "or what it is scored by (practice-key)",
    ),
    (
        "log.yml",
        "      - answer: select name from gauges where depth > 1\n",
        "      - answer: select name from gauges where depth is not null order by depth\n",
        "log.yml:40: items.set-up.wrong[2].answer: gives the right rows on every hidden fixture; "
        "expected less; remove it here, or add a case that tells it apart (practice-wrong)",
    ),
    (
        "log.yml",
        "        add: {gauges: [[4, steps, 0]]}\n",
        "        add: {gauges: [[3, steps, 0]]}\n",
        "log.yml:35: items.set-up.hidden[1]: does not run: UNIQUE constraint failed: gauges.id; "
        "expected SQL that SQLite runs; correct it (practice-query)",
    ),
    (
        "log.yml",
        "      - [3, 6, 0.5]\n",
        "      - [7, 6, 0.5]\n",
        "log.yml:6: tables: are not taken by SQLite: FOREIGN KEY constraint failed; expected "
        "columns and rows that fit; correct a column or a row (practice-query)",
    ),
    (
        "log.yml",
        "    query: select count(level) from readings\n",
        "    query: select count(level) + 1 from readings\n",
        "log.yml:50: items.frozen.query: already differs from the right query on the shown rows; "
        "expected the same result before a row is added; correct the rows or the queries "
        "(practice-key)",
    ),
    (
        "log.yml",
        "      select name from gauges where depth is not null\n",
        "      select name from gauges where depth is not null and date('now') > ''\n",
        "log.yml:32: items.set-up.key: does not run: now gives another result each time; expected "
        "SQL that SQLite runs; correct it (practice-query)",
    ),
    (
        "log.yml",
        "    format: counterexample\n",
        "    format: counter\n",
        'log.yml:46: items.frozen.format: is "counter"; expected one of choice, order, cut, marks, '
        'probe, suite, sql, counterexample; did you mean "counterexample"? (value-choice)',
    ),
    (
        "log.yml",
        "    construct: brevity\n",
        "    construct: brevety\n",
        'log.yml:29: items.set-up.construct: is "brevety", which does not exist',
    ),
    (
        "set.yml",
        "why-late]",
        "why-early]",
        'set.yml:6: taster[5]: is "why-early"; expected an item of the set; correct one of the two '
        "(practice-folder)",
    ),
    (
        "set.yml",
        "cases: [gauge, sluice, log]",
        "cases: [gauge, sluice]",
        'set.yml:5: cases: lacks "log"; expected every case file of the folder; correct one of the '
        "two (practice-folder)",
    ),
]


def test_markdown_of_a_case_is_checked_like_that_of_a_guide(tmp_path: Path) -> None:
    root = project(tmp_path)
    path = root / FOLDER / "gauge.yml"
    text = path.read_text(encoding="utf-8")
    table = "  Rewrite it.\n\n  | | Hour |\n  | --- | --- |\n  | high | 14:20 |\n"
    path.write_text(text.replace("  Rewrite it.\n", table, 1), encoding="utf-8")
    above = text[: text.index("  Rewrite it.")] + table[: table.index("|")]
    [problem] = problems(root)
    assert (problem.rule, problem.line) == ("table-header", above.count("\n") + 1)


@pytest.mark.parametrize(("name", "before", "after", "message"), FAULTS)
def test_a_fault_is_named(
    name: str, before: str, after: str, message: str, tmp_path: Path
) -> None:
    root = project(tmp_path)
    path = root / FOLDER / name
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    found = [str(problem) for problem in problems(root)]
    assert any(line.startswith(f"{FOLDER.as_posix()}/{message}") for line in found), found


def test_queries_are_not_read_as_sentences(tmp_path: Path) -> None:
    root = project(tmp_path)
    path = root / FOLDER / "log.yml"
    words = "select name from gauges where depth is not null"
    query = words + " and depth is not null" * 10
    path.write_text(path.read_text().replace(words, query))
    assert "sentence-length" not in {problem.rule for problem in problems(root)}


def test_a_family_that_is_none(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / FOLDER).rename(root / "quizzes/practice/writing")
    found = [str(problem) for problem in problems(root)]
    assert found == [
        "quizzes/practice/writing/set.yml:1: file: lies in the folder writing; expected the id of "
        "a family; correct one of the two (practice-folder)"
    ]


def test_a_case_without_its_set(tmp_path: Path) -> None:
    root = project(tmp_path)
    (root / FOLDER / "set.yml").unlink()
    [problem] = problems(root)
    assert str(problem).startswith("quizzes/practice/communication/set.yml:1: ")


def test_fewer_provable_points_need_a_reason(tmp_path: Path) -> None:
    root = project(tmp_path)
    for name in ("gauge.yml", "sluice.yml", "log.yml"):
        path = root / FOLDER / name
        path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (root / FOLDER / "set.yml").write_text(
        (root / FOLDER / "set.yml").read_text(encoding="utf-8")
        + "not_provable: Style is a judgment.\n",
        encoding="utf-8",
    )
    assert problems(root) == []


def test_the_keys_of_a_whole_set_get_all_points(tmp_path: Path) -> None:
    catalog, _ = load(project(tmp_path))
    practice = catalog.practice["communication"]
    of = SET.read(for_scoring(practice), "set")
    answers = {name: key(item.details) for name, (_, item) in practice.items.items()}
    result = score_practice(of, answers)
    assert (result.points, result.most) == (24, 24)
    some = SET.read(for_scoring(practice, practice.taster), "set")
    assert [item.id for item in some.items] == [n for n in practice.items if n in practice.taster]


def test_the_command_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path)
    monkeypatch.chdir(root)
    assert main(["practice"]) == 0
    out = capsys.readouterr().out
    assert "points 24 of 24, by choice 1 (at most 6), provable 19 (at least 12)" in out
    (root / FOLDER / "log.yml").unlink()
    assert main(["practice", "communication"]) == 1
    out = capsys.readouterr().out
    assert "points 16 of 24" in out
    assert 'cases[3]: is "log"' in out


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The cat sat on the mat. The dog ran.", -3, 2),
        (
            "Notwithstanding considerable organizational heterogeneity, practitioners "
            "systematically underestimate implementation complexity.",
            18,
            60,
        ),
        ("| a | b |\n|---|---|\n| `code` | 1 |", 0, 0),
    ],
)
def test_reading_grade(text: str, least: float, most: float) -> None:
    assert least <= grade(text) <= most
