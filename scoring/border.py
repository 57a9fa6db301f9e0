"""The one way in for browsers and tools: a JSON text in, a JSON text out, never an exception.

A request is `{"api": 1, "op": "...", ...}`. The answer is one of

    {"api": 1, "ok": true,  "scoring": "1.0.0", "result": {...}}
    {"api": 1, "ok": false, "scoring": "1.0.0",
     "errors": [{"field": "answers.C4", "found": "7", "expected": "a whole number from 1 to 6"}]}

Every number in a result is rounded to five decimals by one rule (`scoring.scale.stored`), so that
the text of an answer is the same in every Python.

op `score_quiz`
    {"api": 1, "op": "score_quiz",
     "quiz": {"id", "version", "family", "kind": "sample" | "full", "norms": {"id", "version"},
              "items": [{"id", "trait", "direction": "forward" | "reverse", "counts", "loading"}],
              "private_traits": [trait]},
     "answers": {item: 1..n}, "withheld": [trait] (optional), "scored_on": "YYYY-MM-DD" (optional)}
  result
    {"quiz", "quiz_version", "norms", "norms_version", "family", "kind", "scored_on" (or null),
     "withheld": [trait], "private_traits": [trait],
     "traits": [{"trait", "item", "answer", "keyed", "theta",
                 "score", "sd", "band68": [low, high], "band90": [low, high],
                 "score_shown", "band68_shown": [low, high], "band90_shown": [low, high],
                 "percentile", "percentile_low", "percentile_high",
                 "steps": {"counts", "total", "p", "tau_low" (or null), "tau_high" (or null),
                           "m", "v", "loading", "theta", "sd"}}]}
  `score`, `sd` and the bands are in points to five decimals; `*_shown` is what a page prints: the
  nearest 10 for a sample, a whole number otherwise. `steps.counts` is in the direction of the
  trait. A threshold at infinity is null.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from math import isinf
from typing import Any

from scoring.bands import Band
from scoring.errors import InputError, found
from scoring.quiz import TraitScore, score_quiz
from scoring.reference import QUIZ
from scoring.scale import nearest_ten, stored, whole
from scoring.shapes import Shape, anything, array, day, exactly, mapping, name, one_of, record
from scoring.strict_json import parse
from scoring.version import API, SCORING

__all__ = ["handle"]

_REQUEST_BYTES = 16 * 1024 * 1024
"""Requests come from the site's own pages and carry all of its roles: room for 10,000."""


def handle(request: str) -> str:
    """Answer one request; whatever is wrong with it becomes `errors` in the answer."""
    try:
        asked = parse(request, field="request", most_bytes=_REQUEST_BYTES)
        answer: dict[str, object] = {"ok": True, "result": _answer(asked)}
    except InputError as invalid:
        answer = {"ok": False, "errors": [asdict(problem) for problem in invalid.problems]}
    return json.dumps(_stored({"api": API, "scoring": SCORING, **answer}), allow_nan=False)


def _answer(asked: object) -> object:
    if not isinstance(asked, dict):
        raise InputError.one("request", found(asked), "an object with the keys api, op")
    op = one_of(*_OPS).read(asked.get("op"), "op")
    shape, run = _OPS[op]
    fields = {"api": exactly(API), "op": exactly(op)}
    row = record({**fields, **shape[0]}, shape[1]).read(asked, "request")
    return run(row)


def _score_quiz(row: Mapping[str, Any]) -> object:
    quiz = row["quiz"]
    result = score_quiz(quiz, row["answers"], row.get("withheld", ()))
    return {
        "quiz": quiz.id,
        "quiz_version": quiz.version,
        "norms": quiz.norms_id,
        "norms_version": quiz.norms_version,
        "family": quiz.family,
        "kind": quiz.kind,
        "scored_on": row.get("scored_on"),
        "withheld": result.withheld,
        "private_traits": quiz.private_traits,
        "traits": [_trait(trait, quiz.kind) for trait in result.traits],
    }


def _trait(trait: TraitScore, kind: str) -> object:
    show: Callable[[float], int] = nearest_ten if kind == "sample" else whole
    return {
        "trait": trait.trait,
        "item": trait.item,
        "answer": trait.answer,
        "keyed": trait.steps.keyed,
        "theta": trait.steps.theta,
        "score": trait.score,
        "score_shown": show(trait.score),
        "sd": trait.sd,
        "band68": _ends(trait.band68),
        "band68_shown": [show(end) for end in _ends(trait.band68)],
        "band90": _ends(trait.band90),
        "band90_shown": [show(end) for end in _ends(trait.band90)],
        "percentile": trait.percentile,
        "percentile_low": trait.percentile_low,
        "percentile_high": trait.percentile_high,
        "steps": {key: value for key, value in asdict(trait.steps).items() if key != "keyed"},
    }


def _ends(band: Band) -> tuple[float, float]:
    return band.low, band.high


def _stored(value: object) -> object:
    """`value` as JSON can say it, with every fraction rounded by the one rule."""
    match value:
        case float():
            return None if isinf(value) else stored(value)
        case date():
            return value.isoformat()
        case list() | tuple():
            return [_stored(part) for part in value]
        case dict():
            return {key: _stored(part) for key, part in value.items()}
    return value


_Run = Callable[[Mapping[str, Any]], object]
_Fields = tuple[Mapping[str, Shape[Any]], Mapping[str, Shape[Any]]]

_OPS: Mapping[str, tuple[_Fields, _Run]] = {
    "score_quiz": (
        (
            {"quiz": QUIZ, "answers": mapping(name(), anything(), 100)},
            {"withheld": array(name(), 100), "scored_on": day()},
        ),
        _score_quiz,
    ),
}
