"""How machines are told where something is: in full where the site's own address is known."""

from __future__ import annotations

from collections.abc import Callable

from careerguide.project.settings import Settings

__all__ = [
    "FEED",
    "LLMS",
    "ROLES",
    "Address",
    "below",
    "chains",
    "hiring",
    "image",
    "kit",
    "page",
    "skill",
    "twin",
]

Address = Callable[[str], str]
"""Path in the site -> the address to print, e.g. `tests/#communication`."""

FEED = "feed.xml"
LLMS = "llms.txt"
ROLES = "roles.json"


def below(settings: Settings, base: str = "") -> Address:
    """Absolute addresses where `site_url` is set, else relative ones; `base` leads to the root."""
    root = settings.site_url or base

    def address(path: str) -> str:
        return f"{root}{path}" or "./"

    return address


def page(role_id: str) -> str:
    return f"roles/{role_id}/"


def skill(skill_id: str) -> str:
    return f"skills/{skill_id}/"


def kit(role_id: str) -> str:
    """Page of the role's kit for candidates."""
    return f"roles/{role_id}/kit/"


def hiring(role_id: str) -> str:
    """Page of the role's kit for recruiters."""
    return f"roles/{role_id}/hiring/"


def twin(role_id: str) -> str:
    return f"roles/{role_id}/index.json"


def chains(page: str) -> str:
    """How the figures of `page`, e.g. `roles/x/`, come about."""
    return f"{page}numbers.json"


def image(role_id: str) -> str:
    """Preview image of a guide; of the site as a whole with an empty id."""
    return f"roles/{role_id}/preview.png" if role_id else "preview.png"
