"""Every item of a practice set is run: its key, its wrong answers, its queries, and a guess."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from careerguide.content.model import Family
from careerguide.content.practice_form import answer_json, key, scored
from careerguide.content.practice_model import (
    CounterexampleText,
    MarksText,
    Practice,
    PracticeCase,
    QueryText,
    WrittenItem,
)
from careerguide.content.practice_names import names_of_item
from careerguide.content.practice_sizes import item_sizes
from careerguide.rulebook.about_practice import (
    PRACTICE_BLUEPRINT,
    PRACTICE_CHANCE,
    PRACTICE_KEY,
    PRACTICE_QUERY,
    PRACTICE_WRONG,
)
from careerguide.yamlfile.problems import Found
from scoring.errors import InputError
from scoring.practice.chance import MOST_BY_CHANCE, chance
from scoring.practice.queried import CounterexampleItem, SqlItem, difference, on_fixture
from scoring.practice.sandbox import QueryRefused, Rows, SqlTable, Tables, run
from scoring.practice.set_json import PracticeItem, read_answer

__all__ = ["POINTS", "blueprint", "is_provable", "item_alone", "points_by_construct"]

POINTS = 24
_MOST_BY_CHOICE = 6
_LEAST_PROVABLE = 12
_PROVABLE = {"cut", "probe", "suite", "sql", "counterexample"}
_NOT_THE_SAME = re.compile(r"\b(now|random|randomblob|current_(?:date|time|timestamp))\b", re.I)


def item_alone(name: str, case: PracticeCase, item: WrittenItem) -> list[Found]:
    """What is wrong with one item; it is run once its names and sizes are right."""
    at = f"items.{name}"
    found = [*item_sizes(item, at), *names_of_item(case, item, at)]
    if not found:
        found += _queries(case, item, at)
    if not found:
        found += _run(scored(name, case, item), item, at)
    return found


def _run(practiced: PracticeItem, item: WrittenItem, at: str) -> Iterator[Found]:
    scorer = practiced.scorer
    has = _points(practiced, key(item.details), f"{at}.key")
    if isinstance(has, Found):
        yield has
    elif has < scorer.most:
        yield Found(
            rule=PRACTICE_KEY,
            field=f"{at}.key",
            what=f"gets {has} of {scorer.most} points",
            expected=f"all {scorer.most}",
            do="correct the key, or what it is scored by",
        )
    for position, wrong in enumerate(getattr(item.details, "wrong", ()), 1):
        place = f"{at}.wrong[{position}].answer"
        has = _points(practiced, answer_json(wrong.answer), place)
        if isinstance(has, Found):
            yield has
        elif isinstance(scorer, SqlItem):
            if not _fails_hidden(scorer, wrong.answer):
                yield _too_right(place, "gives the right rows on every hidden fixture")
        elif has == scorer.most:
            yield _too_right(place, f"gets all {has} points")
    if isinstance(item.details, MarksText) and item.details.check:
        yield from _marks(item.details, at)
    share = chance(scorer)
    if share > MOST_BY_CHANCE:
        yield Found(
            rule=PRACTICE_CHANCE,
            field=at,
            what=f"gives {share:.2f} of its points to somebody who guesses",
            expected=f"at most {MOST_BY_CHANCE:.2f}",
            do="give more to choose from, or fewer choices",
        )


def _points(practiced: PracticeItem, answer: object, place: str) -> int | Found:
    try:
        return practiced.scorer.points(read_answer(practiced, answer, "answer"))
    except InputError as error:
        problem = error.problems[0]
        return Found(
            rule=PRACTICE_WRONG,
            field=place,
            what=f"cannot be given: {problem.found}",
            expected=problem.expected,
            do="correct it",
        )


def _too_right(field: str, what: str) -> Found:
    do = "remove it here, or add a case that tells it apart"
    return Found(rule=PRACTICE_WRONG, field=field, what=what, expected="less", do=do)


def _fails_hidden(scorer: SqlItem, query: str) -> bool:
    for fixture in scorer.hidden:
        tables = on_fixture(scorer.tables, fixture)
        try:
            got = run(query, tables)
        except QueryRefused:
            return True
        if difference(run(scorer.key, tables), got, ordered=scorer.ordered):
            return True
    return False


def _marks(of: MarksText, at: str) -> Iterator[Found]:
    """The check of a `marks` item agrees with every mark."""
    rows = tuple((name, output.text) for name, output in of.outputs.items())
    table = SqlTable(columns={"name": "text", "output": "text"}, rows=rows)
    try:
        found = run(f"SELECT name, ({of.check}) FROM outputs", {"outputs": table})
    except QueryRefused as refused:
        yield _refused(f"{at}.check", str(refused))
        return
    passes = {row[0]: bool(row[1]) for row in found.rows}
    for name, output in of.outputs.items():
        mark = "pass" if passes.get(name) else "fail"
        if mark != output.mark:
            yield Found(
                rule=PRACTICE_KEY,
                field=f"{at}.outputs.{name}.mark",
                what=f"is {output.mark}, and the check says {mark}",
                expected="the same from both",
                do="correct the mark, the output or the check",
            )


def _queries(case: PracticeCase, item: WrittenItem, at: str) -> Iterator[Found]:
    """Queries run on the shown rows, and tables take every row."""
    of = item.details
    if not isinstance(of, QueryText | CounterexampleText):
        return
    scorer = scored("alone", case, item).scorer
    if isinstance(scorer, SqlItem):
        for position, fixture in enumerate(scorer.hidden, 1):
            tables = on_fixture(scorer.tables, fixture)
            yield from _tried(scorer.key, tables, f"{at}.hidden[{position}]")
        wrong = enumerate((one.answer for one in getattr(of, "wrong", ())), 1)
        queries = {f"{at}.wrong[{n}].answer": query for n, query in wrong}
        queries[f"{at}.key"] = scorer.key
        if scorer.hidden and isinstance(of, QueryText) and of.start:
            queries[f"{at}.start"] = of.start
        for place, query in queries.items():
            yield from _tried(query, scorer.tables, place, start=place.endswith(".start"))
    elif isinstance(scorer, CounterexampleItem):
        problems = [
            *_tried(scorer.query, scorer.tables, f"{at}.query"),
            *_tried(scorer.right, scorer.tables, f"{at}.right"),
        ]
        yield from problems
        if problems:
            return
        both = [run(query, scorer.tables) for query in (scorer.query, scorer.right)]
        if difference(*both, ordered=False):
            yield Found(
                rule=PRACTICE_KEY,
                field=f"{at}.query",
                what="already differs from the right query on the shown rows",
                expected="the same result before a row is added",
                do="correct the rows or the queries",
            )


def _tried(query: str, tables: Tables, place: str, *, start: bool = False) -> Iterator[Found]:
    if unsteady := _NOT_THE_SAME.search(query):
        yield _refused(place, f"{unsteady[0]} gives another result each time")
        return
    try:
        rows = run(query, tables)
    except QueryRefused as refused:
        if not start:  # what the editor holds at first may be broken on purpose
            yield _refused(place, str(refused))
        return
    if place.endswith(".key"):
        yield from _shown_rows(rows, place)


def _shown_rows(rows: Rows, place: str) -> Iterator[Found]:
    if not rows.rows or rows.more:
        what = "gives no row" if not rows.rows else f"gives more than {len(rows.rows)} rows"
        expected = "at least one row and at most 200 on the shown data"
        yield Found(rule=PRACTICE_QUERY, field=place, what=what, expected=expected,
                    do="change the rows or the question")  # fmt: skip


def _refused(field: str, message: str) -> Found:
    return Found(
        rule=PRACTICE_QUERY,
        field=field,
        what=f"does not run: {message}",
        expected="SQL that SQLite runs",
        do="correct it",
    )


def is_provable(item: WrittenItem) -> bool:
    """Whether running something shows that its key is right."""
    by_check = isinstance(item.details, MarksText) and bool(item.details.check)
    return by_check or item.format in _PROVABLE


def points_by_construct(practice: Practice) -> Counter[str]:
    """The points of `practice` by construct."""
    points: Counter[str] = Counter()
    for name, (case, item) in practice.items.items():
        points[item.construct] += scored(name, case, item).scorer.most
    return points


def blueprint(practice: Practice, family: Family) -> Iterator[Found]:
    """What a set of sound items adds up to."""
    by_construct = points_by_construct(practice)
    each = POINTS // len(family.constructs)
    for construct in family.constructs:
        if by_construct[construct.id] != each:
            what = f"give {by_construct[construct.id]} points for {construct.id}"
            yield _blueprint("cases", what, f"{each}")
    formats: Counter[str] = Counter()
    provable = 0
    for name, (case, item) in practice.items.items():
        most = scored(name, case, item).scorer.most
        formats[item.format] += most
        provable += most if is_provable(item) else 0
    if formats["choice"] > _MOST_BY_CHOICE:
        what = f"give {formats['choice']} points by choice"
        yield _blueprint("cases", what, f"at most {_MOST_BY_CHOICE}")
    if provable < _LEAST_PROVABLE and not practice.not_provable:
        yield _blueprint(
            "cases",
            f"give {provable} points that running something proves",
            f"at least {_LEAST_PROVABLE}, or the reason under not_provable",
        )


def _blueprint(field: str, what: str, expected: str) -> Found:
    return Found(
        rule=PRACTICE_BLUEPRINT,
        field=field,
        what=what,
        expected=expected,
        do="add, remove or change items",
    )
