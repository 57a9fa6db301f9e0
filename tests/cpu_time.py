"""What each test file costs, benchmarks/suite.md: CPU time, which a busy machine changes little."""

from __future__ import annotations

import ctypes
import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

__all__ = ["CpuTimes", "used", "write"]

CPU = "CPU seconds"
_ROW = re.compile(r"\| `(?P<file>[^`]+)` \| (?P<tests>\d+) \| (?P<cpu>[\d.]+) \|")


_ADOPT_ORPHANS = 36
"""PR_SET_CHILD_SUBREAPER of Linux."""


class CpuTimes:
    """Notes with each test the CPU time of this process and of all below it since the last one.

    A browser ends without waiting for the processes that it started. This process adopts them;
    it does not wait for them either, so what they used can be read until it ends itself.
    """

    def __init__(self) -> None:
        ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1, 0, 0, 0)
        self._last = used()

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_teardown(self, item: pytest.Item) -> Iterator[None]:
        try:
            return (yield)
        finally:
            now = used()
            item.user_properties.append((CPU, max(0.0, now - self._last)))
            self._last = now


def write(path: Path, reports: Iterable[pytest.TestReport]) -> None:
    """The table at `path`, with new figures for the files that ran, beside those of before."""
    tests: Counter[str] = Counter()
    seconds: defaultdict[str, float] = defaultdict(float)
    for report in reports:
        file = report.nodeid.partition("::")[0]
        tests[file] += report.when == "call"
        seconds[file] += float(dict(report.user_properties).get(CPU, 0))
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    rows = {row["file"]: (int(row["tests"]), float(row["cpu"])) for row in _ROW.finditer(text)}
    before = {file: f"{cpu:.1f}" for file, (_, cpu) in rows.items() if file in tests}
    rows |= {file: (tests[file], seconds[file]) for file in tests}
    count, total = (sum(column) for column in zip(*rows.values(), strict=True))
    lines = [
        "# What the tests cost",
        "",
        f"{date.today().isoformat()}, {os.cpu_count()} cores: {count:,} tests, {total:,.0f} CPU "
        "seconds, those of browsers and builds included. Written by `pytest --cpu`, which renews "
        "the rows of the files that it ran; before is what stood there. A test alone in a run pays "
        "for the site and the browser that a whole run shares.",
        "",
        "| file | tests | CPU s | before |",
        "| --- | ---: | ---: | ---: |",
    ]
    for file in sorted(rows, key=lambda file: -rows[file][1]):
        number, cpu = rows[file]
        lines.append(f"| `{file}` | {number} | {cpu:.1f} | {before.get(file, '')} |")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def used() -> float:
    """CPU seconds of this process, its descendants, and those of them that have ended."""
    seconds: dict[int, float] = {}
    children: defaultdict[int, list[int]] = defaultdict(list)
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
        except OSError:  # it ended meanwhile
            continue
        number = int(stat.parent.name)
        children[int(fields[1])].append(number)
        seconds[number] = sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")
    total, below = 0.0, [os.getpid()]
    while below:
        number = below.pop()
        total += seconds.get(number, 0)
        below += children[number]
    return total
