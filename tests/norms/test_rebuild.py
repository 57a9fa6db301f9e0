"""The committed norm tables are what `python -m tools.norms` makes from the public data."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = pytest.mark.long

COMMITTED = Path("quizzes", "norms", "big-five-sample.yml")

LOADINGS = 0.002
COVERAGES = 0.01
POINTS = 0.2


@pytest.fixture(scope="module")
def rebuilt(root: Path, norms_python: Path) -> dict[str, Any]:
    run = subprocess.run(
        [norms_python, "-m", "tools.norms", "big-five-sample"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    table: dict[str, Any] = yaml.safe_load(run.stdout)
    return table


@pytest.fixture(scope="module")
def committed(root: Path) -> dict[str, Any]:
    table: dict[str, Any] = yaml.safe_load((root / COMMITTED).read_text(encoding="utf-8"))
    return table


def test_counts_are_equal(rebuilt: dict[str, Any], committed: dict[str, Any]) -> None:
    assert [*rebuilt["items"]] == [*committed["items"]]
    for item, norm in committed["items"].items():
        assert rebuilt["items"][item]["counts"] == norm["counts"], item


def test_loadings_agree(rebuilt: dict[str, Any], committed: dict[str, Any]) -> None:
    for item, norm in committed["items"].items():
        assert rebuilt["items"][item]["loading"] == pytest.approx(norm["loading"], abs=LOADINGS)


def test_everything_else_but_figures_is_equal(
    rebuilt: dict[str, Any], committed: dict[str, Any]
) -> None:
    for table in (rebuilt, committed):
        assert table.keys() == {
            "id", "version", "group", "sample", "source", "licence", "date", "items", "validation"
        }  # fmt: skip
    for key in committed.keys() - {"items", "validation"}:
        assert rebuilt[key] == committed[key], key


def test_every_validation_figure_agrees(rebuilt: dict[str, Any], committed: dict[str, Any]) -> None:
    ours, theirs = (dict(_figures(table["validation"])) for table in (rebuilt, committed))
    assert ours.keys() == theirs.keys()
    assert sum("covered_" in name for name in theirs) == 2 * (5 + 5 + 4)
    for name, figure in theirs.items():
        last = name.rpartition(".")[2]
        tolerance = POINTS if last in ("points", "sd") else COVERAGES
        assert ours[name] == pytest.approx(figure, abs=tolerance), name


def test_the_parts_give_known_answers(root: Path, norms_python: Path) -> None:
    run = subprocess.run(
        [norms_python, Path("tests", "norms", "known_answers.py")],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    assert run.stderr.splitlines()[-1] == "OK"


def _figures(value: object, name: str = "validation") -> Iterator[tuple[str, float]]:
    """Every number in nested mappings and lists, with its path."""
    match value:
        case dict():
            for key, part in value.items():
                yield from _figures(part, f"{name}.{key}")
        case list():
            for index, part in enumerate(value):
                yield from _figures(part, f"{name}[{index}]")
        case int() | float():
            yield name, float(value)
        case _:
            raise AssertionError(f"{name}: {value!r} is no number")
