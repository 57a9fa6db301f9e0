"""What several tests of scoring share: published data, requests, and the case files beside this.

The golden vectors and the hostile payloads are data, so that the browser's tests run them too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from scoring.api import OPERATIONS, handle
from scoring.reference import REFERENCE, CatalogReference
from tests.clock import TODAY

HERE = Path(__file__).resolve().parent
AS_OF = TODAY
REFERENCE_JSON: dict[str, Any] = json.loads((HERE / "golden" / "reference.json").read_text())
QUIZ_JSON: dict[str, Any] = REFERENCE_JSON["quizzes"][0]
PUBLISHED: CatalogReference = REFERENCE.read(REFERENCE_JSON, "reference")

ANSWERS = {"O3": 4, "C4": 2, "E2": 1, "A3": 6, "N3": 6}


def answer_to(request: Mapping[str, Any]) -> dict[str, Any]:
    """The API's answer, read."""
    answer: dict[str, Any] = json.loads(handle(json.dumps(request)))
    return answer


def complete(op: str, fields: Mapping[str, Any]) -> dict[str, Any]:
    """A whole request: with the published data and a day where the operation asks for them."""
    defaults = {"reference": REFERENCE_JSON, "quiz": QUIZ_JSON, "as_of": str(AS_OF)}
    wanted = {key: value for key, value in defaults.items() if key in OPERATIONS[op].required}
    return {"api": 1, "op": op, **wanted, **fields}


def ask(op: str, **fields: Any) -> dict[str, Any]:
    """The result of an operation that must succeed."""
    answer = answer_to(complete(op, fields))
    assert answer["ok"], answer
    result: dict[str, Any] = answer["result"]
    return result


def errors(op: str, **fields: Any) -> list[str]:
    """The errors of an operation that must fail, as sentences."""
    answer = answer_to(complete(op, fields))
    assert not answer["ok"], answer
    return [f"{e['field']}: found {e['found']}; expected {e['expected']}" for e in answer["errors"]]


def sample_entry(entry_id: str = "sample-1", day: str = "2026-11-24", **answers: int) -> Any:
    given = {**ANSWERS, **answers}
    return ask("score_quiz", answers=given, scored_on=day, entry_id=entry_id)["entry"]


def full_entry(entry_id: str, family: str, score: int, day: str = "2026-11-24") -> Any:
    return ask("add_result", id=entry_id, family=family, score=score, date=day)["entry"]


def passport_document(*entries: Any, via: str = "backup") -> Any:
    return ask("export_passport", entries=list(entries) or [sample_entry()], via=via)["document"]


DETAILS: dict[str, Any] = {
    "employer": "Example Works",
    "created": "2026-11-24",
    "review_by": "2027-08-01",
    "reasons": {"acl-prompt-to-spec": "The team writes its own evals."},
}
OWN = {
    "acl-prompt-to-spec": 0.5,
    "communication": 0.85,
    "ai-augmented-sql": 0.7,
    "big-five-personality": 0.5,
}


def bundle_document(**changes: Any) -> Any:
    fields = {"role": "ai-product-manager", "own": OWN, "details": DETAILS, **changes}
    return ask("bundle", **fields)["document"]


@dataclass(frozen=True, kw_only=True)
class Vector:
    """A request and what must be found in its result."""

    name: str
    request: dict[str, Any]
    expect: dict[str, Any]
    """By path, such as `traits[1].score`."""


def golden_vectors() -> Iterator[Vector]:
    """The vectors of golden/vectors.json, requests completed."""
    for row in json.loads((HERE / "golden" / "vectors.json").read_text()):
        request = complete(row["op"], row["request"])
        yield Vector(name=row["name"], request=request, expect=row["expect"])


@dataclass(frozen=True, kw_only=True)
class Payload:
    """A document from someone who means no good, and how it is refused."""

    kind: str
    """"passport" or "bundle"."""
    row: dict[str, Any]
    """As the file in hostile/ has it."""

    @property
    def name(self) -> str:
        return f"{self.kind}: {self.row['name']}"

    @property
    def via(self) -> str:
        return str(self.row.get("via", "file"))

    @property
    def errors(self) -> list[str]:
        """Empty where the document is read and only its numbers disagree."""
        return list(self.row.get("errors", []))

    @property
    def disagreements(self) -> list[str]:
        return list(self.row.get("disagreements", []))

    @property
    def schema_refuses(self) -> bool:
        """Whether the published schema alone refuses it."""
        return bool(self.row.get("schema", False))

    @property
    def text(self) -> str:
        return _payload_text(_good_document(self.kind), self.row)

    @property
    def request(self) -> dict[str, Any]:
        return complete(f"check_{self.kind}", {"text": self.text, "via": self.via})


def hostile_payloads() -> list[Payload]:
    """The payloads of hostile/*.json."""
    return [
        Payload(kind=kind, row=row)
        for kind in ("passport", "bundle")
        for row in json.loads((HERE / "hostile" / f"{kind}.json").read_text())
    ]


@cache
def _good_document(kind: str) -> Any:
    """What a payload changes."""
    if kind == "bundle":
        return bundle_document()
    return passport_document(sample_entry(), full_entry("full-1", "communication", 700))


def _payload_text(base: Any, row: Mapping[str, Any]) -> str:
    if "text" in row:
        return str(row["text"])
    if "repeat" in row:
        before, part, times, after = row["repeat"]
        return str(before + part * times + after)
    document = deepcopy(base)
    for path, value in row.get("set", {}).items():
        *parents, last = path.split("/")
        _walk(document, parents)[_key(last)] = value
    for path in row.get("delete", []):
        *parents, last = path.split("/")
        del _walk(document, parents)[_key(last)]
    for path, (part, times) in row.get("many", {}).items():
        *parents, last = path.split("/")
        _walk(document, parents)[_key(last)] = _many(part, times)
    text = json.dumps(document)
    for old, new in row.get("replace", {}).items():
        assert old in text, (row["name"], old)
        text = text.replace(old, new, 1)
    return text


def _many(part: Any, times: int) -> Any:
    """`part` over and over: a list, or an object with a number behind each key; %d in ids too."""
    if isinstance(part, dict) and "key" in part:
        return {f"{part['key']}{index}": part["value"] for index in range(times)}
    if isinstance(part, str):
        return part * times
    return [json.loads(json.dumps(part).replace("%d", str(index))) for index in range(times)]


def _walk(value: Any, keys: list[str]) -> Any:
    for key in keys:
        value = value[_key(key)]
    return value


def _key(key: str) -> str | int:
    return int(key) if key.isdigit() else key


def at(value: Any, path: str) -> Any:
    """The value at a path such as `traits[1].score`."""
    for key in path.replace("[", ".[").split("."):
        value = value[int(key[1:-1])] if key.startswith("[") else value[key]
    return value


FORM_JSON: dict[str, Any] = json.loads((HERE / "golden" / "big-five.json").read_text())
"""The Big Five with norms by total, as it was published."""
FORM_REFERENCE = {**REFERENCE_JSON, "quizzes": [*REFERENCE_JSON["quizzes"], FORM_JSON]}


def readiness_of(*entries: Any) -> dict[str, Any]:
    """What entries of the form say for the AI Product Manager."""
    role = "ai-product-manager"
    return ask("readiness", entries=list(entries), role=role, reference=FORM_REFERENCE)
