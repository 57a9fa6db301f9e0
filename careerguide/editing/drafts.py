"""The first draft of a guide: front matter that passes the checks, and the sections' headings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from careerguide.content import placeholders
from careerguide.content.model import Catalog
from careerguide.content.sections import SECTIONS
from careerguide.editing.occupations import Candidate
from careerguide.yamlfile.source import written

__all__ = ["draft", "wages_are_usable"]

_REVIEW_MONTHS = 6


def wages_are_usable(catalog: Catalog, soc: str) -> bool:
    """Whether the national table has p25, median and p75 for the code, each above the last."""
    row = catalog.wages.national.get(soc)
    if row is None or row.p25 is None or row.median is None or row.p75 is None:
        return False
    return row.p25 < row.median < row.p75


def draft(
    title: str,
    chosen: Candidate,
    others: Sequence[Candidate],
    catalog: Catalog,
    *,
    name: str,
    day: date,
    owner: str,
    group: str,
) -> str:
    """The text of the guide `name`; needs `wages_are_usable` for the chosen code."""
    wages, row = catalog.wages, catalog.wages.national[chosen.soc]
    published = catalog.published_weights.get(name)
    weights = published or dict.fromkeys(catalog.families, 0.5)
    front = {
        "title": title,
        "summary": placeholders.SUMMARY.format(title=title),
        "also_called": [],
        "status": "draft",
        "owner": owner,
        "updated": day,
        "review_by": _months_later(day, _REVIEW_MONTHS),
        "group": group,
        "compensation": {
            "currency": wages.currency,
            "period": "year",
            "basis": "wages",
            "geography": wages.geography,
            "as_of": wages.as_of,
            "low": row.p25,
            "median": row.median,
            "high": row.p75,
            "sources": [wages.reference],
            "note": placeholders.NOTE,
        },
        "occupation": {
            "soc": chosen.soc,
            "onet": chosen.onet,
            "title": row.title,
            "taxonomy": "SOC 2018",
            "match": "closest",
            "confidence": "low",
            "reason": f"{_sentence(chosen.reason)} {placeholders.FITS}",
            "considered": [
                {
                    "soc": other.soc,
                    "title": other.title,
                    "reason": f"{_sentence(other.reason)} {placeholders.FITS_LESS}",
                }
                for other in others
            ],
        },
        "relevance_basis": "published" if published else "proposed",
        "relevance": [
            {"family": family, "weight": weight, "reason": placeholders.RELEVANCE}
            for family, weight in sorted(weights.items(), key=lambda pair: -pair[1])
        ],
        "related": [],
    }
    sections = "\n".join(
        f"## {section.example}\n\n{placeholders.TASKS[section.id]}\n" for section in SECTIONS
    )
    opening = placeholders.OPENING.format(title=title)
    return f"---\n{written(front)}---\n{opening}\n\n{sections}"


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."


def _months_later(day: date, months: int) -> date:
    """The same day `months` later, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
