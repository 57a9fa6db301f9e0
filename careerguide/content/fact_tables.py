"""Facts about occupations: the description of the releases (YAML) and their tables (CSV).

A project may have none of them, or some; what it has is checked cell by cell.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from careerguide.content import abroad_tables
from careerguide.content.abroad_tables import ABROAD, CROSSWALK
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
from careerguide.content.fact_records import (
    AbroadFit,
    AiNote,
    Asked,
    FactSource,
    JobZone,
    OccupationFacts,
    Projection,
    RelatedOccupations,
)
from careerguide.yamlfile.documents import Known, read_document
from careerguide.yamlfile.problems import Found, Problem
from careerguide.yamlfile.scalars import Ref, String
from careerguide.yamlfile.tables import Field, Record

__all__ = [
    "ASKED_COLUMNS",
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
    "read",
]

FOLDER = "roles/facts"
PATH = f"{FOLDER}/release.yml"

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
    Field("abroad", ABROAD, "Wage tables of other countries", required=False, default=()),
    Field(
        "crosswalk",
        CROSSWALK,
        "Which occupation abroad fits which guide: role, country, code, fit, confirmed_by",
        required=False,
        default="",
    ),
)


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

_TEXT = matching(r"\S.*")
_SOC = Column("soc", matching(r"[0-9]{2}-[0-9]{4}"), "a code such as 11-2021")
_ONET = Column("onet", matching(r"[0-9]{2}-[0-9]{4}\.[0-9]{2}"), "a code such as 11-2021.00")
_TITLE = Column("title", _TEXT, "text")
_DATE = Column("date", matching(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])"), "a month as YYYY-MM")
_SHARE = number(r"100(?:\.0+)?|[0-9]{1,2}(?:\.[0-9]+)?", float)
_PROJECTION = (
    _SOC,
    _TITLE,
    Column(
        "change_pct", number(r"-?[0-9]{1,4}(?:\.[0-9]+)?", float), "a number of percent or nothing"
    ),
    Column("change", number(r"-?[0-9]{1,9}", int), "a whole number of jobs or nothing"),
    Column(
        "openings_per_year", number(r"[0-9]{1,9}", int), "a whole number of openings or nothing"
    ),
    Column("entry_education", one_of("", *EDUCATION), f"nothing, {'; '.join(EDUCATION)}"),
    Column("related_experience", one_of("", *EXPERIENCE), f"nothing, {'; '.join(EXPERIENCE)}"),
    Column("on_the_job_training", one_of("", *TRAINING), f"nothing, {'; '.join(TRAINING)}"),
)
_NOTE = (
    _SOC,
    _TITLE,
    Column("direction", one_of("increases", "decreases"), "increases or decreases"),
    Column("note", _TEXT, "the Bureau's note"),
    Column("ours", str, "a sentence"),
)
_ASKED = (
    _ONET,
    *(Column(name, _SHARE, "a share from 0 to 100 or nothing") for name in GROUPS),
    Column("n", number(r"[1-9][0-9]{0,4}", int), "a whole number of respondents"),
    _DATE,
)
_ZONE = (_ONET, Column("job_zone", number(r"[1-5]", int), "1 to 5"), _DATE)

_CODE = r"[0-9]{2}-[0-9]{4}\.[0-9]{2}"
_CODES = rf"(?:{_CODE}(?: {_CODE})*)?"
_RELATED = (
    _ONET,
    _TITLE,
    *(
        Column(name, matching(_CODES), "codes such as 11-2021.00 with spaces, or nothing")
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
        names = TABLES[key].names
        rows = read_rows(root, path, names, CSV_RULES, LIMIT)
        tables[key] = {getattr(r, names[0]): r for r in checked(TABLES[key], rows, found)}
        problems += (Problem.of(path, item) for item in found)
        sources[key] = source
    countries, crosswalk = document.values.get("abroad", ()), document.values.get("crosswalk", "")
    assert isinstance(countries, tuple)
    abroad, wrong = abroad_tables.read_tables(root, FOLDER, countries)
    problems += wrong
    fits: tuple[AbroadFit, ...] = ()
    if crosswalk:
        fits, wrong = abroad_tables.read_crosswalk(root, f"{FOLDER}/{crosswalk}", abroad)
        problems += wrong
    if problems:
        return OccupationFacts(), problems
    return OccupationFacts(sources=sources, abroad=abroad, fits=fits, **tables), []
