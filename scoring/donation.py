"""Answers to a practice set that somebody gives away, so that norms can be made of many.

Version 1 is one JSON object with exactly these keys:

    format         "aieh-answers"
    version        1
    license        "CC0-1.0": whoever saves the file gives the answers away
    id             made at random for this file; the same file sent twice is known by it
    quiz           id of the practice set
    quiz_version   its version
    month          YYYY-MM, of the last answer
    first_attempt  whether the person had not seen the explanations before
    answers        by item, see `scoring.practice.set_json`
    about          whatever of age_band, first_language and gender the person wants to say

No name, no day and no place: what is not in the file cannot be found in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from scoring.errors import InputError, found
from scoring.lazy_dataclass import dataclass
from scoring.practice.set_json import ANSWERS
from scoring.shapes import Shape, exactly, flag, name, one_of
from scoring.strict_json import FILE_BYTES, parse
from scoring.structures import record

__all__ = [
    "ABOUT",
    "ANSWERS_FORMAT",
    "GROUPS",
    "MONTH",
    "Donation",
    "donation_json",
    "read_donation",
]

ANSWERS_FORMAT = "aieh-answers"
_LICENSE = "CC0-1.0"

GROUPS: Mapping[str, tuple[str, ...]] = {
    "age_band": ("18-24", "25-34", "35-44", "45-54", "55-64", "65-and-over"),
    "first_language": ("english", "another"),
    "gender": ("woman", "man", "another"),
}
"""What a person may say, and how."""

ABOUT = record({}, {key: one_of(*choices) for key, choices in GROUPS.items()})

_MONTH = re.compile(r"20[0-9]{2}-(?:0[1-9]|1[0-2])")


def _month(value: object, field: str) -> str:
    if not isinstance(value, str) or not _MONTH.fullmatch(value):
        raise InputError.one(field, found(value), MONTH.expected)
    return value


MONTH: Shape[str] = Shape("a month, written YYYY-MM", _month)

_V1 = record(
    {
        "format": exactly(ANSWERS_FORMAT),
        "version": exactly(1, "1, the only version there is so far"),
        "license": exactly(_LICENSE),
        "id": name(),
        "quiz": name(),
        "quiz_version": name(),
        "month": MONTH,
        "first_attempt": flag(),
        "answers": ANSWERS,
        "about": ABOUT,
    }
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Donation:
    """The answers of one person, as given away."""

    id: str
    quiz: str
    quiz_version: str
    month: str
    first_attempt: bool
    answers: Mapping[str, object]
    about: Mapping[str, str]


def read_donation(written: str) -> Donation:
    """Read a document; whether the answers fit the set is for whoever has the set."""
    row = _V1.read(parse(written, field="answers", most_bytes=FILE_BYTES), "answers")
    return Donation(**{key: row[key] for key in Donation.__dataclass_fields__})


def donation_json(donation: Donation) -> dict[str, object]:
    """The document of `donation`."""
    return {
        "format": ANSWERS_FORMAT,
        "version": 1,
        "license": _LICENSE,
        **{key: getattr(donation, key) for key in Donation.__dataclass_fields__},
    }
