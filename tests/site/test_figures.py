"""Figures: positions that follow the numbers, and words where there are none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from careerguide.content.model import Compensation
from careerguide.content.wage_records import WageRow
from careerguide.views import figures, method_figures
from scoring.ageing import freshness

PAY = Compensation(
    currency="USD",
    period="year",
    basis="total",
    geography="United States",
    as_of="2026-03",
    low=120_000,
    median=165_000,
    high=240_000,
    sources=("somewhere",),
)
NATION = WageRow(
    soc="11-2021",
    title="Marketing Managers",
    area="National",
    area_type="national",
    employment=395_240,
    mean=177_770,
    p10=90_260,
    p25=123_020,
    median=166_790,
    p75=216_410,
    p90=293_610,
)


def metro(area: str, employment: int | None, median: int | None) -> WageRow:
    return replace(
        NATION,
        area=area,
        area_type="metro",
        employment=employment,
        median=median,
        p25=None if median is None else median - 40_000,
        p75=None if median is None else median + 50_000,
    )


def number(percent: str) -> float:
    assert percent.endswith("%")
    return float(percent[:-1])


def test_pay_keeps_the_proportions_of_the_figures() -> None:
    figure = figures.pay(PAY)
    assert (figure.low, figure.median, figure.high) == ("$120k", "$165k", "$240k")
    low, median, high = map(number, (figure.low_x, figure.median_x, figure.high_x))
    assert 0 < low < median < high < 100
    assert (median - low) / (high - low) == pytest.approx(45 / 120, abs=1e-3)
    assert number(figure.width) == pytest.approx(high - low, abs=0.01)


def test_short_money_rounds_half_up() -> None:
    assert figures.short_money(122_500) == "$123k"
    assert figures.short_money(122_499) == "$122k"
    assert figures.short_money(123_020, "EUR") == "€123k"
    assert figures.short_money(123_020, "NOK") == "NOK 123k"


@pytest.mark.parametrize(
    ("area", "short"),
    [
        ("San Francisco-Oakland-Fremont, CA", "San Francisco, CA"),
        ("Washington-Arlington-Alexandria, DC-VA-MD-WV", "Washington, DC"),
        ("Nashville-Davidson--Murfreesboro--Franklin, TN", "Nashville, TN"),
        ("St. Louis, MO-IL", "St. Louis, MO"),
    ],
)
def test_short_area(area: str, short: str) -> None:
    assert figures.short_area(area) == short


def test_wages_show_the_exact_figures_and_rounded_labels() -> None:
    figure = figures.wages(NATION)
    assert figure.complete
    assert [p.figure for p in figure.points] == [
        "$90,260",
        "$123,020",
        "$166,790",
        "$216,410",
        "$293,610",
    ]
    assert [p.label for p in figure.points] == ["$90k", "$123k", "$167k", "$216k", "$294k"]
    places = [number(p.x) for p in figure.points]
    assert places == sorted(places)


def test_a_wage_that_is_not_published_is_said_in_words_and_not_drawn() -> None:
    figure = figures.wages(replace(NATION, p25=None))
    assert not figure.complete
    assert figure.points[1].figure == "not published"
    assert (figure.points[1].x, figure.points[1].label, figure.box_width) == ("", "", "")


def test_a_capped_wage_is_the_cap_or_more_only_where_the_table_names_it() -> None:
    row = replace(NATION, p90=None, capped=("p90",))
    assert figures.wages(row, cap=239_200).points[4].figure == "$239,200 or more"
    assert figures.wages(row).points[4].figure == "not published"


def test_wages_without_any_figure_still_have_their_words() -> None:
    row = replace(NATION, p10=None, p25=None, median=None, p75=None, p90=None)
    assert {p.figure for p in figures.wages(row).points} == {"not published"}


def test_tied_percentiles_stand_in_one_place() -> None:
    figure = figures.wages(replace(NATION, p75=293_610))
    assert figure.points[3].x == figure.points[4].x


def test_metros_are_the_largest_by_jobs_in_the_order_of_their_medians() -> None:
    rows = [metro(f"City {n}, ST", 1_000 * n, 100_000 + 10_000 * n) for n in range(1, 8)]
    rows += [metro("Silent, ST", 90_000, None), metro("Uncounted, ST", None, 300_000)]
    figure = figures.metros(NATION, rows, most=5)
    assert figure is not None
    assert [row.name for row in figure.rows] == [
        "City 7, ST",
        "United States",
        "City 6, ST",
        "City 5, ST",
        "City 4, ST",
        "City 3, ST",
    ]
    assert [row.national for row in figure.rows].count(True) == 1
    assert figure.national_x == figure.rows[1].median_x
    assert figure.rows[0].label == "$170,000"


def test_one_metro_is_no_comparison() -> None:
    assert figures.metros(NATION, [metro("City, ST", 10, 150_000)]) is None


def test_freshness_is_the_scorings_own() -> None:
    figure = method_figures.freshness([("ACL", 12), ("Big Five", 96)], freshness)
    assert [months for months, _ in figure.ticks] == [0, 12, 24, 36, 48]
    acl, big_five = figure.curves
    assert acl.values == ("1.00", "0.50", "0.25", "0.12", "0.06")
    assert big_five.values == ("1.00", "0.92", "0.84", "0.77", "0.71")
    assert acl.half_life == "12 months"
    assert acl.path.startswith("M0.00,0.00 ")


def test_labels_of_curves_that_end_together_are_set_apart() -> None:
    figure = method_figures.freshness([("A", 24), ("B", 24), ("C", 24)], freshness)
    ends = [number(curve.label_y) for curve in figure.curves]
    assert ends[1] - ends[0] >= 7.5 - 0.01
    assert ends[2] - ends[1] >= 7.5 - 0.01


def test_band_stands_on_the_scale() -> None:
    figure = method_figures.band(586, (516, 657), (470, 703))
    assert (figure.x, figure.mean_x) == ("52.00%", "50.00%")
    assert figure.band90_x == ("30.91%", "73.27%")
    assert figure.band68_x == ("39.27%", "64.91%")
