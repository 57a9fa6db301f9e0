"""The first draft of a guide: front matter that passes the checks, and the sections' headings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from careerguide.content.model import Catalog
from careerguide.content.occupations import Candidate
from careerguide.content.source import written
from scoring.shapes import MOST_IN_NAME

__all__ = ["draft", "role_id", "wages_are_usable"]

_HEADINGS = {
    "what-they-do": "What the role does",
    "how-it-differs": "How the role differs",
    "skills": "Skills",
    "pay": "Pay",
    "readiness": "Readiness",
    "paths": "Where people come from",
    "next": "What you do next",
}
_TASKS = {
    "what-they-do": "Say what an ordinary week is like, what goes wrong, and what good looks like.",
    "how-it-differs": "Make at least three contrasts with the nearest other role.",
    "skills": 'Give each skill a heading of level 3 and a test that begins "Can you".',
    "pay": "Say what moves the pay. The figures, official wages and metros come by themselves.",
    "readiness": "Say how a candidate shows readiness. Families and weights come by themselves.",
    "paths": "Show at least three ways into the role, without shares that no source gives.",
    "next": "Say what a reader does now, beginning with something that can be done today.",
}
_SPOKEN = (
    (r"(?<=[a-z])\+\+", "plus plus"),
    (r"(?<=[a-z])#", "sharp"),
    (r"(?<![a-z0-9])\.(?=net\b)", "dot"),
    (r"&", "and"),
)
"""Signs that tell two titles apart, as they are said: without them C# and C++ would be one id."""
_REVIEW_MONTHS = 6
_UNDECIDED = "To be judged: say in a sentence why this family counts that much for the role."


def role_id(title: str) -> str:
    """The id, and file name, of a title: `C# / C++ Developer` -> `c-sharp-c-plus-plus-developer`.

    Empty where no letter and no digit is in it. Titles may be longer than ids; what is too much is
    cut off.
    """
    for sign, word in _SPOKEN:
        title = re.sub(sign, f" {word} ", title, flags=re.IGNORECASE)
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:MOST_IN_NAME].rstrip("-")


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
        "summary": f"Say in one sentence what {title} is for.",
        "also_called": [],
        "status": "draft",
        "owner": owner,
        "updated": day,
        "review_by": _months_later(day, _REVIEW_MONTHS),
        "group": group,
        "compensation": {
            "currency": "USD",
            "period": "year",
            "basis": "wages",
            "geography": "United States",
            "as_of": wages.as_of,
            "low": row.p25,
            "median": row.median,
            "high": row.p75,
            "sources": [wages.reference],
            "note": "Say in a sentence why the range is wide.",
        },
        "occupation": {
            "soc": chosen.soc,
            "onet": chosen.onet,
            "title": row.title,
            "taxonomy": "SOC 2018",
            "match": "closest",
            "confidence": "low",
            "reason": f"{_sentence(chosen.reason)} Say why it fits.",
            "considered": [
                {
                    "soc": other.soc,
                    "title": other.title,
                    "reason": f"{_sentence(other.reason)} Say why it fits less.",
                }
                for other in others
            ],
        },
        "relevance_basis": "published" if published else "proposed",
        "relevance": [
            {"family": family, "weight": weight, "reason": _UNDECIDED}
            for family, weight in sorted(weights.items(), key=lambda pair: -pair[1])
        ],
        "related": [],
    }
    sections = "\n".join(f"## {_HEADINGS[key]}\n\n{task}\n" for key, task in _TASKS.items())
    opening = f"Say in a paragraph or two why {title} exists, and what this guide tells."
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
