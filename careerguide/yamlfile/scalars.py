"""Shapes of single values: text, ids, numbers, dates, choices and names of things elsewhere."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from datetime import date
from typing import Any

from careerguide.rulebook.about_values import (
    DATE_FORM,
    ID_FORM,
    NAME_UNKNOWN,
    NUMBER_FORM,
    NUMBER_RANGE,
    TEXT_FORM,
    TEXT_LENGTH,
    VALUE_CHOICE,
    VALUE_EMPTY,
    VALUE_KIND,
)
from careerguide.yamlfile.problems import shown
from careerguide.yamlfile.shape import (
    KIND_WORDS,
    NOT_SCALAR,
    Bad,
    Names,
    Reading,
    comment,
    nearest,
    wrong_kind,
)
from careerguide.yamlfile.source import Node
from scoring.lazy_dataclass import dataclass
from scoring.shapes import MOST_IN_NAME, NAME, is_name

__all__ = [
    "Choice",
    "Code",
    "Day",
    "Flag",
    "Id",
    "Month",
    "Number",
    "Ref",
    "String",
    "Whole",
    "wrong_id",
]

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_PLAIN_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)")
_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_OFTEN_THE_SAME = 60
"""Shorter texts, such as owners and titles of occupations, are kept once for all guides."""
_GROUPED = re.compile(r"[$€£~]?\s*[0-9]{1,3}(?:[,_ ][0-9]{3})+")


def wrong_id(name: str, ending: str = "") -> tuple[str, str] | None:
    """What is wrong with `name` as an id, and what is expected; None if nothing is.

    `ending`: that of the file whose name it is, to be shown with it. Longer ids than these would
    be refused by the scoring in every reader's browser.
    """
    if len(name) > MOST_IN_NAME:
        return f"is {len(name)} characters long", f"at most {MOST_IN_NAME}"
    if not _ID.fullmatch(name):
        expected = f"small letters, digits and single hyphens, e.g. data-scientist{ending}"
        return f"is {shown(name + ending)}", expected
    return None


def _not_text(node: Node, at: str, reading: Reading, words: str) -> Bad:
    """Report a value that is not text, or that is not text until it stands in quotes."""
    if node.kind in NOT_SCALAR:
        return wrong_kind(node, at, reading, words)
    what = f"is {node.text}, which YAML reads as {KIND_WORDS[node.kind]}"
    return reading.add(
        VALUE_KIND, at, node, what, words, f'if it is meant, put it in quotes: "{node.text}"'
    )


@dataclass(frozen=True, kw_only=True, slots=True)
class String:
    """One line of text (with `long`, paragraphs), not empty, at most `most` characters."""

    most: int = 2000
    long: bool = False
    pattern: str = ""
    said: str = ""
    """What `pattern` asks for, in words."""
    loose: bool = False
    """Take a number or a date as the text it is written in."""
    prose: bool = True
    """People read it as sentences; it is not code."""

    @property
    def words(self) -> str:
        if self.said:
            return self.said
        return f"text of at most {self.most:,} characters"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind not in ("text", "date"):
            if self.loose and node.kind in ("whole", "number"):
                return node.text
            return _not_text(node, at, reading, self.words)
        if node.cut:
            return comment(node, at, reading)
        value = node.text.strip()
        if not self.long and "\n" in value:
            value = " ".join(value.split())
        if not value:
            return reading.add(VALUE_EMPTY, at, node, "is empty", self.words, "write the text")
        if len(value) > self.most:
            what = f"is {len(value):,} characters long"
            return reading.add(TEXT_LENGTH, at, node, what, f"at most {self.most:,}", "shorten it")
        if self.pattern and not re.fullmatch(self.pattern, value):
            return reading.add(TEXT_FORM, at, node, f"is {shown(value)}", self.words, "correct it")
        return sys.intern(value) if len(value) < _OFTEN_THE_SAME else value

    def schema(self, names: Names) -> dict[str, Any]:
        kind = ["string", "number"] if self.loose else "string"
        schema: dict[str, Any] = {"type": kind, "minLength": 1, "maxLength": self.most}
        if self.pattern:
            schema["pattern"] = f"^(?:{self.pattern})$"
        return schema


@dataclass(frozen=True, kw_only=True, slots=True)
class Id:
    """A name for links and files: small letters, digits and single hyphens."""

    @property
    def words(self) -> str:
        return "small letters, digits and single hyphens, e.g. data-scientist"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind not in ("text", "date"):
            return _not_text(node, at, reading, self.words)
        if wrong := wrong_id(node.text):
            return reading.add(ID_FORM, at, node, *wrong, "rename it")
        return node.text

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{_ID.pattern}$", "maxLength": MOST_IN_NAME}


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """A name that is kept as it is, such as an item id or a version: letters, digits, . - _"""

    example: str

    @property
    def words(self) -> str:
        return f"letters and digits, with . - or _ between them, e.g. {self.example}"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind not in ("text", "date"):
            return _not_text(node, at, reading, self.words)
        if len(node.text) > MOST_IN_NAME:
            what = f"is {len(node.text)} characters long"
            return reading.add(ID_FORM, at, node, what, f"at most {MOST_IN_NAME}", "shorten it")
        if not is_name(node.text):
            return reading.add(ID_FORM, at, node, f"is {shown(node.text)}", self.words, "rename it")
        return node.text

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{NAME}$"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Flag:
    """True or false."""

    @property
    def words(self) -> str:
        return "true or false"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind != "bool" or node.text not in ("true", "false"):
            return wrong_kind(node, at, reading, self.words)
        return node.text == "true"

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "boolean"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Whole:
    """A whole number from `least` to `most`, in plain digits."""

    least: int = 0
    most: int = 10_000_000

    @property
    def words(self) -> str:
        return f"a whole number from {self.least:,} to {self.most:,}"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        digits = _PLAIN_WHOLE.fullmatch(node.text)
        if node.kind == "whole" and digits and len(node.text) < 20:
            value = int(node.text)
            if self.least <= value <= self.most:
                return value
            return reading.add(NUMBER_RANGE, at, node, f"is {node.text}", self.words, "correct it")
        if node.kind == "text" and node.quoted and digits:
            what = f'is "{node.text}", a number in quotes'
            return reading.add(NUMBER_FORM, at, node, what, self.words, "remove the quotes")
        if node.kind in ("text", "whole") and _GROUPED.fullmatch(node.text):
            plainly = re.sub(r"[^0-9]", "", node.text)
            what = f"is {node.text}"
            return reading.add(
                NUMBER_FORM, at, node, what, self.words, f"write digits alone: {plainly}"
            )
        return wrong_kind(node, at, reading, self.words)

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, kw_only=True, slots=True)
class Number:
    """A number from `least` (`above`: more than it) to `most` with at most `places` decimals."""

    least: float = 0.0
    most: float = 1.0
    places: int = 2
    above: bool = False

    @property
    def words(self) -> str:
        start = "above" if self.above else "from"
        span = f"{start} {self.least:.10g} {'and at most' if self.above else 'to'} {self.most:.10g}"
        return f"a number {span} with at most {self.places} decimal{'s' * (self.places != 1)}"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        exact = _PLAIN_NUMBER.fullmatch(node.text)
        if node.kind in ("whole", "number") and exact and len(node.text) < 20:
            value = float(node.text)
            if not (self.least <= value <= self.most) or (self.above and value == self.least):
                return reading.add(
                    NUMBER_RANGE, at, node, f"is {node.text}", self.words, "correct it"
                )
            if len(node.text.partition(".")[2]) > self.places:
                return reading.add(
                    NUMBER_RANGE, at, node, f"is {node.text}", self.words, "round it"
                )
            return value
        if node.kind == "text" and node.quoted and exact:
            what = f'is "{node.text}", a number in quotes'
            return reading.add(NUMBER_FORM, at, node, what, self.words, "remove the quotes")
        return wrong_kind(node, at, reading, self.words)

    def schema(self, names: Names) -> dict[str, Any]:
        least = "exclusiveMinimum" if self.above else "minimum"
        return {"type": "number", least: self.least, "maximum": self.most}


@dataclass(frozen=True, kw_only=True, slots=True)
class Day:
    """A calendar date."""

    @property
    def words(self) -> str:
        return "a date as YYYY-MM-DD"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind not in ("date", "text"):
            return wrong_kind(node, at, reading, self.words)
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", node.text):
            try:
                return date.fromisoformat(node.text)
            except ValueError:
                what = f"is {node.text}, a day that does not exist"
                return reading.add(DATE_FORM, at, node, what, self.words, "correct it")
        return reading.add(
            DATE_FORM, at, node, f"is {shown(node.text)}", self.words, "write it that way"
        )

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Month:
    """A calendar month, kept as text."""

    @property
    def words(self) -> str:
        return "a month as YYYY-MM"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind not in ("date", "text"):
            return wrong_kind(node, at, reading, self.words)
        if re.fullmatch(r"[12][0-9]{3}-(?:0[1-9]|1[0-2])", node.text):
            return node.text
        return reading.add(
            DATE_FORM, at, node, f"is {shown(node.text)}", self.words, "write it that way"
        )

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "string", "pattern": "^[12][0-9]{3}-(?:0[1-9]|1[0-2])$"}


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One of a few words."""

    options: tuple[str, ...]

    @property
    def words(self) -> str:
        return "one of " + ", ".join(self.options)

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind in NOT_SCALAR:
            return wrong_kind(node, at, reading, self.words)
        if node.text in self.options:
            return sys.intern(node.text)
        hint = nearest(node.text.lower(), self.options) or "choose one of them"
        return reading.add(VALUE_CHOICE, at, node, f"is {shown(node.text)}", self.words, hint)

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.options)}


