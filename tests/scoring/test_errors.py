"""Problems, and how a value from outside is named in one."""

from __future__ import annotations

import pytest

from scoring.errors import InputError, Problem, found


def test_a_problem_is_a_sentence() -> None:
    problem = Problem(field="answers.C4", found="7", expected="a whole number from 1 to 6")
    assert str(problem) == "answers.C4: found 7; expected a whole number from 1 to 6"


def test_an_error_holds_all_problems() -> None:
    one, two = (Problem(field=f, found="x", expected="y") for f in "ab")
    error = InputError([one, two])
    assert error.problems == (one, two)
    assert str(error) == "a: found x; expected y\nb: found x; expected y"
    assert InputError.one("a", "x", "y").problems == (one,)


@pytest.mark.parametrize(
    ("value", "named"),
    [
        (None, "null"),
        (True, "true"),
        (False, "false"),
        (7, "7"),
        (1.5, "1.5"),
        (float("nan"), "nan"),
        ("", '""'),
        ("x" * 80, '"' + "x" * 80 + '"'),
        ("x" * 81, '"' + "x" * 80 + '…"'),
        ("a\nb\x00c\u202ed\ud800e\ufefff\u0085", '"a?b?c?d?e?f?"'),
        ("naïve – 日本", '"naïve – 日本"'),
        ({}, "an object with 0 keys"),
        ({"a": 1}, "an object with 1 key"),
        ({"a": 1, "b": 2}, "an object with 2 keys"),
        ([], "a list of 0"),
        ([1, 2], "a list of 2"),
        (b"", "bytes"),
    ],
)
def test_found(value: object, named: str) -> None:
    assert found(value) == named
