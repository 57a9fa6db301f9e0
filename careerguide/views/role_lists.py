"""How roles are listed: in one page up to 500, above that in plain pages by occupation group.

The one list is grouped by the headings that editors chose; the pages by the major groups of the
official classification, which stay even where there are thousands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from careerguide.content.alphabet import folded
from careerguide.content.model import Catalog, Role
from careerguide.content.soc import major_group
from careerguide.markdown.slugs import slug

__all__ = [
    "BASES",
    "MOST_IN_ONE_LIST",
    "MOST_ON_A_PAGE",
    "Group",
    "RolePart",
    "by_title",
    "groups",
    "is_long",
        "official",
    "official_median",
    "place",
    "row",
    "view",
]

MOST_IN_ONE_LIST = 500
MOST_ON_A_PAGE = 200
"""A role takes at most some 330 bytes here, however badly they compress, and a page 100 kB."""
BASES = {"total": "total pay", "base": "base salary", "wages": "wages"}


@dataclass(frozen=True, kw_only=True, slots=True)
class RolePart:
    """One plain page of a group."""

    number: int
    url: str
    """Address in the site, e.g. `roles/in/management-2/`."""
    roles: Sequence[Role]


@dataclass(frozen=True, kw_only=True, slots=True)
class Group:
    """A major group of occupations that has roles, and its pages."""

    code: str
    name: str
    parts: Sequence[RolePart]

    @property
    def count(self) -> int:
        return sum(len(part.roles) for part in self.parts)


def is_long(catalog: Catalog) -> bool:
    """Whether the roles are too many for one list."""
    return len(catalog.roles) > MOST_IN_ONE_LIST


def by_title(catalog: Catalog) -> list[Role]:
    return sorted(catalog.roles.values(), key=lambda role: (folded(role.title), role.id))


def groups(catalog: Catalog) -> list[Group]:
    """The groups by code, their roles by title; none where one list holds all roles."""
    if not is_long(catalog):
        return []
    found: dict[tuple[str, str], list[Role]] = {}
    for role in by_title(catalog):
        found.setdefault(major_group(role.occupation.soc), []).append(role)
    return [
        Group(code=code, name=name, parts=tuple(_parts(name, found[code, name])))
        for code, name in sorted(found)
    ]


def _parts(name: str, roles: Sequence[Role]) -> Iterator[RolePart]:
    for number, start in enumerate(range(0, len(roles), MOST_ON_A_PAGE), 1):
        url = _group_url(name) if number == 1 else f"{_group_url(name)[:-1]}-{number}/"
        yield RolePart(number=number, url=url, roles=roles[start : start + MOST_ON_A_PAGE])


def _group_url(name: str) -> str:
    return f"roles/in/{slug(name.replace(',', ''))}/"


def place(role: Role, catalog: Catalog) -> tuple[str, str]:
    """The heading under which the index lists `role`, and its address in the site."""
    if is_long(catalog):
        name = major_group(role.occupation.soc)[1]
        return name, _group_url(name)
    return role.group, f"roles/#{slug(role.group)}"


def view(catalog: Catalog, skills: Mapping[str, Sequence[str]]) -> Mapping[str, Any]:
    """The index: all roles by heading, or the groups; and what they can be filtered by.

    `skills`: by id, what each guide names.
    """
    listed: dict[str, list[dict[str, Any]]] = {}
    if not is_long(catalog):
        for role in sorted(by_title(catalog), key=lambda role: role.group):
            listed.setdefault(role.group, []).append(row(role, catalog, skills[role.id]))
    roles = catalog.roles.values()
    medians = [pay for role in roles if (pay := official_median(role, catalog))]
    lowest, highest = min(medians, default=0), max(medians, default=0)
    return {
        "headings": listed,
        "occupation_groups": groups(catalog),
        "group_names": sorted({role.group for role in roles}),
        "occupations": sorted({major_group(role.occupation.soc) for role in roles}),
        "families": list(catalog.families.values()),
        "pay_steps": [
            amount for amount in range(50_000, 500_000, 25_000) if lowest < amount <= highest
        ],
    }


def official_median(role: Role, catalog: Catalog) -> int:
    """What roles are filtered and sorted by, 0 where it is not published.

    It is the official median wage of the occupation: one table for all roles, while guides give
    total pay, base salary or wages.
    """
    row = catalog.wages.national.get(role.occupation.soc)
    return (row.median if row else 0) or 0


def official(role: Role) -> str:
    """The official occupation as it is searched for: `11-2021 Marketing Managers`."""
    return f"{role.occupation.soc} {role.occupation.title}"


def row(role: Role, catalog: Catalog, skills: Sequence[str] = ()) -> dict[str, Any]:
    """A role as lists show it, and what it is found by beside the words that are shown."""
    return {
        "role": role,
        "weights": [
            {
                "family": catalog.families[item.family],
                "weight": item.weight,
                "share": f"{100 * item.weight:.0f}%",
            }
            for item in role.relevance
        ],
        "occupation": major_group(role.occupation.soc)[0],
        "pay": official_median(role, catalog),
        "also": "; ".join([*role.also_called, official(role), *skills]),
        "basis": BASES[role.compensation.basis],
    }
