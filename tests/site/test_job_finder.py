"""From an occupation to the roles: the shortest ways, and the files that the page looks in."""

from __future__ import annotations

import heapq
from dataclasses import replace
from pathlib import Path

import brotli
import pytest

from benchmarks.many_roles import many_roles
from careerguide.content.catalog import load
from careerguide.content.fact_records import OccupationFacts, Projection, RelatedOccupations
from careerguide.content.model import Catalog
from careerguide.content.site_model import Background
from careerguide.formats import job_files
from careerguide.formats.plain import compact
from careerguide.project.places import Places
from careerguide.views import job_finder

COOK, WAITER, CLERK, WRITER, BOSS = (f"35-000{n}.00" for n in range(1, 6))


def related(onet: str, nearest: str = "", near: str = "", farther: str = "") -> RelatedOccupations:
    return RelatedOccupations(
        onet=onet,
        title=f"Title of {onet}",
        nearest=tuple(nearest.split()),
        near=tuple(near.split()),
        farther=tuple(farther.split()),
    )


def small(*goals: str, experience: str = "") -> Catalog:
    """A catalog with a role for each of `goals`, and a table of five occupations."""
    catalog, _ = many_roles(len(goals))
    rows = [
        related(COOK, nearest=WAITER, farther=WRITER),
        related(WAITER, nearest=CLERK),
        related(CLERK, near=WRITER),
        related(WRITER, nearest=BOSS),
        related(BOSS),
    ]
    boss = Projection(
        soc=BOSS[:7],
        title="Bosses",
        growth=None,
        change=None,
        openings=None,
        education="",
        experience=experience,
        training="",
    )
    facts = OccupationFacts(related={row.onet: row for row in rows}, projections={boss.soc: boss})
    roles = [
        replace(role, occupation=replace(role.occupation, onet=onet, soc=onet[:7]))
        for role, onet in zip(catalog.roles.values(), goals, strict=True)
    ]
    return replace(catalog, roles={role.id: role for role in roles}, facts=facts)


def test_the_shortest_chain_is_found_in_both_directions() -> None:
    found = job_finder.ways(small(WRITER))
    assert [way.steps for way in found[WRITER]] == [()]
    # 2.2 at once, against 1 + 1 + 1.5 over the others.
    assert [way.steps for way in found[COOK]] == [(WRITER,)]
    assert [way.steps for way in found[CLERK]] == [(WRITER,)]
    # Nobody is listed at BOSS, but WRITER lists it.
    (back,) = found[BOSS]
    assert back.steps == (WRITER,)
    assert back.length == pytest.approx(1.3)


def test_a_goal_that_asks_for_years_is_farther_away() -> None:
    near = job_finder.ways(small(WRITER, BOSS))[CLERK]
    assert [way.goal for way in near] == [WRITER, BOSS]
    far = job_finder.ways(small(WRITER, BOSS, experience="5 years or more"))[CLERK]
    assert far[1].length == near[1].length + 1.5


def test_what_is_too_far_is_not_named() -> None:
    catalog = small(BOSS, experience="5 years or more")
    # Waiter, clerk, writer, boss: 1 + 1.5 + 1, and 1.5 for the years. From the cook: 2.2 + 1 + 1.5.
    found = job_finder.ways(catalog)
    assert found[WAITER][0].length == pytest.approx(5.0)
    assert found[COOK][0].length == pytest.approx(4.7)
    lonely = related("99-0001.00")
    facts = replace(catalog.facts, related={**catalog.facts.related, lonely.onet: lonely})
    assert job_finder.ways(replace(catalog, facts=facts))[lonely.onet] == ()


def test_the_search_agrees_with_one_search_for_each_goal(root: Path) -> None:
    catalog = load(root)[0]
    known = catalog.facts.related
    into = job_finder._lengths(catalog.facts)
    goals = {role.occupation.onet for role in catalog.roles.values()} & known.keys()
    lengths: dict[str, dict[str, float]] = {code: {} for code in known}
    for goal in goals:
        start = job_finder._EXPERIENCE.get(job_finder._experience(goal, catalog.facts), 0.0)
        waiting = [(start, goal)]
        done: set[str] = set()
        while waiting:
            length, code = heapq.heappop(waiting)
            if code in done:
                continue
            done.add(code)
            lengths[code][goal] = length
            for other, step in into[code].items():
                heapq.heappush(waiting, (length + step, other))
    found = job_finder.ways(catalog)
    for code in known:
        wanted = sorted(own for own in lengths[code].values() if own <= job_finder._LONGEST)
        got = [way.length for way in found[code]]
        assert got == pytest.approx(wanted[: job_finder.MOST_WAYS])


def test_the_longest_beginning_of_a_code_says_where_one_comes_from() -> None:
    catalog = small(WRITER)
    office = Background(name="Office", occupations=("43-", "35-"), brings=("a",))
    kitchen = Background(name="Kitchen", occupations=("35-0001",), brings=("b",))
    site = replace(catalog.site, backgrounds=(office, kitchen))
    catalog = replace(catalog, site=site)
    assert job_finder.background(COOK, catalog) is kitchen
    assert job_finder.background(WAITER, catalog) is office
    assert job_finder.background("11-1011.00", catalog) is None


def test_the_files_fit_together_and_are_small(root: Path, tmp_path: Path) -> None:
    catalog = load(root)[0]
    titles, jobs = job_files.titles(catalog), job_files.occupations(catalog)
    rows = len(catalog.facts.related)
    for column in ("code", "title", "entry", "pay", "size", "background", "ways"):
        assert len(jobs[column]) == rows
    assert len(titles["titles"]) == rows
    for ways in jobs["ways"]:
        assert len(ways) <= 3
        for role, _, *steps in ways:
            goal = catalog.roles[jobs["roles"][role]["id"]].occupation.onet
            assert not steps or jobs["code"][steps[-1]] == goal
    assert len(brotli.compress(compact(titles).encode())) <= 240_000
    assert len(brotli.compress(compact(jobs).encode())) <= 120_000
    places = Places(tmp_path)
    made = dict(job_files.files(catalog, places))
    assert made == dict(job_files.files(catalog, places))
    assert dict(job_files.files(replace(catalog, facts=OccupationFacts()), places)) == {}
    places.official_tables[0].mkdir(parents=True)
    (places.official_tables[0] / "related.csv").write_text("onet,title\n", encoding="utf-8")
    changed = dict(job_files.files(catalog, places))
    assert [path for path in made if made[path] != changed[path]] == [job_files.OCCUPATIONS]
