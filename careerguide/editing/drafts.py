"""The first draft of a guide: front matter that passes the checks, and the sections' headings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from careerguide.content import placeholders
from careerguide.content.model import Catalog
from careerguide.content.sections import SECTIONS
from careerguide.content.soc import CLASSIFICATIONS, SOC_2018
from careerguide.editing.occupations import Candidate
from careerguide.yamlfile.source import written

__all__ = ["draft", "wages_are_usable", "without_wages"]

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
    pay = {
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
    }
    occupation = {
        "soc": chosen.soc,
        **({"onet": chosen.onet} if _classification(chosen.soc) == SOC_2018 else {}),
        "title": row.title,
        "taxonomy": _classification(chosen.soc),
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
    }
    return _text(title, pay, occupation, catalog, name=name, day=day, owner=owner, group=group)


def without_wages(
    title: str,
    code: str,
    catalog: Catalog,
    *,
    name: str,
    day: date,
    owner: str,
    group: str,
) -> str:
    """The text of the guide `name` where there is no wage table; needs a reference.

    Its figures are no more than places for some: what they say of themselves is to be written
    before the guide can be published.
    """
    pay = {
        "currency": catalog.site.currency,
        "period": "year",
        "basis": "base",
        "geography": placeholders.PLACE,
        "as_of": f"{day:%Y-%m}",
        "low": 1,
        "median": 2,
        "high": 3,
        "sources": [next(iter(catalog.references))],
        "note": placeholders.NOTE,
    }
    taxonomy = _classification(code)
    occupation = {
        "soc": code,
        **({"onet": f"{code}.00"} if taxonomy == SOC_2018 else {}),
        "title": placeholders.OFFICIAL_TITLE,
        "taxonomy": taxonomy,
        "match": "closest",
        "confidence": "low",
        "reason": placeholders.FITS,
    }
    return _text(title, pay, occupation, catalog, name=name, day=day, owner=owner, group=group)


def _classification(code: str) -> str:
    """The classification whose codes have the form of `code`; that of the US where none has."""
    fitting = (name for name, (form, _) in CLASSIFICATIONS.items() if re.fullmatch(form, code))
    return next(fitting, SOC_2018)


def _text(
    title: str,
    pay: Mapping[str, object],
    occupation: Mapping[str, object],
    catalog: Catalog,
    *,
    name: str,
    day: date,
    owner: str,
    group: str,
) -> str:
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
        "compensation": pay,
        "occupation": occupation,
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
