"""The dated table of the last long run, benchmarks/long-run.md."""

from __future__ import annotations

import os
import platform
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

__all__ = ["FULL", "is_full", "write"]

FULL = "full counts"
"""Property of a test that does more in a long run than in an ordinary one."""


def is_full(item: pytest.Item) -> bool:
    fixtures: list[str] = getattr(item, "fixturenames", [])
    by_property = getattr(getattr(item, "obj", None), "is_hypothesis_test", False)
    return "long" in fixtures or "long" in item.keywords or by_property


def write(path: Path, reports: Iterable[pytest.TestReport], seconds: float) -> None:
    """Every test that a long run does with its full counts, by file, and what was skipped."""
    counts: Counter[str] = Counter()
    full: Counter[tuple[str, str]] = Counter()
    times: Counter[str] = Counter()
    skipped = []
    for report in reports:
        counts[report.outcome] += 1
        file = report.nodeid.partition("::")[0]
        if dict(report.user_properties).get(FULL):
            full[file, report.outcome] += 1
            times[file] += int(report.duration)
        if report.skipped and isinstance(report.longrepr, tuple):
            reason = str(report.longrepr[2]).removeprefix("Skipped: ")
            skipped.append(f"- `{report.nodeid}`: {reason}")
    lines = [
        "# The last long run",
        "",
        f"{date.today().isoformat()}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"{seconds / 60:.0f} minutes: {counts['passed']:,} tests passed, {counts['failed']} "
        f"failed, {counts['skipped']} were skipped. Written by `python3 dev.py test --long`.",
        "",
        "Tests that do more than in an ordinary run; how much stands in each, as `long`, and in "
        "`tests/conftest.py` for the properties.",
        "",
        "| file | passed | failed | skipped | seconds |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for file in sorted(times):
        cells = (full[file, outcome] for outcome in ("passed", "failed", "skipped"))
        lines.append(f"| `{file}` | {' | '.join(map(str, cells))} | {times[file]} |")
    if skipped:
        lines += ["", "Skipped:", "", *sorted(skipped)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
