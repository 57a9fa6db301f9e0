"""Moves between roles: what carries over follows from the lists, and nothing else."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from benchmarks.many_roles import many_roles
from careerguide.content.fact_records import FactSource, OccupationFacts, RelatedOccupations
from careerguide.content.model import Catalog, Role
from careerguide.content.skill_model import SkillNeed
from careerguide.views import moves


def needs(**levels: str) -> tuple[SkillNeed, ...]:
    return tuple(
        SkillNeed(skill=skill, level=level, reason="It is needed.")
        for skill, level in levels.items()
    )


def of(catalog: Catalog, *lists: tuple[SkillNeed, ...]) -> tuple[Catalog, list[Role]]:
    """The first roles of `catalog`, each with one of `lists`."""
    roles = [
        replace(role, skills=skills)
        for role, skills in zip(catalog.roles.values(), lists, strict=False)
    ]
    return replace(catalog, roles={role.id: role for role in roles}), roles


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return many_roles(6)[0]


def test_skills_are_brought_raised_or_learned(catalog: Catalog) -> None:
    catalog, (origin, goal) = of(
        catalog,
        needs(sql="expert", charts="working", privacy="aware"),
        needs(metrics="practitioner", sql="practitioner", charts="practitioner"),
    )
    (move,) = moves.of_role(origin, catalog).onward
    assert (move.goal, move.needed) == (goal.id, 3)
    assert [step.skill for step in move.carried] == ["sql"]
    assert [(step.skill, step.have, step.need) for step in move.raised] == [
        ("charts", "working", "practitioner")
    ]
    assert [step.skill for step in move.learned] == ["metrics"]
    # 3 of 3 levels of SQL, 2 of 3 of charts, none of 3 of metrics.
    assert move.share == pytest.approx(5 / 9)
    assert move.bridge.skill == "metrics"
    assert moves.of_role(goal, catalog).inward == (move,)


def test_the_nearest_come_first_and_what_hardly_carries_over_is_left_out(catalog: Catalog) -> None:
    catalog, (origin, *_) = of(
        catalog,
        needs(sql="expert", charts="expert"),
        needs(sql="aware", privacy="expert", metrics="expert"),  # 1 of 9
        needs(sql="working", charts="working"),  # all
        needs(sql="working", privacy="working"),  # half
        needs(sql="working", charts="working", privacy="aware"),  # 4 of 5
        needs(charts="working", privacy="practitioner"),  # 2 of 5
    )
    onward = moves.of_role(origin, catalog).onward
    assert [round(move.share, 2) for move in onward] == [1.0, 0.8, 0.5]


@pytest.mark.parametrize(
    ("medians", "words"),
    [
        ((90_000, 104_000), "official median $14,000 higher"),
        ((104_000, 90_000), "official median $14,000 lower"),
        ((90_000, 90_000), "the official medians are equal"),
        ((90_000, None), ""),
    ],
)
def test_pay_in_words(catalog: Catalog, medians: tuple[int | None, ...], words: str) -> None:
    catalog, roles = of(catalog, needs(sql="working"), needs(sql="working"))
    codes = ("11-2021", "15-1252")
    rows = {
        soc: replace(next(iter(catalog.wages.national.values())), soc=soc, median=median)
        for soc, median in zip(codes, medians, strict=True)
    }
    roles = [
        replace(role, occupation=replace(role.occupation, soc=soc))
        for role, soc in zip(roles, codes, strict=True)
    ]
    catalog = replace(
        catalog,
        roles={role.id: role for role in roles},
        wages=replace(catalog.wages, national=rows),
    )
    assert moves.of_role(roles[0], catalog).onward[0].pay == words


def test_one_occupation_is_said_and_not_compared(catalog: Catalog) -> None:
    catalog, roles = of(catalog, needs(sql="working"), needs(sql="working"))
    same = [replace(role, occupation=roles[0].occupation) for role in roles]
    catalog = replace(catalog, roles={role.id: role for role in same})
    (move,) = moves.of_role(same[0], catalog).onward
    assert move.pay == "both are one occupation in the official statistics"


@pytest.mark.parametrize(
    ("origin", "goal", "tier"),
    [
        (("", "a", ""), (), "second"),
        (("", "", "a"), ("b", "", ""), "closest"),
        ((), ("", "", "b"), "third"),
        (("c", "", ""), (), ""),
        ((), (), ""),
    ],
)
def test_related_occupations(
    catalog: Catalog, origin: tuple[str, ...], goal: tuple[str, ...], tier: str
) -> None:
    """`a` is the code of the goal, `b` that of the origin, `c` of neither."""
    codes = {"a": "15-1252.00", "b": "11-2021.00", "c": "13-1111.00"}
    catalog, roles = of(catalog, needs(sql="working"), needs(sql="working"))
    roles = [
        replace(role, occupation=replace(role.occupation, onet=codes[code]))
        for role, code in zip(roles, "ba", strict=True)
    ]
    rows = {}
    for code, tiers in (("b", origin), ("a", goal)):
        if tiers:
            lists = [tuple(codes[one] for one in tier) for tier in tiers]
            rows[codes[code]] = RelatedOccupations(
                onet=codes[code], title="", nearest=lists[0], near=lists[1], farther=lists[2]
            )
    source = FactSource(file="related.csv", release="O*NET 1", reference="onet", licence="")
    facts = OccupationFacts(sources={"related": source}, related=rows)
    catalog = replace(catalog, roles={role.id: role for role in roles}, facts=facts)
    said = f"O*NET 1 lists the two occupations as related, in the {tier} of three tiers"
    assert moves.of_role(roles[0], catalog).onward[0].related == (said if tier else "")


def test_every_near_pair_is_one_arc_between_its_two_places(catalog: Catalog) -> None:
    lists = [needs(sql="working", charts="aware")] * 5
    catalog, roles = of(catalog, *lists)
    made = moves.picture(catalog)
    at = {place.y for place in made["places"] if isinstance(place, moves.Place)}
    assert len(at) == len(roles)
    ends = set()
    for arc in made["arcs"]:
        assert isinstance(arc, moves.Arc)
        found = re.fullmatch(r"M0 ([\d.]+)C[\d.]+ \1 [\d.]+ ([\d.]+) 0 \2", arc.path)
        assert found
        high, low = float(found[1]), float(found[2])
        assert high < low
        assert {high, low} <= at
        ends.add((high, low))
    near = {
        frozenset((move.origin, move.goal))
        for role in roles
        for move in moves.of_role(role, catalog).onward
    }
    assert len(ends) == len(made["arcs"]) == len(near)


def test_without_skills_there_is_nothing_to_compare(catalog: Catalog) -> None:
    role = next(iter(catalog.roles.values()))
    assert moves.of_role(replace(role, skills=()), catalog) == moves.Moves(onward=(), inward=())
    catalog, _ = of(catalog, needs(sql="working"), ())
    assert moves.picture(catalog) == {"places": [], "arcs": [], "moves": []}
