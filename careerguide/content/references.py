"""References: one CSL-YAML list, checked for what a reader needs to find each source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from careerguide.content import apa
from careerguide.content.documents import placed, read_node
from careerguide.content.model import Reference
from careerguide.content.problems import Problem
from careerguide.content.scalars import Choice, Id, Text
from careerguide.content.shape import Names, Reading, wrong_kind
from careerguide.content.source import Node, plain
from careerguide.content.tables import Field, ListOf, Record, read_fields

__all__ = ["PATH", "REFERENCE", "RESEARCH", "TYPES", "read"]

PATH = "roles/references.yml"
RESEARCH = ("article", "article-journal", "chapter", "paper-conference", "thesis")
"""Types whose `note` must name the passage that supports the claim."""
TYPES = (
    *RESEARCH,
    "article-magazine",
    "article-newspaper",
    "bill",
    "book",
    "broadcast",
    "dataset",
    "document",
    "entry-encyclopedia",
    "hearing",
    "interview",
    "legal_case",
    "legislation",
    "motion_picture",
    "patent",
    "post",
    "post-weblog",
    "regulation",
    "report",
    "software",
    "song",
    "speech",
    "standard",
    "treaty",
    "webpage",
)
_URL = r'https?://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:[:/?#][^\s<>"]*)?'
_DOI = r'10\.[0-9]{4,9}/[^\s<>"]+'
_ARXIV = re.compile(r"arxiv", re.IGNORECASE)
_ARXIV_ID = re.compile(
    r"(?:arXiv:)?(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]+/[0-9]{7})(?:v[0-9]+)?", re.IGNORECASE
)


class DateParts:
    """A date of CSL: {date-parts: [[year, month, day]]}, month and day as far as known."""

    @property
    def words(self) -> str:
        return "{date-parts: [[YEAR, MONTH, DAY]]}, month and day as far as known"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind != "map" or list(node.parts) != ["date-parts"]:
            return (
                wrong_kind(node, at, reading, self.words)
                if node.kind != "map"
                else _not_a_date(self, node, at, reading)
            )
        value = plain(node)
        try:
            (parts,) = value["date-parts"]  # type: ignore[index]
            if 1 <= len(parts) <= 3 and all(type(part) is int for part in parts):
                date(*(*parts, 1, 1)[:3])
                return value
        except (TypeError, ValueError):
            pass
        return _not_a_date(self, node, at, reading)

    def schema(self, names: Names) -> dict[str, Any]:
        part = {"type": "array", "items": {"type": "integer"}, "minItems": 1, "maxItems": 3}
        return {
            "type": "object",
            "additionalProperties": False,
            "required": ["date-parts"],
            "properties": {
                "date-parts": {"type": "array", "items": part, "minItems": 1, "maxItems": 1}
            },
        }


def _not_a_date(shape: DateParts, node: Node, at: str, reading: Reading) -> object:
    return reading.add(at, node, "is not a date", shape.words, "write it that way")


def _name(**parts: object) -> Mapping[str, object]:
    return {key.replace("_", "-"): value for key, value in parts.items() if value}


_NAME = (
    Field("family", Text(most=80), "Family name", required=False, default=""),
    Field("given", Text(most=80), "Given names", required=False, default=""),
    Field(
        "literal",
        Text(most=160),
        "An organisation's name, in place of the other two",
        required=False,
        default="",
    ),
)
_NAMES = ListOf(entry=Record(name="name", fields=_NAME, make=_name), least=1)
_LOOSE = Text(most=300, loose=True)

REFERENCE = (
    Field("id", Id(), "The key, used as [@key]", "Each once", example="liang-2022"),
    Field("type", Choice(options=TYPES), "What kind of source it is", example="article-journal"),
    Field(
        "author",
        _NAMES,
        "Authors, each with family and given, or an organisation with literal",
        example="[{literal: U.S. Bureau of Labor Statistics}]",
    ),
    Field(
        "issued",
        DateParts(),
        "When it appeared",
        "May be missing for a page without a date, which then needs accessed",
        required=False,
        example="{date-parts: [[2022, 11, 16]]}",
    ),
    Field("title", Text(most=500, loose=True), "Its title"),
    Field("editor", _NAMES, "Editors", required=False, default=()),
    Field(
        "container-title", _LOOSE, "Journal, book or site it is part of", required=False, default=""
    ),
    Field("publisher", _LOOSE, "Publisher", required=False, default=""),
    Field("volume", _LOOSE, "Volume", required=False, default=""),
    Field("issue", _LOOSE, "Issue", required=False, default=""),
    Field("page", _LOOSE, "Pages", required=False, default="", example="1-26"),
    Field("number", _LOOSE, "Number of a report, law or preprint", required=False, default=""),
    Field("edition", _LOOSE, "Edition", required=False, default=""),
    Field("version", _LOOSE, "Version", required=False, default=""),
    Field("genre", _LOOSE, "Kind of report or thesis", required=False, default=""),
    Field(
        "DOI",
        Text(most=200, pattern=_DOI, said="a DOI without an address, e.g. 10.1111/jopy.12683"),
        "DOI",
        required=False,
        default="",
    ),
    Field(
        "URL",
        Text(most=500, pattern=_URL, said="an address that begins with https:// or http://"),
        "Address",
        required=False,
        default="",
    ),
    Field(
        "accessed",
        DateParts(),
        "When a live page was read",
        "Needed for pay figures from live pages",
        required=False,
    ),
    Field(
        "note",
        Text(most=2000),
        "What the source supports, in our own words",
        "For research it names the passage and is needed",
        required=False,
        default="",
    ),
)


def read(root: Path) -> tuple[dict[str, Reference], list[Problem]]:
    """All references by key, in the order of the file."""
    node, found = read_node(root, PATH)
    reading = Reading(found=found)
    entries: dict[str, Mapping[str, Any]] = {}
    if node is not None and node.kind != "list":
        reading.add(
            "file", node, "is not a list", "a list of references", 'begin each with "- id:"'
        )
    elif node is not None:
        for position, item in node.parts.items():
            name = item.parts.get("id")
            at = name.text if name is not None and name.text else f"[{position}]"
            _read_entry(item, at, reading, entries)
    return _formatted(entries), placed(PATH, node, reading.found)


def _read_entry(
    node: Node, at: str, reading: Reading, entries: dict[str, Mapping[str, Any]]
) -> None:
    values = read_fields(node, REFERENCE, at, reading)
    key = values.get("id")
    if isinstance(key, str) and key in entries:
        reading.add(
            f"{at}.id",
            node.parts["id"],
            f'is "{key}", which an entry above has',
            "each key once",
            "rename one and its citations",
        )
        return
    if len(values) == len(REFERENCE):
        _check(node, at, values, reading)
    if isinstance(key, str) and isinstance(values.get("title"), str):
        entries[key] = {name: value for name, value in values.items() if value}


def _check(node: Node, at: str, values: Mapping[str, object], reading: Reading) -> None:
    for row in ("author", "editor"):
        names = values[row]
        assert isinstance(names, Sequence)
        for position, name in enumerate(names, 1):
            part = node.parts[row].parts[str(position)]
            if ("literal" in name) == ("family" in name):
                reading.add(
                    f"{at}.{row}[{position}]",
                    part,
                    "has both a family name and an organisation" if name else "has no name",
                    "family and given, or literal alone",
                    "correct it",
                )
    if not any(values[row] for row in ("container-title", "publisher", "URL", "DOI", "number")):
        reading.add(
            at,
            node,
            "cannot be found by a reader",
            "container-title, publisher, DOI or URL",
            "add one",
        )
    number = str(values["number"])
    if _ARXIV.search(number) and not _ARXIV_ID.fullmatch(number):
        reading.add(
            f"{at}.number",
            node.parts["number"],
            f'is "{number}"',
            "an arXiv id such as arXiv:2211.09110",
            "correct it",
        )
    if not values["issued"] and not values["accessed"]:
        reading.add(
            f"{at}.issued",
            node,
            "is missing, and so is accessed",
            "the date it appeared, or the date on which the undated page was read",
            "add one of the two",
        )
    if values["type"] in RESEARCH and not values["note"]:
        reading.add(
            f"{at}.note",
            node,
            "is missing",
            "the passage that supports the claim, in our own words",
            "add it: research is cited for what it says",
        )


def _formatted(entries: Mapping[str, Mapping[str, Any]]) -> dict[str, Reference]:
    references = {}
    for key, csl in entries.items():
        references[key] = Reference(
            key=key,
            kind=str(csl.get("type", "")),
            authors=apa.surnames(csl),
            year=apa.year(csl),
            title=str(csl["title"]),
            apa="",
            url=_url(csl),
            csl=csl,
        )
    letters = _letters(references.values())
    for key, reference in references.items():
        letter = letters.get(key, "")
        year = reference.year + (f"-{letter}" if letter and reference.year == "n.d." else letter)
        line = apa.entry(reference.csl, letter)
        references[key] = replace(reference, year=year, apa=line)
    return references


def _url(csl: Mapping[str, Any]) -> str:
    doi = csl.get("DOI")
    return f"https://doi.org/{doi}" if doi else str(csl.get("URL", ""))


def _letters(references: Iterable[Reference]) -> dict[str, str]:
    """A letter for each of several works that one author has in one year, by title as APA says."""
    groups: dict[tuple[str, str], list[Reference]] = {}
    for reference in references:
        groups.setdefault((apa.in_text_names(reference), reference.year), []).append(reference)
    letters = {}
    for same in groups.values():
        if len(same) > 1:
            for letter, reference in zip(
                "abcdefghijklmnopqrstuvwxyz", sorted(same, key=lambda r: r.title), strict=False
            ):
                letters[reference.key] = letter
    return letters
