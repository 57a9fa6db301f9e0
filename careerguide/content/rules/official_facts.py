"""Rules about what a guide's text says of growth, openings and education: it is what sources say.

A sentence is held to the tables when it cites one of them, names the Bureau or a projection, or
counts openings. Whatever cites another source is that source's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from careerguide.content.fact_records import ALL_JOBS, OccupationFacts, Projection
from careerguide.content.fact_tables import EDUCATION, GROUPS
from careerguide.content.rules.pay import cites_another, plain_figures
from careerguide.content.text import Guide
from careerguide.markdown.prose import Passage, Scan
from careerguide.rulebook.about_facts import FACTS_TEXT
from careerguide.yamlfile.problems import Found, shown

__all__ = ["text_agrees_with_facts"]

_SENTENCE = re.compile(r"\s(?<=[.!?]\s)\s*(?=[A-Z*_\[])")
_PERCENT = re.compile(r"(?<![0-9,.])([+−-]?[0-9]+(?:\.[0-9]+)?)(?:\s?%|\s(?:percent|per cent)\b)")
_OPENINGS = re.compile(
    r"(?<![0-9,.])([0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)( thousand| million)?"
    r"(?: (?!and\b|or\b)[a-z-]+){0,3} openings\b"
    r"|\bopenings\b[^.;0-9]{0,40}?\b([0-9]{1,3}(?:,[0-9]{3})+)( thousand| million)?\b",
    re.IGNORECASE,
)
_UNITS = {"": 1, " thousand": 1_000, " million": 1_000_000}
_GROWTH = re.compile(
    r"\b(?:grow\w*|growth|increas\w+|expand\w*|declin\w+|shrink\w*|fall\w*|decreas\w+|new jobs)\b",
    re.IGNORECASE,
)
_PROJECTED = re.compile(
    r"\bproject(?:ed|s|ions?)\b|\bBLS\b|\bBureau of Labor\b"
    r"|\b20[23][0-9]\s?(?:–|-|to)\s?(?:20)?[34][0-9]\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"\bentry[- ](?:level )?education\b|\btypical(?:ly)?\b", re.IGNORECASE)
_LEVELS = (
    ("no formal", EDUCATION[0]),
    ("high school", EDUCATION[1]),
    ("some college", EDUCATION[2]),
    ("nondegree", EDUCATION[3]),
    ("associate", EDUCATION[4]),
    ("bachelor", EDUCATION[5]),
    ("master", EDUCATION[6]),
    ("doctor", EDUCATION[7]),
)
"""How a text names a level -> the level."""
_LEVEL = re.compile(
    r"\b(no formal|high school|some college|nondegree|associate|bachelor|master|doctor)"
    r"(?:al)?(?:['’]s)?(?= (?:degree|diploma|credential|award|educational|or\b)|,|\.|$| \()",
    re.IGNORECASE,
)
_SHARES = ("%", "percent", "per cent")
_ENTRIES = ("entry", "typical")
_PEOPLE_WORDS = ("respondents", "people ")
_SHARES_OR_ENTRIES = (*_SHARES, *_ENTRIES)
_SHARES_OR_PEOPLE = (*_SHARES, *_PEOPLE_WORDS)
_WITH_FIGURES = ("openings", *_SHARES, *_PEOPLE_WORDS)
"""Without one of these or of `_ENTRIES` in small letters, a text states no fact: sought first, as
it is quick."""
_HELD = ("openings", "project", "bls", "bureau of labor", "20")
"""Without one of these, a text that cites no table is not held to any: all `_PROJECTED` has one."""
_PEOPLE = re.compile(r"\b([0-9]+) (?:respondents|people (?:asked|answered))\b")
_ROUNDED_FROM = 10_000
"""From here on, a text may round openings to whole thousands."""


def text_agrees_with_facts(guide: Guide) -> Iterator[Found]:
    """Growth, openings, entry education and respondents' answers in the text are the tables'."""
    facts, occupation = guide.catalog.facts, guide.values.get("occupation")
    if not facts.sources or occupation is None:
        return
    codes = [occupation.soc, *(other.soc for other in occupation.considered)]
    references = facts.references
    for passage in _stating(guide.scan):
        if passage.level == 2 and not passage.inside:
            continue  # the heading of a section
        cited = {key for key in references if f"@{key}" in passage.source}
        for written, what, expected in _wrong(passage, codes, occupation.onet, facts, cited):
            if not cites_another(passage, written, references):
                yield Found(
                    rule=FACTS_TEXT,
                    field="text",
                    what=f"says {shown(written)} {what}",
                    expected=expected,
                    do="correct it, or cite the other source behind it",
                    line=passage.line_of(written),
                )


def _stating(scan: Scan) -> Iterator[Passage]:
    """The passages that may state a fact; without a digit, they state but the education."""
    numbered = set(map(id, scan.numbered))
    for passage in scan.passages:
        small = passage.words.lower()
        if _has(small, _ENTRIES) or (id(passage) in numbered and _has(small, _WITH_FIGURES)):
            yield passage


def _wrong(
    passage: Passage,
    codes: list[str],
    onet: str,
    facts: OccupationFacts,
    cited: set[str],
) -> Iterator[tuple[str, str, str]]:
    """What a passage says that no table says: its words, what of, what the tables have."""
    source = facts.sources.get("respondents")
    asked = source is not None and source.reference in cited
    projected = _of_projections(cited, facts)
    words = plain_figures(passage.words)
    if not (projected or asked or _has(words.casefold(), _HELD)):
        return
    tables = _tables(cited, facts)
    rows = [row for table in tables for code in codes if (row := table.get(code)) is not None]
    every = [row for table in tables if (row := table.get(ALL_JOBS)) is not None]
    for sentence in _SENTENCE.split(words):
        small = sentence.lower()
        if "openings" in small:
            yield from _openings(sentence, rows)
        if _has(small, _SHARES_OR_ENTRIES) and (projected or _PROJECTED.search(sentence)):
            yield from _growth(sentence, rows, every)
            yield from _education(sentence, rows)
        if asked and _has(small, _SHARES_OR_PEOPLE):
            yield from _answers(sentence, onet, facts)


def _has(text: str, words: tuple[str, ...]) -> bool:
    for word in words:  # noqa: SIM110 - a generator would take twice as long
        if word in text:
            return True
    return False


_PROJECTIONS = ("projections", "earlier_projections")


def _tables(cited: set[str], facts: OccupationFacts) -> list[Mapping[str, Projection]]:
    """The releases that a passage cites, or all where it cites none: both have figures for most
    occupations, and those of one are wrong under the other's name."""
    named = [
        name
        for name in _PROJECTIONS
        if name in facts.sources and facts.sources[name].reference in cited
    ]
    return [getattr(facts, name) for name in named or _PROJECTIONS]


