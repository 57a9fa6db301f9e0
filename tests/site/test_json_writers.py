"""JSON is the same to the byte, whichever library writes it."""

from __future__ import annotations

import sys
from typing import Any

import pytest

from careerguide.formats import plain

VALUE: dict[str, Any] = {
    "text": "“Zoë” said \"it's <b>\\</b>\"\n\tand\u2028left \x00\x1f\x7f 🙂",
    "none": None,
    "yes": True,
    "whole": [0, -1, 123_456_789_012],
    "parts": (0.95, 1.0, -0.5, 1.07, 0.1 + 0.2, 1234.5, 1e15),
    "empty": [{}, [], ""],
    "ключ": {"é": 1},
}


def test_both_writers_write_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    plain._writer.cache_clear()
    quick = plain.compact(VALUE)
    monkeypatch.setitem(sys.modules, "orjson", None)
    plain._writer.cache_clear()
    assert plain.compact(VALUE) == quick
    plain._writer.cache_clear()
