"""The weights of a role, as the scoring asks for them and as its page hands them to its scripts."""

from __future__ import annotations

from typing import Any

from careerguide.content.model import Catalog, Role

__all__ = ["for_page", "of"]


def of(role: Role, catalog: Catalog) -> dict[str, Any]:
    """A role's weights, by family and by trait."""
    personality = role.personality or catalog.personality
    return {
        "id": role.id,
        "title": role.title,
        "weights": {item.family: item.weight for item in role.relevance},
        "personality": dict(personality.weights),
    }


def for_page(role: Role, catalog: Catalog) -> dict[str, Any]:
    """What the readiness on the guide of `role` needs: the role's weights, the families' names."""
    return {
        "role": of(role, catalog),
        "families": {
            item.family: catalog.families[item.family].short_name for item in role.relevance
        },
    }
