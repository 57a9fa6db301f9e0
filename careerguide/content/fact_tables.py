"""Facts about occupations: the description of the releases (YAML) and their tables (CSV).

A project may have none of them, or some; what it has is checked cell by cell.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from careerguide.content.csv_rows import CsvRules, Row, read_rows
from careerguide.content.fact_records import (
    AiNote,
    Asked,
    FactSource,
    JobZone,
    OccupationFacts,
    Projection,
    RelatedOccupations,
)
from careerguide.rulebook.about_facts import FACTS_CELL, FACTS_HEADER, FACTS_ROW, FACTS_TWICE
from careerguide.yamlfile.documents import Known, read_document
from careerguide.yamlfile.problems import Found, Problem, shown
from careerguide.yamlfile.scalars import Ref, String
from careerguide.yamlfile.tables import Field, Record

__all__ = [
    "ASKED_COLUMNS",
    "CSV_RULES",
    "EDUCATION",
    "FOLDER",
    "GROUPS",
    "NOTE_COLUMNS",
    "PATH",
    "PROJECTION_COLUMNS",
    "RELATED_COLUMNS",
    "RELEASES",
    "TABLES",
    "ZONE_COLUMNS",
    "checked",
    "read",
]

FOLDER = "roles/facts"
PATH = f"{FOLDER}/release.yml"
LIMIT = 2_000_000
"""Longest table, in bytes: 832 occupations take 90,000."""
CSV_RULES = CsvRules(header=FACTS_HEADER, row=FACTS_ROW)

_SOURCE = Record(
    name="source",
    fields=(
        Field(
            "file",
            String(
                most=80,
                pattern=r"[a-z0-9][a-z0-9.-]*\.csv",
                said="the name of a CSV file beside this one",
            ),
            "The table",
            example="projections-2025-35.csv",
        ),
        Field("release", String(most=40), "The release, as pages name it", example="2025–35"),
        Field("reference", Ref(to="reference"), "Key of its reference", example="bls-ep-2025"),
        Field("licence", String(most=300), "Under what terms it may be used"),
    ),
    make=FactSource,
)
RELEASES = (
    Field("projections", _SOURCE, "Employment projections by occupation", required=False),
    Field(
        "earlier_projections",
        _SOURCE,
        "The release before, for what the newer one leaves open",
        required=False,
    ),
    Field("ai_notes", _SOURCE, "What the projections say of AI", required=False),
    Field("respondents", _SOURCE, "Required education, as respondents report it", required=False),
    Field("job_zones", _SOURCE, "O*NET job zones", required=False),
    Field("related", _SOURCE, "Occupations with similar work, from O*NET", required=False),
)


class _Column(NamedTuple):
    """One column: how a cell is read, and what an editor is told it should be."""

    name: str
    read: Callable[[str], Any]
    expected: str


class _Wrong(ValueError):
    pass


def _matching(pattern: str) -> Callable[[str], str]:
    form = re.compile(pattern)

    def read(cell: str) -> str:
        if not form.fullmatch(cell):
            raise _Wrong
        return cell

    return read


def _number(pattern: str, make: Callable[[str], Any]) -> Callable[[str], Any]:
    form = re.compile(pattern)

    def read(cell: str) -> Any:
        if not cell:
            return None
        if not form.fullmatch(cell):
            raise _Wrong
        return make(cell)

    return read


def _one_of(*words: str) -> Callable[[str], str]:
    def read(cell: str) -> str:
        if cell not in words:
            raise _Wrong
        return cell

    return read


EDUCATION = (
    "No formal educational credential",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Postsecondary nondegree award",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)
"""The Bureau's levels of typical entry education, lowest first."""
EXPERIENCE = ("None", "Less than 5 years", "5 years or more")
TRAINING = (
    "None",
    "Short-term on-the-job training",
    "Moderate-term on-the-job training",
    "Long-term on-the-job training",
    "Internship/residency",
    "Apprenticeship",
)
GROUPS = ("below_associate", "associate", "bachelor", "master_or_more")
"""Respondents' answers about required education, lowest first."""

_TEXT = _matching(r"\S.*")
_SOC = _Column("soc", _matching(r"[0-9]{2}-[0-9]{4}"), "a code such as 11-2021")
_ONET = _Column("onet", _matching(r"[0-9]{2}-[0-9]{4}\.[0-9]{2}"), "a code such as 11-2021.00")
_TITLE = _Column("title", _TEXT, "text")
_DATE = _Column("date", _matching(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])"), "a month as YYYY-MM")
_SHARE = _number(r"100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]+)?", float)
_PROJECTION = (
    _SOC,
    _TITLE,
    _Column(
        "change_pct", _number(r"-?[0-9]{1,4}(?:\.[0-9]+)?", float), "a number of percent or nothing"
    ),
    _Column("change", _number(r"-?[0-9]{1,9}", int), "a whole number of jobs or nothing"),
    _Column(
        "openings_per_year", _number(r"[0-9]{1,9}", int), "a whole number of openings or nothing"
    ),
    _Column("entry_education", _one_of("", *EDUCATION), f"nothing, {'; '.join(EDUCATION)}"),
    _Column("related_experience", _one_of("", *EXPERIENCE), f"nothing, {'; '.join(EXPERIENCE)}"),
    _Column("on_the_job_training", _one_of("", *TRAINING), f"nothing, {'; '.join(TRAINING)}"),
)
_NOTE = (
    _SOC,
    _TITLE,
    _Column("direction", _one_of("increases", "decreases"), "increases or decreases"),
    _Column("note", _TEXT, "the Bureau's note"),
    _Column("ours", str, "a sentence"),
)
_ASKED = (
    _ONET,
    *(_Column(name, _SHARE, "a share from 0 to 100 or nothing") for name in GROUPS),
    _Column("n", _number(r"[1-9][0-9]{0,4}", int), "a whole number of respondents"),
    _DATE,
)
_ZONE = (_ONET, _Column("job_zone", _number(r"[1-5]", int), "1 to 5"), _DATE)

