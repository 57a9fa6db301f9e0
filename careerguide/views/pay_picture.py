"""The official wages of roles on one axis: a picture, or a line for each row of a list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from careerguide.content.model import Catalog, Role
from careerguide.content.wage_records import WageRow
from careerguide.views.figures import percent, short_money
from careerguide.views.wording import money
from scoring.lazy_dataclass import dataclass

__all__ = ["PayLines", "PayPicture", "RolePay", "Tick", "lines", "picture"]

_MOST_ROLES = 30
_STEP = 50_000
"""A year's pay between two marks of the axis."""

_Quartiles = tuple[int, int, int]
"""A year's wage below which a quarter, half and three quarters of the people earn."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RolePay:
    """One role's line. Positions are percentages of the axis, money is in words."""

    role: Role
    median: str
    quarter: str
    """A quarter of the people in the occupation earn less."""
    three_quarters: str
    quarter_x: str
    median_x: str
    three_quarters_x: str
    width: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Tick:
    label: str
    x: str


@dataclass(frozen=True, kw_only=True, slots=True)
class PayLines:
    rows: Mapping[str, RolePay]
    """By role id, highest median first; only roles whose occupation has complete figures."""
    ticks: Sequence[Tick]


@dataclass(frozen=True, kw_only=True, slots=True)
class PayPicture:
    rows: Sequence[RolePay]
    """Highest median first."""
    ticks: Sequence[Tick]
    release: str
    """The month of the wages, in words."""
    geography: str
    left_out: Sequence[Role]
    """Roles whose occupation has no complete figures in this release."""


def picture(catalog: Catalog, of: Sequence[Role] = ()) -> PayPicture | None:
    """The picture of some roles, or of all.

    None where fewer than two have wages, or there are too many for one picture.
    """
    roles = list(of or catalog.roles.values())
    drawn = lines(catalog, roles)
    if not 2 <= len(drawn.rows) <= _MOST_ROLES:
        return None
    return PayPicture(
        rows=list(drawn.rows.values()),
        ticks=drawn.ticks,
        release=catalog.wages.release,
        geography=catalog.wages.geography,
        left_out=[role for role in roles if role.id not in drawn.rows],
    )


def lines(catalog: Catalog, roles: Iterable[Role]) -> PayLines:
    """A line for each of `roles`, all on one axis that begins at nothing."""
    drawn = sorted(_with_wages(roles, catalog), key=lambda pair: (-pair[1][1], pair[0].title))
    end = _STEP * -(-max((values[2] for _, values in drawn), default=0) // _STEP)
    currency = catalog.wages.currency
    return PayLines(
        rows={role.id: _row(role, values, end, currency) for role, values in drawn},
        ticks=[
            Tick(
                label=short_money(amount, currency) if amount else money(0, currency),
                x=percent(amount / end),
            )
            for amount in range(0, end + 1, _STEP)
            if end
        ],
    )


def _with_wages(roles: Iterable[Role], catalog: Catalog) -> Iterator[tuple[Role, _Quartiles]]:
    for role in roles:
        row = catalog.wages.national.get(role.occupation.soc)
        if row and (values := _quartiles(row)):
            yield role, values


def _quartiles(row: WageRow) -> _Quartiles | None:
    if row.p25 is None or row.median is None or row.p75 is None:
        return None
    return row.p25, row.median, row.p75


def _row(role: Role, values: _Quartiles, end: int, currency: str) -> RolePay:
    low, middle, high = values
    return RolePay(
        role=role,
        median=money(middle, currency),
        quarter=money(low, currency),
        three_quarters=money(high, currency),
        quarter_x=percent(low / end),
        median_x=percent(middle / end),
        three_quarters_x=percent(high / end),
        width=percent((high - low) / end),
    )
