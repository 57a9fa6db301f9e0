"""Work that grows with the square of its input is told from work that grows with its input."""

from __future__ import annotations

import time
from functools import partial

import pytest

from tests.work import is_straight


@pytest.mark.parametrize(("power", "straight"), [(1, True), (2, False)])
def test_growth(monkeypatch: pytest.MonkeyPatch, power: int, straight: bool) -> None:
    spent = 0.0

    def work(seconds: float, size: int) -> None:
        nonlocal spent
        spent += seconds * size**power

    monkeypatch.setattr(time, "process_time", lambda: spent)
    assert is_straight(partial(work, 0.001), 100) is straight
    assert is_straight(partial(work, 1e-8), 100), "too short to be measured"
