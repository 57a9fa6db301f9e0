"""Official wages: the release's description (YAML), its national table and metro extract (CSV)."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from pathlib import Path

from careerguide.content.brand import Currency
from careerguide.content.csv_rows import CsvRules, read_rows
from careerguide.content.soc import CLASSIFICATIONS
from careerguide.content.wage_records import WageRow, Wages
from careerguide.rulebook.about_wages import (
    WAGES_CELL,
    WAGES_HEADER,
    WAGES_PERCENTILES,
    WAGES_ROW,
    WAGES_TWICE,
)
from careerguide.rulebook.rule import Rule
from careerguide.yamlfile.documents import Known, read_document
from careerguide.yamlfile.problems import Found, Problem, shown
from careerguide.yamlfile.scalars import Month, Ref, String, Whole
from careerguide.yamlfile.tables import Field

__all__ = [
    "COLUMNS",
    "CSV_RULES",
    "LIMIT",
    "PERCENTILES",
    "RELEASE",
    "RELEASE_PATH",
    "checked",
    "empty",
    "read",
    "read_table",
]

RELEASE_PATH = "roles/wages/release.yml"
PERCENTILES = ("p10", "p25", "median", "p75", "p90")
_MONEY = ("mean", *PERCENTILES)
COLUMNS = ("soc", "title", "area", "area_type", "employment", *_MONEY)
CSV_RULES = CsvRules(header=WAGES_HEADER, row=WAGES_ROW)
_CODE = re.compile("|".join(form for form, _ in CLASSIFICATIONS.values()))
_DIGITS = re.compile(r"[1-9][0-9]{0,8}")
LIMIT = 20_000_000
"""Longest table, in bytes: a whole release with every metro area has about 15 million."""

_FILE = String(
    most=80, pattern=r"[a-z0-9][a-z0-9.-]*\.csv", said="the name of a CSV file beside this one"
)
RELEASE = (
    Field("release", String(most=40), "The month the wages describe, in words", example="May 2025"),
    Field("as_of", Month(), "The same month", example="2025-05"),
    Field("reference", Ref(to="reference"), "Key of its reference", example="bls-oews-2025"),
    Field("national", _FILE, "File with the national rows", example="oews-national-2025.csv"),
    Field(
        "metros",
        _FILE,
        "File with the metro rows, if there are any",
        example="oews-2025.csv",
        required=False,
        default="",
    ),
    Field("currency", Currency(), "Their currency", example="USD"),
    Field("geography", String(most=80), "Where the national rows hold", example="United States"),
    Field("cap", Whole(least=1), "The wage that # stands for, if the notes say", required=False),
    Field("excludes", String(most=500), "What these wages leave out, in a sentence"),
    Field("licence", String(most=300), "Under what terms they may be used"),
)


def empty() -> Wages:
    """What a site has whose wage tables could not be read."""
    return Wages(
        release="",
        as_of="",
        reference="",
        currency="",
        geography="",
        cap=None,
        excludes="",
        licence="",
        national={},
        metros={},
    )


def read(root: Path, known: Known) -> tuple[Wages, list[Problem]]:
    """The committed release, checked against the references in `known`.

    Empty if it is faulty, and where a project has none.
    """
    if not os.path.lexists(root / RELEASE_PATH):
        return empty(), []
    document = read_document(root, RELEASE_PATH, RELEASE, known)
    problems = list(document.problems)
    if not document.complete:
        return empty(), problems
    values = document.values
    folder = RELEASE_PATH.rpartition("/")[0]
    cap = values["cap"]
    assert cap is None or isinstance(cap, int)
    national: dict[str, WageRow] = {}
    metros: dict[str, list[WageRow]] = {}
    for name in filter(None, (values["national"], values["metros"])):
        rows, wrong = read_table(root, f"{folder}/{name}", cap)
        problems += wrong
        for row in rows:
            if row.area_type == "national":
                national.setdefault(row.soc, row)
            else:
                metros.setdefault(row.soc, []).append(row)
    if problems:
        return empty(), problems
    wages = Wages(
        release=str(values["release"]),
        as_of=str(values["as_of"]),
        reference=str(values["reference"]),
        currency=str(values["currency"]),
        geography=str(values["geography"]),
        cap=cap,
        excludes=str(values["excludes"]),
        licence=str(values["licence"]),
        national=national,
        metros={soc: tuple(rows) for soc, rows in metros.items()},
    )
    return wages, problems


def read_table(root: Path, path: str, cap: int | None) -> tuple[list[WageRow], list[Problem]]:
    """The rows of one CSV file; a row with anything wrong in it is left out and reported."""
    found: list[Found] = []
    rows = list(checked(read_rows(root, path, COLUMNS, CSV_RULES, LIMIT), cap, found))
    return rows, [Problem.of(path, item) for item in found]


def checked(
    rows: Iterable[tuple[int, Mapping[str, str]] | Found], cap: int | None, found: list[Found]
) -> Iterator[WageRow]:
    """The sound rows among `rows`; what is wrong with the others goes to `found`."""
    seen: dict[tuple[str, str], tuple[WageRow, int]] = {}
    none = True
    for item in rows:
        none = False
        if isinstance(item, Found):
            found.append(item)
            continue
        line, row = item
        read = _row(row, cap, line, found)
        if read is None:
            continue
        before, first = seen.setdefault((read.soc, read.area), (read, line))
        if first == line:
            yield read
        elif before != read:
            what = f"has other figures for {read.soc} in {shown(read.area)} than line {first}"
            found.append(
                Found(
                    rule=WAGES_TWICE, field="row", what=what, expected="one row for both", line=line
                )
            )
    if none:
        found.append(
            Found(
                rule=WAGES_ROW, field="table", what="has no rows", expected="one row per occupation"
            )
        )


def _row(row: Mapping[str, str], cap: int | None, line: int, found: list[Found]) -> WageRow | None:
    before = len(found)

    def report(rule: Rule, field: str, what: str, expected: str) -> None:
        found.append(Found(rule=rule, field=field, what=what, expected=expected, line=line))

    if not _CODE.fullmatch(row["soc"]):
        report(WAGES_CELL, "soc", f"is {shown(row['soc'])}", "a code such as 11-2021")
    for name in ("title", "area"):
        if not row[name]:
            report(WAGES_CELL, name, "is empty", "text")
    if row["area_type"] not in ("national", "metro"):
        report(WAGES_CELL, "area_type", f"is {shown(row['area_type'])}", "national or metro")
    figures: dict[str, int | None] = {}
    capped: list[str] = []
    for name in ("employment", *_MONEY):
        cell = row[name]
        if _DIGITS.fullmatch(cell):
            figures[name] = int(cell)
        elif cell in ("*", "**"):
            figures[name] = None
        elif cell == "#" and name in _MONEY:
            figures[name] = cap
            capped.append(name)
        else:
            expected = "a whole number, * or **" + (" or #" if name in _MONEY else "")
            report(WAGES_CELL, name, f"is {shown(cell)}", expected)
    if len(found) > before:
        return None
    known = [(name, value) for name in PERCENTILES if (value := figures[name]) is not None]
    for (low, a), (high, b) in pairwise(known):
        if a > b:
            report(
                WAGES_PERCENTILES,
                high,
                f"is {b:,}, below {low} {a:,}",
                "percentiles that do not fall",
            )
            return None
    return WageRow(
        soc=row["soc"],
        title=row["title"],
        area=row["area"],
        area_type="national" if row["area_type"] == "national" else "metro",
        employment=figures["employment"],
        mean=figures["mean"],
        p10=figures["p10"],
        p25=figures["p25"],
        median=figures["median"],
        p75=figures["p75"],
        p90=figures["p90"],
        capped=tuple(capped),
    )
