"""Levels from ticked statements, the gap to a role, and how a passport keeps both apart."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from scoring.self_rating import LEVELS, Rating, Statements, rated, statement_id
from tests.clock import TODAY
from tests.scoring.cases import (
    HERE,
    ask,
    errors,
    full_entry,
    passport_document,
    sample_entry,
)

_SCHEMA = Draft202012Validator(
    json.loads(
        (HERE.parents[1] / "scoring" / "formats" / "skills-passport-1.schema.json").read_text()
    )
)
_RATING = {"skill": "sql", "date": "2026-11-24", "ticks": ["0a1b2c3d", "12345678"]}
_OTHER = {"skill": "charts", "date": "2026-11-23", "ticks": ["00000000"]}


def _id(number: int) -> str:
    return f"{number:08x}"


@st.composite
def skills(draw: st.DrawFn, name: str = "sql") -> Statements:
    counts = [draw(st.integers(1, 4)) for _ in LEVELS]
    ids = iter(range(sum(counts)))
    levels = tuple(tuple(_id(next(ids)) for _ in range(count)) for count in counts)
    return Statements(id=name, name=name, levels=levels)


@st.composite
def rated_skills(draw: st.DrawFn) -> tuple[Statements, Rating]:
    skill = draw(skills())
    some = [one for level in skill.levels for one in level]
    ticks = draw(st.sets(st.sampled_from([*some, _id(99), _id(100)]), min_size=1))
    return skill, Rating(skill=skill.id, date=TODAY, ticks=tuple(ticks))


@given(rated_skills())
def test_the_level_is_the_highest_with_all_below(pair: tuple[Statements, Rating]) -> None:
    skill, rating = pair
    level = rated(skill, rating).level
    assert all(set(each) <= set(rating.ticks) for each in skill.levels[:level])
    assert level == len(LEVELS) or not set(skill.levels[level]) <= set(rating.ticks)


@given(rated_skills(), st.data())
def test_one_more_tick_never_lowers_a_level(
    pair: tuple[Statements, Rating], data: st.DataObject
) -> None:
    skill, rating = pair
    more = data.draw(st.sampled_from([one for level in skill.levels for one in level]))
    after = Rating(skill=skill.id, date=TODAY, ticks=tuple({*rating.ticks, more}))
    assert rated(skill, after).level >= rated(skill, rating).level


@given(rated_skills())
def test_what_is_left_leads_to_the_next_level(pair: tuple[Statements, Rating]) -> None:
    skill, rating = pair
    result = rated(skill, rating)
    if result.next is None:
        assert result.level == len(LEVELS)
        return
    after = Rating(skill=skill.id, date=TODAY, ticks=(*rating.ticks, *result.next.left))
    assert rated(skill, after).level >= result.next.level == result.level + 1


@given(rated_skills())
def test_every_tick_is_counted_once(pair: tuple[Statements, Rating]) -> None:
    skill, rating = pair
    result = rated(skill, rating)
    counted = sum(level.ticked for level in result.levels)
    assert counted + result.outdated == len(rating.ticks)


def test_a_statement_is_known_by_its_skill_level_and_words() -> None:
    own = statement_id("sql", "aware", "You can read a query.")
    assert own == statement_id("sql", "aware", "You can\n  read a query. ")
    others = {
        statement_id("python", "aware", "You can read a query."),
        statement_id("sql", "working", "You can read a query."),
        statement_id("sql", "aware", "You can read any query."),
    }
    assert len({own, *others}) == 4


def test_an_old_tick_does_not_count_for_new_words() -> None:
    old, new = (statement_id("sql", "aware", f"You can {what}.") for what in ("read", "write"))
    rating = {"skill": "sql", "date": "2026-11-24", "ticks": [old]}
    levels = [[new], [_id(1)], [_id(2)], [_id(3)]]
    published = {"id": "sql", "name": "SQL", "levels": levels}
    result = ask("self_rating", ratings=[rating], skills=[published])
    [skill] = result["skills"]
    assert (skill["level"], skill["outdated"], skill["levels"][0]["ticked"]) == (0, 1, 0)


def _with_levels(level: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """A skill and a rating that reaches `level`."""
    name = f"at-{level}"
    published = {"id": name, "name": name, "levels": [[_id(number)] for number in range(4)]}
    ticks = [_id(number) for number in range(level)] or [_id(3)]
    return published, {"skill": name, "date": "2026-11-24", "ticks": ticks}


def test_what_to_practice_first_for_a_role() -> None:
    published, ratings = zip(*map(_with_levels, range(4)), strict=True)
    never = {"id": "never", "name": "Never", "levels": [[_id(number)] for number in range(4)]}
    role = ask(
        "self_rating",
        ratings=list(ratings),
        skills=[*published, never],
        needs={"never": 4, "at-3": 4, "at-2": 2, "at-1": 3, "at-0": 2},
    )["role"]
    assert [gap["skill"] for gap in role["have"]] == ["at-2"]
    # Widest gap first, in the guide's order; what has no tick comes last.
    assert [(gap["skill"], gap["gap"]) for gap in role["missing"]] == [
        ("at-1", 2), ("at-0", 2), ("at-3", 1), ("never", 4),
    ]  # fmt: skip
    assert role["practice"] == role["missing"][0]
    assert (role["needed"], role["rated"]) == (5, 4)
    assert role["missing"][0]["next"] == {"level": 2, "left": [_id(1)]}
    assert role["have"][0]["next"] is None


def test_a_role_that_needs_nothing_more() -> None:
    published, rating = _with_levels(3)
    role = ask("self_rating", ratings=[rating], skills=[published], needs={"at-3": 2})["role"]
    assert (role["missing"], role["practice"]) == ([], None)
    nothing = ask("self_rating", ratings=[], skills=[])
    assert nothing == {"skills": [], "unknown": [], "role": None}


def test_a_need_for_a_skill_that_nobody_publishes() -> None:
    assert errors("self_rating", ratings=[], skills=[], needs={"sql": 1, "x": 5}) == [
        "needs.x: found 5; expected a whole number from 1 to 4"
    ]
    assert errors("self_rating", ratings=[], skills=[], needs={"sql": 1}) == [
        'needs.sql: found "sql"; expected a skill of skills'
    ]


@pytest.mark.parametrize("via", ["backup", "file", "link"])
def test_ratings_survive_every_way_of_showing_them_and_only_if_asked(via: str) -> None:
    entries = [sample_entry()]
    without = ask("export_passport", entries=entries, via=via)["document"]
    assert "self_rated" not in without
    made = ask("export_passport", entries=entries, via=via, self_rated=[_RATING, _OTHER])
    assert made["document"]["self_rated"] == [_RATING, _OTHER]
    _SCHEMA.validate(made["document"])
    read = ask("check_passport", text=made["text"], via="link" if via == "link" else "file")
    assert (read["self_rated"], read["disagreements"]) == ([_RATING, _OTHER], [])
    assert [row["id"] for row in read["entries"]] == ["sample-1"]


def test_ratings_alone_are_a_passport() -> None:
    made = ask("export_passport", entries=[], via="link", self_rated=[_RATING])
    read = ask("check_passport", text=made["text"], via="link")
    assert (read["entries"], read["self_rated"]) == ([], [_RATING])


def test_ratings_beside_those_that_are_kept() -> None:
    text = ask("export_passport", entries=[], via="file", self_rated=[_RATING, _OTHER])["text"]
    assert ask("check_passport", text=text)["new_skills"] == ["sql", "charts"]
    assert ask("check_passport", text=text, ratings=[_OTHER])["new_skills"] == ["sql"]
    many = [{**_OTHER, "skill": f"s{number}"} for number in range(199)]
    assert errors("check_passport", text=text, ratings=many) == [
        "passport.self_rated: found 2 new skills beside 199; expected at most 200 skills together"
    ]


def test_a_passport_without_ratings_opens_as_before() -> None:
    assert ask("check_passport", text=json.dumps(passport_document()))["self_rated"] == []


def test_ratings_change_no_number() -> None:
    entries = [sample_entry(), full_entry("a", "communication", 700)]
    document = ask("export_passport", entries=entries, via="backup", self_rated=[_RATING])
    kept = document["document"]["entries"]
    assert ask("passport", entries=kept) == ask("passport", entries=entries)


def test_a_rating_of_days_after_the_passport_was_written() -> None:
    late = {**_RATING, "date": "2026-11-26"}
    text = ask("export_passport", entries=[], via="file", self_rated=[_OTHER, late])["text"]
    assert ask("check_passport", text=text)["impossible"] == [
        {
            "field": "passport.self_rated[1].date",
            "found": "2026-11-26",
            "expected": "a day up to 2026-11-25, since it was written on 2026-11-24",
        }
    ]


def test_the_most_that_a_person_can_tick_fits_a_link() -> None:
    """Forty skills of thirteen statements."""
    ratings = [
        {
            "skill": f"a-skill-of-usual-length-{n}",
            "date": "2026-11-24",
            "ticks": [statement_id(str(n), "aware", str(number)) for number in range(13)],
        }
        for n in range(40)
    ]
    made = ask("export_passport", entries=[sample_entry()], via="link", self_rated=ratings)
    assert made["bytes"] < made["most_bytes"]
