"""Lists and objects: every problem at once, each with its path."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.errors import InputError
from scoring.shapes import (
    Shape,
    anything,
    day,
    exactly,
    flag,
    name,
    number,
    one_of,
    positive,
    text,
    whole,
)
from scoring.structures import array, mapping, record


def _person() -> Shape[Any]:
    return record({"name": text(40), "age": whole(0, 150)}, {"email": text(80)})


_KEYS = "an object with the keys name, age, email"
_NAME = "a name of at most 64 letters, digits, hyphens, dots or underscores"


def _refused(shape: Shape[Any], value: object, field: str = "x") -> list[str]:
    with pytest.raises(InputError) as caught:
        shape.read(value, field)
    return [str(problem) for problem in caught.value.problems]


def test_what_fits_is_read() -> None:
    ada = {"age": 36, "name": "Ada"}
    assert _person().read(ada, "x") == ada
    assert _person().read({**ada, "email": "a@b"}, "x") == {**ada, "email": "a@b"}
    assert array(whole(0, 9), 3, 1).read([1, 2], "x") == (1, 2)
    assert array(whole(0, 9), 3).read([], "x") == ()
    assert mapping(name(), whole(0, 9), 2).read({"a": 1, "b": 2}, "x") == {"a": 1, "b": 2}


def test_objects_of_one_list_may_differ() -> None:
    people = array(_person(), 3)
    ada, bo = {"age": 36, "name": "Ada"}, {"age": 7, "name": "Bo", "email": "b@c"}
    assert people.read([ada, bo], "x") == (ada, bo)
    assert array(record({}, {"a": whole(0, 9)}), 3).read([{}, {}], "x") == ({}, {})
    assert array(mapping(name(), whole(0, 9), 2), 3).read([{}, {"a": 1}], "x") == ({}, {"a": 1})
    assert array(array(whole(0, 9), 2), 3).read([[], [1, 2]], "x") == ((), (1, 2))


def test_a_record_names_every_problem() -> None:
    assert _refused(_person(), {"age": True, "email": "", "shoe": 1}) == [
        f"x.name: found nothing; expected {text(40).expected}",
        "x.age: found true; expected a whole number from 0 to 150",
        f'x.email: found ""; expected {text(80).expected}',
        f'x: found unknown keys: "shoe"; expected {_KEYS}',
    ]
    assert _refused(_person(), []) == [f"x: found a list of 0; expected {_KEYS}"]


def test_at_most_three_unknown_keys_are_named() -> None:
    ada = {"age": 36, "name": "Ada"}
    three = _refused(_person(), {**ada, "a": 1, "b": 1, "c": 1})
    assert three == [f'x: found unknown keys: "a", "b", "c"; expected {_KEYS}']
    four = _refused(_person(), {**ada, "a": 1, "b": 1, "c": 1, "d": 1})
    assert four == [f'x: found unknown keys: "a", "b", "c", …; expected {_KEYS}']


def test_a_list_names_every_problem() -> None:
    shape = array(whole(0, 9), 3, 1)
    assert _refused(shape, [1, 10, "2"]) == [
        "x[1]: found 10; expected a whole number from 0 to 9",
        'x[2]: found "2"; expected a whole number from 0 to 9',
    ]
    assert _refused(shape, []) == ["x: found a list of 0; expected a list of 1 to 3"]
    assert _refused(shape, [1] * 4) == ["x: found a list of 4; expected a list of 1 to 3"]
    assert _refused(shape, {}) == ["x: found an object with 0 keys; expected a list of 1 to 3"]
    assert _refused(array(whole(0, 9), 2, 2), [1]) == ["x: found a list of 1; expected a list of 2"]


def test_a_mapping_names_every_problem() -> None:
    shape = mapping(name(), whole(0, 9), 3)
    assert _refused(shape, {"a": 10, "<b>": 1, "c": None}) == [
        "x.a: found 10; expected a whole number from 0 to 9",
        f'x: found "<b>"; expected {_NAME}',
        "x.c: found null; expected a whole number from 0 to 9",
    ]
    many = {str(n): 1 for n in range(4)}
    assert _refused(shape, many) == [
        "x: found an object with 4 keys; expected an object with at most 3 keys"
    ]
    assert _refused(shape, []) == ["x: found a list of 0; expected an object with at most 3 keys"]


def test_a_key_cannot_pose_as_a_path() -> None:
    shape = mapping(text(40), whole(0, 9), 3)
    assert _refused(shape, {"a: found 1": 10, "b.c": 10}) == [
        'x["a: found 1"]: found 10; expected a whole number from 0 to 9',
        "x.b.c: found 10; expected a whole number from 0 to 9",
    ]


def test_a_request_has_no_name_of_its_own() -> None:
    assert _refused(_person(), {"age": 1, "shoe": 1}, "") == [
        f"name: found nothing; expected {text(40).expected}",
        f'request: found unknown keys: "shoe"; expected {_KEYS}',
    ]


def test_paths_go_all_the_way_down() -> None:
    shape = record({"people": array(_person(), 5)})
    assert _refused(shape, {"people": [{"name": "Ada", "age": 1}, {"name": "Bo", "age": -1}]}) == [
        "x.people[1].age: found -1; expected a whole number from 0 to 150"
    ]


def test_what_is_expected_is_said_once_for_all() -> None:
    assert array(whole(0, 9), 3, 1).expected == "a list of 1 to 3"
    assert mapping(name(), whole(0, 9), 3).expected == "an object with at most 3 keys"
    assert _person().expected == _KEYS


_LEAVES: list[Shape[Any]] = [
    whole(0, 5),
    number(0, 1, decimals=2),
    number(-1, 2),
    positive(2),
    name(),
    text(3),
    day(),
    one_of("a", "b"),
    flag(),
    exactly(1),
    anything(),
]
_BITS: list[Any] = [
    *(0, 1, 5, 6, -1, 0.25, 0.256, 1.0, 2.0, 0.5, True, False, None),
    *("a", "b", "c d", "\u200b", "\uff21", "", "-", "abcd", "a\n", "2026-11-27", "2026-13-27"),
    *([], {}, [1]),
]


@st.composite
def _shapes(draw: st.DrawFn, deep: int = 3) -> tuple[Shape[Any], Shape[Any]]:
    """A shape, and the same without the quick way past the place of each part."""
    kind = draw(st.sampled_from(["leaf", "array", "mapping", "record"] if deep else ["leaf"]))
    if kind == "leaf":
        leaf = draw(st.sampled_from(_LEAVES))
        return leaf, Shape(leaf.expected, leaf.look)
    if kind == "record":
        parts = {key: draw(_shapes(deep - 1)) for key in draw(st.sets(st.sampled_from("ab")))}
        more = {key: draw(_shapes(deep - 1)) for key in draw(st.sets(st.sampled_from("cd")))}
        quick, plain = (
            record({k: v[way] for k, v in parts.items()}, {k: v[way] for k, v in more.items()})
            for way in (0, 1)
        )
        return quick, plain
    quick, plain = draw(_shapes(deep - 1))
    if kind == "array":
        return array(quick, 3, 1), array(plain, 3, 1)
    return mapping(name(), quick, 3), mapping(Shape(name().expected, name().look), plain, 3)


_VALUES = st.recursive(
    st.sampled_from(_BITS),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["a", "b", "c", "d", "-"]), inner, max_size=4)
    ),
    max_leaves=6,
)


def _outcome(shape: Shape[Any], value: object) -> object:
    try:
        return repr(shape.read(value, "x"))
    except InputError as error:
        return error.problems


@given(_shapes(), st.lists(_VALUES, min_size=1, max_size=4))
def test_the_quick_way_reads_the_same(
    shapes: tuple[Shape[Any], Shape[Any]], values: list[Any]
) -> None:
    quick, plain = shapes
    for value in values:
        assert _outcome(quick, value) == _outcome(plain, value)


@given(st.sampled_from(_LEAVES), st.lists(st.sampled_from(_BITS), max_size=4))
def test_values_of_one_shape(leaf: Shape[Any], values: list[Any]) -> None:
    """Many at once, also where some were seen before."""
    plain, named = Shape(leaf.expected, leaf.look), dict(zip("abcd", values, strict=False))
    assert _outcome(array(leaf, 4), values) == _outcome(array(plain, 4), values)
    assert _outcome(mapping(name(), leaf, 4), named) == _outcome(mapping(name(), plain, 4), named)
