"""What the search box looks in: hand-written pages as MkDocs indexed them, families, skills and
guides.

A document has a location, a title and a text; a page stands before its sections. A guide is one
document of its title, other titles, official occupation, skills and families, so the index grows by
some 400 bytes a guide and not by its 2,600 words. The sections of guides are a second file, which
comes while the first already answers. Where the roles are too many for one list both leave them to
`role_catalog`, which the search box asks too.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from careerguide.content.model import Catalog, Family, Role
from careerguide.content.practice_model import Practice
from careerguide.content.skill_model import Skill
from careerguide.formats import addresses, plain
from careerguide.views import clusters, metro_wages, role_lists, titles
from careerguide.views.practice_view import url

__all__ = ["GUIDES", "PATH", "document", "guides", "has_sections", "index", "pages"]

PATH = "search/search_index.json"
GUIDES = "search/guides.json"
MOST_TEXT = 2_000_000
"""Characters of guides' text that a phone still takes in at once, some 600 kB on the line. Beyond
it sections are found by their headings alone."""


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
    search = catalog.site.search
    opening = {
        "same": search.same_words,
        "ignored": search.ignored_words,
        "last": search.last_pages,
        "guides": has_sections(catalog),
    }
    yield f'{plain.compact(opening)[:-1]},"docs":[\n'
    yield ",\n".join(map(plain.compact, docs))
    for practice in catalog.practice.values():
        yield ",\n" + plain.compact(_practice(practice))
    for skill in catalog.skills.values():
        yield ",\n" + plain.compact(_skill(skill))
    for soc in metro_wages.codes(catalog):
        yield ",\n" + plain.compact(_metro_pay(soc, catalog))
    for kind in clusters.listed(catalog):
        roles = ", ".join(role.title for role in kind.roles[: clusters.MOST_ROLES])
        entry = {"location": clusters.url(kind.id), "title": kind.name}
        yield ",\n" + plain.compact({**entry, "text": f"{kind.summary} {roles}"})
    for group in role_lists.groups(catalog):
        yield ",\n" + plain.compact(_group(group))
    if not role_lists.is_long(catalog):
        for role in catalog.roles.values():
            yield ",\n" + plain.compact(document(role, catalog, skills[role.id]))
            if role.id in catalog.kits:
                yield from (",\n" + plain.compact(page) for page in _kit(role))
    yield "\n]}\n"


def has_sections(catalog: Catalog) -> bool:
    """Whether there is a file of guides' sections."""
    return bool(catalog.roles) and not role_lists.is_long(catalog)


def guides(catalog: Catalog, read: Callable[[str], str]) -> Iterator[str]:
    """The sections of all guides in pieces, a guide a line; `read` gives a published JSON file.

    See `MOST_TEXT` for what is left out of a large site.
    """
    written, between = 0, ""
    yield '{"docs":[\n'
    for role in catalog.roles.values():
        twin = json.loads(read(addresses.twin(role.id)))
        docs = [
            {
                "location": f"{addresses.page(role.id)}#{section['id']}",
                "title": section["title"],
                "text": section["text"],
            }
            for section in twin["sections"]
        ]
        if twin["abroad"]:
            docs.append(_pay_abroad(role, twin["abroad"]))
        if twin["kit"]:
            docs += _kit_sections(role, twin["kit"])
        written += sum(len(doc["text"]) for doc in docs)
        if written > MOST_TEXT:
            docs = [{**doc, "text": ""} for doc in docs]
        if docs:
            yield between + ",".join(map(plain.compact, docs))
            between = ",\n"
    yield "\n]}\n"


def document(role: Role, catalog: Catalog, skills: Sequence[str]) -> dict[str, Any]:
    """One guide; its text is also what the search box shows below the title."""
    families = [catalog.families[item.family].short_name for item in role.relevance]
    parts = [
        ("Also called", role.also_called),
        ("Official occupation:", [role_lists.official(role)]),
        ("Skills:", skills),
        ("Tests:", families),
    ]
    text = " ".join(f"{name} {'; '.join(values)}." for name, values in parts if values)
    return {
        "location": addresses.page(role.id),
        "title": role.title,
        "also": role.also_called,
        "text": text,
    }


def _group(group: role_lists.Group) -> dict[str, str]:
    """The list of an occupation group stands for its roles, which are searched for elsewhere."""
    return {
        "location": group.parts[0].url,
        "title": f"{group.name} roles",
        "text": f"{group.count} roles.",
    }


def _kit(role: Role) -> Iterator[dict[str, str]]:
    """The two pages of a role's kit by what they offer; their texts come with the guide's."""
    yield {
        "location": addresses.kit(role.id),
        "title": f"{role.title}: the kit",
        "text": "Levels. Twelve-week plan. Project. Interview questions. How to get in.",
    }
    yield {
        "location": addresses.hiring(role.id),
        "title": f"Hiring {titles.article(role.title)} {role.title}",
        "text": "Job ad. Work sample. Structured interview. For recruiters.",
    }


def _pay_abroad(role: Role, abroad: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    countries = ", ".join(one["country"] for one in abroad)
    return {
        "location": f"{addresses.page(role.id)}#pay",
        "title": "Pay in other countries",
        "text": f"{countries}.",
    }


def _kit_sections(role: Role, kit: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    """Sections of the page for candidates, from what the guide as data says of its kit."""
    routes = kit["routes"]
    steps = [title for level in kit["levels"] for title in level["titles"]]
    ways = [*routes.values(), *kit["first_titles"], *kit["search_terms"]]
    for id, title, texts in (
        ("career", "Steps of the career", steps),
        ("routes", "Ways in", ways),
        ("fit", "Is it for you?", [*kit["fit"]["enjoy"], *kit["fit"]["avoid"]]),
        ("interview", "The interview", kit["interview"]),
        ("conditions", "Hours, place and employers", [one["text"] for one in kit["conditions"]]),
    ):
        location = f"{addresses.kit(role.id)}#{id}"
        yield {"location": location, "title": title, "text": " ".join(texts)}


def _metro_pay(soc: str, catalog: Catalog) -> dict[str, str]:
    metros = ", ".join(sorted(row.area for row in catalog.wages.metros[soc]))
    title = f"{catalog.wages.national[soc].title}: pay by metro area"
    return {"location": metro_wages.url(soc), "title": title, "text": f"{metros}."}


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
