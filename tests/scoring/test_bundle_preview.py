"""The bundle page's preview in plain arithmetic is what the scoring answers."""

from __future__ import annotations

import json
import random
import subprocess
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from scoring.evidence import Evidence, Standing, standing
from scoring.readiness import readiness
from scoring.reordering import move
from scoring.role_views import move_view, readiness_view
from tests.scoring.cases import AS_OF

SCRIPT = Path(__file__).parents[2] / "overrides" / "components" / "bundle" / "preview.js"
FAMILIES = ("a", "b", "c", "d")


def _person(chance: random.Random) -> dict[str, Standing]:
    return {
        family: standing(
            Evidence(
                id=family,
                family=family,
                kind="full",
                date=AS_OF - timedelta(days=chance.randint(0, 2000)),
                score=chance.choice([chance.randint(300, 850), chance.uniform(300, 850)]),
                sd=chance.uniform(5, 100),
            ),
            half_life=chance.choice([12, 24, 36, 96]),
            as_of=AS_OF,
        )
        for family in FAMILIES
        if chance.random() < 0.8
    }


def _weights(chance: random.Random) -> dict[str, float]:
    found = {family: round(chance.random(), chance.randint(0, 4)) for family in FAMILIES}
    return found if any(found.values()) else {**found, "a": 0.05}


def _known(person: dict[str, Standing]) -> dict[str, dict[str, float]]:
    return {
        family: {
            "freshness": one.freshness,
            "score": one.evidence.score,
            "sd_aged": one.sd_aged,
            "projected": one.projected,
            "sd_now": one.sd_now,
        }
        for family, one in person.items()
    }


def test_random_sets(long: bool) -> None:
    count = 10_000 if long else 1_000
    chance = random.Random(1)
    sets = [(_person(chance), _weights(chance), _weights(chance)) for _ in range(count)]
    lines = [
        json.dumps({"known": _known(person), "published": before, "own": now})
        for person, before, now in sets
    ]
    run = subprocess.run(
        ["node", Path(__file__).with_name("preview.mjs"), SCRIPT.as_uri()],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    answers = run.stdout.splitlines()
    assert len(answers) == count
    with_number = 0
    for (person, before, now), line in zip(sets, answers, strict=True):
        found = json.loads(line)
        result = readiness(now, person, {})
        view = readiness_view(result, details=False)
        for key in ("headline", "k_full_percent"):
            assert found["own"][key] == view[key]
        with_number += view["headline"]
        for key in ("p", "r"):
            _same(found["own"][key], view[key])
        moved = move_view(move(readiness(before, person, {}), result))
        assert found["move"] == {key: moved[key] for key in found["move"]}
    assert count / 4 < with_number < count


def _same(found: dict[str, Any] | None, view: dict[str, Any] | None) -> None:
    if view is None or found is None:
        assert found is view
        return
    assert found["score"] == pytest.approx(view["score"], abs=1e-9)
    assert found["band90"] == pytest.approx(view["band90"], abs=1e-9)
    for shown in ("score_shown", "band90_shown"):
        assert found[shown] == view[shown]
