"""Documents damaged at random: none raises, and what is still accepted stays within all limits."""

from __future__ import annotations

import json
import os
import random
import re
from collections.abc import Callable
from copy import deepcopy
from datetime import date, timedelta
from typing import Any

import pytest

from scoring.api import handle
from tests.scoring.cases import (
    AS_OF,
    bundle_document,
    complete,
    full_entry,
    passport_document,
    sample_entry,
)

_WRONG: list[Any] = [
    None, True, False, 0, -1, 7, 1.5, 851, 1e308, -1e-320, "", "0", "2026-02-30", "20261124",
    "2027-01-01", "9999-12-31", "NaN", "<script>", "\u202e", "\ud800", "__proto__", [], {}, [[]],
    {"score": 1}, "x" * 100, 10**15, "big-five-personality", "communication", "full", "sample",
]  # fmt: skip
_WRONG_TEXT = [
    "NaN", "Infinity", "-Infinity", "1e999", "-1e999", "[", "]", "{", "}", '"', ",", ":", "\\",
    "\x00", "\ufeff", "9" * 400, "1" * 20, "null", "true", "[[[[[[[[[[[[[[[[", "\u202e", "\\ud800",
    "2026-02-30", "2030-01-01", "e5", ".", "-", "0",
]  # fmt: skip


def _count(long: bool) -> int:
    return int(os.environ.get("SCORING_FUZZ", "200000" if long else "2000"))


@pytest.fixture
def documents() -> dict[str, Any]:
    passport = passport_document(
        sample_entry(), full_entry("full-1", "communication", 700, "2025-01-31")
    )
    passport["entries"].append(
        {
            "id": "practice-1",
            "kind": "practice",
            "family": "acl-prompt-to-spec",
            "date": "2026-06-30",
            "quiz": "acl-preview",
            "quiz_version": "1.0",
            "right": 3,
            "questions": 5,
        }
    )
    passport["self_rated"] = [
        {"skill": "sql", "date": "2026-06-30", "ticks": ["0a1b2c3d", "12345678"]},
        {"skill": "charts", "date": "2026-07-01", "ticks": ["ffffffff"]},
    ]
    return {"passport": passport, "bundle": bundle_document()}


def test_damaged_documents(documents: dict[str, Any], long: bool) -> None:
    chance = random.Random(20261124)
    accepted = 0
    for turn in range(_count(long)):
        kind = "bundle" if turn % 4 == 0 else "passport"
        text = _damaged(documents[kind], chance)
        try:
            answer = json.loads(handle(json.dumps(complete(f"check_{kind}", {"text": text}))))
        except Exception as error:  # the text is what someone needs to see
            pytest.fail(f"{type(error).__name__}: {error}\n{text!r}")
        if answer["ok"]:
            accepted += 1
            _LIMITS[kind](answer["result"], text)
        else:
            assert answer["errors"], text
            assert all(set(error) == {"field", "found", "expected"} for error in answer["errors"])
    assert accepted, "no damaged document was accepted: the damage is too great to test anything"


def _damaged(document: Any, chance: random.Random) -> str:
    """`document` with one to three random changes in its values or in its text."""
    changed = json.loads(json.dumps(document))
    in_text = chance.random() < 0.4
    if not in_text:
        for _ in range(chance.randint(1, 3)):
            _damage(changed, chance)
    text = json.dumps(changed, ensure_ascii=chance.random() < 0.5)
    if in_text:
        for _ in range(chance.randint(1, 3)):
            start = chance.randrange(len(text))
            end = start + chance.choice([0, 0, 1, 1, 2, 20])
            text = text[:start] + chance.choice([*_WRONG_TEXT, ""]) + text[end:]
    return text


def _damage(value: Any, chance: random.Random) -> None:
    """Change one thing somewhere inside `value`, a list or an object that is not empty."""
    while True:
        key = chance.choice(list(value) if isinstance(value, dict) else range(len(value)))
        inner = value[key]
        if not (isinstance(inner, dict | list) and inner) or chance.random() < 0.15:
            break
        value = inner
    kind = chance.randrange(5)
    if kind == 0:
        del value[key]
    elif kind == 1 and isinstance(value, dict):
        value[chance.choice(["x", "score", "own", "date", "__proto__", ""])] = _wrong(chance)
    elif kind == 2 and isinstance(inner, int | float) and not isinstance(inner, bool):
        value[key] = inner + chance.choice([-100, -1, 1, 0.5, 100])
    elif kind == 3 and isinstance(inner, str) and inner:
        place = chance.randrange(len(inner))
        value[key] = inner[:place] + chance.choice("0123456789-xé\n") + inner[place + 1 :]
    else:
        value[key] = _wrong(chance)


def _wrong(chance: random.Random) -> Any:
    """A copy: later damage goes into the lists and objects that earlier damage put in."""
    return deepcopy(chance.choice(_WRONG))


def _passport_limits(result: Any, text: str) -> None:
    latest = AS_OF + timedelta(days=1)
    assert len(result["entries"]) <= 500
    for entry in result["entries"]:
        assert date(2000, 1, 1) <= date.fromisoformat(entry["date"]) <= latest, text
        points = [*entry["traits"], *([entry["points"]] if entry["points"] else [])]
        for point in points:
            assert 300 <= point["band90"][0] <= point["score"] <= point["band90"][1] <= 850, text
            assert 0 < point["sd"] <= 100, text
        if entry["freshness"] is not None:
            assert 0 <= entry["freshness"] <= 1, text
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", result["exported"])
    skills = [rating["skill"] for rating in result["self_rated"]]
    assert len(set(skills)) == len(skills) <= 200, text
    for rating in result["self_rated"]:
        assert len(set(rating["ticks"])) == len(rating["ticks"]) <= 100, text
        assert all(re.fullmatch("[0-9a-f]{8}", tick) for tick in rating["ticks"]), text


def _bundle_limits(result: Any, text: str) -> None:
    bundle = result["bundle"]
    assert date.fromisoformat(bundle["created"]) <= AS_OF + timedelta(days=1), text
    assert date.fromisoformat(bundle["review_by"]) > date.fromisoformat(bundle["created"]), text
    for family in bundle["families"]:
        assert 0 <= family["published"] <= 1, text
        assert 0 <= family["own"] <= 1, text
        assert family["changed"] == bool(family["reason"]), text


_LIMITS: dict[str, Callable[[Any, str], None]] = {
    "passport": _passport_limits,
    "bundle": _bundle_limits,
}
