"""The picture of all roles' wages: true to the table, in order, and what it leaves out."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from benchmarks.many_roles import many_roles
from careerguide.content.model import Catalog
from careerguide.views.pay_picture import PayPicture, picture


def drawn(catalog: Catalog) -> PayPicture:
    made = picture(catalog)
    assert made is not None
    return made


def with_wages(catalog: Catalog, soc: str, **values: Any) -> Catalog:
    row = replace(catalog.wages.national[soc], **values)
    national = {**catalog.wages.national, soc: row}
    return replace(catalog, wages=replace(catalog.wages, national=national))


def number(percent: str) -> float:
    return float(percent.removesuffix("%"))


def test_every_role_is_there_highest_median_first_and_where_the_table_has_it() -> None:
    catalog, _ = many_roles(12)
    pay = drawn(catalog)
    rows = [catalog.wages.national[row.role.occupation.soc] for row in pay.rows]
    assert {row.role.id for row in pay.rows} == set(catalog.roles)
    medians = [row.median or 0 for row in rows]
    assert medians == sorted(medians, reverse=True)
    end = int(pay.ticks[-1].label.strip("$k")) * 1000
    assert (pay.ticks[0].label, pay.ticks[0].x, pay.ticks[-1].x) == ("$0", "0.00%", "100.00%")
    for line, row in zip(pay.rows, rows, strict=True):
        assert line.median == f"${row.median:,}"
        assert (line.quarter, line.three_quarters) == (f"${row.p25:,}", f"${row.p75:,}")
        for x, value in (
            (line.quarter_x, row.p25),
            (line.median_x, row.median),
            (line.three_quarters_x, row.p75),
        ):
            assert abs(number(x) - 100 * (value or 0) / end) < 0.01
        end_of_box = number(line.quarter_x) + number(line.width)
        assert abs(end_of_box - number(line.three_quarters_x)) < 0.02


def test_a_role_without_complete_wages_is_named_and_not_drawn() -> None:
    catalog, _ = many_roles(12)
    soc = next(iter(catalog.roles.values())).occupation.soc
    concerned = {role.id for role in catalog.roles.values() if role.occupation.soc == soc}
    pay = drawn(with_wages(catalog, soc, p75=None, capped=("p75",)))
    assert {role.id for role in pay.left_out} == concerned
    assert not concerned & {row.role.id for row in pay.rows}


def test_one_role_no_wages_or_too_many_roles_are_no_picture() -> None:
    catalog, _ = many_roles(12)
    first = next(iter(catalog.roles))
    assert picture(replace(catalog, roles={first: catalog.roles[first]})) is None
    assert picture(replace(catalog, wages=replace(catalog.wages, national={}))) is None
    assert picture(many_roles(31)[0]) is None
