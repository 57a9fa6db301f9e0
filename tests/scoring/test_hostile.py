"""Documents from people who mean no good: refused with the exact reason, or shown to be wrong."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from jsonschema import Draft202012Validator

from scoring.api import handle
from tests.scoring.cases import HERE, Payload, answer_to, hostile_payloads
from tests.work import is_straight

_PAYLOADS = hostile_payloads()
_FORMATS = HERE.parents[1] / "scoring" / "formats"
_SCHEMAS = {
    kind: Draft202012Validator(json.loads((_FORMATS / name).read_text()))
    for kind, name in {
        "passport": "skills-passport-1.schema.json",
        "bundle": "bundle-1.schema.json",
    }.items()
}


def _sentence(problem: dict[str, str]) -> str:
    return f"{problem['field']}: found {problem['found']}; expected {problem['expected']}"


def test_there_are_enough_of_them() -> None:
    assert len(_PAYLOADS) >= 120
    assert len({payload.name for payload in _PAYLOADS}) == len(_PAYLOADS)


@pytest.mark.parametrize("payload", _PAYLOADS, ids=lambda payload: payload.name)
def test_payload(payload: Payload) -> None:
    answer = answer_to(payload.request)
    assert answer["ok"] == (not payload.errors)
    if payload.errors:
        assert [_sentence(problem) for problem in answer["errors"]] == payload.errors
    else:
        disagreements = answer["result"]["disagreements"]
        assert [_sentence(problem) for problem in disagreements] == payload.disagreements
        assert payload.disagreements


@pytest.mark.parametrize(
    "payload",
    [payload for payload in _PAYLOADS if payload.schema_refuses],
    ids=lambda payload: payload.name,
)
def test_the_published_schema_refuses_what_it_can(payload: Payload) -> None:
    assert not _SCHEMAS[payload.kind].is_valid(json.loads(payload.text))


@pytest.mark.parametrize("payload", _PAYLOADS, ids=lambda payload: payload.name)
def test_the_published_schema_is_no_stricter(payload: Payload) -> None:
    if not payload.errors:
        assert _SCHEMAS[payload.kind].is_valid(json.loads(payload.text))


@pytest.mark.parametrize(
    "written",
    [
        lambda n: "[" * n,
        lambda n: '{"api": ' * n,
        lambda n: '"' + '\\"' * n,
        lambda n: '{"a": "' + "x" * n,
        lambda n: "[" + "1," * n,
    ],
    ids=["brackets", "objects", "quotes", "a string", "numbers"],
)
def test_a_hostile_request_is_refused_soon(written: Callable[[int], str]) -> None:
    def refuse(size: int) -> None:
        assert not json.loads(handle(written(size)))["ok"]

    assert is_straight(refuse, 125_000)
    assert not json.loads(handle(""))["ok"]