_ALIKE = 0.6
_ALIKE_CODES = 0.85
_REFERENCES = {
    "family": ("an assessment family", "quizzes/families.yml"),
    "reference": ("a reference", "roles/references.yml"),
    "soc": ("an occupation code", "the national wage table"),
    "quiz": ("a quiz", "quizzes/"),
    "norms": ("a norm table", "quizzes/norms/"),
    "trait": (
        "a trait",
        "openness, conscientiousness, extraversion, agreeableness, emotional-stability",
    ),
    "subject": ("a guide or a family", "roles/ or quizzes/families.yml"),
    "role": ("a guide", "roles/"),
    "group": ("a heading", "groups in site.yml"),
    "skill group": ("a heading", "skill_groups in site.yml"),
    "cluster": ("a kind of work", "clusters in site.yml"),
    "skill": ("a skill", "roles/skills/"),
    "construct": ("a construct", "quizzes/families.yml"),
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Ref:
    """The name of something that is described elsewhere."""

    to: str
    """A key of the table of kinds above."""

    @property
    def words(self) -> str:
        what, where = _REFERENCES[self.to]
        return f"{what} from {where}"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind not in ("text", "date"):
            return _not_text(node, at, reading, self.words)
        names = reading.known.get(self.to)
        if names is None or node.text in names:
            return sys.intern(node.text)
        what = f"is {shown(node.text)}, which does not exist"
        alike = _ALIKE_CODES if self.to == "soc" else _ALIKE
        near = nearest(node.text, names, alike) if isinstance(names, Iterable) else ""
        return reading.add(
            NAME_UNKNOWN, at, node, what, self.words, near or "correct it, or add it there"
        )

    def schema(self, names: Names) -> dict[str, Any]:
        known = names.get(self.to)
        return {"type": "string"} if known is None else {"type": "string", "enum": sorted(known)}
