"""Which official occupations a job title may belong to: ranked, with reasons, never decided.

Compares the title with the national titles of the wage table and with O*NET's alternate titles.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from math import fsum, log
from pathlib import Path
from typing import NamedTuple

from careerguide.content.site_model import SiteFacts
from careerguide.content.wage_records import WageRow
from scoring.lazy_dataclass import dataclass

__all__ = [
    "Candidate",
    "Title",
    "alternate_titles",
    "candidates",
    "group_of",
    "named",
    "titles_by_code",
]

_WORD = re.compile(r"\.net\b|[a-z0-9+#*]+")
_SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with")
)
_NEW_TOOLS = ("ai", "artificial", "intelligence", "ml", "machine", "learning", "era", "applied")
_LEVELS = ("associate", "chief", "executive", "head", "i", "ii", "iii", "junior", "lead")
_HIGHER_LEVELS = ("principal", "senior", "staff")
_LIGHT = frozenset((*_NEW_TOOLS, *_LEVELS, *_HIGHER_LEVELS))
"""Words that say how new the tools are or how far up somebody is, hardly what they do."""
_LIGHT_WEIGHT = 0.2
_WRITTEN_OUT = {
    "c#": ".net",  # no title names the language, several name what it is written for
    "bi": "business intelligence",
    "hr": "human resources",
    "it": "information technology",
    "ml": "machine learning",
    "qa": "quality assurance",
    "ux": "user experience",
}
_UNKNOWN_WEIGHT = 0.5
"""Of a word that no official title has: it cannot match, but it is missed."""
_OF_MANY_JOBS = 100
"""A word in the titles of so many occupations (engineer, analyst, manager) is no ground alone."""
_SAME = 0.999
_LEAST = 0.58
"""Candidates below this share of common weight are no candidates."""
_NATIONAL_BONUS = 0.02
_COUNT_BONUS = 0.005
_MOST_COUNTED = 6


class Title(NamedTuple):
    """An alternate title of O*NET and the code it stands under."""

    onet: str
    title: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Candidate:
    """An occupation of the wage table that the title may belong to."""

    soc: str
    onet: str
    title: str
    score: float
    """0 to 1; 1 where a title is the same word for word."""
    reason: str


def alternate_titles() -> list[Title]:
    """O*NET 27.0's alternate titles; U.S. Department of Labor, CC BY 4.0: onet-27-titles.md."""
    return [Title(code, title) for code, own in titles_by_code().items() for title in own]


def titles_by_code() -> dict[str, list[str]]:
    """The same titles by the code they stand under: the table is in the order of codes."""
    packed = Path(__file__).with_name("onet-27-titles.tsv.gz").read_bytes()
    # A row has a code, a title and two more cells; one split cuts all rows of a code, the last cell
    # of a row and the first of the next as one.
    rows = re.finditer(r"\n(\S+)\t(.*(?:\n\1\t.*)*)", gzip.decompress(packed).decode("utf-8"))
    return {same[1]: same[2].split("\t")[::3] for same in rows}


def candidates(
    wanted: str, national: Mapping[str, WageRow], alternates: Iterable[Title], most: int = 5
) -> list[Candidate]:
    """At most `most` occupations for the title `wanted`, best first; empty if nothing is near."""
    asked = _words(" ".join(_WRITTEN_OUT.get(word, word) for word in _WORD.findall(wanted.lower())))
    entries = [(soc, "", row.title) for soc, row in national.items()]
    onet_codes: dict[str, str] = {}
    for alternate in alternates:
        soc = _in_table(alternate.onet[:7], national)
        if soc:
            entries.append((soc, alternate.onet, alternate.title))
            onet_codes[soc] = min(onet_codes.get(soc, "99"), alternate.onet)
    words = [_words(title) for _, _, title in entries]
    spread = Counter(word for each in words for word in each)
    jobs: dict[str, set[str]] = {word: set() for word in asked}
    for (soc, _, _), each in zip(entries, words, strict=True):
        for word in asked & each:
            jobs[word].add(soc)
    vague = {word for word in asked if len(jobs[word]) >= _OF_MANY_JOBS}
    weights = {word: _weight(word, count, len(entries)) for word, count in spread.items()}
    weights |= {w: _weight(w, 0, len(entries)) for w in asked if w not in weights}
    whole = fsum(weights[word] for word in asked)
    best: dict[str, list[tuple[float, str, str]]] = {}
    for (soc, onet, title), each in zip(entries, words, strict=True):
        common = asked & each
        if not common or (common != asked and len(common) == 1 and common <= vague):
            continue
        shared = fsum(weights[word] for word in common)
        other = fsum(weights[word] for word in each)
        score = 2 * shared / (whole + other)
        if score >= _LEAST:
            best.setdefault(soc, []).append((score, onet, title))
    found = [_candidate(soc, hits, national[soc], onet_codes) for soc, hits in best.items()]
    return [c for _, c in sorted(found, key=lambda pair: (-pair[0], pair[1].soc))][:most]


