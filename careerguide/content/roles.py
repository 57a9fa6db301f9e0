"""One role guide: front matter into a record, body as it stands, and what is wrong with either."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from careerguide.content import excuses, kits
from careerguide.content.excuses import SIGN, Excuse
from careerguide.content.fields import ROLE
from careerguide.content.kits import KitFile
from careerguide.content.model import Catalog, Role
from careerguide.content.rules import GROWTH_RULES, GUIDE_RULES, GuideRule
from careerguide.content.text import Guide, Outline, Values
from careerguide.markdown.prose import Scan, scan
from careerguide.project import layout
from careerguide.rulebook.about_files import FILE_NAME
from careerguide.yamlfile import source, text_files
from careerguide.yamlfile.documents import Known, placed
from careerguide.yamlfile.front_matter import front_matter
from careerguide.yamlfile.hidden import cleaned
from careerguide.yamlfile.problems import Found, Problem
from careerguide.yamlfile.scalars import wrong_id
from careerguide.yamlfile.shape import Reading
from careerguide.yamlfile.tables import made, read_fields
from scoring.lazy_dataclass import dataclass

__all__ = [
    "RoleFile",
    "id_of",
    "joined",
    "known_names",
    "paths",
    "read",
    "read_file",
    "scanned",
    "without_texts",
]

_NOTHING = Outline()


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleFile:
    """A guide that was read. `role` is None if its front matter cannot make one."""

    path: str
    role: Role | None
    body: str
    body_line: int
    """Line of the file on which the body begins."""
    outline: Outline = _NOTHING
    """What other guides and pages need to know of the body."""
    excuses: tuple[Excuse, ...] = ()
    """Those that may be for what is found with a look at other files."""
    problems: tuple[Problem, ...]
    kit: KitFile | None = None
    """The kit beside the guide, if there is one."""


def paths(root: Path) -> list[str]:
    """The guides below `root`, sorted by name."""
    return layout.paths(root, "roles")


def id_of(path: str) -> str:
    """The id of the guide at `path`, which is named after it."""
    return path.rpartition("/")[2].removesuffix(".md")


def known_names(catalog: Catalog) -> Known:
    """What a guide may refer to, by kind; an empty table has had its own problem told already."""
    names = {
        "family": catalog.families,
        "reference": catalog.references,
        "soc": catalog.wages.national,
        "group": catalog.site.groups,
    }
    told = {kind: table for kind, table in names.items() if table}
    # Without any, none can be named.
    return {**told, "skill": catalog.skill_files, "cluster": catalog.site.clusters}


def read_file(
    root: Path,
    path: str,
    catalog: Catalog,
    also: Sequence[GuideRule] = (),
    data: bytes | Found | None = None,
) -> RoleFile:
    """The guide in the file `path` below `root`, with its kit; `data`: the file, if it is read."""
    data = text_files.read_bytes(root, path) if data is None else data
    file = _unreadable(path, data) if isinstance(data, Found) else read(data, path, catalog, also)
    name = id_of(path)
    if not os.path.lexists(f"{root}/{kits.path_of(name)}"):
        return file
    return replace(file, kit=kits.read(root, name, file.role, catalog, known_names(catalog)))


def without_texts(file: RoleFile) -> RoleFile:
    """What is kept of `file` until its page is made: there may be ten thousand."""
    return replace(file, body="", kit=file.kit and replace(file.kit, kit=None))


def joined(catalog: Catalog, files: Iterable[RoleFile]) -> Catalog:
    """`catalog` with the guides of `files`, and what is known of their kits."""
    readable = [file for file in files if file.role is not None]
    return replace(
        catalog,
        roles={file.role.id: file.role for file in readable if file.role is not None},
        kits={f.role.id: f.kit.outline for f in readable if f.role is not None and f.kit},
    )


def scanned(root: Path, path: str) -> Scan:
    """The body of the guide `path`, taken apart again; empty where it cannot be read."""
    data = text_files.read_bytes(root, path)
    text = text_files.decode(data) if isinstance(data, bytes) else data
    parts = front_matter(text) if isinstance(text, str) else text
    return scan("") if isinstance(parts, Found) else scan(parts.body, parts.body_line)


def read(data: bytes, path: str, catalog: Catalog, also: Sequence[GuideRule] = ()) -> RoleFile:
    """The guide `data` of the file `path`, checked against all of `catalog` but its roles.

    `also`: rules beside those that every guide must keep. What depends on other guides or on
    today's date is left to `checking.across`.
    """
    text = text_files.decode(data)
    if isinstance(text, Found):
        return _unreadable(path, text)
    parts = front_matter(text)
    if isinstance(parts, Found):
        return _unreadable(path, parts)
    node, found = source.parse(parts.yaml, first_line=2)
    reading = Reading(known=known_names(catalog), found=found)
    values = read_fields(node, ROLE, "", reading) if node is not None else {}
    name = id_of(path)
    body, odd = cleaned(parts.body, parts.body_line)
    found += [*odd, *_file_name(name)]
    role = None
    if len(values) == len(ROLE):
        role = made(Role, values, id=name, path=path)
    guide = Guide(
        id=name,
        path=path,
        values=cast(Values, values),
        body=body,
        body_line=parts.body_line,
        scan=scan(body, parts.body_line),
        catalog=catalog,
    )
    large = [item for rule in GROWTH_RULES for item in rule(guide)]
    found += large or [item for rule in (*GUIDE_RULES, *also) for item in rule(guide)]
    left: tuple[Excuse, ...] = ()
    if SIGN in text:
        given = [
            *excuses.in_yaml(parts.yaml, 2, found),
            *excuses.in_markdown(body, parts.body_line, _html(guide), found),
        ]
        found, left = excuses.apply(found, partial(_place, node), given)
    return RoleFile(
        path=path,
        role=role,
        body=parts.body,
        body_line=parts.body_line,
        outline=guide.outline(),
        excuses=left,
        problems=tuple(placed(path, node, found)),
    )


def _html(guide: Guide) -> Iterator[int]:
    """Lines on which there is raw HTML."""
    return (span.line for span in (*guide.scan.html, *guide.spans("html")))


def _place(node: source.Node | None, found: Found) -> tuple[str, int]:
    line = found.line or (source.line_of(node, found.field) if node is not None else 1)
    return found.rule.id, line


def _unreadable(path: str, found: Found) -> RoleFile:
    problems = (Problem.of(path, found),)
    return RoleFile(path=path, role=None, body="", body_line=1, problems=problems)


def _file_name(name: str) -> list[Found]:
    wrong = wrong_id(name, ".md")
    if wrong is None:
        return []
    what, expected = wrong
    return [
        Found(
            rule=FILE_NAME,
            field="file name",
            what=what,
            expected=expected,
            do="rename the file: its name is the id and the address of the guide",
            line=1,
        )
    ]
