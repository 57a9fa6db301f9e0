"""Weights in words: one scale, and what the methodology page says of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from careerguide.views.wording import importance, weight


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1.0, "very important"),
        (0.85, "very important"),
        (0.8499, "important"),
        (0.65, "important"),
        (0.45, "fairly important"),
        (0.44, "less important"),
        (0.0, "less important"),
    ],
)
def test_each_weight_has_its_words(value: float, words: str) -> None:
    assert importance(value) == words


def test_the_methodology_page_has_the_same_steps(root: Path) -> None:
    text = (root / "docs" / "methodology.md").read_text(encoding="utf-8")
    for least in (0.85, 0.65, 0.45):
        assert f"{importance(least)} from {weight(least)}" in text
