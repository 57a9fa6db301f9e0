"""Assessment families, from one file."""

from __future__ import annotations

from pathlib import Path

from careerguide.content.fields import FAMILIES
from careerguide.content.model import Family
from careerguide.rulebook.about_families import FAMILY_GROUND
from careerguide.rulebook.about_values import ID_TWICE
from careerguide.yamlfile.documents import Known, placed, read_document
from careerguide.yamlfile.problems import Found, Problem

__all__ = ["PATH", "read"]

PATH = "quizzes/families.yml"


def read(root: Path, known: Known) -> tuple[dict[str, Family], list[Problem]]:
    """Families by id, in the order of the file; none if anything is wrong with one of them."""
    document = read_document(root, PATH, FAMILIES, known)
    listed = document.values.get("families", ())
    assert isinstance(listed, tuple)
    found: list[Found] = []
    families: dict[str, Family] = {}
    assessments: dict[str, str] = {}
    for position, family in enumerate(listed, 1):
        at = f"families[{position}]"
        if family.id in families:
            found.append(_twice(f"{at}.id", family.id, "a family above"))
            continue
        families[family.id] = family
        for number, assessment in enumerate(family.assessments, 1):
            if assessment.id in assessments:
                where = f"{at}.assessments[{number}].id"
                found.append(_twice(where, assessment.id, f"{assessments[assessment.id]} above"))
            assessments.setdefault(assessment.id, family.id)
        found += _checks(family, at)
    problems = [*document.problems, *placed(PATH, document.node, found)]
    return ({} if problems else families), problems


def _twice(field: str, name: str, where: str) -> Found:
    return Found(
        rule=ID_TWICE,
        field=field,
        what=f'is "{name}", which {where} has',
        expected="each id once",
        do="rename one of the two",
    )


def _checks(family: Family, at: str) -> list[Found]:
    found = []
    if family.half_life_ground.startswith("data") and not family.half_life_source:
        found.append(
            Found(
                rule=FAMILY_GROUND,
                field=f"{at}.half_life_source",
                what="is missing although half_life_ground is data",
                expected="a reference from roles/references.yml",
                do="name the source of the figure, or call it policy",
            )
        )
    names = [construct.id for construct in family.constructs]
    for position, name in enumerate(names, 1):
        if name in names[: position - 1]:
            found.append(_twice(f"{at}.constructs[{position}].id", name, "a construct above"))
    return found
