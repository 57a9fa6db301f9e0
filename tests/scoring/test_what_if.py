"""Scores that are only tried on the passport page do what the scoring says of such results."""

from __future__ import annotations

import json
import random
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

from scoring.evidence import Evidence, Standing, current, standing
from scoring.readiness import readiness
from scoring.role_views import readiness_view
from tests.scoring.cases import AS_OF

SCRIPT = Path(__file__).parents[2] / "overrides" / "components" / "passport" / "what-if-sums.js"
FAMILIES = ("a", "b", "c", "d", "e")


def _result(family: str, kind: Any, score: float, sd: float, days: int = 0) -> Standing:
    dated = AS_OF - timedelta(days=days)
    one = Evidence(id=f"{family}-{days}", family=family, kind=kind, date=dated, score=score, sd=sd)
    return standing(one, half_life=24, as_of=AS_OF)


def _person(chance: random.Random) -> dict[str, Standing]:
    return {
        family: _result(
            family,
            chance.choice(["sample", "full"]),
            chance.uniform(300, 850),
            chance.uniform(60, 100),
            chance.randint(0, 2000),
        )
        for family in FAMILIES
        if chance.random() < 0.5
    }


def test_random_sets(long: bool) -> None:
    sets = 10_000 if long else 1_000
    chance = random.Random(7)
    lines, expected = [], []
    while len(lines) < sets:
        person = _person(chance)
        weights = {family: round(chance.random(), 2) for family in FAMILIES}
        full = [family for family, one in person.items() if one.evidence.kind == "full"]
        open_now = [family for family in FAMILIES if family not in full and weights[family]]
        errors = {family: float(chance.randint(25, 55)) for family in FAMILIES}
        if not any(weights.values()):
            continue
        scores = {
            family: {"score": chance.randint(300, 850), "sd": errors[family]}
            for family in open_now
            if chance.random() < 0.6
        }
        left = [family for family in open_now if family not in scores]
        now = readiness_view(readiness(weights, person, {}), details=True)
        asked = {"readiness": now, "full": full, "scores": scores, "errors": errors, "left": left}
        lines.append(json.dumps(asked, default=str))
        tried = {family: (one["score"], one["sd"]) for family, one in scores.items()}
        widths = {
            family: _width(weights, person, {**tried, family: (575, errors[family])})
            for family in (left if len(lines) % 10 == 0 else [])
        }
        expected.append((_with(weights, person, tried), widths, _width(weights, person, tried)))
    run = subprocess.run(
        ["node", Path(__file__).with_name("what_if.mjs"), SCRIPT.as_uri()],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert len(answers) == sets
    for answer, (view, widths, now) in zip(answers, expected, strict=True):
        found = answer["tried"]
        for key in ("headline", "k_percent", "k_full_percent"):
            assert found[key] == view[key]
        for key in ("score_shown", "band90_shown"):
            assert found["p"][key] == view["p"][key]
        if not widths:
            continue
        best = min(widths.values())
        if answer["most"] is None:
            assert round(best) >= round(now) - 1
        else:
            assert abs(widths[answer["most"]["family"]] - best) <= 1
            assert abs(answer["most"]["then"] - best) <= 1
    assert sum(bool(widths) for _, widths, _ in expected) > sets / 30


def _with(weights: Any, person: Any, tried: dict[str, tuple[float, float]]) -> dict[str, Any]:
    fresh = [_result(family, "full", score, sd) for family, (score, sd) in tried.items()]
    standings = current([*person.values(), *fresh])
    return readiness_view(readiness(weights, standings, {}), details=False)


def _width(weights: Any, person: Any, tried: dict[str, tuple[float, float]]) -> float:
    low, high = _with(weights, person, tried)["p"]["band90"]
    return float(high - low)
