"""Linked data in the vocabulary of schema.org: for a guide, the start page and the tests catalog.

A role is described as an occupation of its own. Official percentiles stand at the official
occupation, never at the role that is only mapped to it. Nothing here is a job offer.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from careerguide.content.model import Catalog, Family, Occupation, Role
from careerguide.content.wage_tables import PERCENTILES
from careerguide.formats import addresses, json_pages
from careerguide.formats.addresses import Address
from careerguide.project.settings import Settings
from careerguide.views.at_a_glance import Glance
from careerguide.views.guide_view import GuideView
from careerguide.views.official_wages import OfficialWages
from careerguide.views.skill_views import Needed

__all__ = ["guide", "home", "tests_catalog"]

Node = dict[str, Any]

_NAMES = {name: f"percentile{name[1:]}" for name in PERCENTILES if name != "median"} | {
    "median": "median"
}
"""Column of the wage table -> property of schema.org."""
_PAY = {
    "total": "Total pay with bonus and equity",
    "base": "Base salary without bonus and equity",
    "wages": "Official wages, the middle half of the occupation",
}


def _graph(*nodes: Node) -> Node:
    return {"@context": "https://schema.org", "@graph": nodes}


def home(settings: Settings, address: Address) -> Node:
    """The site and who publishes it."""
    return _graph(
        {
            "@type": "WebSite",
            "@id": address("#website"),
            "url": address(""),
            "name": settings.site_name,
            "description": settings.site_description,
            "inLanguage": "en",
            "publisher": {"@id": address("#organization")},
        },
        {
            "@type": "Organization",
            "@id": address("#organization"),
            "url": address(""),
            "name": settings.site_name,
        },
    )


def tests_catalog(catalog: Catalog, address: Address) -> Node:
    """The assessment families as terms of one set."""
    return _graph(
        {
            "@type": "DefinedTermSet",
            "@id": address("tests/#families"),
            "url": address("tests/"),
            "name": "Assessment families",
            "hasDefinedTerm": [{"@id": address(f"tests/#{family}")} for family in catalog.families],
        },
        *(
            {**_term(family, address), "description": family.measures}
            for family in catalog.families.values()
        ),
    )


def guide(
    view: GuideView,
    skills: Sequence[str],
    settings: Settings,
    address: Address,
    image: str,
) -> Node:
    """A guide: the article, where it stands, the role it is about, the occupation it is mapped to.

    `image` is the address of its preview, or empty.
    """
    role = view.role
    page = address(addresses.page(role.id))
    families = [f.family for f in view.families]
    mentions = [f"{page}#occupation"] if view.wages else []
    mentions += [address(f"tests/#{family.id}") for family in families]
    article: Node = {
        "@type": "Article",
        "@id": f"{page}#article",
        "url": page,
        "headline": view.headline,
        "description": role.summary,
        "inLanguage": "en",
        "dateModified": role.updated.isoformat(),
        "timeRequired": f"PT{view.reading_minutes}M",
        "author": {"@type": "Organization", "name": role.owner},
        "publisher": {
            "@type": "Organization",
            "@id": address("#organization"),
            "name": settings.site_name,
        },
        "isPartOf": {"@id": address("#website")},
        "license": json_pages.LICENSE,
        "about": {"@id": f"{page}#role"},
        "mentions": [{"@id": other} for other in mentions],
        "citation": [
            {"@type": "CreativeWork", "name": reference.title}
            | ({"url": reference.url} if reference.url else {})
            for reference, _ in view.sources
        ],
    }
    if image:
        article["image"] = image
    nodes = [article, _breadcrumbs(role, view.place, address), _role(role, skills, page)]
    if view.needed:
        nodes[-1]["skills"] = [_skill(need, address) for need in view.needed]
    if view.wages:
        official = _official(role.occupation, view.wages, page)
        nodes.append(official | _entry(view.glance))
    return _graph(*nodes, *(_term(family, address) for family in families))


def _breadcrumbs(role: Role, place: tuple[str, str], address: Address) -> Node:
    steps = [
        ("Roles", address("roles/")),
        (place[0], address(place[1])),
        (role.title, address(addresses.page(role.id))),
    ]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": item}
            for number, (name, item) in enumerate(steps, 1)
        ],
    }


def _role(role: Role, skills: Sequence[str], page: str) -> Node:
    pay = role.compensation
    distribution = {
        "@type": "MonetaryAmountDistribution",
        "name": f"{_PAY[pay.basis]}, {pay.as_of}",
        "currency": pay.currency,
        "duration": "P1Y",
        "median": pay.median,
    }
    salary: Node | list[Node]
    if pay.basis == "wages":
        salary = distribution | {"percentile25": pay.low, "percentile75": pay.high}
    else:
        ends = {
            "@type": "MonetaryAmount",
            "name": f"Typical range a year, {pay.as_of}",
            "currency": pay.currency,
            "minValue": pay.low,
            "maxValue": pay.high,
        }
        salary = [ends, distribution]
    node: Node = {
        "@type": "Occupation",
        "@id": f"{page}#role",
        "name": role.title,
        "description": role.summary,
        "mainEntityOfPage": page,
        "occupationLocation": {"@type": "AdministrativeArea", "name": pay.geography},
        "occupationalCategory": _code(role.occupation),
        "estimatedSalary": salary,
    }
    if role.also_called:
        node["alternateName"] = role.also_called
    if skills:
        node["skills"] = skills
    return node


def _skill(need: Needed, address: Address) -> Node:
    here = address(addresses.skill(need.skill.id))
    return {
        "@type": "DefinedTerm",
        "@id": here,
        "url": here,
        "name": need.skill.name,
        "description": f"Level {need.level.number} of 4, {need.level.name}: {need.reason}",
    }


def _official(occupation: Occupation, wages: OfficialWages, page: str) -> Node:
    row = wages.row
    reference = wages.reference
    percentiles = {
        _NAMES[name]: value
        for name in PERCENTILES
        if (value := getattr(row, name)) is not None and name not in row.capped
    }
    return {
        "@type": "Occupation",
        "@id": f"{page}#occupation",
        "name": occupation.title,
        "occupationLocation": {"@type": "Country", "name": wages.geography},
        "occupationalCategory": _code(occupation),
        "estimatedSalary": {
            "@type": "MonetaryAmountDistribution",
            "name": reference.title if reference else f"Official wages, {wages.release}",
            "currency": wages.currency,
            "duration": "P1Y",
            **percentiles,
        },
    }


def _entry(glance: Glance | None) -> Node:
    """What people need to enter the occupation; "None" is a requirement, too: that of nothing."""
    entry = glance.data.get("entry", {}) if glance else {}
    found: Node = {}
    if entry.get("education"):
        found["educationRequirements"] = {
            "@type": "EducationalOccupationalCredential",
            "credentialCategory": entry["education"],
        }
    if entry.get("experience"):
        found["experienceRequirements"] = entry["experience"]
    return found


def _code(occupation: Occupation) -> Node:
    return {
        "@type": "CategoryCode",
        "codeValue": occupation.soc,
        "name": occupation.title,
        "inCodeSet": {"@type": "CategoryCodeSet", "name": occupation.taxonomy},
    }


def _term(family: Family, address: Address) -> Node:
    here = address(f"tests/#{family.id}")
    return {
        "@type": "DefinedTerm",
        "@id": here,
        "url": here,
        "name": family.name,
        "inDefinedTermSet": {"@id": address("tests/#families")},
    }
