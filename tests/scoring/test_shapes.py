"""Shapes of single values: what they take, and the sentence for what they do not."""

from __future__ import annotations

from datetime import date
from math import inf, nan
from typing import Any

import pytest

from scoring import shapes
from scoring.errors import InputError

_NAME = "a name of at most 64 letters, digits, hyphens, dots or underscores"
_DAY = "a calendar date from 2000-01-01 to 2199-12-31, written YYYY-MM-DD"


@pytest.mark.parametrize(
    ("shape", "value", "read"),
    [
        (shapes.whole(1, 6), 1, 1),
        (shapes.whole(1, 6), 6, 6),
        (shapes.number(0, 1), 0, 0.0),
        (shapes.number(0, 1), 1.0, 1.0),
        (shapes.number(0, 1, decimals=2), 0.25, 0.25),
        (shapes.number(0, 1, decimals=0), 1, 1.0),
        (shapes.positive(100), 100, 100.0),
        (shapes.positive(100), 1e-300, 1e-300),
        (shapes.text(3), "a", "a"),
        (shapes.text(3), "äöü", "äöü"),
        (shapes.text(3), "<b>", "<b>"),
        (shapes.text(3), "a\u200cb", "a\u200cb"),
        (shapes.name(), "a", "a"),
        (shapes.name(), "1.0", "1.0"),
        (shapes.name(), "Big_five-sample.2", "Big_five-sample.2"),
        (shapes.name(), "a" * 64, "a" * 64),
        (shapes.day(), "2000-01-01", date(2000, 1, 1)),
        (shapes.day(), "2024-02-29", date(2024, 2, 29)),
        (shapes.day(), "2199-12-31", date(2199, 12, 31)),
        (shapes.flag(), True, True),
        (shapes.flag(), False, False),
        (shapes.one_of("a", "b"), "b", "b"),
        (shapes.exactly(1), 1, 1),
        (shapes.exactly(True), True, True),
        (shapes.anything(), [1], [1]),
    ],
)
def test_taken(shape: shapes.Shape[Any], value: object, read: object) -> None:
    result = shape.read(value, "x")
    assert result == read
    assert type(result) is type(read)


@pytest.mark.parametrize(
    ("shape", "value", "sentence"),
    [
        (shapes.whole(1, 6), 0, "x: found 0; expected a whole number from 1 to 6"),
        (shapes.whole(1, 6), 7, "x: found 7; expected a whole number from 1 to 6"),
        (shapes.whole(1, 6), 2.0, "x: found 2.0; expected a whole number from 1 to 6"),
        (shapes.whole(0, 1), True, "x: found true; expected a whole number from 0 to 1"),
        (shapes.whole(1, 6), "2", 'x: found "2"; expected a whole number from 1 to 6'),
        (shapes.number(0, 1), -0.1, "x: found -0.1; expected a number from 0 to 1"),
        (shapes.number(0, 1), 1.1, "x: found 1.1; expected a number from 0 to 1"),
        (shapes.number(0, 1), nan, "x: found nan; expected a number from 0 to 1"),
        (shapes.number(0, 1), inf, "x: found inf; expected a number from 0 to 1"),
        (shapes.number(0, 1), 10**400, f"x: found {10**400}; expected a number from 0 to 1"),
        (shapes.number(0, 1), False, "x: found false; expected a number from 0 to 1"),
        (shapes.number(0, 1), None, "x: found null; expected a number from 0 to 1"),
        (
            shapes.number(0, 1, decimals=2),
            0.255,
            "x: found 0.255; expected a number from 0 to 1 with at most 2 decimals",
        ),
        (shapes.positive(100), 0, "x: found 0; expected a number above 0, at most 100"),
        (shapes.positive(100), -1, "x: found -1; expected a number above 0, at most 100"),
        (shapes.positive(100), 100.1, "x: found 100.1; expected a number above 0, at most 100"),
        (shapes.positive(100), True, "x: found true; expected a number above 0, at most 100"),
        (shapes.text(3), "", 'x: found ""; expected one line of text, 1 to 3 characters'),
        (shapes.text(3), "abcd", 'x: found "abcd"; expected one line of text, 1 to 3 characters'),
        (shapes.text(3), "a\nb", 'x: found "a?b"; expected one line of text, 1 to 3 characters'),
        (shapes.text(3), 1, "x: found 1; expected one line of text, 1 to 3 characters"),
        (shapes.name(), "", f'x: found ""; expected {_NAME}'),
        (shapes.name(), "-a", f'x: found "-a"; expected {_NAME}'),
        (shapes.name(), "a-", f'x: found "a-"; expected {_NAME}'),
        (shapes.name(), "a b", f'x: found "a b"; expected {_NAME}'),
        (shapes.name(), "a\n", f'x: found "a?"; expected {_NAME}'),
        (shapes.name(), "é", f'x: found "é"; expected {_NAME}'),
        (shapes.name(), "a" * 65, f'x: found "{"a" * 65}"; expected {_NAME}'),
        (shapes.name(), 7, f"x: found 7; expected {_NAME}"),
        (shapes.day(), "1999-12-31", f'x: found "1999-12-31"; expected {_DAY}'),
        (shapes.day(), "2200-01-01", f'x: found "2200-01-01"; expected {_DAY}'),
        (shapes.day(), "2026-02-30", f'x: found "2026-02-30"; expected {_DAY}'),
        (shapes.day(), "20261124", f'x: found "20261124"; expected {_DAY}'),
        (shapes.day(), "2026-W48-2", f'x: found "2026-W48-2"; expected {_DAY}'),
        (shapes.day(), "2026-11-24 ", f'x: found "2026-11-24 "; expected {_DAY}'),
        (shapes.day(), "24.11.2026", f'x: found "24.11.2026"; expected {_DAY}'),
        (shapes.day(), 20261124, f"x: found 20261124; expected {_DAY}"),
        (shapes.flag(), 1, "x: found 1; expected true or false"),
        (shapes.flag(), None, "x: found null; expected true or false"),
        (shapes.one_of("a"), "b", 'x: found "b"; expected "a"'),
        (shapes.one_of("a", "b"), "c", 'x: found "c"; expected "a" or "b"'),
        (shapes.one_of("a", "b", "c"), ["a"], 'x: found a list of 1; expected "a", "b" or "c"'),
        (shapes.exactly(1), 2, "x: found 2; expected 1"),
        (shapes.exactly(1), True, "x: found true; expected 1"),
        (shapes.exactly(1), 1.0, "x: found 1.0; expected 1"),
        (shapes.exactly(True), 1, "x: found 1; expected true"),
        (shapes.exactly(1, "one"), 2, "x: found 2; expected one"),
    ],
)
def test_refused(shape: shapes.Shape[Any], value: object, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        shape.read(value, "x")
    assert str(caught.value) == sentence


def test_anything_is_described() -> None:
    assert shapes.anything().expected == "a value"
