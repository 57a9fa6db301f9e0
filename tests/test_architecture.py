"""The direction of imports, read from the code itself."""

from __future__ import annotations

import ast
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


TABLES = {"careerguide/content/fields.py"}
"""Modules that are one table: these may be as long as the table is."""


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_modules_stay_small(path: Path) -> None:
    if name(path) in TABLES:
        return
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= 400, f"{lines} lines: two jobs in one module"
