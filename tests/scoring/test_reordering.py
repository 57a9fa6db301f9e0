"""What own weights change: a move and an order count only beyond the 90% band of the difference."""

from __future__ import annotations

from itertools import combinations
from math import sqrt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.readiness import Readiness, readiness
from scoring.reordering import is_known, move, tipping, turns
from tests.scoring.cases import OWN, PUBLISHED, ask, full_entry
from tests.scoring.strategies import FAMILIES, positive_weights, standings, weights

ROLE = "ai-product-manager"
NAMES = ("Ada", "Ben", "Cy")
CONSTANT = 1.6448536269514722


@st.composite
def _weightings(draw: st.DrawFn) -> dict[str, float]:
    return {family: draw(weights) for family in FAMILIES} | {FAMILIES[0]: draw(positive_weights)}


@given(standings(), _weightings(), _weightings())
def test_a_move_is_judged_by_the_error_of_the_difference(
    person: Any, before: dict[str, float], now: dict[str, float]
) -> None:
    published, own = readiness(before, person, {}), readiness(now, person, {})
    found = move(published, own)
    errors = []
    for family in FAMILIES:
        share = now[family] / sum(now.values()) - before[family] / sum(before.values())
        errors.append(share * (person[family].sd_now if family in person else 100))
    sd = sqrt(0.8 * sum(e * e for e in errors) + 0.2 * sum(errors) ** 2)
    assert found.sd == pytest.approx(sd, abs=1e-9)
    assert found.score == pytest.approx(own.p.score - published.p.score)
    # The errors of both numbers are shared: never further apart than two unrelated results.
    assert found.sd <= own.p.sd + published.p.sd + 1e-9


@given(standings(), _weightings())
def test_weights_that_are_not_changed_move_nobody(person: Any, role: dict[str, float]) -> None:
    same = readiness(role, person, {})
    assert move(same, same).score == 0
    assert not is_known(move(same, same))
    assert turns(NAMES, [same] * 3, [same] * 3) == []


def _ahead(one: Readiness, other: Readiness) -> int:
    if not (one.headline and other.headline):
        return 0
    points = one.p.score - other.p.score
    reach = CONSTANT * sqrt(one.p.sd**2 + other.p.sd**2)
    return (points > reach) - (-points > reach)


@given(st.lists(standings(fresh=True), min_size=3, max_size=3), _weightings(), _weightings())
def test_turns_are_all_pairs_whose_known_order_changes(
    people: list[Any], before: dict[str, float], now: dict[str, float]
) -> None:
    published = [readiness(before, person, {}) for person in people]
    own = [readiness(now, person, {}) for person in people]
    expected = {}
    for one, other in combinations(range(3), 2):
        was, is_now = _ahead(published[one], published[other]), _ahead(own[one], own[other])
        if was != is_now:
            expected[frozenset({NAMES[one], NAMES[other]})] = (was, is_now, NAMES[one])
    found = turns(NAMES, published, own)
    assert {frozenset({turn.first, turn.second}) for turn in found} == set(expected)
    for turn in found:
        was, is_now, name = expected[frozenset({turn.first, turn.second})]
        sign = 1 if turn.first == name else -1
        assert (turn.before, turn.now) == (sign * was, is_now != 0)
        assert sign * (is_now or was) == 1


def _people(*scores: dict[str, int]) -> list[dict[str, Any]]:
    return [
        {
            "name": NAMES[place],
            "entries": [
                full_entry(f"{place}-{family}", family, score) for family, score in of.items()
            ],
        }
        for place, of in enumerate(scores)
    ]


ACL, SQL, COMMUNICATION, BIG_FIVE = (
    "acl-prompt-to-spec",
    "ai-augmented-sql",
    "communication",
    "big-five-personality",
)
EVEN = dict.fromkeys((ACL, SQL, COMMUNICATION, BIG_FIVE), 600)


def test_a_small_change_reorders_nobody_and_says_how_far_is_left() -> None:
    people = _people({**EVEN, ACL: 800}, EVEN)
    made = ask("bundle", role=ROLE, own={**OWN, ACL: 0.9}, candidates=people)
    assert made["turns"] == []
    assert [one["family"] for one in made["tipping"]] == list(PUBLISHED.roles[ROLE].weights)
    ada = made["candidates"][0]["move"]
    assert ada["points_shown"] == -2
    assert ada["known"] is True
    assert made["candidates"][1]["move"]["points_shown"] == 0


def test_a_change_that_turns_an_order_is_named() -> None:
    strong, weak = {**EVEN, ACL: 850, SQL: 400}, {**EVEN, ACL: 350, SQL: 850}
    own = {ACL: 0.05, SQL: 1.0, COMMUNICATION: 0.05, BIG_FIVE: 0.05}
    made = ask("bundle", role=ROLE, own=own, candidates=_people(strong, weak))
    assert made["turns"] == [{"first": "Ben", "second": "Ada", "now": True, "before": 0}]
    other = {**own, ACL: 1.0, SQL: 0.05}
    back = ask("bundle", role=ROLE, own=other, candidates=_people(strong, weak))
    assert back["turns"] == [{"first": "Ada", "second": "Ben", "now": True, "before": 0}]


def test_the_nearest_weight_that_matters_does_and_the_one_before_does_not() -> None:
    people = _people({**EVEN, ACL: 850}, {**EVEN, ACL: 400})
    made = ask("bundle", role=ROLE, own=OWN, candidates=people)
    (acl,) = [one for one in made["tipping"] if one["family"] == ACL]
    tip = acl["above"] or acl["below"]
    step = 0.05 if tip < OWN[ACL] else -0.05

    def order(weight: float) -> tuple[bool, bool]:
        again = ask("bundle", role=ROLE, own={**OWN, ACL: weight}, candidates=people)
        one, other = (candidate["own"]["p"] for candidate in again["candidates"])
        reach = CONSTANT * sqrt(one["sd"] ** 2 + other["sd"] ** 2)
        return abs(one["score"] - other["score"]) > reach, one["score"] > other["score"]

    assert order(tip)[0] != order(OWN[ACL])[0]
    assert order(round(tip + step, 2)) == order(OWN[ACL])


def test_a_number_that_is_lost_matters() -> None:
    people = _people({ACL: 640, COMMUNICATION: 600})
    made = ask("bundle", role=ROLE, own=dict(PUBLISHED.roles[ROLE].weights), candidates=people)
    by_family = {one["family"]: one for one in made["tipping"]}
    assert by_family[ACL] == {"family": ACL, "below": 0.3, "above": None}
    assert made["candidates"][0]["move"]["points_shown"] == 0
    less = ask("bundle", role=ROLE, own={**OWN, ACL: 0.3}, candidates=people)
    assert less["candidates"][0]["own"]["headline"] is False
    assert less["candidates"][0]["move"] is None


def test_without_people_there_is_nothing_to_say() -> None:
    made = ask("bundle", role=ROLE, own=OWN)
    assert (made["turns"], made["tipping"]) == ([], [])
    assert tipping([]) == []