def _in_table(soc: str, national: Mapping[str, WageRow]) -> str:
    """The code itself, or that of the broad occupation in its place in the table, or empty."""
    broad = f"{soc[:6]}0"
    return soc if soc in national else broad if broad in national else ""


def _words(title: str) -> frozenset[str]:
    """The words of a title that count, in the singular."""
    return frozenset(_singular(word) for word in _WORD.findall(title.lower()) if word not in _SMALL)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _weight(word: str, count: int, titles: int) -> float:
    """How much a word tells that `count` of the titles have: the rarer, the more."""
    told = log(titles / count) if count else _UNKNOWN_WEIGHT * log(titles)
    return _LIGHT_WEIGHT * told if word in _LIGHT else told


def _candidate(
    soc: str, hits: list[tuple[float, str, str]], row: WageRow, onet_codes: Mapping[str, str]
) -> tuple[float, Candidate]:
    """The occupation with its place in the order: nearness, and a little for several titles."""
    hits.sort(key=lambda hit: (-hit[0], hit[1] != "", hit[2]))
    score, onet, title = hits[0]
    exact = score > _SAME
    if onet:
        reason = f'O*NET 27.0 lists {"the very title" if exact else "the near title"} "{title}"'
        reason += f" under {onet}"
    else:
        reason = f"its official title is {'the same' if exact else 'near'}"
    others = _others(hits, [title, row.title])
    if others:
        reason += "; also " + " and ".join(f'"{name}"' for name in others[:2])
        reason += f" and {len(others) - 2} more" if len(others) > 2 else ""
    bonus = _COUNT_BONUS * min(len(others), _MOST_COUNTED) + (0 if onet else _NATIONAL_BONUS)
    found = Candidate(
        soc=soc,
        onet=onet or onet_codes.get(soc, f"{soc}.00"),
        title=row.title,
        score=score,
        reason=reason,
    )
    return score + bonus, found


def _others(hits: Iterable[tuple[float, str, str]], told: Iterable[str]) -> list[str]:
    """The near titles that are not told yet, plurals counted as one."""
    seen = {_words(title) for title in told}
    others = []
    for _, _, title in hits:
        words = _words(title)
        if words not in seen:
            seen.add(words)
            others.append(title)
    return others


def named(row: WageRow, national: Mapping[str, WageRow], alternates: Iterable[Title]) -> Candidate:
    """An occupation that an editor named and the look-up did not find."""
    codes = [a.onet for a in alternates if _in_table(a.onet[:7], national) == row.soc]
    return Candidate(
        soc=row.soc,
        onet=min(codes, default=f"{row.soc}.00"),
        title=row.title,
        score=0.0,
        reason="it was chosen by code; no title near the one asked for is listed under it",
    )


def group_of(soc: str, site: SiteFacts) -> str:
    """A first guess at the heading of the role index: that of the longest fitting beginning."""
    fitting = [start for start in site.group_of_occupation if soc.startswith(start)]
    return site.group_of_occupation[max(fitting, key=len)] if fitting else site.groups[0]
