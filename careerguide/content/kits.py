"""The kit of a role: levels, plan, project, interview and job ad, in one file beside the guide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from careerguide.content import draft_marks, embedded_text
from careerguide.content.kit_fields import KIT
from careerguide.content.kit_model import Kit, KitOutline, Week
from careerguide.content.model import Catalog, Role
from careerguide.project.layout import paths
from careerguide.rulebook.about_skills import KIT_RESOURCES, KIT_SKILL
from careerguide.yamlfile.documents import Known, placed, read_document
from careerguide.yamlfile.problems import Found, Problem, shown
from careerguide.yamlfile.shape import nearest
from careerguide.yamlfile.tables import made
from scoring.lazy_dataclass import dataclass

__all__ = ["FOLDER", "KitFile", "path_of", "read", "roles_with_one"]

FOLDER = "roles/kits"
_RESOURCES = 4
"""Different resources that a plan names at least."""


@dataclass(frozen=True, kw_only=True, slots=True)
class KitFile:
    """A kit that was read."""

    kit: Kit | None
    """None if the file cannot make one."""
    outline: KitOutline
    problems: tuple[Problem, ...]


def path_of(role: str) -> str:
    """The file of the kit of the guide `role`."""
    return f"{FOLDER}/{role}.yml"


def roles_with_one(root: Path) -> list[str]:
    """Ids of the guides that have a file for a kit, as the files are called."""
    return [path.rpartition("/")[2].removesuffix(".yml") for path in paths(root, FOLDER)]


def read(root: Path, name: str, role: Role | None, catalog: Catalog, known: Known) -> KitFile:
    """The kit of the guide `name`, which is `role` if that can be read."""
    path = path_of(name)
    if role is None or not role.skills:  # it may list none yet
        known = {kind: table for kind, table in known.items() if kind != "skill"}
    document = read_document(root, path, KIT, known)
    written = embedded_text.texts(document.node, KIT, path, catalog)
    found = [item for text in written for item in embedded_text.wrong(text)]
    plan = document.values.get("plan", ())
    assert isinstance(plan, tuple)
    if role is not None and role.skills:
        found += _skills(plan, role)
    found += _resources(plan)
    left = list(draft_marks.left(document.node))
    kit = None
    if document.complete and not found:
        kit = made(Kit, document.values, role=name, path=path)
    return KitFile(
        kit=kit,
        outline=KitOutline(
            path=path,
            draft=bool(left),
            cited=(*(_cited(kit) if kit else ()), *embedded_text.cited(written)),
            checked=tuple(_checked(plan)),
        ),
        problems=(*document.problems, *placed(path, document.node, [*found, *left])),
    )


def _cited(kit: Kit) -> Iterator[str]:
    return (item.source for item in kit.conditions if item.source)


def _checked(plan: tuple[Week, ...]) -> Iterator[tuple[str, date]]:
    for number, week in enumerate(plan, 1):
        if week.resource is not None:
            yield f"plan[{number}].resource.checked", week.resource.checked


def _skills(plan: tuple[Week, ...], role: Role) -> Iterator[Found]:
    """Each week works on a skill that the guide lists."""
    listed = [need.skill for need in role.skills]
    for number, week in enumerate(plan, 1):
        if week.skill not in listed:
            yield Found(
                rule=KIT_SKILL,
                field=f"plan[{number}].skill",
                what=f"is {shown(week.skill)}, which {role.path} does not list",
                expected="a skill under skills in the guide",
                do=nearest(week.skill, listed) or "add it there, or choose another one here",
            )


def _resources(plan: tuple[Week, ...]) -> Iterator[Found]:
    """A plan names several resources, so that one closed site does not end it."""
    count = len({week.resource.url for week in plan if week.resource is not None})
    if plan and count < _RESOURCES:
        yield Found(
            rule=KIT_RESOURCES,
            field="plan",
            what=f"names {count} different resource{'s' * (count != 1)}",
            expected=f"at least {_RESOURCES}",
            do="add open resources to more weeks",
        )
