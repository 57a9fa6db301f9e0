"""What the search box looks in: hand-written pages as MkDocs indexed them, families, skills and
guides.

A document has a location, a title and a text; a page stands before its sections. A guide is one
document of its title, other titles, official occupation, skills and families, so the index grows by
some 400 bytes a guide and not by its 2,600 words. Where the roles are too many for one list they
are left to `role_catalog`, which the search box asks too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from careerguide.content.model import Catalog, Family, Role
from careerguide.content.practice_model import Practice
from careerguide.content.skill_model import Skill
from careerguide.formats import addresses, plain
from careerguide.views import role_lists
from careerguide.views.practice_view import url

__all__ = ["PATH", "document", "index", "pages"]

PATH = "search/search_index.json"


def pages(mkdocs_index: bytes) -> dict[str, str]:
    """Path and title of every hand-written page that MkDocs put into its index."""
    docs = json.loads(mkdocs_index)["docs"]
    return {doc["location"]: plain.text(doc["title"]) for doc in docs if "#" not in doc["location"]}


def index(
    mkdocs_index: bytes, catalog: Catalog, skills: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """The whole index in pieces: hand-written pages, families, then guides or lists, one a line."""
    data = json.loads(mkdocs_index)
    docs: list[dict[str, Any]] = data["docs"]
    for doc in docs:
        doc |= {"title": plain.text(doc["title"]), "text": plain.text(doc["text"])}
    if any(doc["location"] == "tests/" for doc in docs):
        docs += (_family(family) for family in catalog.families.values())
    yield '{"docs":[\n'
    yield ",\n".join(map(plain.compact, docs))
    for practice in catalog.practice.values():
        yield ",\n" + plain.compact(_practice(practice))
    for skill in catalog.skills.values():
        yield ",\n" + plain.compact(_skill(skill))
    for group in role_lists.groups(catalog):
        yield ",\n" + plain.compact(_group(group))
    if not role_lists.is_long(catalog):
        for role in catalog.roles.values():
            yield ",\n" + plain.compact(document(role, catalog, skills[role.id]))
    yield "\n]}\n"


def document(role: Role, catalog: Catalog, skills: Sequence[str]) -> dict[str, str]:
    """One guide; its text is also what the search box shows below the title."""
    families = [catalog.families[item.family].short_name for item in role.relevance]
    parts = [
        ("Also called", role.also_called),
        ("Official occupation:", [role_lists.official(role)]),
        ("Skills:", skills),
        ("Tests:", families),
    ]
    text = " ".join(f"{name} {'; '.join(values)}." for name, values in parts if values)
    return {"location": addresses.page(role.id), "title": role.title, "text": text}


def _group(group: role_lists.Group) -> dict[str, str]:
    """The list of an occupation group stands for its roles, which are searched for elsewhere."""
    return {
        "location": group.parts[0].url,
        "title": f"{group.name} roles",
        "text": f"{group.count} roles.",
    }


def _skill(skill: Skill) -> dict[str, str]:
    text = f"{skill.summary} {skill.group}."
    return {"location": addresses.skill(skill.id), "title": skill.name, "text": text}


def _practice(practice: Practice) -> dict[str, str]:
    titles = " ".join(f"{case.title}." for case in practice.cases)
    text = f"{practice.introduction} {titles}"
    return {"location": url(practice.family), "title": practice.title, "text": text}


def _family(family: Family) -> dict[str, str]:
    """A family is a section of the tests catalog, which its data is filled into after MkDocs."""
    names = [family.short_name, *(part.name for part in family.constructs)]
    names += [assessment.title for assessment in family.assessments]
    text = f"{family.measures} {', '.join(dict.fromkeys(names))}."
    return {
        "location": f"tests/#{family.id}",
        "title": family.name,
        "text": text,
    }
