"""References: one CSL-YAML list, checked for what a reader needs to find each source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from careerguide.content import apa, apa_list, csl
from careerguide.content.csl import NAMES, Date, Doi, Words
from careerguide.content.model import Reference
from careerguide.rulebook.about_references import (
    REFERENCE_DATE,
    REFERENCE_NAME,
    REFERENCE_NOTE,
    REFERENCE_NUMBER,
    REFERENCE_PLACE,
)
from careerguide.rulebook.about_values import ID_TWICE, VALUE_KIND
from careerguide.yamlfile.documents import placed, read_node
from careerguide.yamlfile.problems import Problem
from careerguide.yamlfile.scalars import Choice, Id, String
from careerguide.yamlfile.shape import Reading
from careerguide.yamlfile.source import Node
from careerguide.yamlfile.tables import Field, read_fields

__all__ = ["PATH", "REFERENCE", "RESEARCH", "TYPES", "cited_alone", "read"]

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
_ARXIV = re.compile(r"arxiv", re.IGNORECASE)
_ARXIV_ID = re.compile(
    r"(?:arXiv:)?(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]+/[0-9]{7})(?:v[0-9]+)?", re.IGNORECASE
)


_LOOSE = String(most=300, loose=True)
_WORDS = Words(most=500, loose=True)

REFERENCE = (
    Field("id", Id(), "The key, used as [@key]", "Each once", example="liang-2022"),
    Field("type", Choice(options=TYPES), "What kind of source it is", example="article-journal"),
    Field(
        "author",
        NAMES,
        "Authors, each with family and given, or an organization with literal",
        example="[{literal: U.S. Bureau of Labor Statistics}]",
    ),
    Field(
        "issued",
        Date(),
        "When it appeared",
        "May be missing for a page without a date, which then needs accessed",
        required=False,
        example="2022-11-16",
    ),
    Field("title", _WORDS, "Its title"),
    Field("editor", NAMES, "Editors", required=False, default=()),
    Field("translator", NAMES, "Translators", required=False, default=()),
    Field(
        "container-title", _WORDS, "Journal, book or site it is part of", required=False, default=""
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
        Doi(),
        "DOI",
        required=False,
        default="",
    ),
    Field(
        "URL",
        String(most=500, pattern=_URL, said="an address that begins with https:// or http://"),
        "Address",
        required=False,
        default="",
    ),
    Field(
        "accessed",
        Date(),
        "When a live page was read",
        "Needed for pay figures from live pages",
        required=False,
    ),
    Field(
        "note",
        String(most=2000),
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
    listed = node and csl.entries(node)
    if listed is not None and listed.kind != "list":
        reading.add(
            VALUE_KIND,
            "file",
            listed,
            "is not a list",
            "a list of references",
            'begin each with "- id:"',
        )
    elif listed is not None:
        for position, item in listed.parts.items():
            name = item.parts.get("id")
            at = name.text if name is not None and name.text else f"[{position}]"
            _read_entry(item, at, reading, entries)
    cited = {key: cited_alone(key, entry) for key, entry in entries.items()}
    return cited, placed(PATH, listed, reading.found)


def _read_entry(
    node: Node, at: str, reading: Reading, entries: dict[str, Mapping[str, Any]]
) -> None:
    values = read_fields(node, REFERENCE, at, reading, csl.NOT_PRINTED)
    key = values.get("id")
    if isinstance(key, str) and key in entries:
        reading.add(
            ID_TWICE,
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
    for row in ("author", "editor", "translator"):
        names = values[row]
        assert isinstance(names, Sequence)
        for position, name in enumerate(names, 1):
            part = node.parts[row].parts[str(position)]
            if ("literal" in name) == ("family" in name):
                reading.add(
                    REFERENCE_NAME,
                    f"{at}.{row}[{position}]",
                    part,
                    "has both a family name and an organization" if name else "has no name",
                    "family and given, or literal alone",
                    "correct it",
                )
    if not any(values[row] for row in ("container-title", "publisher", "URL", "DOI", "number")):
        reading.add(
            REFERENCE_PLACE,
            at,
            node,
            "cannot be found by a reader",
            "container-title, publisher, DOI or URL",
            "add one",
        )
    number = str(values["number"])
    if _ARXIV.search(number) and not _ARXIV_ID.fullmatch(number):
        reading.add(
            REFERENCE_NUMBER,
            f"{at}.number",
            node.parts["number"],
            f'is "{number}"',
            "an arXiv id such as arXiv:2211.09110",
            "correct it",
        )
    if not values["issued"] and not values["accessed"]:
        reading.add(
            REFERENCE_DATE,
            f"{at}.issued",
            node,
            "is missing, and so is accessed",
            "the date it appeared, or the date on which the undated page was read",
            "add one of the two",
        )
    if values["type"] in RESEARCH and not values["note"]:
        reading.add(
            REFERENCE_NOTE,
            f"{at}.note",
            node,
            "is missing",
            "the passage that supports the claim, in our own words",
            "add it: research is cited for what it says",
        )


def cited_alone(key: str, entry: Mapping[str, Any]) -> Reference:
    """How the entry is cited where it stands alone."""
    title = str(entry["title"])
    authors = apa.surnames(entry)
    return Reference(
        key=key,
        kind=str(entry.get("type", "")),
        authors=authors,
        names=apa.in_text_names(authors or (title,)),
        year=apa.year(entry),
        title=title,
        apa=apa.entry(entry),
        url=apa.address(entry),
        place=apa_list.place(entry),
        csl=entry,
    )
