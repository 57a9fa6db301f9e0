"""An occupation's wages in every metro area of the table, for a page of their own."""

from __future__ import annotations

from careerguide.content.alphabet import folded
from careerguide.content.model import Catalog, Role
from careerguide.views import metro_map, official_wages
from careerguide.views.metro_map import MetroMap
from careerguide.views.official_wages import OfficialWages
from scoring.lazy_dataclass import dataclass

__all__ = ["MetroPage", "codes", "url", "view"]


@dataclass(frozen=True, kw_only=True, slots=True)
class MetroPage:
    wages: OfficialWages
    map: MetroMap | None
    users: list[Role]
    """The guides to the occupation, by title."""


def codes(catalog: Catalog) -> list[str]:
    """Occupations of the site's guides that have wages by metro area."""
    used = {role.occupation.soc for role in catalog.roles.values()}
    return sorted(used & catalog.wages.metros.keys() & catalog.wages.national.keys())


def url(soc: str) -> str:
    return f"pay/{soc}/"


def view(soc: str, catalog: Catalog) -> MetroPage:
    """What the page of the occupation `soc` shows; it must be one of `codes`."""
    national, rows = catalog.wages.national[soc], catalog.wages.metros[soc]
    roles = (role for role in catalog.roles.values() if role.occupation.soc == soc)
    wages = official_wages.of_code(soc, catalog)
    assert wages is not None
    return MetroPage(
        wages=wages,
        map=metro_map.metro_map(national, rows),
        users=sorted(roles, key=lambda role: folded(role.title)),
    )
