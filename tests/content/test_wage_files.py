"""Wage tables in the form in which the Bureau of Labor Statistics publishes them."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from careerguide.content.wage_tables import checked
from careerguide.editing.wage_files import Table, read
from careerguide.yamlfile.problems import Found

HEADER = (
    "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,"
    "O_GROUP,TOT_EMP,EMP_PRSE,JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,PCT_RPT,H_MEAN,A_MEAN,MEAN_PRSE,"
    "H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,"
    "HOURLY"
)
NATION = (
    "99,U.S.,1,US,000000,Cross-industry,cross-industry,1235,15-1252,Software Developers,detailed,"
    '"1,700,000",0.6,,,,,70.1,"145,820",0.5,37.0,48.0,64.0,84.0,#,"77,000","104,000","133,000",'
    '"169,000",#,,'
)
METRO = NATION.replace("99,U.S.,1,US", '35620,"New York-Newark-Jersey City, NY-NJ",4,NY')


def table(path: Path) -> Table:
    made = read(path)
    assert isinstance(made, Table)
    return made


def as_csv(folder: Path, *lines: str, mark: str = "") -> Path:
    path = folder / "national.csv"
    path.write_text(mark + "\r\n".join([HEADER, *lines, ""]), encoding="utf-8", newline="")
    return path


def as_workbook(folder: Path, *lines: str) -> Path:
    """As published: notes on a sheet of their own, whole numbers as numbers, signs as text."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in csv.reader(io.StringIO("\n".join([HEADER, *lines]))):
        plain = [cell.replace(",", "") for cell in cells]
        sheet.append([float(p) if p.isdigit() else c for c, p in zip(cells, plain, strict=True)])
    book.create_sheet("Field descriptions").append(["Field", "Description"])
    path = folder / "national_M2025_dl.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize("form", ["csv", "csv with a mark", "workbook"])
def test_the_published_file_is_read(tmp_path: Path, form: str) -> None:
    if form == "workbook":
        path = as_workbook(tmp_path, NATION, METRO)
    else:
        path = as_csv(tmp_path, NATION, METRO, mark="\ufeff" if "mark" in form else "")
    found: list[Found] = []
    made = table(path)
    nation, metro = checked(made.rows, 250_000, found)
    assert not found
    assert (nation.soc, nation.title) == ("15-1252", "Software Developers")
    assert (nation.area, nation.area_type, nation.employment) == ("National", "national", 1_700_000)
    assert (nation.p10, nation.p25) == (77_000, 104_000)
    assert (nation.median, nation.p75) == (133_000, 169_000)
    assert (nation.p90, nation.capped) == (250_000, ("p90",))
    assert (metro.area, metro.area_type) == ("New York-Newark-Jersey City, NY-NJ", "metro")
    codes = [row[1]["area_code"] for row in made.rows if not isinstance(row, Found)]
    assert codes == ["0000000", "0035620"]


@pytest.mark.parametrize(
    "line",
    [
        NATION.replace("detailed", "broad"),
        NATION.replace("cross-industry,1235", "sector,1235"),
        METRO.replace(",4,NY", ",6,NY"),  # a nonmetropolitan area
        METRO.replace(",4,NY", ",2,NY"),  # a state
    ],
)
def test_other_groups_and_areas_are_left_out(tmp_path: Path, line: str) -> None:
    assert len(table(as_csv(tmp_path, NATION, line)).rows) == 1


def test_what_is_not_released_is_none(tmp_path: Path) -> None:
    line = NATION.replace('"1,700,000"', "**").replace('"145,820"', "*").replace('"77,000"', "~")
    (row,) = checked(table(as_csv(tmp_path, line)).rows, None, [])
    assert (row.employment, row.mean, row.p10, row.p90) == (None, None, None, None)


def test_a_missing_column_and_a_bad_cell_are_named(tmp_path: Path) -> None:
    path = as_csv(tmp_path, NATION)
    path.write_text(path.read_text(encoding="utf-8").replace("A_PCT75", "A_PCT70"), "utf-8")
    (wrong,) = table(path).rows
    assert isinstance(wrong, Found)
    assert wrong.what == "has no column A_PCT75"
    found: list[Found] = []
    bad = as_csv(tmp_path, NATION, METRO.replace('"133,000"', "133.000"))
    assert len(list(checked(table(bad).rows, None, found))) == 1
    assert [(item.field, item.line, item.what) for item in found] == [("median", 3, 'is "133.000"')]


@pytest.mark.parametrize("content", [b"PK\x03\x04 cut short", b"\xff\xfe\x00"])
def test_what_is_no_table_is_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(content)
    found = read(path)
    assert isinstance(found, Found)
    assert found.what
    assert found.do
