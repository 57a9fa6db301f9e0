"""Names that the parts of an item use for each other: all of them are there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Any

from careerguide.content.practice_model import (
    CausesText,
    ChoiceText,
    CounterexampleText,
    CutText,
    MarksText,
    OrderText,
    PracticeCase,
    ProbedKey,
    QueryText,
    ShownTable,
    SuiteText,
    WrittenItem,
)
from careerguide.rulebook.about_practice import PRACTICE_NAME
from careerguide.yamlfile.problems import Found
from careerguide.yamlfile.shape import nearest

__all__ = ["names_of_case", "names_of_item"]


def names_of_case(case: PracticeCase) -> Iterator[Found]:
    """Every shown row has a cell for each column."""
    for name, table in case.tables.items():
        yield from _widths(f"tables.{name}.rows", table.rows, table)


def names_of_item(case: PracticeCase, item: WrittenItem, at: str) -> Iterator[Found]:
    of = item.details
    match of:
        case ChoiceText():
            yield from _among(f"{at}.key", [of.key], of.options, "option")
        case OrderText():
            for position, order in enumerate(of.also, 1):
                yield from _every(f"{at}.also[{position}]", order, of.parts)
            for place, answer in _wrong(of, at):
                yield from _every(place, answer, of.parts)
        case CutText():
            for name, sentence in of.sentences.items():
                where = f"{at}.sentences.{name}.facts"
                yield from _among(where, sentence.facts, of.facts, "fact")
            held = {fact for sentence in of.sentences.values() for fact in sentence.facts}
            for fact in of.facts:
                if fact not in held:
                    yield _found(f"{at}.facts.{fact}", "is in no sentence", "a sentence with it")
            for place, answer in ((f"{at}.key", of.key), *_wrong(of, at)):
                yield from _among(place, answer, of.sentences, "sentence")
        case MarksText():
            for place, answer in _wrong(of, at):
                yield from _among(place, answer, of.outputs, "output")
        case CausesText():
            for name, probe in of.probes.items():
                where = f"{at}.probes.{name}.rules_out"
                yield from _among(where, probe.rules_out, of.causes, "cause")
            for place, answer in ((f"{at}.key", of.key), *_wrong(of, at)):
                yield from _probed(place, answer, of)
        case SuiteText():
            yield from _suite(of, at)
        case QueryText():
            if not case.tables:
                yield _found(f"{at}.key", "has no tables to run on", "tables in this file")
            for position, rows in enumerate(of.hidden, 1):
                for kind in ("add", "instead"):
                    for name, added in getattr(rows, kind).items():
                        where = f"{at}.hidden[{position}].{kind}"
                        yield from _among(f"{where}.{name}", [name], case.tables, "table")
                        if name in case.tables:
                            yield from _widths(f"{where}.{name}", added, case.tables[name])
        case CounterexampleText():
            yield from _among(f"{at}.table", [of.table], case.tables, "table")
            if of.table in case.tables:
                columns = case.tables[of.table].columns
                for place, answer in ((f"{at}.key", of.key), *_wrong(of, at)):
                    yield from _among(place, answer, columns, "column")


def _wrong(of: Any, at: str) -> list[tuple[str, Any]]:
    """The place and the answer of each wrong answer."""
    return [(f"{at}.wrong[{n}].answer", wrong.answer) for n, wrong in enumerate(of.wrong, 1)]


def _suite(of: SuiteText, at: str) -> Iterator[Found]:
    for name, version in of.faulty.items():
        where = f"{at}.faulty.{name}.results"
        yield from _among(where, version.results, of.tests, "test")
        if not version.results:
            yield _found(where, "has no result", "a result that differs from the right one")
        for test, result in version.results.items():
            if test in of.tests and result == of.tests[test].expect:
                yield _found(
                    f"{where}.{test}", f'is "{result}", the right result', "another result"
                )
    for place, answer in ((f"{at}.key", of.key), *_wrong(of, at)):
        yield from _among(place, answer, of.tests, "test")
        if len(answer) != of.choose:
            yield _found(place, f"names {len(answer)} tests", f"{of.choose}, as choose says")


def _probed(place: str, answer: ProbedKey, of: CausesText) -> Iterator[Found]:
    yield from _among(f"{place}.probes", answer.probes, of.probes, "probe")
    yield from _among(f"{place}.cause", [answer.cause], of.causes, "cause")
    if len(answer.probes) > of.most:
        what = f"names {len(answer.probes)} probes"
        yield _found(f"{place}.probes", what, f"at most {of.most}, as most says")


def _every(place: str, order: Collection[str], parts: Collection[str]) -> Iterator[Found]:
    yield from _among(place, order, parts, "part")
    if len(order) != len(parts):
        yield _found(place, f"has {len(order)} parts", f"all {len(parts)}")


def _among(
    place: str, names: Iterable[str], known: Collection[str], kind: str
) -> Iterator[Found]:
    for name in names:
        if name not in known:
            expected = f"one of these: {', '.join(known) or 'none is there'}"
            yield _found(place, f'names "{name}", which is no {kind} here', expected,
                         nearest(name, known))  # fmt: skip


def _widths(place: str, rows: Iterable[Collection[object]], table: ShownTable) -> Iterator[Found]:
    for position, row in enumerate(rows, 1):
        if len(row) != len(table.columns):
            expected = f"{len(table.columns)}: {', '.join(table.columns)}"
            yield _found(f"{place}[{position}]", f"has {len(row)} cells", expected)


def _found(field: str, what: str, expected: str, do: str = "") -> Found:
    return Found(
        rule=PRACTICE_NAME, field=field, what=what, expected=expected, do=do or "correct it"
    )
