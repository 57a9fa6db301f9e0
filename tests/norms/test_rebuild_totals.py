"""The committed norms by total are what `python -m tools.norms big-five` makes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not (shutil.which("apt-get") and shutil.which("dpkg-deb")),
        reason="the data come as a Debian package, by apt-get and dpkg-deb",
    ),
]

COMMITTED = Path("quizzes", "norms", "big-five.yml")

STRENGTHS = 0.002
COVERAGES = 0.01
POINTS = 0.2


@pytest.fixture(scope="module")
def tables(root: Path, norms_python: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    """Made anew, and committed."""
    run = subprocess.run(
        [norms_python, "-m", "tools.norms", "big-five"],
        cwd=root,
        check=True,
        capture_output=True,
        text=True,
    )
    committed = (root / COMMITTED).read_text(encoding="utf-8")
    return yaml.safe_load(run.stdout), yaml.safe_load(committed)


def test_people_and_totals_are_equal(tables: tuple[dict[str, Any], dict[str, Any]]) -> None:
    made, committed = tables
    for key in committed.keys() - {"steps", "validation"}:
        assert made[key] == committed[key], key
    for one, other in zip(made["steps"], committed["steps"], strict=True):
        assert one["length"] == other["length"]
        for trait, norm in other["traits"].items():
            assert one["traits"][trait]["counts"] == norm["counts"]
            assert one["traits"][trait]["smoothed"] == pytest.approx(norm["smoothed"], abs=0.0011)
            reliability = one["traits"][trait]["reliability"]
            assert reliability == pytest.approx(norm["reliability"], abs=STRENGTHS)


def test_every_validation_figure_agrees(tables: tuple[dict[str, Any], dict[str, Any]]) -> None:
    ours, theirs = (dict(_figures(table["validation"])) for table in tables)
    assert ours.keys() == theirs.keys()
    assert sum("covered_" in name for name in theirs) == 2 * (5 + 5 + 4 + 3)
    for name, figure in theirs.items():
        in_points = any(part in name for part in (".groups.", ".errors.", ".points", ".sd"))
        tolerance = POINTS if in_points else COVERAGES
        assert ours[name] == pytest.approx(figure, abs=tolerance), name


def _figures(value: object, name: str = "validation") -> Iterator[tuple[str, float]]:
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
