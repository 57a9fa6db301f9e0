"""The guide as data: `roles/<id>/index.json` beside its page, and in short in `roles.json`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from careerguide.content.kit_model import Kit
from careerguide.content.model import Catalog, Role
from careerguide.content.wage_tables import PERCENTILES
from careerguide.formats import addresses, plain
from careerguide.formats.addresses import Address
from careerguide.project.settings import Settings
from careerguide.views import at_a_glance, role_lists
from careerguide.views.at_a_glance import Glance
from careerguide.views.guide_view import GuideView
from careerguide.views.official_wages import OfficialWages
from careerguide.views.pay_abroad import AbroadPay
from careerguide.views.skill_views import Needed

__all__ = ["FORMAT", "LICENSE", "facts", "guide", "listing", "roles"]

FORMAT = 1
"""Raised when a key changes its meaning or goes away."""
LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def guide(view: GuideView, skills: Sequence[str], address: Address) -> dict[str, Any]:
    """Everything the page of a guide says in numbers and names; None where nothing is published."""
    role = view.role
    return {
        "format": FORMAT,
        "id": role.id,
        "url": address(addresses.page(role.id)),
        "license": LICENSE,
        "title": role.title,
        "headline": view.headline,
        "summary": role.summary,
        "also_called": role.also_called,
        "group": role.group,
        "owner": role.owner,
        "updated": role.updated.isoformat(),
        "review_by": role.review_by.isoformat(),
        "reviewed_by": _reviewer(role),
        "reading_minutes": view.reading_minutes,
        "pay": {**_pay(role), "line": view.pay_line, "note": role.compensation.note},
        "occupation": _occupation(role),
        "wages": _wages(view.wages),
        "facts": facts(view.glance),
        "abroad": [_abroad(pay) for pay in view.abroad],
        "relevance_basis": role.relevance_basis,
        "relevance": [
            {
                "family": f.family.id,
                "name": f.family.name,
                "status": f.family.status,
                "weight": f.weight,
                "reason": f.reason,
            }
            for f in view.families
        ],
        "assessments": [
            {"title": a.title, "family": a.family.id} for a in view.assessments
        ],
        "sections": [
            {
                "id": section.id,
                "title": plain.text(section.title),
                "text": view.section_words[section.id].text,
            }
            for section in view.sections
        ],
        "skills": skills,
        "skill_levels": _skill_levels(view.needed, address),
        "kit": _kit(role, view.kit, address),
        "sources": [
            {"key": reference.key, "entry": plain.text(apa), "url": reference.url or None}
            for reference, apa in view.sources
        ],
        "related": [other.id for other in view.related],
        "changes": [
            {
                "date": change.date.isoformat(),
                "kind": change.kind,
                "text": change.text,
                "before": change.before,
                "after": change.after,
            }
            for change, _, _ in view.changes
        ],
    }


def _reviewer(role: Role) -> dict[str, str] | None:
    """Who does the job and has read the guide."""
    who = role.reviewed_by
    if who is None:
        return None
    return {"name": who.name, "role": who.role, "date": who.date.isoformat()}


def _skill_levels(needed: Iterable[Needed], address: Address) -> list[dict[str, Any]]:
    return [
        {
            "skill": need.skill.id,
            "name": need.skill.name,
            "url": address(addresses.skill(need.skill.id)),
            "level": need.level.name,
            "level_number": need.level.number,
            "reason": need.reason,
        }
        for need in needed
    ]


def _kit(role: Role, kit: Kit | None, address: Address) -> dict[str, Any] | None:
    """What the guide shows of the kit, and where the rest is."""
    if kit is None:
        return None
    return {
        "for_candidates": address(addresses.kit(role.id)),
        "for_recruiters": address(addresses.hiring(role.id)),
        "levels": [{"titles": step.titles, "scope": step.scope} for step in kit.levels],
        "weeks": [
            {"skill": week.skill, "level": week.to, "result": week.result} for week in kit.plan
        ],
        "routes": {
            "with_degree": kit.routes.with_degree,
            "without_degree": kit.routes.without_degree,
            "from_a_job": kit.routes.from_a_job,
        },
        "first_titles": kit.routes.first_titles,
        "search_terms": kit.routes.search_terms,
        "fit": {"enjoy": kit.fit.enjoy, "avoid": kit.fit.avoid},
        "conditions": [{"topic": one.topic, "text": one.text} for one in kit.conditions],
        "interview": [question.question for question in kit.interview],
    }


def _pay(role: Role) -> dict[str, Any]:
    pay = role.compensation
    return {
        "currency": pay.currency,
        "period": pay.period,
        "basis": pay.basis,
        "geography": pay.geography,
        "as_of": pay.as_of,
        "low": pay.low,
        "median": pay.median,
        "high": pay.high,
        "sources": pay.sources,
    }


def _occupation(role: Role) -> dict[str, Any]:
    occupation = role.occupation
    return {
        "taxonomy": occupation.taxonomy,
        "soc": occupation.soc,
        "onet": occupation.onet,
        "title": occupation.title,
        "match": occupation.match,
        "confidence": occupation.confidence,
        "reason": occupation.reason,
        "considered": [
            {"soc": other.soc, "title": other.title, "reason": other.reason}
            for other in occupation.considered
        ],
    }


def _wages(wages: OfficialWages | None) -> dict[str, Any] | None:
    """Official wages a year; a metro's factor is to the national median."""
    if wages is None:
        return None
    national = wages.row
    regional = wages.regional
    return {
        "release": wages.release,
        "currency": wages.currency,
        "source": wages.reference.key if wages.reference else None,
        "national": {
            **{name: getattr(national, name) for name in PERCENTILES},
            "or_more": national.capped,
        },
        "interior_to_coast_percent": None
        if regional is None
        else regional.percent * (-1 if regional.word == "below" else 1),
        "metros": [
            {
                "area": row.area,
                "median": row.median,
                "factor": None if factor is None else round(factor, 2),
                "p25": row.p25,
                "p75": row.p75,
                "employment": row.employment,
            }
            for row, factor in ((metro.row, metro.factor) for metro in wages.metros)
        ],
    }


