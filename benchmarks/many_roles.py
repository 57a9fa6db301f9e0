"""Roles by the thousand in memory, with the entropy of real titles: those of O*NET.

`generate.py` writes whole guides, whose titles repeat each other beyond 830. What lists and search
weigh hangs on titles, other titles and skills, so here each role has its own.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

from careerguide.content import catalog
from careerguide.content.model import Catalog, Relevance, Role
from careerguide.editing import occupations
from careerguide.editing.drafts import wages_are_usable
from careerguide.markdown.slugs import role_id

ROOT = Path(__file__).resolve().parents[1]
Skills = dict[str, tuple[str, ...]]


def many_roles(count: int) -> tuple[Catalog, Skills]:
    """The project's content with `count` roles in place of its own, and the skills of each."""
    content, by_soc, names = _source()
    model = next(iter(content.roles.values()))
    words = _words()
    roles: dict[str, Role] = {}
    skills: Skills = {}
    for soc, place, title in names:
        name = role_id(title)
        if not name or name in roles:
            continue
        chance = random.Random(len(roles))
        others = [other for other in by_soc[soc][place + 1 : place + 4] if other != title]
        roles[name] = _role(model, content, name, title, soc, others, words, chance)
        skills[name] = tuple(_phrase(words, chance, 3, 8) for _ in range(6))
        if len(roles) == count:
            return replace(content, roles=roles), skills
    raise ValueError(f"there are {len(roles)} titles, not {count}")


@cache
def _source() -> tuple[Catalog, dict[str, list[str]], list[tuple[str, int, str]]]:
    """The content, titles by code, and every title with its code and place there, mixed."""
    content, _ = catalog.load(ROOT)
    by_soc: dict[str, list[str]] = {}
    for alternate in occupations.alternate_titles():
        soc = alternate.onet[:7]
        if len(alternate.title) <= 80 and wages_are_usable(content, soc):
            by_soc.setdefault(soc, []).append(alternate.title)
    names = [
        (soc, place, title) for soc, all_ in by_soc.items() for place, title in enumerate(all_)
    ]
    random.Random(0).shuffle(names)
    return content, by_soc, names


def _role(
    model: Role,
    content: Catalog,
    name: str,
    title: str,
    soc: str,
    others: list[str],
    words: list[str],
    chance: random.Random,
) -> Role:
    row = content.wages.national[soc]
    pay = replace(
        model.compensation,
        basis="wages",
        low=row.p25 or 0,
        median=row.median or 0,
        high=row.p75 or 0,
    )
    return replace(
        model,
        id=name,
        path=f"roles/{name}.md",
        title=title,
        summary=f"{_phrase(words, chance, 18, 24)[:159]}.",
        also_called=tuple(others),
        group=occupations.group_of(soc, content.site),
        compensation=pay,
        occupation=replace(model.occupation, soc=soc, title=row.title),
        relevance=tuple(
            Relevance(family=family, weight=chance.randint(20, 100) / 100, reason="By judgment.")
            for family in content.families
        ),
        related=(),
    )


@cache
def _words() -> list[str]:
    """The words of the published guides, as often as they are used."""
    text = " ".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "roles").glob("*.md"))
    )
    return re.findall(r"[a-z]{2,}", text.lower())


def _phrase(words: list[str], chance: random.Random, least: int, most: int) -> str:
    return " ".join(chance.choices(words, k=chance.randint(least, most))).capitalize()
