"""Requests for the comparison of two Pythons: everything the scoring can be asked, and mischief."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from tests.scoring.cases import (
    AS_OF,
    FORM_JSON,
    QUIZ_JSON,
    REFERENCE_JSON,
    complete,
    golden_vectors,
    hostile_payloads,
    sample_entry,
)

__all__ = [
    "every_sample",
    "every_total",
    "golden",
    "hostile",
    "malformed",
    "random_forms",
    "random_people",
]

_FAMILIES = [family["id"] for family in REFERENCE_JSON["families"]]
_ROLES = [role["id"] for role in REFERENCE_JSON["roles"]]


def every_sample() -> Iterator[str]:
    """All 6^5 ways to answer the five questions."""
    items = [item["id"] for item in QUIZ_JSON["items"]]
    for answers in itertools.product(range(1, 7), repeat=len(items)):
        fields = {"answers": dict(zip(items, answers, strict=True)), "scored_on": str(AS_OF)}
        yield json.dumps(complete("score_quiz", fields))


def every_total() -> Iterator[str]:
    """All totals of every trait of the Big Five, at every length."""
    for step in FORM_JSON["steps"]:
        for trait in step["norms"]:
            fields = {"quiz": FORM_JSON, "trait": trait, "length": step["length"]}
            yield json.dumps(complete("explain", fields))


def random_forms(count: int) -> Iterator[str]:
    """Answers to the Big Five at every length; some withhold a trait, some cannot be scored."""
    chance = random.Random(20261126)
    for turn in range(count):
        length = (5, 25, 50)[turn % 3]
        items = FORM_JSON["items"][:length]
        withheld = ["emotional-stability"] if chance.random() < 0.1 else []
        answers: dict[str, Any] = {
            item["id"]: chance.randint(1, 6) for item in items if item["trait"] not in withheld
        }
        if turn % 50 == 0:
            answers[chance.choice(list(answers))] = chance.choice([0, 7, None, "3", 2.5])
        fields = {"quiz": FORM_JSON, "answers": answers, "withheld": withheld}
        day = {"scored_on": str(AS_OF), "entry_id": f"sitting-{turn}"}
        yield json.dumps(complete("score_quiz", {**fields, **day}))


def golden() -> Iterator[str]:
    yield from (json.dumps(vector.request) for vector in golden_vectors())


def hostile() -> Iterator[str]:
    yield from (json.dumps(payload.request) for payload in hostile_payloads())


def malformed() -> Iterator[str]:
    """Texts that are no requests at all."""
    yield from ("", "{", "null", "[]", "NaN", '"x"', "\ufeff{}", '{"op": 1}', '{"op": "exec"}')
    yield from ("[" * 50_000, '{"a":' * 50_000, '"' + "x" * 1_000_000, "1e999", "9" * 5_000)
    yield from ('{"api": 1, "api": 1}', '{"api": 2, "op": "passport"}', '"\\ud800"')
    for op in ("score_quiz", "explain", "ageing", "passport", "readiness", "bundle"):
        yield json.dumps({"api": 1, "op": op})


def random_people(count: int) -> Iterator[str]:
    """Passports, readiness with and without an employer's own weights, and ageing."""
    chance = random.Random(20261124)
    for turn in range(count):
        entries = [_full_entry(chance, index) for index in range(chance.randrange(5))]
        if chance.random() < 0.5:
            day = _day(chance)
            given = {item["id"]: chance.randint(1, 6) for item in QUIZ_JSON["items"]}
            entries.append(sample_entry("sample", day, **given))
        role = chance.choice(_ROLES)
        own = {family: chance.randrange(1001) / 1000 for family in _FAMILIES}
        ways: list[dict[str, Any]] = [
            {"op": "passport", "entries": entries},
            {"op": "overview", "entries": entries, "shown": 1},
            {"op": "roles", "entries": entries, "roles": [role]},
            {"op": "readiness", "entries": entries, "role": role},
            {"op": "readiness", "entries": entries, "role": role, "own": own, "samples": False},
            {"op": "ageing", "half_life_months": chance.uniform(0.5, 240), **_point(chance)},
            {"op": "export_passport", "entries": entries, "via": "file"},
        ]
        asked = ways[turn % len(ways)]
        yield json.dumps(complete(asked.pop("op"), asked))


def _full_entry(chance: random.Random, index: int) -> dict[str, Any]:
    """A full result as `add_result` writes it."""
    return {
        "id": f"full-{index}",
        "kind": "full",
        "family": (family := chance.choice(REFERENCE_JSON["families"]))["id"],
        "date": _day(chance),
        "score": chance.randint(300, 850),
        "sd": family["full_sd"],
        "sd_assumed": True,
        "self_reported": True,
    }


def _day(chance: random.Random) -> str:
    return str(AS_OF - timedelta(days=chance.randrange(3_000)))


def _point(chance: random.Random) -> dict[str, Any]:
    return {
        "score": chance.uniform(300, 850),
        "sd": chance.uniform(0.1, 100),
        "months": [chance.uniform(0, 240) for _ in range(8)],
    }
