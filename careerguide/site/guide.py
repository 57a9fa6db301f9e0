"""What a guide's page shows, as plain values for `overrides/pages/guide.html`.

Every number on the page is a record's, or computed here from records; the template computes none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from careerguide.content.model import Catalog, Compensation, Occupation, Role, WageRow
from careerguide.site import figures
from careerguide.site.markdown import Rendered
from careerguide.site.templates import money, month

__all__ = ["article", "context", "factor", "headline", "minutes", "pay_line", "regional"]

_TOC = {
    "what-they-do": "What they do",
    "how-it-differs": "How the job differs",
    "skills": "Skills",
    "pay": "Pay",
    "readiness": "Readiness",
    "paths": "Where they come from",
    "next": "What you do next",
}
"""Section id -> its name in the list beside the text; headings are longer."""

_WORDS_A_MINUTE = 230
_BASIS = {
    "total": "total pay with bonus and equity",
    "base": "base salary without bonus and equity",
    "wages": "official wages, the middle half of the occupation",
}
_MATCH = {
    "exact": "exact match",
    "closest": "closest match",
    "composite": "composite of several occupations",
}
_STATUS = {
    "planned": "not open yet",
    "preview": "sample open, full assessment not yet",
    "live": "open",
    "retired": "retired",
}

# The seed's comparison of the coast with the interior, as the wage table can answer it.
_COAST = ("San Francisco", "San Jose", "New York", "Seattle")
_INTERIOR = (
    "Atlanta Austin Charlotte Chicago Columbus Dallas Denver Detroit Houston Indianapolis "
    "Minneapolis Nashville Phoenix Pittsburgh Raleigh Tampa"
).split() + ["Kansas City", "Salt Lake City", "St. Louis"]
_LEAST_INTERIOR = 10
"""Fewer metros than this carry no statement about a region."""


def context(
    role: Role,
    catalog: Catalog,
    body: Rendered,
    *,
    cited: Sequence[str],
    apa: Mapping[str, str],
    repo_url: str = "",
) -> dict[str, Any]:
    """The view of one guide.

    `cited`: reference keys in order of first use; `apa`: key -> its entry as HTML;
    `repo_url`: where the text is kept, for the correction link, or empty.
    """
    families = [
        {
            "family": catalog.families[item.family],
            "weight": item.weight,
            "share": f"{100 * item.weight:.0f}%",
            "reason": item.reason,
            "status": _STATUS[catalog.families[item.family].status],
        }
        for item in role.relevance
    ]
    sources = sorted(
        (catalog.references[key] for key in dict.fromkeys([*cited, *_engine_sources(role, catalog)])),
        key=lambda reference: re.sub(r"[^a-z0-9 ]", "", reference.apa.lower()),
    )
    return {
        "role": role,
        "headline": headline(role.title),
        "a_role": f"{article(role.title)} {role.title}",
        "reading_minutes": minutes(body),
        "introduction": body.introduction,
        "sections": body.sections,
        "footnotes": body.footnotes,
        "toc": [
            *((s.id, _TOC.get(s.id, s.title)) for s in body.sections),
            ("sources", "Sources"),
            ("assessments", "Prove you’re ready"),
        ],
        "pay_line": pay_line(role.compensation),
        "pay": figures.pay(role.compensation),
        "pay_words": _pay_words(role.compensation),
        "wages": _wages(role.occupation, catalog),
        "match_words": _MATCH[role.occupation.match],
        "families": families,
        "sample": next((f["family"].sample for f in families if f["family"].sample), ""),
        "sample_here": any('"quiz:' in section.html for section in body.sections),
        "assessments": [
            {"title": assessment.title, "family": f["family"], "share": f["share"]}
            for f in families
            for assessment in f["family"].assessments
        ],
        "all_live": all(f["family"].status == "live" for f in families),
        "sources": [(reference, apa[reference.key]) for reference in sources],
        "related": [catalog.roles[other] for other in role.related if other in catalog.roles],
        "changes": sorted(
            (c for c in catalog.changes if c.subject == role.id),
            key=lambda change: change.date,
            reverse=True,
        ),
        "correction_url": f"{repo_url}/issues/new?title=Correction%3A+{role.id}" if repo_url else "",
        "source_url": f"{repo_url}/blob/HEAD/{role.path}" if repo_url else "",
    }


def headline(title: str) -> str:
    """`AI Product Manager` -> `How to Become an AI Product Manager`."""
    return f"How to Become {article(title)} {title}"


_SPELLED_WITH_VOWEL = frozenset("AEFHILMNORSX")
_SOUNDS_LIKE_YOU_OR_WON = re.compile(r"(?:eu|ewe|uni(?!n|m)|use|usu|ura|uti|one|once)", re.IGNORECASE)
_SILENT_H = re.compile(r"(?:heir|hon|hour)", re.IGNORECASE)


def article(title: str) -> str:
    """`a` or `an`, by how the first word of `title` is spoken: an ML Engineer, a UX Researcher."""
    word = re.split(r"[\s/-]", title, maxsplit=1)[0]
    if re.match(r"[A-Z](?![a-z])", word):  # letters are spelled: ML, UX, MLOps, R&D
        return "an" if word[0] in _SPELLED_WITH_VOWEL else "a"
    if _SOUNDS_LIKE_YOU_OR_WON.match(word):
        return "a"
    return "an" if word[:1].lower() in "aeiou" or _SILENT_H.match(word) else "a"


def pay_line(compensation: Compensation) -> str:
    """`Typical comp: $120,000–$240,000 (median $165,000)`."""
    low, median, high = (
        money(amount, compensation.currency)
        for amount in (compensation.low, compensation.median, compensation.high)
    )
    return f"Typical comp: {low}–{high} (median {median})"


def minutes(body: Rendered) -> int:
    """Time to read the text at 230 words a minute, at least 1."""
    text = " ".join([body.introduction, *(section.html for section in body.sections)])
    words = len(re.sub(r"<[^>]*>", " ", text).split())
    return max(1, round(words / _WORDS_A_MINUTE))


def factor(row: WageRow, national: WageRow) -> float | None:
    """Median of `row` over the national median, or None where either is not published."""
    if row.median is None or national.median is None:
        return None
    return row.median / national.median


def regional(rows: Sequence[WageRow]) -> dict[str, Any] | None:
    """How the interior's medians compare with the coast's, weighted by jobs; None where too few are known."""

    def group(cities: Sequence[str]) -> list[tuple[WageRow, int, int]]:
        return [
            (row, row.employment, row.median)
            for row in rows
            if row.area.startswith(tuple(cities))
            and row.employment is not None
            and row.median is not None
        ]

    coast, interior = group(_COAST), group(_INTERIOR)
    if len(coast) < len(_COAST) or len(interior) < _LEAST_INTERIOR:
        return None
    coast_mean, interior_mean = (
        sum(jobs * median for _, jobs, median in part) / sum(jobs for _, jobs, _ in part)
        for part in (coast, interior)
    )
    difference = round(100 * (interior_mean / coast_mean - 1))
    return {
        "percent": abs(difference),
        "word": "below" if difference < 0 else "above",
        "count": len(interior),
        "names": [_city(row) for row, _, _ in sorted(interior, key=lambda part: -part[1])],
    }


def _city(row: WageRow) -> str:
    return figures.short_area(row.area).split(",")[0]


def _engine_sources(role: Role, catalog: Catalog) -> list[str]:
    """References behind what the engine prints: the pay line and the official wages."""
    keys = [*role.compensation.sources, catalog.wages.reference]
    return [key for key in keys if key in catalog.references]


def _pay_words(compensation: Compensation) -> dict[str, str]:
    c = compensation
    middle = "25th and 75th percentiles" if c.basis == "wages" else "market figures, not percentiles"
    return {
        "title": f"Typical pay a year in {c.geography}",
        "kind": f"The ends are {middle}.",
        "basis": _BASIS[c.basis],
        "caption": f"{c.geography}, {_BASIS[c.basis]}, {month(c.as_of)}",
    }


def _wages(occupation: Occupation, catalog: Catalog) -> dict[str, Any] | None:
    national = catalog.wages.national.get(occupation.soc)
    if national is None:
        return None
    rows = catalog.wages.metros.get(occupation.soc, ())
    return {
        "row": national,
        "figure": figures.wages(national, catalog.wages.cap),
        "metros": [
            {"row": row, "factor": factor(row, national)}
            for row in sorted(rows, key=lambda row: (-(row.median or 0), row.area))
        ],
        "metro_figure": figures.metros(national, rows),
        "regional": regional(rows),
        "release": catalog.wages.release,
        "reference": catalog.references.get(catalog.wages.reference),
    }


