"""Blocks that look the same on every guide, such as a quiz with its key: a build keeps them.

Each takes as long as several guides, so an edit of one guide would spend most of its time on them.
"""

from __future__ import annotations

from collections.abc import Mapping

from careerguide.building.cache import records
from careerguide.pages import policy
from careerguide.pages.fill import SAME_ON_EVERY_GUIDE
from careerguide.pages.frame import Site

__all__ = ["load", "save"]

_FILE = "blocks.pickle"


def load(site: Site, common: str) -> Mapping[str, str]:
    """Those that were saved under the key `common` of all pages, by their name in `Site.memo`."""
    kept: Mapping[str, str] = records.load(site.places.cache / _FILE, common) or {}
    for name, html in kept.items():
        policy.sound(html, name, site.policy)
    return kept


def save(site: Site, common: str, known: Mapping[str, str]) -> None:
    """Keep those of `site.memo`, if there are more than the `known` ones."""
    made = {name: html for name, html in site.memo.items() if name.startswith(SAME_ON_EVERY_GUIDE)}
    if len(made) > len(known):
        records.save(site.places.cache / _FILE, common, made)
