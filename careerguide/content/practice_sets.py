"""The practice sets of a project: a folder for each family, a file for each case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from functools import lru_cache
from pathlib import Path

from careerguide.content import embedded_text
from careerguide.content.model import Catalog, Family
from careerguide.content.practice_checks import blueprint, item_alone
from careerguide.content.practice_fields import CASE, PRACTICE
from careerguide.content.practice_form import tables_json
from careerguide.content.practice_model import Practice, PracticeCase
from careerguide.content.practice_names import names_of_case
from careerguide.content.practice_sizes import case_sizes
from careerguide.project.layout import folders, paths
from careerguide.rulebook.about_practice import PRACTICE_FOLDER, PRACTICE_QUERY
from careerguide.rulebook.about_values import ID_TWICE
from careerguide.yamlfile.documents import placed, read_document
from careerguide.yamlfile.problems import Found, Problem
from careerguide.yamlfile.tables import made
from scoring.lazy_dataclass import dataclass
from scoring.practice.sandbox import QueryRefused, opened
from scoring.practice.set_json import TABLES
from scoring.shapes import MOST_IN_NAME

__all__ = ["FOLDER", "read", "survey"]

FOLDER = "quizzes/practice"
_MOST_IN_FAMILY = MOST_IN_NAME - len("-practice-taster")
"""Results name the set by its family and this."""


def read(root: Path, catalog: Catalog) -> tuple[dict[str, Practice], list[Problem]]:
    """The sets by family, those without a fault; and what is wrong with the others."""
    families = catalog.families
    sets: dict[str, Practice] = {}
    problems: list[Problem] = []
    for practice, wrong in survey(root, catalog):
        problems += wrong
        if practice is not None and practice.family in families and not wrong:
            sets[practice.family] = practice
    return {family: sets[family] for family in families if family in sets}, problems


def survey(
    root: Path, catalog: Catalog
) -> Iterator[tuple[Practice | None, list[Problem]]]:
    """Each set with the cases that are sound, and what is wrong with the others."""
    for name in folders(root, FOLDER):
        yield _read(root, name, catalog)


def _read(
    root: Path, name: str, catalog: Catalog
) -> tuple[Practice | None, list[Problem]]:
    folder = f"{FOLDER}/{name}"
    path = f"{folder}/set.yml"
    document = read_document(root, path, PRACTICE, {})
    found: list[Found] = []
    family = catalog.families.get(name)
    if catalog.families and family is None:
        found.append(_folder("file", f"lies in the folder {name}", "the id of a family"))
    if len(name) > _MOST_IN_FAMILY:
        expected = f"a family whose id has at most {_MOST_IN_FAMILY} characters"
        found.append(_folder("file", f"lies in the folder {name}", expected))
    constructs = [construct.id for construct in family.constructs] if family else []
    cases, problems = {}, list(document.problems)
    for case_path in paths(root, folder, leave_out=(path,)):
        case, wrong = _case(root, case_path, constructs, catalog)
        problems += wrong
        if case is not None:
            cases[case.id] = case
    if not document.complete:
        return None, [*problems, *placed(path, document.node, found)]
    listed = document.values["cases"]
    assert isinstance(listed, tuple)
    there = {one.rpartition("/")[2].removesuffix(".yml") for one in paths(root, folder)}
    for position, one in enumerate(listed, 1):
        if one not in there:
            found.append(_folder(f"cases[{position}]", f'is "{one}"', f"a file {folder}/{one}.yml"))
    for one in sorted(there - {*listed, "set"}):
        found.append(_folder("cases", f'lacks "{one}"', "every case file of the folder"))
    values = {**document.values, "cases": tuple(cases[one] for one in listed if one in cases)}
    practice = made(Practice, values, family=name, path=path)
    if not problems and not found:
        found += _together(practice, family)
    return practice, [*problems, *placed(path, document.node, found)]


def _case(
    root: Path, path: str, constructs: list[str], catalog: Catalog
) -> tuple[PracticeCase | None, list[Problem]]:
    known = {"construct": constructs} if constructs else {}
    document = read_document(root, path, CASE, known)
    found: list[Found] = []
    case = None
    if document.complete:
        stem = path.rpartition("/")[2].removesuffix(".yml")
        case = made(PracticeCase, document.values, id=stem, path=path)
        found += [*case_sizes(case), *names_of_case(case)]
        if not found:
            found += _tables(case)
        if not found:
            found += _items(_Written(case, repr(case)))
    for text in embedded_text.texts(document.node, CASE, path, catalog):
        found += embedded_text.wrong(text)
    problems = [*document.problems, *placed(path, document.node, found)]
    return (None if problems else case), problems


@dataclass(frozen=True, slots=True)
class _Written:
    """A case, equal to one that is written the same. As values, 1 and true would be equal."""

    case: PracticeCase = field(compare=False)
    text: str


@lru_cache(maxsize=100)
def _items(written: _Written) -> tuple[Found, ...]:
    """What is wrong with the items of a case; one that is read again as it was is not run again."""
    case = written.case
    return tuple(
        found for name, item in case.items.items() for found in item_alone(name, case, item)
    )


def _tables(case: PracticeCase) -> list[Found]:
    if not case.tables:
        return []
    try:
        opened(TABLES.read(tables_json(case), "tables")).close()
    except QueryRefused as refused:
        what = f"are not taken by SQLite: {refused}"
        expected = "columns and rows that fit"
        return [Found(rule=PRACTICE_QUERY, field="tables", what=what, expected=expected,
                      do="correct a column or a row")]  # fmt: skip
    return []


def _together(practice: Practice, family: Family | None) -> list[Found]:
    found = []
    first: dict[str, str] = {}
    for case in practice.cases:
        for name in case.items:
            if name in first:
                what = f'has the item "{name}", which {first[name]} has as well'
                found.append(
                    Found(
                        rule=ID_TWICE,
                        field="cases",
                        what=what,
                        expected="each id once in the set",
                        do="rename one of the two",
                    )
                )
            first.setdefault(name, case.id)
    for position, name in enumerate(practice.taster, 1):
        if name not in first:
            found.append(_folder(f"taster[{position}]", f'is "{name}"', "an item of the set"))
    if family and not found:
        found += blueprint(practice, family)
    return found


def _folder(field: str, what: str, expected: str) -> Found:
    return Found(
        rule=PRACTICE_FOLDER, field=field, what=what, expected=expected, do="correct one of the two"
    )