_CODE = r"[0-9]{2}-[0-9]{4}\.[0-9]{2}"
_CODES = rf"(?:{_CODE}(?: {_CODE})*)?"
_RELATED = (
    _ONET,
    _TITLE,
    *(
        _Column(name, _matching(_CODES), "codes such as 11-2021.00 with spaces, or nothing")
        for name in ("nearest", "near", "farther")
    ),
)


def _related(c: Mapping[str, Any]) -> RelatedOccupations:
    return RelatedOccupations(
        onet=c["onet"],
        title=c["title"],
        nearest=tuple(c["nearest"].split()),
        near=tuple(c["near"].split()),
        farther=tuple(c["farther"].split()),
    )


def _projection(c: Mapping[str, Any]) -> Projection:
    return Projection(
        soc=c["soc"],
        title=c["title"],
        growth=c["change_pct"],
        change=c["change"],
        openings=c["openings_per_year"],
        education=c["entry_education"],
        experience=c["related_experience"],
        training=c["on_the_job_training"],
    )


class FactTable(NamedTuple):
    columns: tuple[_Column, ...]
    make: Callable[[Mapping[str, Any]], Any]

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


TABLES: Mapping[str, FactTable] = {
    "projections": FactTable(_PROJECTION, _projection),
    "earlier_projections": FactTable(_PROJECTION, _projection),
    "ai_notes": FactTable(_NOTE, lambda c: AiNote(**c)),
    "respondents": FactTable(_ASKED, lambda c: Asked(**c)),
    "job_zones": FactTable(
        _ZONE, lambda c: JobZone(onet=c["onet"], zone=c["job_zone"], date=c["date"])
    ),
    "related": FactTable(_RELATED, _related),
}
"""Key of the release file -> how its table is read; the first column is what rows are found by."""
PROJECTION_COLUMNS = TABLES["projections"].names
NOTE_COLUMNS = TABLES["ai_notes"].names
ASKED_COLUMNS = TABLES["respondents"].names
ZONE_COLUMNS = TABLES["job_zones"].names
RELATED_COLUMNS = TABLES["related"].names


def read(root: Path, known: Known) -> tuple[OccupationFacts, list[Problem]]:
    """The committed facts, checked against the references in `known`; none if any is faulty."""
    if not os.path.lexists(root / PATH):
        return OccupationFacts(), []
    document = read_document(root, PATH, RELEASES, known)
    problems = list(document.problems)
    tables: dict[str, Any] = {}
    sources: dict[str, FactSource] = {}
    for key, source in document.values.items():
        if not isinstance(source, FactSource):
            continue
        path = f"{FOLDER}/{source.file}"
        found: list[Found] = []
        rows = read_rows(root, path, TABLES[key].names, CSV_RULES, LIMIT)
        tables[key] = {getattr(r, TABLES[key].names[0]): r for r in checked(key, rows, found)}
        problems += (Problem.of(path, item) for item in found)
        sources[key] = source
    if problems:
        return OccupationFacts(), problems
    return OccupationFacts(sources=sources, **tables), []


def checked(key: str, rows: Iterable[Row | Found], found: list[Found]) -> Iterator[Any]:
    """The records of the sound rows of the table `key`; what is wrong goes to `found`."""
    table = TABLES[key]
    seen: dict[str, int] = {}
    none = True
    for item in rows:
        none = False
        if isinstance(item, Found):
            found.append(item)
            continue
        line, cells = item
        values: dict[str, Any] = {}
        for column in table.columns:
            try:
                values[column.name] = column.read(cells[column.name])
            except _Wrong:
                what = f"is {shown(cells[column.name])}" if cells[column.name] else "is empty"
                found.append(_cell(column, what, line))
        if len(values) < len(table.columns):
            continue
        code = values[table.columns[0].name]
        first = seen.setdefault(code, line)
        if first == line:
            yield table.make(values)
        else:
            what = f"is for {code}, which line {first} is for"
            found.append(
                Found(rule=FACTS_TWICE, field="row", what=what, expected="one row", line=line)
            )
    if none:
        what, expected = "has no rows", "one row per occupation"
        found.append(Found(rule=FACTS_ROW, field="table", what=what, expected=expected))


def _cell(column: _Column, what: str, line: int) -> Found:
    do = "copy it from the release" if column.name != "ours" else ""
    return Found(
        rule=FACTS_CELL, field=column.name, what=what, expected=column.expected, do=do, line=line
    )