def facts(glance: Glance | None) -> dict[str, Any] | None:
    """What official sources say of the occupation besides wages, and where each is from."""
    if glance is None:
        return None
    sources = [{"key": key, "release": release} for key, release in glance.references]
    return {**glance.data, "sources": sources}


def _abroad(pay: AbroadPay) -> dict[str, Any]:
    """Pay in another country, in its currency; the match is the editors' judgment."""
    return {
        "country": pay.country,
        "occupation": {"taxonomy": pay.taxonomy, "code": pay.code, "title": pay.title},
        "currency": pay.currency,
        "median_year": pay.year,
        "times_median_of_all": pay.ratio,
        "counts": pay.counts,
        "release": pay.release,
        "source": pay.reference,
    }


def listing(
    role: Role, skills: Sequence[str], address: Address, catalog: Catalog
) -> dict[str, Any]:
    """One role in `roles.json`: what a list, a filter or a comparison needs."""
    return {
        "id": role.id,
        "url": address(addresses.page(role.id)),
        "data": address(addresses.twin(role.id)),
        "title": role.title,
        "also_called": role.also_called,
        "group": role.group,
        "summary": role.summary,
        "updated": role.updated.isoformat(),
        "pay": _pay(role),
        "occupation": {
            "soc": role.occupation.soc,
            "title": role.occupation.title,
            "match": role.occupation.match,
            "confidence": role.occupation.confidence,
        },
        "facts": facts(at_a_glance.of(role.occupation, catalog)),
        "official_median_wage": role_lists.official_median(role, catalog) or None,
        "relevance_basis": role.relevance_basis,
        "relevance": {item.family: item.weight for item in role.relevance},
        "skills": skills,
        "skill_levels": {need.skill: need.level for need in role.skills},
    }


def roles(
    catalog: Catalog, skills: Mapping[str, Sequence[str]], settings: Settings
) -> Iterator[str]:
    """`roles.json` in pieces: the families, then one role a line."""
    address = addresses.below(settings)
    head = {
        "format": FORMAT,
        "site": settings.site_name,
        "url": address(""),
        "license": LICENSE,
        "families": [
            {
                "id": family.id,
                "name": family.name,
                "short_name": family.short_name,
                "status": family.status,
                "status_since": family.status_since.isoformat(),
                "half_life_months": family.half_life_months,
                "url": address(f"tests/#{family.id}"),
            }
            for family in catalog.families.values()
        ],
    }
    yield plain.compact(head).removesuffix("}") + ',"roles":['
    yield from _joined(
        plain.compact(listing(role, skills[role.id], address, catalog))
        for role in catalog.roles.values()
    )
    yield "\n]}\n"


def _joined(items: Iterable[str]) -> Iterator[str]:
    for number, item in enumerate(items):
        yield f"{',' if number else ''}\n{item}"
