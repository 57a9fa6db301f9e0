"""The tests pass on any day, in any time zone and locale: here they run on days that are not today.

libfaketime gives the whole run another clock, the browser included.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from calendar import isleap
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest

HERE = Path(__file__).parent
LOCALE = "tr_TR"
"""Turkish has letters whose capitals are others, and a comma in its numbers."""
NOON = time(12)
WITHOUT_BROWSER = [HERE / part for part in ("content", "scoring", "machine", "site")]
_NAMES = "badge big_five bundle* clock offline* pages passport* quiz readiness"
WITH_DATES = [
    path for name in _NAMES.split() for path in sorted(HERE.glob(f"browser/test_{name}.py"))
]
"""Tests of the browser that have to do with dates."""


def in_a_year() -> date:
    return date.today() + timedelta(days=365)


def leap_day() -> date:
    """The next one."""
    year = date.today().year + 1
    return date(next(year for year in range(year, year + 8) if isleap(year)), 2, 29)


def locale(folder: Path) -> dict[str, str]:
    """The environment for `LOCALE`, which is made in `folder`; empty where that is impossible."""
    program = shutil.which("localedef")
    made = [program or "false", "-i", LOCALE, "-f", "UTF-8", str(folder / f"{LOCALE}.UTF-8")]
    if subprocess.run(made, capture_output=True, check=False).returncode:
        return {}
    return {"LOCPATH": str(folder), "LC_ALL": f"{LOCALE}.UTF-8"}


@pytest.mark.long
@pytest.mark.skipif(
    not shutil.which("faketime"), reason="faketime is not installed (Debian: apt install faketime)"
)
@pytest.mark.parametrize(
    ("day", "zone", "tests"),
    [
        (in_a_year, "America/Adak", WITHOUT_BROWSER),
        (leap_day, "Pacific/Kiritimati", WITHOUT_BROWSER),
        (leap_day, "Pacific/Kiritimati", WITH_DATES),
    ],
    ids=["in a year", "on a leap day", "browser, on a leap day"],
)
def test_on_another_day(
    root: Path, tmp_path: Path, day: Callable[[], date], zone: str, tests: list[Path]
) -> None:
    ahead = datetime.combine(day(), NOON) - datetime.now()
    done = subprocess.run(
        [
            *("faketime", "-f", f"{ahead.total_seconds():+.0f}"),
            *(sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *map(str, tests)),
        ],
        cwd=root,
        env={
            **os.environ,
            **locale(tmp_path),
            "TZ": zone,
            "PYTHONPATH": str(HERE / "faketime"),
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
            "FAKETIME_FORCE_MONOTONIC_FIX": "0",
            "NO_FAKE_STAT": "1",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-10_000:]
