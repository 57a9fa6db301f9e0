"""Wages in other countries: a table for each, and which of its occupations fits which guide."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from careerguide.content.brand import Currency
from careerguide.content.cell_tables import (
    CSV_RULES,
    LIMIT,
    Column,
    FactTable,
    checked,
    matching,
    number,
    one_of,
)
from careerguide.content.csv_rows import read_rows
from careerguide.content.fact_records import AbroadFit, CountryWages
from careerguide.rulebook.about_facts import FACTS_COUNTRY
from careerguide.yamlfile.problems import Found, Problem
from careerguide.yamlfile.scalars import Ref, String, Whole
from careerguide.yamlfile.tables import Field, ListOf, Record
from scoring.lazy_dataclass import dataclass

__all__ = ["ABROAD", "CROSSWALK", "read_crosswalk", "read_tables"]

_FILE = String(
    most=80, pattern=r"[a-z0-9][a-z0-9.-]*\.csv", said="the name of a CSV file beside this one"
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Country:
    """A wage table of another country, as it is described."""

    country: str
    name: str
    file: str
    code: str
    taxonomy: str
    currency: str
    counts: str
    median_all: int | None
    release: str
    reference: str
    licence: str


ABROAD = ListOf(
    entry=Record(
        name="country",
        fields=(
            Field("country", String(pattern="[A-Z]{2}", said="two capital letters"), "Its code"),
            Field("name", String(most=40), "Its name", example="Norway"),
            Field("file", _FILE, "The table: code, title and median_month"),
            Field("code", String(most=60), "How its codes are written, as a pattern"),
            Field("taxonomy", String(most=40), "The name of its classification"),
            Field("currency", Currency(), "Of it"),
            Field("counts", String(most=120), "Whose pay it is, and what it leaves out"),
            Field(
                "median_all",
                Whole(least=1),
                "Median a month of all employees in the same table, if it has one",
                required=False,
            ),
            Field("release", String(most=40), "When the wages were paid"),
            Field("reference", Ref(to="reference"), "Key of its reference"),
            Field("licence", String(most=300), "Under what terms it may be used"),
        ),
        make=Country,
    )
)
CROSSWALK = _FILE
_WORD = r"[^\W\d_][\w.'’-]*"
_MATCHES = FactTable(
    columns=(
        Column("role", matching(r"[a-z0-9-]+"), "the id of a guide"),
        Column("country", matching(r"[A-Z]{2}"), "two capital letters"),
        Column("code", matching(r"\S+"), "a code of that country's table"),
        Column("fit", one_of("high", "medium", "low"), "high, medium or low"),
        Column(
            "confirmed_by",
            matching(rf"|{_WORD}(?:,? {_WORD})+"),
            "the first and last name of a person, or nothing",
            "name who confirmed the fit, or leave the cell empty",
        ),
    ),
    make=lambda cells: AbroadFit(**cells),
    key_columns=2,
)


def read_tables(
    root: Path, folder: str, countries: tuple[Country, ...]
) -> tuple[dict[str, CountryWages], list[Problem]]:
    """The wages of each country by its code."""
    wages = {}
    problems: list[Problem] = []
    for each in countries:
        found: list[Found] = []
        table = FactTable(
            columns=(
                Column("code", matching(each.code), f"a code of {each.taxonomy}"),
                Column("title", matching(r"\S.*"), "text"),
                Column(
                    "median_month", number(r"[1-9][0-9]{0,7}", int), "a whole number or nothing"
                ),
            ),
            make=dict,
        )
        path = f"{folder}/{each.file}"
        rows = read_rows(root, path, table.names, CSV_RULES, LIMIT)
        medians = {cells["code"]: cells for cells in checked(table, rows, found)}
        problems += (Problem.of(path, item) for item in found)
        wages[each.country] = _wages(each, medians)
    return wages, problems


def _wages(each: Country, medians: Mapping[str, Mapping[str, Any]]) -> CountryWages:
    return CountryWages(
        country=each.country,
        name=each.name,
        taxonomy=each.taxonomy,
        currency=each.currency,
        counts=each.counts,
        median_all=each.median_all,
        release=each.release,
        reference=each.reference,
        licence=each.licence,
        titles={code: str(cells["title"]) for code, cells in medians.items()},
        medians={code: cells["median_month"] for code, cells in medians.items()},
    )


def read_crosswalk(
    root: Path, path: str, wages: Mapping[str, CountryWages]
) -> tuple[tuple[AbroadFit, ...], list[Problem]]:
    """Which occupation abroad fits which guide; each is one of a table that is there."""
    found: list[Found] = []
    rows = read_rows(root, path, _MATCHES.names, CSV_RULES, LIMIT)
    fits = tuple(checked(_MATCHES, rows, found))
    for fit in fits:
        if fit.country not in wages or fit.code not in wages[fit.country].titles:
            what = f"has {fit.country} {fit.code} for {fit.role}, which no table of abroad has"
            found.append(
                Found(
                    rule=FACTS_COUNTRY,
                    field="row",
                    what=what,
                    expected="a code of that country's table",
                    do="correct the code, or add the row to the table",
                )
            )
    return fits, [Problem.of(path, item) for item in found]
