"""What the page "From your job" looks in: two files that it fetches on the first use.

`jobs/titles.json` has O*NET's alternate titles of every occupation, `jobs/occupations.json` the
occupations with the ways to our roles. Both have a row for each occupation, in the same order.
Making them takes a tenth of a second, so they are kept until something in them changes.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from careerguide.content.fact_tables import EDUCATION
from careerguide.content.model import Catalog, Role
from careerguide.content.site_model import Background
from careerguide.editing.occupations import titles_by_code
from careerguide.formats.plain import compact_data
from careerguide.project import hashes
from careerguide.project.places import Places
from careerguide.views import job_finder
from careerguide.views.at_a_glance import entry
from careerguide.views.job_finder import Way
from careerguide.views.wording import money

__all__ = ["OCCUPATIONS", "TITLES", "files", "occupations", "titles"]

TITLES = "jobs/titles.json"
OCCUPATIONS = "jobs/occupations.json"
_FORMAT = 1
_SHOWN = 3
"""Roles named for an occupation."""
_START = 0.3
"""A skill that one has a start in makes a way shorter by this much, our judgment."""


def files(catalog: Catalog, places: Places) -> Iterator[tuple[str, Path]]:
    """Path in the site and file in the cache; none without a table of related occupations."""
    if not catalog.facts.related:
        return
    engine, cache = hashes.engine(), places.jobs
    codes = repr(list(catalog.facts.related))
    yield TITLES, _kept(cache, hashes.digest(engine, codes), lambda: titles(catalog))
    tables = hashes.tree(places.official_tables, places.root)  # not their thousands of records
    shape = (
        catalog.site.backgrounds,
        *((r.id, r.title, r.summary, r.occupation, r.skills) for r in catalog.roles.values()),
        *((skill.id, skill.name) for skill in catalog.skills.values()),
    )
    key = hashes.digest(engine, tables, *map(repr, shape))
    yield OCCUPATIONS, _kept(cache, key, lambda: occupations(catalog))


def _kept(cache: Path, key: str, make: Callable[[], Any]) -> Path:
    """The file in `cache`, made if it is not there; never one cut short."""
    path = cache / f"{key[:32]}.json"
    if not path.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        with part.open("wb") as file:
            file.writelines([compact_data(make()), b"\n"])
        part.replace(path)
    return path


def titles(catalog: Catalog) -> dict[str, Any]:
    """Titles of each occupation, with tabs between, its own title not among them."""
    known = catalog.facts.related
    found: dict[str, list[str]] = {code: [] for code in known}
    for onet, listed in titles_by_code().items():
        code = onet if onet in known else f"{onet[:7]}.00"
        if code in known:
            found[code] += listed
    rows = {code: dict.fromkeys(own) for code, own in found.items()}
    for code, row in rows.items():
        row.pop(known[code].title, None)
    return {"format": _FORMAT, "titles": ["\t".join(sorted(row)) for row in rows.values()]}


def occupations(catalog: Catalog) -> dict[str, Any]:
    """The occupations in columns, the roles, and what each background brings to each role."""
    known = catalog.facts.related
    place = {code: number for number, code in enumerate(known)}
    roles = list(catalog.roles.values())
    of_goal: dict[str, list[int]] = {}
    for number, role in enumerate(roles):
        of_goal.setdefault(role.occupation.onet, []).append(number)
    backgrounds = catalog.site.backgrounds
    number_of = {id(one): number for number, one in enumerate(backgrounds)}  # compares no texts
    found = job_finder.ways(catalog)
    own = [job_finder.background(code, catalog) for code in known]
    return {
        "format": _FORMAT,
        "code": list(known),
        "title": [row.title for row in known.values()],
        "entry": [_entry(code, catalog) for code in known],
        "entries": [level.replace("'", "’") for level in EDUCATION],
        "pay": [_pay(code, catalog) for code in known],
        "size": [_size(code, catalog) for code in known],
        "background": [number_of.get(id(one), -1) for one in own],
        "ways": [
            [
                [role, _change(code, way.goal, catalog), *(place[step] for step in way.steps)]
                for way, role in _nearest(found[code], one, roles, of_goal)
            ]
            for code, one in zip(known, own, strict=True)
        ],
        "roles": [_role(role, catalog) for role in roles],
        "backgrounds": [one.name for one in backgrounds],
        "brings": _all_brought(catalog),
    }


def _nearest(
    found: Iterable[Way],
    own: Background | None,
    roles: Sequence[Role],
    of_goal: Mapping[str, Sequence[int]],
) -> list[tuple[Way, int]]:
    """The roles named for an occupation, by place in `roles`, nearest first."""

    def length(pair: tuple[Way, int]) -> tuple[float, str]:
        way, role = pair
        starts = len(job_finder.brought(own, roles[role])[0]) if own else 0
        return way.length - _START * starts, roles[role].title

    pairs = [(way, role) for way in found for role in of_goal[way.goal]]
    return sorted(pairs, key=length)[:_SHOWN]


def _entry(onet: str, catalog: Catalog) -> int:
    """Place of the typical entry education among `EDUCATION`, or -1."""
    told = entry(onet[:7], catalog.facts, "education")
    return EDUCATION.index(told[0]) if told else -1


def _median(onet: str, catalog: Catalog) -> int | None:
    row = catalog.wages.national.get(onet[:7])
    return row.median if row else None


def _pay(onet: str, catalog: Catalog) -> str:
    median = _median(onet, catalog)
    return "" if median is None else money(median, catalog.wages.currency)


def _size(onet: str, catalog: Catalog) -> int:
    """How common an occupation is: the binary digits of its number of jobs, 0 if not known."""
    row = catalog.wages.national.get(onet[:7])
    return (row.employment or 0).bit_length() if row else 0


def _change(origin: str, goal: str, catalog: Catalog) -> str:
    """`+$14,000`, `−$14,000`, or empty where a figure is missing or both are one occupation."""
    before, after = _median(origin, catalog), _median(goal, catalog)
    if before is None or after is None or origin[:7] == goal[:7]:
        return ""
    size = money(abs(after - before), catalog.wages.currency)
    return f"{'+' if after >= before else '−'}{size}"


def _role(role: Role, catalog: Catalog) -> dict[str, Any]:
    onet = role.occupation.onet
    return {
        "id": role.id,
        "title": role.title,
        "summary": role.summary,
        "entry": _entry(onet, catalog),
        "pay": _pay(onet, catalog),
        "match": role.occupation.match,
    }


def _all_brought(catalog: Catalog) -> list[list[list[Any]]]:
    """By background and role; what is the same for roles that ask for the same skills is one list,
    for a large site has a quarter of a million."""
    alike: dict[tuple[str, ...], Role] = {}
    asked = [
        alike.setdefault(tuple(need.skill for need in role.skills), role).id
        for role in catalog.roles.values()
    ]
    found = []
    for own in catalog.site.backgrounds:
        brought = {role.id: _brings(own, role, catalog) for role in alike.values()}
        found.append([brought[role] for role in asked])
    return found


def _brings(own: Background, role: Role, catalog: Catalog) -> list[Any]:
    """Names of the skills that one has a start in; id and name of the one to learn first."""
    have, first = job_finder.brought(own, role)
    names = [catalog.skills[skill].name for skill in have if skill in catalog.skills]
    learn = catalog.skills.get(first)
    return [names, learn.id if learn else "", learn.name if learn else ""]
