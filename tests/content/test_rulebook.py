"""Every rule has a name and two examples, and the examples are true."""

from __future__ import annotations

import ast
import hashlib
import re
from pathlib import Path

import pytest

from careerguide import rulebook
from careerguide.cli import main
from careerguide.rulebook.rule import Rule
from careerguide.yamlfile.problems import Problem
from tests.clock import TODAY
from tests.content.examples import MADE, release, with_example
from tests.content.project import problems, project
from tests.content.test_cases import CASES

ENGINE = Path(rulebook.__file__).parents[1]
RULES = rulebook.by_id()
BY_COMMAND = {rule.id for rule in RULES.values() if rule.where == "careerguide wages"}
BY_BUILD = {name for name in RULES if name.startswith("build-")}
"""tests/site/test_build.py has these."""
CHECKED = [rule for name, rule in RULES.items() if name not in BY_COMMAND | BY_BUILD]


def test_ids_are_words_and_each_is_there_once() -> None:
    for chapter, rules in rulebook.chapters().items():
        assert chapter
        assert rules, chapter
    every = [rule for rules in rulebook.chapters().values() for rule in rules]
    assert len(every) == len(RULES)
    for rule in every:
        assert re.fullmatch(r"[a-z]+(?:-[a-z0-9]+)*", rule.id)
        assert rule.summary.endswith((".", ".)")), rule.id
        assert rule.passes, rule.id
        assert rule.fails, rule.id
        assert rule.passes != rule.fails


def test_a_rule_is_called_in_the_code_as_it_is_called_in_messages() -> None:
    modules = sorted((ENGINE / "rulebook").glob("about_*.py"))
    written = {}
    for module in modules:
        for node in ast.parse(module.read_text(encoding="utf-8")).body:
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=ast.Call(args=[first, *_])):
                    assert isinstance(first, ast.Constant)
                    written[first.value] = name
    assert written == {name: name.upper().replace("-", "_") for name in RULES}


def test_no_problem_is_made_without_a_rule_of_the_rulebook() -> None:
    """Rules are made in the rulebook alone, and a `Problem` takes its rule from a `Found`."""
    for path in ENGINE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id == "Rule":
                assert path.parent.name == "rulebook", path
            elif node.func.id == "Problem":
                raise AssertionError(f"{path}: a problem is made by Problem.of")
            elif node.func.id == "Found":
                given = {word.arg: word.value for word in node.keywords}
                assert isinstance(given["rule"], ast.Name), path


def test_every_rule_is_used() -> None:
    code = "".join(
        path.read_text(encoding="utf-8")
        for path in ENGINE.rglob("*.py")
        if path.parent.name != "rulebook"
    )
    for name in RULES:
        assert name.upper().replace("-", "_") in code, name


def test_the_cases_name_rules_of_the_rulebook() -> None:
    for case in CASES:
        for line in (case / "expected.txt").read_text(encoding="utf-8").splitlines():
            named = re.search(r"\(([^()]*)\)$", line)
            assert named, line
            assert named[1] in RULES, line


BESIDE = {
    "title-twice": ("title-address", "advice"),
    "version-kind": ("version-kept", "error"),
    "skill-draft": ("draft-left", "advice"),
}
"""What cannot be wrong alone: the rule -> another one whose message comes with it."""


OF_RECORDS = ("log-", "version-", "practice-kept")
"""Starts of the ids of rules that are about log and record themselves."""


def brought_up_to_date(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Log and record of versions, which an editor brings up to date after any such change."""
    monkeypatch.chdir(root)
    main(["log", "--as-of", TODAY.isoformat()])
    main(["versions"])


@pytest.mark.parametrize("fails", [False, True], ids=["passes", "fails"])
@pytest.mark.parametrize("rule", CHECKED, ids=lambda rule: str(rule.id))
def test_an_example_is_true(
    rule: Rule, fails: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = with_example(rule, fails, tmp_path)
    expected = {(rule.id, rule.level)} if fails else set()
    found = found_in(root)
    if named(found, rule) != expected and not rule.id.startswith(OF_RECORDS):
        brought_up_to_date(root, monkeypatch)
        found = problems(root)
    assert named(found, rule) == expected, list(map(str, found))


_FOUND: dict[str, list[Problem]] = {}


def found_in(root: Path) -> list[Problem]:
    """What the check finds, once for the many examples that pass and are in the base already."""
    paths = sorted(path for path in root.rglob("*") if path.is_file())
    files = [(path.relative_to(root), path.is_symlink(), path.read_bytes()) for path in paths]
    key = hashlib.sha256(repr(files).encode()).hexdigest()
    if key not in _FOUND:
        _FOUND[key] = problems(root)
    return _FOUND[key]


def named(found: list[Problem], rule: Rule) -> set[tuple[str, str]]:
    return {(problem.rule, problem.level) for problem in found} - {BESIDE.get(rule.id)}


def test_what_is_made_is_a_rule() -> None:
    assert set(MADE) <= set(RULES)


COMMANDS = {
    # options of `careerguide wages`, what is left out of the release, whether it is a workbook
    "wages-workbook": ("2025-05", "bls-oews-2025", "", False),
    "release-whole": ("2025-05", "bls-oews-2025", "metro", True),
    "release-newer": ("2024-05", "doodson-1921", "", True),
    "release-reference": ("2026-05", "bls-oews-2025", "", True),
}


@pytest.mark.parametrize("name", sorted(BY_COMMAND))
def test_a_release_is_refused_by_name(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = project(tmp_path)
    monkeypatch.chdir(root)
    month, reference, without, workbook = COMMANDS[name]
    for fails in (False, True):
        table = release(root, without=without * fails, workbook=workbook or not fails)
        options = (month, reference) if fails else ("2025-05", "bls-oews-2025")
        words = ["--release", options[0], "--reference", options[1], "--dry-run"]
        status = main(["wages", str(table), *words, "--as-of", TODAY.isoformat()])
        lines = capsys.readouterr().out.splitlines()
        assert status == fails, lines
        assert sum(line.endswith(f" ({name})") for line in lines) == fails
        assert len(lines) == 2 or not fails
