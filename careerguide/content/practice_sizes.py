"""How large the parts of an item may be: words to read, and things to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.practice_form import words
from careerguide.content.practice_model import (
    CausesText,
    ChoiceText,
    CutText,
    MarksText,
    OrderText,
    PracticeCase,
    SuiteText,
    WrittenItem,
)
from careerguide.rulebook.about_practice import PRACTICE_SIZE
from careerguide.yamlfile.problems import Found

__all__ = ["case_sizes", "item_sizes"]


def case_sizes(case: PracticeCase) -> Iterator[Found]:
    yield from _words("scenario", case.scenario, 30, 220)
    yield from _count("items", len(case.items), 3, 4, "items")
    yield from _count("tables", len(case.tables), 0, 4, "tables")
    for name, table in case.tables.items():
        at = f"tables.{name}"
        yield from _count(f"{at}.columns", len(table.columns), 1, 8, "columns")
        yield from _count(f"{at}.rows", len(table.rows), 1, 12, "rows")


def item_sizes(item: WrittenItem, at: str) -> Iterator[Found]:
    yield from _words(f"{at}.ask", item.ask, 3, 70)
    yield from _words(f"{at}.why", item.why, 15, 90)
    of = item.details
    for position, wrong in enumerate(getattr(of, "wrong", ()), 1):
        yield from _words(f"{at}.wrong[{position}].why", wrong.why, 6, 60)
    for group in ("options", "outputs", "causes"):
        for name, part in getattr(of, group, {}).items():
            yield from _words(f"{at}.{group}.{name}.why", part.why, 3, 60)
            most = 70 if group == "outputs" else 45
            yield from _words(f"{at}.{group}.{name}.text", part.text, 1, most)
    match of:
        case ChoiceText():
            yield from _count(f"{at}.options", len(of.options), 4, 6, "options")
        case OrderText():
            yield from _count(f"{at}.parts", len(of.parts), 4, 6, "parts")
            for name, text in of.parts.items():
                yield from _words(f"{at}.parts.{name}", text, 1, 45)
        case CutText():
            yield from _count(f"{at}.facts", len(of.facts), 3, 6, "facts")
            yield from _count(f"{at}.sentences", len(of.sentences), 6, 12, "sentences")
            for name, sentence in of.sentences.items():
                yield from _words(f"{at}.sentences.{name}.text", sentence.text, 1, 45)
        case MarksText():
            yield from _count(f"{at}.outputs", len(of.outputs), 8, 8, "outputs")
            for mark in ("pass", "fail"):
                marked = sum(output.mark == mark for output in of.outputs.values())
                yield from _count(f"{at}.outputs", marked, 2, 6, f"outputs that {mark}")
        case CausesText():
            yield from _count(f"{at}.causes", len(of.causes), 4, 6, "causes")
            yield from _count(f"{at}.probes", len(of.probes), 4, 6, "probes")
            for name, probe in of.probes.items():
                yield from _words(f"{at}.probes.{name}.text", probe.text, 1, 45)
                yield from _words(f"{at}.probes.{name}.shows", probe.shows, 1, 45)
        case SuiteText():
            yield from _count(f"{at}.tests", len(of.tests), 8, 12, "tests")
            yield from _count(f"{at}.faulty", len(of.faulty), 4, 6, "faulty versions")
            for name, test in of.tests.items():
                yield from _words(f"{at}.tests.{name}.text", test.text, 1, 45)
            for name, version in of.faulty.items():
                yield from _words(f"{at}.faulty.{name}.text", version.text, 1, 45)


def _words(field: str, text: str, least: int, most: int) -> Iterator[Found]:
    yield from _count(field, words(text), least, most, "words")


def _count(field: str, has: int, least: int, most: int, what: str) -> Iterator[Found]:
    if not least <= has <= most:
        expected = f"{least} to {most}" if least != most else str(most)
        do = "shorten it" if has > most else "add what is missing"
        yield Found(
            rule=PRACTICE_SIZE, field=field, what=f"has {has} {what}", expected=expected, do=do
        )
