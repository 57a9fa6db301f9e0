"""What the browser's scoring needs of the catalog, and the published formats of its documents.

Files apart, because a guide needs the first and one role only. `scoring/reference.json` holds the
families and quizzes; it belongs to the scripts, whose folder it is in, so that no page scores by
another version's norms. `scoring/roles.json` holds the roles with their weights, which are content.
Together they are what `scoring.api` calls REFERENCE. `scoring/skills.json` holds the statements of
the skills, by their ids, and `scoring/needs.json` the level that each role needs in its skills.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from careerguide.content import practice_versions
from careerguide.content.calibration import earlier_norms, norms_of, road
from careerguide.content.fields import POINTS
from careerguide.content.model import Catalog, Family, Norms
from careerguide.content.practice_form import for_scoring
from careerguide.content.skill_model import Skill
from careerguide.views import function_sources, known_results, quiz_data, role_weights
from scoring.readiness import Availability
from scoring.self_rating import LEVELS, statement_id

__all__ = [
    "assets",
    "available",
    "files",
    "practice_norms",
    "reference",
    "skill_levels",
]

_FORMATS = Path(__file__).resolve().parents[2] / "scoring" / "formats"


def available(catalog: Catalog, family: Family) -> Availability:
    """What of `family` can be taken today: a practice set with norms gives a score too."""
    state = road(catalog, family.id).state if family.id in catalog.practice else "practice"
    if "live" in (family.status, state):
        return "full"
    if state == "preview" or (family.status == "preview" and family.sample):
        return "sample"
    return "none"


def reference(catalog: Catalog) -> dict[str, Any]:
    """The families, and every version of the quizzes with the norms it is scored by."""
    return {
        "families": [
            {
                "id": family.id,
                "half_life_months": family.half_life_months,
                "full_sd": family.full_sd,
                "available": available(catalog, family),
            }
            for family in catalog.families.values()
        ],
        "earlier": [
            {"id": family.id, "half_life_months": was.half_life_months, "full_sd": was.full_sd}
            for family in catalog.families.values()
            for was in family.earlier
        ],
        "quizzes": [quiz_data.of_version(version) for version in catalog.versions],
        "practice": [
            norms for family in catalog.practice for norms in _practice_norms(catalog, family)
        ],
    }


def _practice_norms(catalog: Catalog, family: str) -> Iterator[dict[str, Any]]:
    """Those of today's set first; an earlier version's score what was taken then."""
    if now := practice_norms(catalog, family):
        yield now
    practice = catalog.practice[family]
    for norms, its in earlier_norms(catalog, practice):
        if its.state != "practice":
            kept = catalog.kept_sets[practice.id, norms.quiz_version]
            yield _scored_by(kept, norms, its.state, [])


def practice_norms(catalog: Catalog, family: str) -> dict[str, Any] | None:
    """What first attempts at the set of `family` are scored by; None before its gates are open."""
    practice = catalog.practice[family]
    norms, state = norms_of(catalog, practice), road(catalog, family).state
    if norms is None or state == "practice":
        return None
    earlier = practice_versions.earlier(catalog, practice)
    return _scored_by(for_scoring(practice), norms, state, earlier)


def _scored_by(
    practiced: Mapping[str, Any], norms: Norms, state: str, earlier: Iterable[str]
) -> dict[str, Any]:
    [step] = norms.steps
    norm = step.traits[POINTS]
    return {
        "set": practiced,
        "norms": {"id": norms.id, "version": norms.version},
        "kind": "full" if state == "live" else "sample",
        "norm": {"reliability": norm.reliability, "counts": list(norm.smoothed)},
        "earlier": list(earlier),
    }


def assets(catalog: Catalog) -> dict[str, bytes]:
    """Path and content of the files that belong to the scripts."""
    files = {
        "scoring/reference.json": reference(catalog),
        "scoring/functions.json": function_sources.of_all(),
        "scoring/known.json": known_results.known_of_all(catalog),
    }
    return {path: f"{_compact(content)}\n".encode() for path, content in files.items()}


def files(catalog: Catalog) -> Iterator[tuple[str, Iterable[str]]]:
    """Path in the site and content, in pieces: roles, skills, and each format's JSON Schema."""
    yield "scoring/roles.json", _roles(catalog)
    skills = [skill_levels(skill) for skill in catalog.skills.values()]
    yield "scoring/skills.json", [f"{_compact({'skills': skills})}\n"]
    yield "scoring/needs.json", _needs(catalog)
    for schema in sorted(_FORMATS.glob("*.schema.json")):
        yield f"schemas/{schema.name}", [schema.read_text(encoding="utf-8")]


def _roles(catalog: Catalog) -> Iterator[str]:
    """One role a line."""
    yield '{"roles":['
    for number, one in enumerate(catalog.roles.values()):
        yield f"{',' if number else ''}\n{_compact(role_weights.of(one, catalog))}"
    yield "\n]}\n"


def skill_levels(skill: Skill) -> dict[str, Any]:
    """A skill by the ids of its statements, what `scoring.api` calls SKILL."""
    return {
        "id": skill.id,
        "name": skill.name,
        "levels": [
            [statement_id(skill.id, level, statement) for statement in skill.levels[level]]
            for level in LEVELS
        ],
    }


def _needs(catalog: Catalog) -> Iterator[str]:
    """One role a line."""
    yield '{"needs":{'
    needed = [(role.id, role.skills) for role in catalog.roles.values() if role.skills]
    for number, (role, skills) in enumerate(needed):
        levels = {need.skill: LEVELS.index(need.level) + 1 for need in skills}
        yield f"{',' if number else ''}\n{_compact(role)}:{_compact(levels)}"
    yield "\n}}\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
