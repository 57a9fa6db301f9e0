"""How roles are listed: in one page up to 500, above that in plain pages by occupation group.

The one list is on one axis of pay; the pages follow the major groups of the official
classification, which stay even where there are thousands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from careerguide.content.alphabet import folded
from careerguide.content.model import Catalog, Family, Role
from careerguide.content.soc import major_group
from careerguide.markdown.slugs import slug
from careerguide.views import at_a_glance, pay_picture
from careerguide.views.pay_picture import PayLines
from scoring.lazy_dataclass import dataclass

__all__ = [
    "BASES",
    "MOST_IN_ONE_LIST",
    "MOST_ON_A_PAGE",
    "WAYS_IN",
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
WAYS_IN = {
    "no-degree": "Without a bachelor’s degree",
    "no-experience": "Without related experience",
}
"""What an occupation typically does not ask of those who enter it, by the official projections."""
_DEGREES = ("Bachelor's degree", "Master's degree", "Doctoral or professional degree")
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
    """The group in which the index lists `role`, and the group's address in the site."""
    if is_long(catalog):
        name = major_group(role.occupation.soc)[1]
        return name, _group_url(name)
    return role.group, f"roles/?{urlencode({'group': role.group})}"


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleWeight:
    """`share`: the weight as a width, e.g. `20%`."""

    family: Family
    weight: float
    share: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleRow:
    """A role as lists show it, and what it is found by beside the words that are shown."""

    role: Role
    weights: list[RoleWeight]
    occupation: str
    """The number of its major group."""
    pay: int
    """See `official_median`."""
    ways_in: list[str]
    also: str
    """Words that it is found by and that its row does not show."""
    basis: str
    """Of the pay that its guide gives."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleIndex:
    rows: list[RoleRow]
    """The highest official wage first; empty where the roles are listed on pages by group."""
    lines: PayLines | None
    ways_in: list[str]
    """Those of `WAYS_IN` that at least one role has."""
    occupation_groups: list[Group]
    group_names: list[str]
    occupations: list[tuple[str, str]]
    families: list[Family]
    pay_steps: list[int]
    """Amounts to filter by."""


def view(catalog: Catalog, skills: Mapping[str, Sequence[str]]) -> RoleIndex:
    """The index: all roles with the highest official wage first, or the groups; and the filters.

    `skills`: by id, what each guide names.
    """
    roles = by_title(catalog)
    rows = [] if is_long(catalog) else [row(role, catalog, skills[role.id]) for role in roles]
    medians = [pay for role in roles if (pay := official_median(role, catalog))]
    lowest, highest = min(medians, default=0), max(medians, default=0)
    return RoleIndex(
        rows=sorted(rows, key=lambda row: -row.pay),
        lines=pay_picture.lines(catalog, () if is_long(catalog) else roles),
        ways_in=[way for way in WAYS_IN if any(way in row.ways_in for row in rows)],
        occupation_groups=groups(catalog),
        group_names=sorted({role.group for role in roles}),
        occupations=sorted({major_group(role.occupation.soc) for role in roles}),
        families=list(catalog.families.values()),
        pay_steps=[
            amount for amount in range(50_000, 500_000, 25_000) if lowest < amount <= highest
        ],
    )


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


def row(role: Role, catalog: Catalog, skills: Sequence[str] = ()) -> RoleRow:
    families = (catalog.families[item.family].short_name for item in role.relevance)
    return RoleRow(
        role=role,
        weights=[
            RoleWeight(
                family=catalog.families[item.family],
                weight=item.weight,
                share=f"{100 * item.weight:.0f}%",
            )
            for item in role.relevance
        ],
        occupation=major_group(role.occupation.soc)[0],
        pay=official_median(role, catalog),
        ways_in=list(_ways_in(role, catalog)),
        also="; ".join([*role.also_called, official(role), *skills, *families]),
        basis=BASES[role.compensation.basis],
    )


def _ways_in(role: Role, catalog: Catalog) -> Iterator[str]:
    """Which of `WAYS_IN` are open; none where the projections do not say."""
    education, experience = at_a_glance.asked_to_enter(role.occupation.soc, catalog.facts)
    if education and education not in _DEGREES:
        yield "no-degree"
    if experience == "None":
        yield "no-experience"
