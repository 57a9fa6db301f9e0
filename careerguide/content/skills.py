"""Skills at levels, one file each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from careerguide.content import draft_marks, embedded_text
from careerguide.content.model import Catalog
from careerguide.content.skill_fields import SKILL
from careerguide.content.skill_model import Skill
from careerguide.project.layout import paths
from careerguide.rulebook.about_files import FILE_NAME
from careerguide.rulebook.about_skills import SKILL_NAME
from careerguide.yamlfile.documents import Known, placed, read_document
from careerguide.yamlfile.problems import Found, Problem, shown
from careerguide.yamlfile.scalars import wrong_id
from careerguide.yamlfile.tables import made

__all__ = ["FOLDER", "names", "read"]

FOLDER = "roles/skills"


def names(root: Path) -> list[str]:
    """Ids of all skills, readable or not."""
    return [_stem(path) for path in paths(root, FOLDER)]


def read(root: Path, known: Known, catalog: Catalog) -> tuple[dict[str, Skill], list[Problem]]:
    """The skills by id, and what is wrong; their texts are checked against `catalog`."""
    skills: dict[str, Skill] = {}
    problems: list[Problem] = []
    for path in paths(root, FOLDER):
        skill, wrong = _read_one(root, path, known, catalog, skills)
        problems += wrong
        if skill is not None:
            skills[skill.id] = skill
    return skills, problems


def _read_one(
    root: Path, path: str, known: Known, catalog: Catalog, before: dict[str, Skill]
) -> tuple[Skill | None, list[Problem]]:
    document = read_document(root, path, SKILL, known)
    found = list(_file_name(_stem(path)))
    written = embedded_text.texts(document.node, SKILL, path, catalog)
    found += [item for text in written for item in embedded_text.wrong(text)]
    left = list(draft_marks.left(document.node))
    name = document.values.get("name")
    if isinstance(name, str):
        found += _name_twice(name, before)
    skill = None
    if document.complete and not found:
        cited = embedded_text.cited(written)
        about = {"path": path, "cited": cited, "draft": bool(left)}
        skill = made(Skill, document.values, id=_stem(path), **about)
    return skill, [*document.problems, *placed(path, document.node, [*found, *left])]


def _stem(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".yml")


def _file_name(name: str) -> Iterator[Found]:
    if wrong := wrong_id(name, ".yml"):
        yield Found(
            rule=FILE_NAME,
            field="file name",
            what=wrong[0],
            expected=wrong[1],
            do="rename the file: its name is the id of the skill",
            line=1,
        )


def _name_twice(name: str, before: dict[str, Skill]) -> Iterator[Found]:
    for other in before.values():
        if other.name.casefold() == name.casefold():
            yield Found(
                rule=SKILL_NAME,
                field="name",
                what=f"is {shown(name)}, which {other.path} has",
                expected="a name of its own",
                do="rename one of the two, or join the skills",
            )
