"""Lists and objects: every problem at once, each with its path."""

from __future__ import annotations

from typing import Any

import pytest

from scoring.errors import InputError
from scoring.shapes import Shape, name, text, whole
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
