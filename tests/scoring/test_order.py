"""Roles go one before another only where the 90% band of their difference excludes 0."""

from __future__ import annotations

from itertools import combinations
from math import sqrt

from hypothesis import given
from hypothesis import strategies as st

from scoring.evidence import Standing
from scoring.order import grouped
from scoring.readiness import Readiness, readiness
from tests.scoring.cases import REFERENCE_JSON, ask, full_entry
from tests.scoring.strategies import roles, standings


@st.composite
def _many(draw: st.DrawFn) -> dict[str, Readiness]:
    """Some roles of one person."""
    person = draw(standings())
    weights = draw(st.lists(roles(), min_size=2, max_size=8))
    return {f"role-{n}": readiness(role, person, {}) for n, role in enumerate(weights)}


def _steps(first: Readiness, second: Readiness) -> float:
    """The difference of two roles, less half of its 90% band: above 0 where the order is known."""
    shares: dict[str, float] = {}
    known: dict[str, Standing] = {}
    for sign, one in ((1, first), (-1, second)):
        for part in one.families:
            shares[part.family] = shares.get(part.family, 0) + sign * part.share
            if part.standing:
                known[part.family] = part.standing
    errors = [
        share * (known[family].sd_now if family in known else 100)
        for family, share in shares.items()
    ]
    variance = 0.8 * sum(error**2 for error in errors) + 0.2 * sum(errors) ** 2
    return first.p.score - second.p.score - 1.6448536 * sqrt(variance)


@given(_many())
def test_no_order_is_made_up(results: dict[str, Readiness]) -> None:
    groups = grouped(results)
    assert sorted(name for group in groups for name in group) == sorted(results)
    for higher, lower in combinations(groups, 2):
        for one in higher:
            for other in lower:
                assert _steps(results[one], results[other]) > -1e-4


@given(standings(), roles(), roles())
def test_between_two_roles_it_is_exact(
    person: dict[str, Standing], one: dict[str, float], other: dict[str, float]
) -> None:
    results = {name: readiness(role, person, {}) for name, role in (("a", one), ("b", other))}
    known = max(_steps(results["a"], results["b"]), _steps(results["b"], results["a"]))
    if abs(known) > 1e-4:
        assert (len(grouped(results)) == 2) == (known > 0)


@given(_many())
def test_how_the_roles_are_listed_changes_nothing(results: dict[str, Readiness]) -> None:
    turned = dict(reversed(results.items()))
    assert [sorted(group) for group in grouped(results)] == [
        sorted(group) for group in grouped(turned)
    ]


def test_nothing_to_order() -> None:
    assert grouped({}) == []


def test_roles_far_apart_are_in_order() -> None:
    """One role asks for what went very well, the other for what went very badly."""
    entries = [
        full_entry("a", "communication", 800),
        full_entry("b", "acl-prompt-to-spec", 350),
    ]
    role = {"personality": {"openness": 1.0}}
    told = [
        {**role, "id": "b-low", "title": "A", "weights": {"acl-prompt-to-spec": 1.0}},
        {**role, "id": "a-high", "title": "B", "weights": {"communication": 1.0}},
        {**role, "id": "a-twin", "title": "C", "weights": {"communication": 0.5}},
        {**role, "id": "none", "title": "D", "weights": {"ai-augmented-sql": 1.0}},
    ]
    reference = {**REFERENCE_JSON, "roles": told}
    answer = ask("passport", entries=entries, reference=reference)
    assert answer["groups"] == [["a-high", "a-twin"], ["b-low"]]
    assert answer["alphabetical"] == ["none"]
