"""What the role index and the search box look in where one list would hold too many roles.

`roles/catalog.json` holds all but skills, a column for each kind of value, the rows by title.
Skills are sentences and would outweigh all the rest: their words stand apart by first letter
in `roles/skills/<letter>.json`, of which a search fetches those that its own words begin with.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import sub
from typing import Any

from careerguide.content.model import Catalog, Role
from careerguide.content.soc import major_group
from careerguide.formats import plain
from careerguide.markdown.slugs import role_id
from careerguide.views import role_lists

__all__ = ["CATALOG", "FORMAT", "columns", "files", "skill_words"]

CATALOG = "roles/catalog.json"
FORMAT = 1
_WORD = re.compile(r"(?:[^\W_]|[#+])+")
_OTHER = "_"
"""Stands for every first letter beyond a to z."""


def files(
    catalog: Catalog, skills: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, Iterable[str]]]:
    """Path and content, in pieces, of each file; none where one list holds all roles."""
    if not role_lists.is_long(catalog):
        return
    roles = role_lists.by_title(catalog)
    words = skill_words(skills[role.id] for role in roles)
    yield CATALOG, [plain.compact(columns(roles, catalog) | {"skills": "".join(words)}) + "\n"]
    for letter, rows in words.items():
        yield f"roles/skills/{letter}.json", [plain.compact(rows) + "\n"]


def columns(roles: Sequence[Role], catalog: Catalog) -> dict[str, Any]:
    """The catalog of `roles`, in their order."""
    groups = sorted({role.group for role in roles})
    officials = sorted({role_lists.official(role) for role in roles})
    line = {official: place for place, official in enumerate(officials)}
    number = {group: place for place, group in enumerate(groups)}
    weights = [{item.family: round(100 * item.weight) for item in r.relevance} for r in roles]
    return {
        "format": FORMAT,
        "groups": groups,
        "officials": officials,
        "families": {family.id: family.short_name for family in catalog.families.values()},
        "title": [role.title for role in roles],
        "also": [role.also_called for role in roles],
        "id": [0 if role.id == role_id(role.title) else role.id for role in roles],
        "group": [number[role.group] for role in roles],
        "official": [line[role_lists.official(role)] for role in roles],
        "occupation": [int(major_group(role.occupation.soc)[0]) for role in roles],
        "median": [_median(role, catalog) for role in roles],
        "currency": catalog.wages.currency,
        "weights": {
            family: [of_role.get(family, 0) for of_role in weights] for family in catalog.families
        },
    }


def _median(role: Role, catalog: Catalog) -> int | str:
    """The official median wage; without one, the words to show."""
    return role_lists.official_median(role, catalog) or "not published"


def skill_words(skills: Iterable[Sequence[str]]) -> dict[str, dict[str, list[int]]]:
    """First letter -> word -> the rows whose skills have it: the first, then steps to the next."""
    rows: defaultdict[str, list[int]] = defaultdict(list)
    for row, named in enumerate(skills):
        for word in set(_words(" ".join(named))):
            rows[word].append(row)
    found: dict[str, dict[str, list[int]]] = {}
    for word in sorted(rows):
        letter = word[0] if "a" <= word[0] <= "z" else _OTHER
        first, *later = rows[word]
        found.setdefault(letter, {})[word] = [first, *map(sub, later, rows[word])]
    return found


def _words(text: str) -> list[str]:
    """The words of `text` as `overrides/components/search/words.js` makes them of a question."""
    if not text.isascii():
        parts = unicodedata.normalize("NFKD", text)
        text = "".join(c for c in parts if not unicodedata.category(c).startswith("M"))
    return _WORD.findall(text.lower())
