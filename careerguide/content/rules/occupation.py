"""Rules about the official occupation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerguide.content.soc import CLASSIFICATIONS, SOC_2018
from careerguide.content.text import Guide
from careerguide.rulebook.about_pay import (
    OCCUPATION_CODE,
    OCCUPATION_CONSIDERED,
    OCCUPATION_ONET,
    OCCUPATION_TITLE,
)
from careerguide.yamlfile.problems import Found, shown

__all__ = ["code_has_its_form", "considered_is_not_chosen", "onet_code_fits", "titles_are_exact"]

_JOINED = frozenset(
    (
        "13-1020",
        "13-2020",
        "21-1018",
        "25-2052",
        "25-9045",
        "29-2010",
        "31-1120",
        "39-7010",
        "47-4090",
        "51-2028",
        "51-2090",
        "53-1047",
    )
)
"""Codes under which the wage table of May 2025 joins several that O*NET tells apart."""


def titles_are_exact(guide: Guide) -> Iterator[Found]:
    """The title of an occupation is that of the wage table, to the letter."""
    occupation = guide.values.get("occupation")
    if occupation is None:
        return
    written = [("occupation.title", occupation.soc, occupation.title)]
    written += [
        (f"occupation.considered[{position}].title", other.soc, other.title)
        for position, other in enumerate(occupation.considered, 1)
    ]
    for field, soc, title in written:
        row = guide.catalog.wages.national.get(soc)
        if row is not None and row.title != title:
            yield Found(
                rule=OCCUPATION_TITLE,
                field=field,
                what=f"is {shown(title)}",
                expected=f"{shown(row.title)}, the title of {soc} in the wage table",
                do="copy it, or correct the code",
            )


def onet_code_fits(guide: Guide) -> Iterator[Found]:
    """The O*NET-SOC code begins with the SOC code, or with that of one of those joined in it."""
    occupation = guide.values.get("occupation")
    if occupation is None:
        return
    if occupation.taxonomy != SOC_2018:
        if occupation.onet:
            yield Found(
                rule=OCCUPATION_ONET,
                field="occupation.onet",
                what=f"is given with {occupation.taxonomy}",
                expected="no O*NET-SOC code: those belong to SOC 2018",
                do="remove the line",
            )
        return
    start = occupation.soc[:6] if occupation.soc in _JOINED else f"{occupation.soc}."
    if not occupation.onet.startswith(start):
        yield Found(
            rule=OCCUPATION_ONET,
            field="occupation.onet",
            what=f"is {occupation.onet}" if occupation.onet else "is missing",
            expected=f"a code that begins with {start}",
            do="correct one of the two codes" if occupation.onet else "add the line",
        )


def code_has_its_form(guide: Guide) -> Iterator[Found]:
    """The code has the form that the codes of its classification have."""
    occupation = guide.values.get("occupation")
    if occupation is None:
        return
    form, example = CLASSIFICATIONS[occupation.taxonomy]
    if not re.fullmatch(form, occupation.soc):
        yield Found(
            rule=OCCUPATION_CODE,
            field="occupation.soc",
            what=f"is {shown(occupation.soc)}",
            expected=f"a code of {occupation.taxonomy}, such as {example}",
            do="correct the code, or the taxonomy",
        )


def considered_is_not_chosen(guide: Guide) -> Iterator[Found]:
    """A code that was considered is not the chosen one, and stands there once."""
    occupation = guide.values.get("occupation")
    if occupation is None:
        return
    seen = {occupation.soc: "the code that was chosen"}
    for position, other in enumerate(occupation.considered, 1):
        if other.soc in seen:
            yield Found(
                rule=OCCUPATION_CONSIDERED,
                field=f"occupation.considered[{position}].soc",
                what=f"is {other.soc}, {seen[other.soc]}",
                expected="each code once",
                do="remove the entry",
            )
        seen.setdefault(other.soc, "which an entry above has")
