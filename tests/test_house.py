"""The picture of the house is that of the code."""

from __future__ import annotations

from tests.house import PAGE, drawn


def test_the_picture_in_the_guide_for_developers_is_up_to_date() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert drawn(text) == text, "run python -m tests.house"
