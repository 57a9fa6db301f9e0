"""What the browser's scoring needs of the catalog, and the published formats of its documents.

Two files, because a guide needs the first and one role only. `scoring/reference.json` holds the
families and quizzes; it belongs to the scripts, whose folder it is in, so that no page scores by
another version's norms. `scoring/roles.json` holds the roles with their weights, which are content.
Together they are what `scoring.api` calls REFERENCE.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from careerguide.content.model import Catalog, Family, Role
from careerguide.views import quiz_data
from scoring.readiness import Availability

__all__ = ["assets", "available", "files", "reference", "role"]

_FORMATS = Path(__file__).resolve().parents[2] / "scoring" / "formats"


def available(family: Family) -> Availability:
    """What of `family` can be taken today."""
    if family.status == "live":
        return "full"
    return "sample" if family.status == "preview" and family.sample else "none"


def reference(catalog: Catalog) -> dict[str, Any]:
    """The families, and every version of the quizzes with the norms it is scored by."""
    return {
        "families": [
            {
                "id": family.id,
                "half_life_months": family.half_life_months,
                "full_sd": family.full_sd,
                "available": available(family),
            }
            for family in catalog.families.values()
        ],
        "earlier": [
            {"id": family.id, "half_life_months": was.half_life_months, "full_sd": was.full_sd}
            for family in catalog.families.values()
            for was in family.earlier
        ],
        "quizzes": [quiz_data.of_version(version) for version in catalog.versions],
    }


def role(role: Role, catalog: Catalog) -> dict[str, Any]:
    """A role's weights, by family and by trait."""
    personality = role.personality or catalog.personality
    return {
        "id": role.id,
        "title": role.title,
        "weights": {item.family: item.weight for item in role.relevance},
        "personality": dict(personality.weights),
    }


def assets(catalog: Catalog) -> dict[str, bytes]:
    """Path and content of the file that belongs to the scripts."""
    return {"scoring/reference.json": f"{_compact(reference(catalog))}\n".encode()}


def files(catalog: Catalog) -> Iterator[tuple[str, Iterable[str]]]:
    """Path in the site and content, in pieces: the roles, and each format's JSON Schema."""
    yield "scoring/roles.json", _roles(catalog)
    for schema in sorted(_FORMATS.glob("*.schema.json")):
        yield f"schemas/{schema.name}", [schema.read_text(encoding="utf-8")]


def _roles(catalog: Catalog) -> Iterator[str]:
    """One role a line."""
    yield '{"roles":['
    for number, one in enumerate(catalog.roles.values()):
        yield f"{',' if number else ''}\n{_compact(role(one, catalog))}"
    yield "\n]}\n"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
