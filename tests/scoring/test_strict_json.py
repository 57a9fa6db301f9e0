"""JSON from outside: only plain, bounded values come in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import strict_json
from scoring.errors import InputError
from scoring.strict_json import DEEPEST, parse
from tests.work import is_straight

_PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**15) + 1, 10**15 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def _refused(text: object, most_bytes: int = 1000) -> str:
    with pytest.raises(InputError) as caught:
        parse(text, field="doc", most_bytes=most_bytes)  # type: ignore[arg-type]
    return str(caught.value)


@given(_PLAIN)
def test_plain_json_is_read_as_ever(value: object) -> None:
    text = json.dumps(value)
    assert parse(text, field="doc", most_bytes=100_000) == value


@given(st.text(alphabet='[]{}",:\\0123456789.eE-+tfnNaIl \n\u20ac', max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        mine = parse(text, field="doc", most_bytes=10_000)
    except InputError:
        return
    assert mine == json.loads(text)


def _outcome(text: str) -> object:
    try:
        return repr(parse(text, field="doc", most_bytes=10_000))
    except InputError as error:
        return error.problems


_BITS = ["[", "]", "{", "}", '"a":', '"b":', "1", "-1.5", "1e5", "2E-3", "1" * 16, "0.1" + "2" * 15]
_BITS += ['"x"', '"\\""', '"[{"', '"\\', ",", "true", "NaN", "-Infinity", "\u20ac", " "]


@given(
    st.lists(st.sampled_from(_BITS), max_size=14).map("".join)
    | _PLAIN.map(json.dumps)
    | st.integers(DEEPEST - 2, DEEPEST + 2).map(lambda deep: "[" * deep + "1" + "]" * deep)
    | st.integers(DEEPEST - 2, DEEPEST + 2).map(lambda deep: '{"a":' * deep + "1" + "}" * deep)
)
def test_the_quick_look_changes_nothing(text: str) -> None:
    """Text that looks sound is read without a look at each bracket and each number."""
    quick = _outcome(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(strict_json, "_is_shallow", lambda bare: False)
        patch.setattr(strict_json, "_SUSPECT", (b"",))
        assert _outcome(text) == quick


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("NaN", "doc: found NaN; expected finite numbers"),
        ("[Infinity]", "doc: found Infinity; expected finite numbers"),
        ("[-Infinity]", "doc: found -Infinity; expected finite numbers"),
        ("1e999", 'doc: found "1e999"; expected finite numbers'),
        ("-1e999", 'doc: found "-1e999"; expected finite numbers'),
        ("1" * 16, "doc: found a number of 16 digits; expected at most 15 digits"),
        ("-" + "1" * 16, "doc: found a number of 16 digits; expected at most 15 digits"),
        ('{"a": 1, "a": 1}', 'doc: found the key "a" twice in one object; expected each key once'),
        ('{"a": 1,}', "doc: found text that is not JSON; expected JSON text"),
        ("{} {}", "doc: found text that is not JSON; expected JSON text"),
        ("", "doc: found text that is not JSON; expected JSON text"),
        ('"a', "doc: found text that is not JSON; expected JSON text"),
        ('"a\\', "doc: found text that is not JSON; expected JSON text"),
        ("\ufeff\ufeff{}", "doc: found text that is not JSON; expected JSON text"),
    ],
)
def test_refused(text: str, sentence: str) -> None:
    assert _refused(text) == sentence


def test_one_byte_order_mark_is_dropped() -> None:
    assert parse('\ufeff{"a": "\ufeff"}', field="doc", most_bytes=1000) == {"a": "\ufeff"}


def test_only_text_is_read() -> None:
    assert _refused(b"{}") == "doc: found bytes; expected JSON text"
    assert _refused(None) == "doc: found null; expected JSON text"


def test_numbers_of_15_digits_pass() -> None:
    assert parse("-" + "9" * 15, field="doc", most_bytes=100) == -(10**15) + 1


def test_the_limit_counts_bytes() -> None:
    assert parse('"' + "x" * 2046 + '"', field="doc", most_bytes=2048) == "x" * 2046
    too_long = "doc: found a text of at least 2049 bytes; expected at most 2 kB of JSON"
    assert _refused('"' + "x" * 2047 + '"', 2048) == too_long
    two_bytes_each = '"' + "é" * 1023 + '"'
    assert parse(two_bytes_each, field="doc", most_bytes=2048) == "é" * 1023
    assert _refused('x"' + "é" * 1023 + '"', 2048) == too_long
    assert (
        _refused('"\ud800', 2)
        == "doc: found a text of at least 4 bytes; expected at most 0 kB of JSON"
    )


def test_nesting_is_counted_outside_strings_only() -> None:
    deepest = "[" * DEEPEST + "]" * DEEPEST
    parse(deepest, field="doc", most_bytes=100)
    too_deep = "doc: found deeper nesting; expected at most 12 levels of nesting"
    assert _refused(f"[{deepest}]") == too_deep
    in_string = '["' + "[" * 50 + '\\"' + "{" * 50 + '"]'
    assert parse(in_string, field="doc", most_bytes=1000) == ["[" * 50 + '"' + "{" * 50]
    wide = "[" + ",".join(["[[]]"] * 100) + "]"
    assert len(parse(wide, field="doc", most_bytes=1000)) == 100  # type: ignore[arg-type]
    closed_on_the_way = "[[]," * DEEPEST + "[]" + "]" * DEEPEST
    assert _refused(closed_on_the_way) == too_deep
    objects = '{"a": ' * 13 + "1" + "}" * 13
    assert _refused(objects) == too_deep


@pytest.mark.parametrize("part", ["[", '{"a":', '"', '\\"', '"\\', "[]", '""', "\\", '"a'])
def test_the_time_taken_grows_with_the_length_only(part: str) -> None:
    assert is_straight(lambda size: _refused(part * (size // len(part)), 1_000_000), 25_000)
