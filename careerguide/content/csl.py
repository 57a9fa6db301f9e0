"""CSL-YAML and CSL-JSON as citation managers write them, each value read into one form.

Dates, DOIs and names come in several spellings; what the site does not print is let through.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import takewhile
from typing import Any
from urllib.parse import unquote

from careerguide.content.months import MONTHS
from careerguide.rulebook.about_values import DATE_FORM
from careerguide.yamlfile.problems import shown
from careerguide.yamlfile.scalars import String
from careerguide.yamlfile.shape import Names, Reading, wrong_kind
from careerguide.yamlfile.source import Node, plain
from careerguide.yamlfile.tables import Field, ListOf, Record
from scoring.lazy_dataclass import dataclass

__all__ = ["NAMES", "NOT_PRINTED", "Date", "Doi", "Entries", "Words", "entries"]

_UNSHOWN = """
abstract annote archive archive-place archive_collection archive_location authority call-number
categories chapter-number chair citation-key citation-label citation-number collection-editor
collection-number collection-title collection-title-short compiler composer container-author
container-title-short contributor curator custom dimensions director division editorial-director
event event-date event-place event-title executive-producer first-reference-note-number guest
host illustrator interviewer ISBN ISSN journalAbbreviation jurisdiction keyword language license
locator medium narrator number-of-pages number-of-volumes organizer original-author
original-date original-publisher original-publisher-place original-title page-first part-number
part-title performer PMCID PMID printing-number producer publisher-place recipient references
reviewed-author reviewed-genre reviewed-title scale script-writer section series-creator
shortTitle source status submitted supplement-number title-short volume-title volume-title-short
year-suffix
"""
NOT_PRINTED = frozenset(_UNSHOWN.split())
"""Variables of CSL that our list of sources does not print."""
_NAME_SWITCHES = frozenset(("comma-suffix", "parse-names", "static-ordering"))

_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc|span)(?: [^<>]*)?>")
_DOI_ADDRESS = r"(?:https?://(?:dx\.)?doi\.org/|(?:doi|DOI):\s*)"
_ISO = r"[12][0-9]{3}(?:-[0-9]{1,2}(?:-[0-9]{1,2})?)?(?:[T/][0-9T/:.Z+-]*)?"
_MONTH = rf"(?:{'|'.join(f'{month[:3]}(?:{month[3:]})?' for month in MONTHS)})\.?"
_IN_WORDS = rf"{_MONTH} (?:[0-9]{{1,2}}, )?[12][0-9]{{3}}|[0-9]{{1,2}} {_MONTH} [12][0-9]{{3}}"
_DATE = rf"(?:{_ISO}|{_IN_WORDS})"


@dataclass(frozen=True, kw_only=True, slots=True)
class Words(String):
    """Text without the markup for italics and the like that titles bring along."""

    def read(self, node: Node, at: str, reading: Reading) -> object:
        value = String.read(self, node, at, reading)
        return _MARKUP.sub("", value) if isinstance(value, str) else value


@dataclass(frozen=True, kw_only=True, slots=True)
class Doi(String):
    """A DOI, alone or as an address; kept alone."""

    most: int = 200
    pattern: str = _DOI_ADDRESS + r'?10\.[0-9]{4,9}(?:\.[0-9]+)*/[^\s"]+'
    said: str = "a DOI such as 10.1111/jopy.12683"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        value = String.read(self, node, at, reading)
        if not isinstance(value, str):
            return value
        found = re.match(_DOI_ADDRESS, value)
        alone = value[found.end() :] if found else value
        return unquote(alone) if found and found[0].startswith("http") else alone


class Date:
    """A date in any form of CSL, kept as {date-parts: [[year, month, day]]}.

    Of a span it is the first day.
    """

    @property
    def words(self) -> str:
        return "a date as YYYY-MM-DD, YYYY-MM or YYYY, or {date-parts: [[YEAR, MONTH, DAY]]}"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind in ("null", "bad"):
            return wrong_kind(node, at, reading, self.words)
        parts = _parts(plain(node))
        try:
            date(*(*parts, 1, 1)[:3])
        except (TypeError, ValueError, OverflowError):
            said = f"is {shown(node.text)}, not a date" if node.text else "is not a date"
            return reading.add(DATE_FORM, at, node, said, self.words, "write it that way")
        return {"date-parts": [list(parts)]}

    def schema(self, names: Names) -> dict[str, Any]:
        part = {"type": ["integer", "string"], "pattern": "^[0-9]+$"}
        parts = {"type": "array", "items": part, "minItems": 1, "maxItems": 3}
        named = {
            "type": "object",
            "required": ["year"],
            "properties": {"year": part, "month": part, "day": part},
        }
        return {
            "anyOf": [
                {"type": "string", "pattern": f"^{_DATE}$"},
                {"type": "integer", "minimum": 1000, "maximum": 2999},
                {
                    "type": "object",
                    "required": ["date-parts"],
                    "properties": {"date-parts": {"type": "array", "items": parts, "minItems": 1}},
                },
                named,
                {"type": "array", "items": named, "minItems": 1},
            ]
        }


def _parts(value: object) -> tuple[int, ...]:
    """Year, month and day as far as they are written; empty if `value` is no date."""
    match value:
        case {"date-parts": [[*parts], *_]} if len(parts) <= 3:
            return tuple(map(_whole, parts))
        case {"year": year, **rest}:
            named = (year, rest.get("month"), rest.get("day"))
            return tuple(map(_whole, takewhile(lambda part: part is not None, named)))
        case {"raw": str(text)}:
            return _parts(text)
        case [{**first}, *_]:
            return _parts(first)
        case str() | int():
            return _written(str(value))
    return ()


def _written(text: str) -> tuple[int, ...]:
    if re.fullmatch(_ISO, text):
        return tuple(map(int, re.split("[T/]", text)[0].split("-")))
    if re.fullmatch(_IN_WORDS, text):
        month = next(n for n, name in enumerate(MONTHS, 1) if name[:3] in text)
        *day, year = map(int, re.findall("[0-9]+", text))
        return (year, month, *day)
    return ()


def _whole(part: object) -> int:
    return int(str(part))


_NAME = (
    Field("family", String(most=80), "Family name", required=False, default=""),
    Field("given", String(most=80), "Given names", required=False, default=""),
    Field(
        "non-dropping-particle",
        String(most=40),
        'Particle that belongs to the family name, e.g. "van den" of van den Berg',
        required=False,
        default="",
    ),
    Field(
        "dropping-particle",
        String(most=40),
        'Particle that the family name is used without, e.g. "van" of Beethoven',
        required=False,
        default="",
    ),
    Field("suffix", String(most=40), "What follows the name, e.g. Jr.", required=False, default=""),
    Field(
        "literal",
        String(most=160),
        "An organization's name, in place of the others",
        required=False,
        default="",
    ),
)


def _name(**parts: object) -> Mapping[str, object]:
    return {key: value for key, value in parts.items() if value}


NAMES = ListOf(entry=Record(name="name", fields=_NAME, make=_name, ignored=_NAME_SWITCHES), least=1)


def entries(node: Node) -> Node:
    """The list of entries: the document itself, or what it holds under "references"."""
    return node.parts.get("references", node) if node.kind == "map" else node


@dataclass(frozen=True, kw_only=True)
class Entries(ListOf):
    """The list of entries, see `entries`."""

    def schema(self, names: Names) -> dict[str, Any]:
        listed = {"$ref": "#/definitions/entries"}
        under = {"type": "object", "required": ["references"], "properties": {"references": listed}}
        return {"definitions": {"entries": ListOf.schema(self, names)}, "anyOf": [listed, under]}
