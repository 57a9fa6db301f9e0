"""Shapes of single values: what they take, and the sentence for what they do not.

Each shape is made inside its test, so that mutation testing reaches what makes it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from math import inf, nan
from typing import Any

import pytest

from scoring import shapes
from scoring.errors import InputError


@pytest.mark.parametrize(
    ("shape", "value", "read"),
    [
        (lambda: shapes.whole(1, 6), 1, 1),
        (lambda: shapes.whole(1, 6), 6, 6),
        (lambda: shapes.number(0, 1), 0, 0.0),
        (lambda: shapes.number(0, 1), 1.0, 1.0),
        (lambda: shapes.number(0, 1, decimals=2), 0.25, 0.25),
        (lambda: shapes.number(0, 1, decimals=0), 1, 1.0),
        (lambda: shapes.positive(100), 100, 100.0),
        (lambda: shapes.positive(100), 1e-300, 1e-300),
        (lambda: shapes.text(3), "a", "a"),
        (lambda: shapes.text(3), "äöü", "äöü"),
        (lambda: shapes.text(3), "<b>", "<b>"),
        (lambda: shapes.text(3), " 1 ", " 1 "),
        (lambda: shapes.text(3), "م\u200cخ", "م\u200cخ"),
        (lambda: shapes.text(4), "a👩\u200d💻", "a👩\u200d💻"),
        (lambda: shapes.text(4), "1\ufe0f\u20e3", "1\ufe0f\u20e3"),
        (lambda: shapes.text(4), "（株）東", "（株）東"),
        (lambda: shapes.name(), "a", "a"),
        (lambda: shapes.name(), "1.0", "1.0"),
        (lambda: shapes.name(), "Big_five-sample.2", "Big_five-sample.2"),
        (lambda: shapes.name(), "a" * 64, "a" * 64),
        (lambda: shapes.day(), "2000-01-01", date(2000, 1, 1)),
        (lambda: shapes.day(), "2024-02-29", date(2024, 2, 29)),
        (lambda: shapes.day(), "2199-12-31", date(2199, 12, 31)),
        (lambda: shapes.flag(), True, True),
        (lambda: shapes.flag(), False, False),
        (lambda: shapes.one_of("a", "b"), "b", "b"),
        (lambda: shapes.exactly(1), 1, 1),
        (lambda: shapes.exactly(True), True, True),
        (lambda: shapes.anything(), [1], [1]),
    ],
)
def test_taken(shape: Callable[[], shapes.Shape[Any]], value: object, read: object) -> None:
    result = shape().read(value, "x")
    assert result == read
    assert type(result) is type(read)


_REFUSED: list[tuple[Callable[[], shapes.Shape[Any]], str, list[tuple[object, str]]]] = [
    (
        lambda: shapes.whole(1, 6),
        "a whole number from 1 to 6",
        [(0, "0"), (7, "7"), (2.0, "2.0"), (True, "true"), ("2", '"2"'), (None, "null")],
    ),
    (
        lambda: shapes.number(0, 1),
        "a number from 0 to 1",
        [
            (-0.1, "-0.1"),
            (1.1, "1.1"),
            (nan, "nan"),
            (inf, "inf"),
            (10**400, str(10**400)),
            (True, "true"),
            (False, "false"),
            ("0.5", '"0.5"'),
            (None, "null"),
        ],
    ),
    (
        lambda: shapes.number(0, 1, decimals=2),
        "a number from 0 to 1 with at most 2 decimals",
        [(0.255, "0.255"), (2, "2"), (-0.25, "-0.25")],
    ),
    (
        lambda: shapes.positive(100),
        "a number above 0, at most 100",
        [(0, "0"), (-1, "-1"), (100.1, "100.1"), (True, "true"), ("1", '"1"')],
    ),
    (
        lambda: shapes.text(3),
        "one line of at most 3 characters, with a letter or a digit",
        [
            ("", '""'),
            (" ", '" "'),
            ("\u200d", '"?" with a hidden or full-width character, U+200D'),
            ("a\u200cb", '"a?b" with a hidden or full-width character, U+200C'),
            ("１", '"１" with a hidden or full-width character, U+FF11'),
            ("-", '"-"'),
            ("abcd", '"abcd"'),
            ("a\nb", '"a?b"'),
            ("\u202ea", '"?a" with a hidden or full-width character, U+202E'),
            (1, "1"),
        ],
    ),
    (
        shapes.name,
        "a name of at most 64 letters, digits, hyphens, dots or underscores",
        [
            ("", '""'),
            ("-a", '"-a"'),
            ("a-", '"a-"'),
            ("a b", '"a b"'),
            ("a\n", '"a?"'),
            ("é", '"é"'),
            ("a" * 65, f'"{"a" * 65}"'),
            (7, "7"),
        ],
    ),
    (
        shapes.day,
        "a calendar date from 2000-01-01 to 2199-12-31, written YYYY-MM-DD",
        [
            ("1999-12-31", '"1999-12-31"'),
            ("2200-01-01", '"2200-01-01"'),
            ("2026-02-30", '"2026-02-30"'),
            ("20261124", '"20261124"'),
            ("2026-W48-2", '"2026-W48-2"'),
            ("2026-11-24 ", '"2026-11-24 "'),
            ("24.11.2026", '"24.11.2026"'),
            (20261124, "20261124"),
        ],
    ),
    (shapes.flag, "true or false", [(1, "1"), (None, "null"), ("true", '"true"')]),
    (lambda: shapes.one_of("a"), '"a"', [("b", '"b"')]),
    (lambda: shapes.one_of("a", "b"), '"a" or "b"', [("c", '"c"'), (["a"], "a list of 1")]),
    (lambda: shapes.one_of("a", "b", "c"), '"a", "b" or "c"', [(None, "null")]),
    (lambda: shapes.exactly(1), "1", [(2, "2"), (True, "true"), (1.0, "1.0"), (None, "null")]),
    (lambda: shapes.exactly(True), "true", [(1, "1"), (False, "false")]),
    (lambda: shapes.exactly(1, "one"), "one", [(2, "2")]),
]


@pytest.mark.parametrize(
    ("shape", "expected", "value", "named"),
    [(shape, expected, *given) for shape, expected, values in _REFUSED for given in values],
)
def test_refused(
    shape: Callable[[], shapes.Shape[Any]], expected: str, value: object, named: str
) -> None:
    with pytest.raises(InputError) as caught:
        shape().read(value, "x")
    assert str(caught.value) == f"x: found {named}; expected {expected}"
    assert shape().expected == expected


def test_anything_is_described() -> None:
    assert shapes.anything().expected == "a value"
