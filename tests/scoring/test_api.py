"""The border: JSON in, JSON out, never an exception."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import api
from scoring.api import OPERATIONS, handle
from scoring.version import SCORING
from tests.scoring.cases import (
    answer_to,
    complete,
)


def _errors(text: str) -> list[str]:
    answer = json.loads(handle(text))
    assert answer.keys() == {"api", "scoring", "ok", "errors"}
    assert (answer["api"], answer["scoring"], answer["ok"]) == (1, SCORING, False)
    return [f"{e['field']}: found {e['found']}; expected {e['expected']}" for e in answer["errors"]]


_OPS = (
    '"score_quiz", "explain", "ageing", "keep_reference", "passport", "overview", "roles", '
    '"readiness", "add_result", "export_passport", "check_passport", "self_rating", "bundle", '
    '"check_bundle", "open_local_norms", "score_practice", "save_answers", "run_query" or '
    '"selection_rates"'
)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", ["request: found text that is not JSON; expected JSON text"]),
        ("[]", ["request: found a list of 0; expected an object with the keys api and op"]),
        ("{}", [f"op: found null; expected {_OPS}"]),
        ('{"op": "rm"}', [f'op: found "rm"; expected {_OPS}']),
        ('{"op": ["passport"]}', [f"op: found a list of 1; expected {_OPS}"]),
        (
            '{"api": 2, "op": "explain", "trait": "openness", "quiz": 1, "x": 1}',
            [
                "api: found 2; expected 1",
                "quiz: found 1; expected an object with the keys "
                "id, version, family, kind, norms, items, private_traits",
                'request: found unknown keys: "x"; '
                "expected an object with the keys api, op, quiz, trait, length",
            ],
        ),
    ],
)
def test_requests_that_cannot_be(text: str, sentences: list[str]) -> None:
    assert _errors(text) == sentences


def test_a_request_of_more_than_16_megabytes_is_refused() -> None:
    limit = "at most 16384 kB of JSON"
    assert _errors(" " * 16_777_217) == [
        f"request: found a text of at least 16777217 bytes; expected {limit}"
    ]
    assert _errors(" " * 16_777_216) == ["request: found text that is not JSON; expected JSON text"]
    assert json.loads(handle(None))["errors"][0]["found"] == "null"  # type: ignore[arg-type]


def test_answers_are_plain_ascii_json() -> None:
    assert handle('{"op": "\u00e9\u202e"}').isascii()


def test_every_operation_is_described() -> None:
    assert api.__doc__ is not None
    for op, operation in OPERATIONS.items():
        assert f"\n{op} " in api.__doc__
        for field in [*operation.required, *operation.optional]:
            assert f'"{field}"' in api.__doc__


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-10, 10**9) | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["id", "kind", "score", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(sorted(OPERATIONS)), st.data())
def test_wrong_fields_are_errors_never_exceptions(op: str, data: st.DataObject) -> None:
    operation = OPERATIONS[op]
    fields = [*operation.required, *operation.optional]
    wrong = data.draw(st.dictionaries(st.sampled_from(fields), _JSON, max_size=4))
    answer = answer_to(complete(op, wrong))
    assert answer["ok"] or answer["errors"]
