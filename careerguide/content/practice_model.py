"""What a practice set says, as typed values: one frozen record per thing a writer writes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoring.lazy_dataclass import dataclass
from scoring.practice.sandbox import Cell

__all__ = [
    "CausesText",
    "ChoiceText",
    "CounterexampleText",
    "CutText",
    "Details",
    "FaultyVersion",
    "HiddenRows",
    "KeptPractice",
    "MarkedOutput",
    "MarksText",
    "NamedCause",
    "NamedProbe",
    "OptionText",
    "OrderText",
    "Practice",
    "PracticeCase",
    "ProbedKey",
    "QueryText",
    "SentenceText",
    "ShownTable",
    "SuiteCase",
    "SuiteText",
    "WrittenItem",
    "WrongAnswer",
]

Row = tuple[Cell, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ShownTable:
    """A table of a case, with the rows that readers see."""

    columns: Mapping[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class WrongAnswer:
    """An answer that tempts; it must be scored as less than right."""

    answer: Any
    """In the form of its format."""
    why: str
    kind: str = ""
    """Of an error in a query, in words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class OptionText:
    text: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class ChoiceText:
    options: Mapping[str, OptionText]
    key: str


@dataclass(frozen=True, kw_only=True, slots=True)
class OrderText:
    parts: Mapping[str, str]
    """In the right order."""
    also: tuple[tuple[str, ...], ...]
    """Other orders that are as right."""
    wrong: tuple[WrongAnswer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SentenceText:
    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CutText:
    words: int
    facts: Mapping[str, str]
    sentences: Mapping[str, SentenceText]
    key: tuple[str, ...]
    wrong: tuple[WrongAnswer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkedOutput:
    text: str
    mark: str
    """pass or fail"""
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MarksText:
    check: str
    """An SQLite expression over the column `output`, or empty."""
    outputs: Mapping[str, MarkedOutput]
    wrong: tuple[WrongAnswer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedCause:
    text: str
    why: str


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedProbe:
    text: str
    shows: str
    rules_out: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ProbedKey:
    probes: tuple[str, ...]
    cause: str


@dataclass(frozen=True, kw_only=True, slots=True)
class CausesText:
    """What a `probe` item holds."""

    most: int
    causes: Mapping[str, NamedCause]
    probes: Mapping[str, NamedProbe]
    key: ProbedKey
    wrong: tuple[WrongAnswer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class SuiteCase:
    text: str
    expect: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FaultyVersion:
    text: str
    results: Mapping[str, str]
    """Results that differ from those that are expected, by test."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SuiteText:
    choose: int
    tests: Mapping[str, SuiteCase]
    faulty: Mapping[str, FaultyVersion]
    key: tuple[str, ...]
    wrong: tuple[WrongAnswer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class HiddenRows:
    """Rows that a query is tried on after the reader has finished."""

    shows: str
    add: Mapping[str, tuple[Row, ...]]
    instead: Mapping[str, tuple[Row, ...]]


@dataclass(frozen=True, kw_only=True, slots=True)
class QueryText:
    """What an `sql` item holds."""

    start: str
    key: str
    ordered: bool
    hidden: tuple[HiddenRows, ...]
    wrong: tuple[WrongAnswer, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class CounterexampleText:
    query: str
    right: str
    table: str
    key: Mapping[str, Cell]
    wrong: tuple[WrongAnswer, ...]


Details = (
    ChoiceText
    | OrderText
    | CutText
    | MarksText
    | CausesText
    | SuiteText
    | QueryText
    | CounterexampleText
)


@dataclass(frozen=True, kw_only=True, slots=True)
class WrittenItem:
    """One item of a case."""

    format: str
    construct: str
    source: str
    """The guide and the section it comes from, `ai-product-manager#skills`."""
    ask: str
    why: str
    """The argument for the key."""
    details: Details


@dataclass(frozen=True, kw_only=True, slots=True)
class PracticeCase:
    """One piece of work with a few items about it; a file."""

    id: str
    path: str
    title: str
    scenario: str
    tables: Mapping[str, ShownTable]
    items: Mapping[str, WrittenItem]


@dataclass(frozen=True, kw_only=True, slots=True)
class Practice:
    """The practice set of a family; a folder."""

    family: str
    path: str
    """Of `set.yml`."""
    title: str
    version: str
    minutes: int
    introduction: str
    cases: tuple[PracticeCase, ...]
    """In the order they are asked."""
    taster: tuple[str, ...]
    """Items that stand in the guides."""
    not_provable: str
    """Why fewer than half of the points can be proved by running something; else empty."""

    @property
    def id(self) -> str:
        """What results call it."""
        return f"{self.family}-practice"

    @property
    def items(self) -> Mapping[str, tuple[PracticeCase, WrittenItem]]:
        """The items by id, each with its case, in the order they are asked."""
        return {
            name: (case, item) for case in self.cases for name, item in case.items.items()
        }


@dataclass(frozen=True, kw_only=True, slots=True)
class KeptPractice:
    """A version of a set that people could take."""

    id: str
    version: str
    title: str
    items: Mapping[str, str]
    """A digest of what decides the points of each item."""
