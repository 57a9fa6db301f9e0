"""The direction of imports, read from the code itself."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted(
    path
    for package in ("scoring", "careerguide")
    for path in (ROOT / package).rglob("*.py")
    if "__pycache__" not in path.parts
)
ONLY_IN = {
    "yaml": "careerguide/content/source.py",
    "comrak": "careerguide/site/markdown.py",
    "latex2mathml": "careerguide/site/formulas.py",
    "mkdocs": "careerguide/mkdocs_plugin.py",
    "PIL": "careerguide/machine/preview.py",
}
"""Library -> the one module that may import it."""


def imports(path: Path) -> Iterator[str]:
    """Full names of the modules that `path` imports, wherever in the file."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where it points"
            yield str(node.module)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_imports_point_one_way(path: Path) -> None:
    for module in imports(path):
        top = module.partition(".")[0]
        if name(path).startswith("scoring/"):
            known = top == "scoring" or top in sys.stdlib_module_names
            assert known, f"scoring imports the standard library only, not {module}"
        if top in ONLY_IN:
            assert name(path) == ONLY_IN[top], f"only {ONLY_IN[top]} imports {top}"
        if name(path).startswith("careerguide/content/"):
            later = module.startswith(
                ("careerguide.site", "careerguide.machine", "careerguide.cli")
            )
            assert not later, f"content comes before pages: it may not import {module}"


def test_nothing_imports_the_adapter_but_the_module_that_runs_mkdocs() -> None:
    users = {name(path) for path in MODULES if "careerguide.mkdocs_plugin" in set(imports(path))}
    assert users == {"careerguide/site/stored.py"}


def test_the_rules_above_name_modules_that_are_there() -> None:
    for library, path in ONLY_IN.items():
        found = {module.partition(".")[0] for module in imports(ROOT / path)}
        assert library in found, f"{path} no longer imports {library}; correct the rule"


READS_THE_CLOCK = {
    "scoring/clock.py": "the machine's day, for every command",
    "overrides/browser/clock.js": "the reader's day, for every page",
    "careerguide/browser/worker/1-events.js": "whether an hour has passed",
    "careerguide/browser/worker/3-versions.js": "from when on",
    "careerguide/browser/worker/5-asked.js": "since when a host forbids to keep a page",
    "tests/long_run.py": "the day of a long run, into its table",
    "tests/browser/engines/table.py": "the same, for each engine",
    "tests/browser/engines/test_table.py": "that table",
    "tests/test_another_day.py": "how far away another day is",
    "tests/browser/test_runtime.py": "the age of a file",
}
"""File -> why it reads the machine's date. In tests it is `tests.clock.TODAY`."""
_TIME = ("time", "time_ns", "localtime", "gmtime", "ctime")
_NOW = re.compile(r"\bDate\.now\b|\bDate\(\s*\)|\bnew Date\b(?!\()|\btimeOrigin\b")


def reads_the_clock(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        return bool(_NOW.search(text))
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Attribute(
                value=ast.Name(id="date" | "datetime") | ast.Attribute(attr="date" | "datetime"),
                attr="today" | "now" | "utcnow",
            ):
                return True
            case ast.Attribute(value=ast.Name(id="time"), attr=asked) if asked in _TIME:
                return True
            case ast.ImportFrom(module="time", names=names):
                if any(one.name in _TIME for one in names):
                    return True
    return False


def test_one_module_of_each_language_reads_the_date() -> None:
    """A page, a number or a test that reads it by itself is another one tomorrow."""
    scripts = (ROOT / part for part in ("overrides/browser", "careerguide/browser"))
    found = [
        *MODULES,
        *(ROOT / "tests").rglob("*.py"),
        *(path for folder in scripts for path in folder.rglob("*.js")),
    ]
    assert {name(path) for path in found if reads_the_clock(path)} == set(READS_THE_CLOCK)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.py", "from datetime import date\nday = date.today()"),
        ("a.py", "import datetime\nday = datetime.datetime.now(datetime.UTC)"),
        ("a.py", "import time\nday = time.strftime('%Y', time.gmtime())"),
        ("a.py", "from time import time\nday = time()"),
        ("a.js", "const day = new Date();"),
        ("a.js", "const day = new Date;"),
        ("a.js", "const day = Date.now();"),
    ],
)
def test_a_read_of_the_clock_is_noticed(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / file).write_text(text)
    assert reads_the_clock(tmp_path / file)


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("a.py", "day = quiz_data.today(catalog)"),
        ("a.py", "import time\nstart = time.monotonic()"),
        ("a.js", "const day = new Date(Date.UTC(2026, 10, 24));"),
    ],
)
def test_what_reads_no_clock_passes(tmp_path: Path, file: str, text: str) -> None:
    (tmp_path / file).write_text(text)
    assert not reads_the_clock(tmp_path / file)


TABLES = {"careerguide/content/fields.py"}
"""Modules that are one table: these may be as long as the table is."""


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_stay_small(path: Path) -> None:
    if name(path) in TABLES:
        return
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 400, f"{lines} lines: two jobs in one module"
