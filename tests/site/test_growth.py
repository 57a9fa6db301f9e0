"""The work of a build grows with the number of guides, and no faster."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from careerguide.building.whole import build
from tests.content.test_growth_of_checking import many
from tests.projects import harbor
from tests.work import calls

_EACH = 700
"""Calls of functions that a guide costs when another one was edited, with some to spare."""


def test_twice_the_guides_are_twice_the_work(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted with every guide made anew; `benchmarks/build.py --quick` measures the seconds.

    When one guide was edited the others cost a look at their files, and no more.
    """
    work, edits = [], []
    for guides in (10, 10, 20, 30):  # the first also pays for what a process keeps
        project = harbor(root, tmp_path / f"{len(work)}")
        many(project, guides)
        monkeypatch.chdir(project)
        made = partial(build, project, project / "site", drafts=True, publishing=False, jobs=1)
        work.append(calls(made))
        for line in ("One.", "Two."):
            with open(project / "roles" / "guide-0.md", "a", encoding="utf-8") as guide:
                guide.write(f"\n{line}\n")
            counted = calls(made)
        edits.append(counted)
    _, first, second, third = work
    assert third - second < 1.05 * (second - first), work
    assert edits[3] - edits[1] < _EACH * 20, edits
