"""Values as JSON writes them, digests, and differences."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from math import inf
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.bands import Band
from scoring.compare import differences
from scoring.wire import compact, digest, indented, plain


@dataclass(frozen=True)
class _Point:
    x: float
    label: str


def test_plain() -> None:
    value = {
        "point": _Point(1 / 3, "é"),
        "band": Band(low=300.0, high=1 / 7),
        "day": date(2026, 11, 24),
        "ends": [-inf, inf],
        "proxy": MappingProxyType({"a": 1.0}),
        "rest": (1, True, None, "x"),
    }
    assert plain(value) == {
        "point": {"x": 0.33333, "label": "é"},
        "band": [300.0, 0.14286],
        "day": "2026-11-24",
        "ends": [None, None],
        "proxy": {"a": 1.0},
        "rest": [1, True, None, "x"],
    }


def test_texts() -> None:
    value = {"b": [1 / 3, "é"], "a": {}}
    assert compact(value) == '{"b":[0.33333,"é"],"a":{}}'
    assert indented(value) == '{\n "b": [\n  0.33333,\n  "é"\n ],\n "a": {}\n}'
    for write in (compact, indented):
        with pytest.raises(ValueError, match="not JSON compliant"):
            write(float("nan"))


def test_a_digest_is_that_of_sorted_compact_json() -> None:
    text = '{"a":[1,0.5,{"b":"é","c":2}],"z":true}'
    value = {"z": True, "a": [1.0, 0.5, {"c": 2, "b": "é"}]}
    assert digest(value) == "sha256:" + sha256(text.encode()).hexdigest()
    with pytest.raises(ValueError, match="not JSON compliant"):
        digest([float("nan")])


@given(st.dictionaries(st.text("abc"), st.floats(-1e6, 1e6) | st.integers(-1000, 1000)))
def test_a_digest_survives_javascript(value: Mapping[str, float]) -> None:
    """JSON.stringify writes 1.0 as 1."""
    written = {key: int(n) if float(n).is_integer() else n for key, n in value.items()}
    assert digest(json.loads(json.dumps(written))) == digest(value)


def test_differences_name_every_value() -> None:
    written = {"a": 1, "b": [1, 2], "c": {"x": 1}, "e": 7, "only": [5]}
    again = {"a": 1.0, "b": [1, 3, 4], "c": {"x": "1"}, "d": {"y": [1, {"z": None}]}, "e": {}}
    assert [str(problem) for problem in differences(written, again, "doc")] == [
        "doc.b[1]: found 2; expected 3",
        "doc.b[2]: found nothing; expected 4",
        'doc.c.x: found 1; expected "1"',
        "doc.d.y[0]: found nothing; expected 1",
        "doc.d.y[1].z: found nothing; expected null",
        "doc.e: found 7; expected an object with 0 keys",
        "doc.only[0]: found 5; expected nothing",
    ]


def test_equal_to_five_decimals_is_no_difference() -> None:
    assert differences({"a": [1 / 3]}, {"a": [0.33333]}, "x") == ()
    assert len(differences(0.33333, 0.33334, "x")) == 1