def _of_projections(cited: set[str], facts: OccupationFacts) -> bool:
    return any(
        name in facts.sources and facts.sources[name].reference in cited for name in _PROJECTIONS
    )


def _openings(sentence: str, rows: list[Projection]) -> Iterator[tuple[str, str, str]]:
    known = {row.openings for row in rows if row.openings is not None}
    if not known:
        return
    for found in _OPENINGS.finditer(sentence):
        digits, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
        number = round(float(digits.replace(",", "")) * _UNITS[unit or ""])
        rounded = {round(one, -3) for one in known if one >= _ROUNDED_FROM}
        if number not in known | rounded:
            expected = " or ".join(
                f"{one:,}" for one in dict.fromkeys(r.openings for r in rows) if one
            )
            yield digits + (unit or ""), "openings, which the projections do not", expected


def _growth(
    sentence: str, rows: list[Projection], every: list[Projection]
) -> Iterator[tuple[str, str, str]]:
    known = [r.growth for r in (*rows, *every) if r.growth is not None]
    shares = [
        10 * row.change / row.openings
        for row in rows
        if row.change is not None and row.change > 0 and row.openings
    ]
    if not known or not _GROWTH.search(sentence):
        return
    for found in _PERCENT.finditer(sentence):
        number = abs(float(found[1].replace("−", "-")))
        places = len(found[1].partition(".")[2])
        if not any(abs(abs(one) - number) <= 0.5 * 10**-places + 1e-9 for one in (*known, *shares)):
            expected = (
                f"{known[0]:+g}%, the growth of {rows[0].title}" if rows else "a known figure"
            )
            yield found[0], "of growth, which the projections do not", expected


def _education(sentence: str, rows: list[Projection]) -> Iterator[tuple[str, str, str]]:
    known = {row.education for row in rows if row.education}
    if not known or not _ENTRY.search(sentence):
        return
    for found in _LEVEL.finditer(sentence):
        level = next(name for words, name in _LEVELS if words == found[1].lower())
        if level not in known:
            yield (
                found[0],
                "of entry education, which the projections do not",
                " or ".join(dict.fromkeys(row.education for row in rows if row.education)),
            )


def _answers(sentence: str, onet: str, facts: OccupationFacts) -> Iterator[tuple[str, str, str]]:
    asked = facts.respondents.get(onet)
    if asked is None:
        return
    shares = [share for name in GROUPS if (share := getattr(asked, name)) is not None]
    for found in _PERCENT.finditer(sentence):
        number, places = float(found[1].replace("−", "-")), len(found[1].partition(".")[2])
        if not any(abs(share - number) <= 0.5 * 10**-places + 1e-9 for share in shares):
            expected = ", ".join(f"{share:g}%" for share in shares)
            yield found[0], "of respondents, which O*NET does not", expected
    for found in _PEOPLE.finditer(sentence):
        if int(found[1]) != asked.n:
            yield found[0], "asked, which O*NET does not", f"{asked.n}"
