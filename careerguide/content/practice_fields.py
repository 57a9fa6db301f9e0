"""Every key of a practice set's files, as tables; sizes in words are in `practice_sizes`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from careerguide.content import practice_model as model
from careerguide.rulebook.about_values import TEXT_LENGTH, VALUE_KIND
from careerguide.yamlfile.scalars import Choice, Code, Flag, Id, Ref, String, Whole
from careerguide.yamlfile.shape import KIND_WORDS, Names, Reading, wrong_kind
from careerguide.yamlfile.source import Node
from careerguide.yamlfile.tables import Field, ListOf, MapOf, Record, Variants
from scoring.lazy_dataclass import dataclass
from scoring.practice.sandbox import MOST_IN_QUERY
from scoring.practice.set_json import FORMATS, MOST_IN_CELL

__all__ = ["CASE", "PRACTICE"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Cell:
    """One cell of a table: text, a number or null; a date is text."""

    @property
    def words(self) -> str:
        return "text, a number or null"

    def read(self, node: Node, at: str, reading: Reading) -> object:
        if node.kind == "null" and not node.cut:
            return None
        if node.kind in ("text", "date"):
            if len(node.text) <= MOST_IN_CELL:
                return node.text
            what = f"is {len(node.text)} characters long"
            most = f"at most {MOST_IN_CELL}"
            return reading.add(TEXT_LENGTH, at, node, what, most, "shorten it")
        if node.kind in ("whole", "number") and _NUMBER.fullmatch(node.text):
            return int(node.text) if node.kind == "whole" else float(node.text)
        if node.kind == "bool":
            what = f"is {node.text}, {KIND_WORDS['bool']}"
            do = "write 1 or 0, or put the text in quotes"
            return reading.add(VALUE_KIND, at, node, what, self.words, do)
        return wrong_kind(node, at, reading, self.words)

    def schema(self, names: Names) -> dict[str, Any]:
        return {"type": ["string", "number", "null"], "maxLength": MOST_IN_CELL}


_NUMBER = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,10})?")


_TEXT = String(most=700)
_LONG = String(most=4000, long=True)
_QUERY = String(most=MOST_IN_QUERY, long=True, prose=False)
_IDS = ListOf(entry=Id(), most=20, unique=True)
_ROWS = ListOf(entry=ListOf(entry=Cell(), least=1, most=8), most=20)
_ROWS_BY_TABLE = MapOf(key=Code(example="orders"), value=_ROWS)


def _named(name: str, fields: tuple[Field, ...], make: Any) -> MapOf:
    return MapOf(key=Id(), value=Record(name=name, fields=fields, make=make))


_WHY = Field("why", _TEXT, "What is right or wrong about it")


def _wrong(answer: Any, least: int = 1, kind: bool = False) -> Field:
    about = (
        Field(
            "kind",
            String(most=60),
            "The kind of error, in plain words",
            example="missing outer join",
            required=False,
            default="",
        ),
    )
    fields = (Field("answer", answer, "An answer that tempts"), *(about if kind else ()), _WHY)
    entry = Record(name="wrong answer", fields=fields, make=model.WrongAnswer)
    return Field(
        "wrong",
        ListOf(entry=entry, least=least, most=10),
        "Answers that tempt, each with what it gets wrong",
    )


_CHOICE = (
    Field(
        "options",
        _named("option", (Field("text", _TEXT, "The option"), _WHY), model.OptionText),
        "Four to six options",
    ),
    Field("key", Id(), "The right option", example="b"),
)
_ORDER = (
    Field("parts", MapOf(key=Id(), value=_TEXT), "Four to six parts, in the right order"),
    Field(
        "also",
        ListOf(entry=_IDS, most=10),
        "Other orders that are as right",
        required=False,
        default=(),
    ),
    _wrong(_IDS),
)
_SENTENCE = (
    Field("text", _TEXT, "The sentence"),
    Field("facts", _IDS, "The facts it holds", example="[]"),
)
_CUT = (
    Field("words", Whole(least=5, most=200), "Most words that may stay", example="45"),
    Field("facts", MapOf(key=Id(), value=_TEXT), "Three to six facts that must stay"),
    Field("sentences", _named("sentence", _SENTENCE, model.SentenceText), "6 to 12 sentences"),
    Field("key", _IDS, "The sentences that are kept", example="[b, d]"),
    _wrong(_IDS),
)
_OUTPUT = (
    Field("text", _TEXT, "The output"),
    Field("mark", Choice(options=("pass", "fail")), "Whether it passes", example="pass"),
    _WHY,
)
_MARKS = (
    Field(
        "check",
        _QUERY,
        "An SQLite expression over the column output that gives all eight marks",
        example="output like '%\"%\"%'",
        required=False,
        default="",
    ),
    Field("outputs", _named("output", _OUTPUT, model.MarkedOutput), "Eight outputs"),
    _wrong(_IDS),
)
_CAUSE = (Field("text", _TEXT, "The cause"), _WHY)
_PROBE = (
    Field("text", _TEXT, "What one may look at"),
    Field("shows", _TEXT, "What it shows"),
    Field("rules_out", _IDS, "The causes that this excludes", example="[]"),
)
_PROBED = Record(
    name="probed",
    fields=(
        Field("probes", _IDS, "The probes that were run", example="[old]"),
        Field("cause", Id(), "The cause that was named", example="prompt"),
    ),
    make=model.ProbedKey,
)
_PROBES = (
    Field("most", Whole(least=1, most=3), "How many probes may be run", example="2"),
    Field("causes", _named("cause", _CAUSE, model.NamedCause), "Four to six causes"),
    Field("probes", _named("probe", _PROBE, model.NamedProbe), "Four to six probes"),
    Field("key", _PROBED, "Probes and cause that get full points"),
    _wrong(_PROBED),
)
_TEST = (
    Field("text", _TEXT, "The test case"),
    Field("expect", String(most=60), "The right result", example="refund"),
)
_FAULTY = (
    Field("text", _TEXT, "What is wrong with this version"),
    Field("results", MapOf(key=Id(), value=String(most=60)), "Results that differ, by test"),
)
_SUITE = (
    Field("choose", Whole(least=3, most=6), "How many the reader chooses", example="5"),
    Field("tests", _named("test", _TEST, model.SuiteCase), "8 to 12 test cases"),
    Field("faulty", _named("faulty version", _FAULTY, model.FaultyVersion), "4 to 6 versions"),
    Field("key", _IDS, "Tests that together catch all", example="[edge, big]"),
    _wrong(_IDS),
)
_FIXTURE = (
    Field("shows", _TEXT, "What these rows show"),
    Field(
        "add", _ROWS_BY_TABLE, "Rows on top of the shown ones", required=False, default={}
    ),
    Field(
        "instead", _ROWS_BY_TABLE, "Rows in place of those shown", required=False, default={}
    ),
)
_SQL = (
    Field("start", _QUERY, "What the editor holds at first", required=False, default=""),
    Field("key", _QUERY, "The right query"),
    Field(
        "ordered",
        Flag(),
        "Whether the order of the rows counts",
        example="false",
        required=False,
        default=False,
    ),
    Field(
        "hidden",
        ListOf(
            entry=Record(name="fixture", fields=_FIXTURE, make=model.HiddenRows), least=1, most=5
        ),
        "Rows that are tried after the reader has finished",
    ),
    _wrong(_QUERY, least=2, kind=True),
)
_ROW = MapOf(key=Code(example="id"), value=Cell())
_COUNTEREXAMPLE = (
    Field("query", _QUERY, "The assistant's query"),
    Field("right", _QUERY, "What it should have been"),
    Field("table", Code(example="refunds"), "The table that gets the row", example="refunds"),
    Field("key", _ROW, "A row on which the two differ", example="{id: 4}"),
    _wrong(_ROW),
)

_COMMON = (
    Field("format", Choice(options=FORMATS), "One of the eight formats", example="choice"),
    Field("construct", Ref(to="construct"), "What it is about", example="eval-design"),
    Field(
        "from",
        String(
            pattern=r"[a-z0-9-]+#[a-z0-9-]+",
            said="a guide and one of its sections, e.g. data-engineer#skills",
        ),
        "The section of a guide it comes from",
        example="data-engineer#skills",
    ),
    Field("ask", _LONG, "The question"),
    Field("why", String(most=1200), "The argument for the key"),
)
_FORMS: Mapping[str, tuple[tuple[Field, ...], type]] = {
    "choice": (_CHOICE, model.ChoiceText),
    "order": (_ORDER, model.OrderText),
    "cut": (_CUT, model.CutText),
    "marks": (_MARKS, model.MarksText),
    "probe": (_PROBES, model.CausesText),
    "suite": (_SUITE, model.SuiteText),
    "sql": (_SQL, model.QueryText),
    "counterexample": (_COUNTEREXAMPLE, model.CounterexampleText),
}
_SHARED = {"format", "construct", "ask", "why"}


def _made(**values: object) -> model.WrittenItem:
    _, make = _FORMS[cast(str, values["format"])]
    shared: dict[str, Any] = {key: values.pop(key) for key in _SHARED}
    source = cast(str, values.pop("from"))
    return model.WrittenItem(**shared, source=source, details=make(**values))


_ITEM = Variants(
    by="format",
    records={
        form: Record(name=form, fields=(*_COMMON, *fields), make=_made)
        for form, (fields, _) in _FORMS.items()
    },
)
_TABLE = Record(
    name="table",
    fields=(
        Field(
            "columns",
            MapOf(key=Code(example="id"), value=String(most=200)),
            "What follows each name in CREATE TABLE",
        ),
        Field("rows", _ROWS, "The rows that readers see"),
    ),
    make=model.ShownTable,
)

CASE = (
    Field("title", String(most=80), "Its title", example="Refund answers in a support chat"),
    Field("scenario", _LONG, "What happened, in Markdown"),
    Field(
        "tables",
        MapOf(key=Code(example="orders"), value=_TABLE),
        "Tables that its queries run on",
        required=False,
        default={},
    ),
    Field("items", MapOf(key=Id(), value=_ITEM), "Three or four items"),
)
"""A file of a practice set's folder."""

PRACTICE = (
    Field("title", String(most=60), "Its title", example="ACL practice"),
    Field("version", Code(example="1.0"), "Version that results carry", example='"1.0"'),
    Field("minutes", Whole(least=1, most=600), "How long the set takes", example="30"),
    Field("introduction", String(most=800), "What people read before they begin"),
    Field(
        "cases",
        ListOf(entry=Id(), least=1, most=20, unique=True),
        "The case files without .yml, in the order they are asked",
    ),
    Field(
        "taster",
        ListOf(entry=Id(), least=5, most=5, unique=True),
        "Five items that stand in the guides",
    ),
    Field(
        "not_provable",
        String(most=600),
        "Why fewer than half of the points can be proved by running something",
        required=False,
        default="",
    ),
)
"""The file `set.yml`."""
