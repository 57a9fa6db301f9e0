"""One list of sources in APA style: its order, and what tells its works apart in the text.

Letters, initials and further names depend on what else is listed, so every list has its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product
from string import ascii_lowercase
from typing import Any

from careerguide.content import apa
from careerguide.content.alphabet import folded
from careerguide.content.model import Reference

__all__ = ["listed", "place"]

_ARTICLE = re.compile(r"^(?:an?|the) ")
_LETTERS = [*ascii_lowercase, *map("".join, product(ascii_lowercase, repeat=2))]


def place(
    csl: Mapping[str, Any],
) -> tuple[tuple[tuple[str, str], ...], tuple[int, ...], str]:
    """Where a work stands in a list: by its authors, then its date, then its title.

    Letter by letter; one author before several, no date before a date, a year before a day in it.
    """
    title = _letters(_ARTICLE.sub("", folded(str(csl["title"]))))
    authors = tuple(map(_author, csl.get("author", ()))) or ((title, ""),)
    return authors, tuple(apa.date_parts(csl.get("issued"))), title


def _author(name: Mapping[str, str]) -> tuple[str, str]:
    words = folded(apa.surname(name))
    return _letters(_ARTICLE.sub("", words) if "literal" in name else words), apa.initials(name)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def listed(references: Iterable[Reference]) -> dict[str, Reference]:
    """`references` by key in the order of their list, with the names and letters that it needs."""
    found = sorted(references, key=lambda reference: reference.place)
    names = _named({r.key: r for r in found})
    works: dict[tuple[str, str], list[str]] = {}
    for reference in found:
        works.setdefault((names[reference.key], reference.year), []).append(reference.key)
    letters = {
        key: letter
        for same in works.values()
        if len(same) > 1
        for key, letter in zip(same, _LETTERS, strict=False)
    }
    return {
        r.key: r
        if names[r.key] == r.names and r.key not in letters
        else _told(r, names[r.key], letters.get(r.key, ""))
        for r in found
    }


@lru_cache(maxsize=4096)
def _told(reference: Reference, names: str, letter: str) -> Reference:
    """`reference` with what tells it apart in its list."""
    if names != reference.names:
        reference = replace(reference, names=names)
    if not letter:
        return reference
    year = apa.year(reference.csl, letter)
    return replace(reference, year=year, apa=apa.entry(reference.csl, letter))


def _named(references: Mapping[str, Reference]) -> dict[str, str]:
    """What the text calls the authors of each, with as many names as tell their teams apart."""
    teams = _teams(references.values())
    names = {key: apa.in_text_names(team) for key, team in teams.items()}
    alike: dict[tuple[str, str], list[str]] = {}
    for key, name in names.items():
        alike.setdefault((name, references[key].year), []).append(key)
    for keys in alike.values():
        for key in keys if len(keys) > 1 else ():
            others = {teams[other] for other in keys} - {teams[key]}
            shared = max((_shared(teams[key], other) for other in others), default=0)
            names[key] = apa.in_text_names(teams[key], shared + 1)
    return names


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many names both begin with."""
    unlike = (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(unlike, min(len(one), len(other)))


def _teams(references: Iterable[Reference]) -> dict[str, tuple[str, ...]]:
    """Authors as the text names them: the first with initials where another has the surname."""
    initials: dict[str, set[str]] = {}
    for reference in references:
        if reference.authors:
            (_, own), *_ = reference.place[0]
            initials.setdefault(reference.authors[0], set()).add(own)
    several = {name for name, found in initials.items() if not _one_person(found)}
    teams = {}
    for reference in references:
        first, *rest = reference.authors or (reference.title,)
        if first in several:
            first = f"{apa.initials(reference.csl['author'][0])} {first}".lstrip()
        teams[reference.key] = (first, *rest)
    return teams


def _one_person(initials: set[str]) -> bool:
    """Whether these may be the initials of one person, written with more or fewer of them."""
    longest = max(initials, key=len)
    return all(longest.startswith(some) for some in initials)
