"""Wage tables: signs for what is not published, caps, ties, and the committed release."""

from pathlib import Path

import pytest

from careerguide.content.wage_tables import COLUMNS, read, read_table

ROOT = Path(__file__).parents[2]
HEADER = ",".join(COLUMNS)


def table(folder: Path, *rows: str) -> Path:
    (folder / "t.csv").write_text("\n".join([HEADER, *rows, ""]), encoding="utf-8")
    return folder


def test_figures_that_are_not_published_are_none(tmp_path: Path) -> None:
    row = "11-2021,Marketing Managers,National,national,**,*,1,2,*,4,5"
    ((read_row,), problems) = read_table(table(tmp_path, row), "t.csv", None)
    assert not problems
    assert (read_row.employment, read_row.mean, read_row.median) == (None, None, None)
    assert (read_row.p10, read_row.p90, read_row.capped) == (1, 5, ())


@pytest.mark.parametrize("cap", [None, 239200])
def test_a_capped_wage_is_the_cap_or_nothing(tmp_path: Path, cap: int | None) -> None:
    row = "29-1216,Internists,National,national,10,200,1,2,3,#,#"
    ((read_row,), problems) = read_table(table(tmp_path, row), "t.csv", cap)
    assert not problems
    assert (read_row.p75, read_row.p90) == (cap, cap)
    assert read_row.capped == ("p75", "p90")


def test_percentiles_may_tie(tmp_path: Path) -> None:
    row = "11-2011,Managers,X,metro,10,200,1,3,3,3,3"
    rows, problems = read_table(table(tmp_path, row), "t.csv", None)
    assert (len(rows), problems) == (1, [])


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("0", 't.csv:2: p10: is "0"; expected a whole number, * or ** or #'),
        ("-5", 't.csv:2: p10: is "-5"; expected a whole number, * or ** or #'),
        ("1e5", 't.csv:2: p10: is "1e5"; expected a whole number, * or ** or #'),
        ("", 't.csv:2: p10: is ""; expected a whole number, * or ** or #'),
        ("٣", 't.csv:2: p10: is "٣"; expected a whole number, * or ** or #'),
    ],
)
def test_a_cell_that_is_no_wage(tmp_path: Path, cell: str, expected: str) -> None:
    row = f"11-2011,Managers,X,metro,10,200,{cell},*,*,*,*"
    rows, problems = read_table(table(tmp_path, row), "t.csv", None)
    assert rows == []
    assert [str(problem) for problem in problems] == [f"{expected} (wages-cell)"]


def test_the_committed_release() -> None:
    wages, problems = read(ROOT, {})
    assert not problems
    assert (wages.release, wages.as_of, wages.reference) == (
        "May 2025",
        "2025-05",
        "bls-oews-2025",
    )
    assert len(wages.national) == 830
    assert len(wages.metros) == 40
    marketing = wages.national["11-2021"]
    assert (marketing.title, marketing.p25, marketing.median, marketing.p75) == (
        "Marketing Managers",
        123020,
        166790,
        216410,
    )
    assert len(wages.metros["11-2021"]) == 34
    every = [*wages.national.values(), *(r for rows in wages.metros.values() for r in rows)]
    assert all(figure != 0 for row in every for figure in (row.p10, row.median, row.p90))


def test_the_extract_repeats_the_national_table() -> None:
    """The 40 national rows of the metro file say what the national file says."""
    rows, _ = read_table(ROOT, "roles/wages/oews-2025.csv", None)
    wages, _ = read(ROOT, {})
    national = [row for row in rows if row.area_type == "national"]
    assert len(national) == 40
    assert all(wages.national[row.soc] == row for row in national)
