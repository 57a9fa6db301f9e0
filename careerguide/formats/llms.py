"""`llms.txt`: in Markdown, what a language model should read first, and where the data lies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from careerguide.content.alphabet import folded
from careerguide.content.model import Catalog, Role
from careerguide.formats import addresses
from careerguide.project.settings import Settings
from careerguide.views import at_a_glance, clusters
from careerguide.views.at_a_glance import Glance

__all__ = ["MOST_ROLES", "text"]

MOST_ROLES = 300
"""Guides listed by name: a longer list would fill a reader's context, and `roles.json` has all."""


_SHORT = ("education", "experience", "growth", "openings")


def text(catalog: Catalog, pages: Mapping[str, str], settings: Settings) -> Iterator[str]:
    """The file in pieces; `pages` maps paths of hand-written pages to titles."""
    address = addresses.below(settings)
    yield f"# {settings.site_name}\n\n> {settings.site_description}\n\n"
    yield (
        "Pay ranges are market figures with their sources; official wages are those of the closest "
        "occupation. Weights are relevances between 0 and 1, not shares, and not cut-offs for "
        "hiring. Dates say when each guide was last updated and when it is due for review.\n\n"
    )
    yield "## Data\n\n"
    yield _line(
        "All roles", address(addresses.ROLES), "pay, occupation, weights and skills, as JSON"
    )
    yield (
        "- Every guide has a twin in JSON with the numbers, wages and sources of its page: "
        "`index.json` beside it\n"
    )
    if settings.site_url:
        yield _line("Changes", address(addresses.FEED), "what changed and when, as an Atom feed")
    yield "\n## Pages\n\n"
    for path, title in sorted(pages.items()):
        yield _line(title, address(path))
    if catalog.skills:
        yield "\n## Skills at four levels\n\n"
        for skill in catalog.skills.values():
            yield _line(skill.name, address(addresses.skill(skill.id)), skill.summary)
    if kinds := clusters.listed(catalog):
        yield "\n## Kinds of work\n\n"
        for kind in kinds:
            yield _line(kind.name, address(clusters.url(kind.id)), kind.summary)
    yield "\n## Role guides\n\n"
    roles = sorted(catalog.roles.values(), key=lambda role: (folded(role.title), role.id))
    for role in roles[:MOST_ROLES]:
        glance = at_a_glance.of(role.occupation, catalog)
        note = f"{role.summary} {_facts(role, glance)}" if glance else role.summary
        yield _line(role.title, address(addresses.page(role.id)), note)
        if role.id in catalog.kits:
            title = f"{role.title}: plan, project and interview"
            yield "  " + _line(title, address(addresses.kit(role.id)))
            title = f"{role.title}: job ad, interview sheet and work sample"
            yield "  " + _line(title, address(addresses.hiring(role.id)))
    if len(roles) > MOST_ROLES:
        yield f"\nThese are {MOST_ROLES} of {len(roles)} guides; the data names the rest.\n"


def _facts(role: Role, glance: Glance) -> str:
    """What a guide says at a glance, in a sentence."""
    facts = "; ".join(f"{line.name}: {line.value}" for line in glance.lines if line.id in _SHORT)
    occupation = role.occupation
    return f"{occupation.title} ({occupation.soc}, {occupation.match} match): {facts}."


def _line(name: str, link: str, note: str = "") -> str:
    label = re.sub(r"([\[\]\\])", r"\\\1", name)
    return f"- [{label}]({link}){f': {note}' if note else ''}\n"
