"""The passport as a document: what a person keeps in a file or shows by a link.

Version 1 is one JSON object with exactly these keys:

    format      "aieh-skills-passport"
    version     1
    notice      "Self-reported, not verified"
    exported    the day it was written, YYYY-MM-DD
    scoring     version of the method that made its numbers
    name        of the person, as they gave it to be shown; absent where they gave none
    entries     up to 500 results, see `scoring.entries`
    self_rated  ticked statements by skill, see `scoring.self_rating`; absent where there are none,
                and from what is shown unless its owner adds it
    reference   families and quizzes with norms that its numbers were made with; not in a link

Whoever opens it scores the raw answers again and trusts none of its numbers.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from scoring.compare import differences
from scoring.entries import ENTRIES, AnsweredPractice, Entry, QuizEntry
from scoring.errors import InputError, Problem
from scoring.form_json import quiz_json
from scoring.lazy_dataclass import dataclass
from scoring.recompute import ScoredEntry, entry_now
from scoring.reference import NORMS, CatalogReference
from scoring.self_rating import Rating
from scoring.self_rating_json import RATINGS
from scoring.shapes import day, exactly, name, text
from scoring.strict_json import FILE_BYTES, LINK_BYTES, parse
from scoring.structures import record
from scoring.version import SCORING
from scoring.wire import compact, indented

__all__ = [
    "HOLDER",
    "NOTICE",
    "PASSPORT_FORMAT",
    "Passport",
    "impossible",
    "passport_json",
    "passport_text",
    "read_passport",
    "reference_disagreements",
    "withhold",
    "without_practice_answers",
]

PASSPORT_FORMAT = "aieh-skills-passport"
NOTICE = "Self-reported, not verified"
HOLDER = text(60)
"""The name of the person a passport is of."""

_V1 = record(
    {
        "format": exactly(PASSPORT_FORMAT),
        "version": exactly(1, "1, the only version there is so far"),
        "notice": exactly(NOTICE),
        "exported": day(),
        "scoring": name(),
        "entries": ENTRIES,
    },
    {"name": HOLDER, "self_rated": RATINGS, "reference": NORMS},
)


@dataclass(frozen=True, kw_only=True, slots=True)
class Passport:
    """A document that was read."""

    exported: date
    scoring: str
    name: str
    """Empty where none was given."""
    entries: tuple[Entry, ...]
    self_rated: tuple[Rating, ...]
    """Apart from `entries`: no score comes of it."""
    reference: CatalogReference | None


def read_passport(text: str, *, most_bytes: int = FILE_BYTES) -> Passport:
    """Read a document; `InputError` names everything that does not fit the format."""
    value = parse(text, field="passport", most_bytes=most_bytes)
    row: dict[str, Any] = _V1.read(value, "passport")
    return Passport(
        exported=row["exported"],
        scoring=row["scoring"],
        name=row.get("name", ""),
        entries=row["entries"],
        self_rated=row.get("self_rated", ()),
        reference=row.get("reference"),
    )


def impossible(passport: Passport) -> tuple[Problem, ...]:
    """What cannot have happened as the document tells it: results of days after it was written."""
    # It may have been tomorrow already where the result was made.
    latest = passport.exported + timedelta(days=1)
    parts = {"entries": passport.entries, "self_rated": passport.self_rated}
    return tuple(
        Problem(
            field=f"passport.{part}[{index}].date",
            found=str(one.date),
            expected=f"a day up to {latest}, since it was written on {passport.exported}",
        )
        for part, rows in parts.items()
        for index, one in enumerate(rows)
        if one.date > latest
    )


def withhold(scored: Iterable[ScoredEntry], reveal: Collection[str]) -> tuple[ScoredEntry, ...]:
    """Take the private traits that are not in `reveal` out of each result: answer and score."""
    return tuple(_withhold(row, reveal) for row in scored)


def _withhold(row: ScoredEntry, reveal: Collection[str]) -> ScoredEntry:
    entry, result = row.entry, row.result
    if not isinstance(entry, QuizEntry) or result is None:
        return row
    quiz = result.quiz
    hidden = {trait for trait in quiz.private_traits if trait not in reveal} | set(result.withheld)
    shown = tuple(trait for trait in result.traits if trait.trait not in hidden)
    withheld = tuple(trait for trait in quiz.traits if trait in hidden)
    return replace(
        row,
        entry=replace(
            entry,
            answers={one.item: one.answer for trait in shown for one in trait.answered},
            withheld=withheld,
        ),
        result=replace(result, traits=shown, withheld=withheld),
    )


def without_practice_answers(scored: Iterable[ScoredEntry]) -> tuple[ScoredEntry, ...]:
    """Practice that has no score with its points alone: a few queries would fill a link."""
    return tuple(
        replace(row, entry=row.entry.alone())
        if isinstance(row.entry, AnsweredPractice) and not row.practiced
        else row
        for row in scored
    )


def passport_json(
    scored: Iterable[ScoredEntry],
    self_rated: Iterable[Rating],
    *,
    exported: date,
    reference: CatalogReference | None,
    holder: str = "",
) -> Mapping[str, object]:
    """The document of `scored`, with numbers as they are scored now; a link has no `reference`."""
    rows = tuple(scored)
    document: dict[str, object] = {
        "format": PASSPORT_FORMAT,
        "version": 1,
        "notice": NOTICE,
        "exported": exported,
        "scoring": SCORING,
        **({"name": holder} if holder else {}),
        "entries": [entry_now(row) for row in rows],
    }
    if ratings := tuple(self_rated):
        document["self_rated"] = ratings
    if reference:
        document["reference"] = _reference_json(rows, reference)
    return document


def _reference_json(rows: tuple[ScoredEntry, ...], reference: CatalogReference) -> object:
    """The part of `reference` that the numbers of `rows` depend on."""
    used = {row.entry.family for row in rows}
    quizzes = [row.result.quiz for row in rows if row.result]
    return {
        "families": [family for family in reference.families.values() if family.id in used],
        "quizzes": [quiz_json(quiz) for quiz in reference.quizzes if quiz in quizzes],
    }


def passport_text(document: Mapping[str, object], *, link: bool) -> str:
    """`document` as text within the limits of a file or of a link."""
    text = compact(document) if link else indented(document)
    most = LINK_BYTES if link else FILE_BYTES
    if len(text.encode()) > most:
        # 500 results fit only without line breaks.
        text = compact(document)
    size = len(text.encode())
    if size > most:
        kind = "link" if link else "file"
        raise InputError.one("entries", f"a {kind} of {size} bytes", f"at most {most} bytes")
    return text


def reference_disagreements(
    carried: CatalogReference, published: CatalogReference
) -> tuple[Problem, ...]:
    """What a document says of families, and of versions of quizzes, that is not as published."""
    return (*_other_families(carried, published), *_other_norms(carried, published))


def _other_families(carried: CatalogReference, published: CatalogReference) -> Iterator[Problem]:
    for index, family in enumerate(carried.families.values()):
        if (family.id, family.half_life_months, family.full_sd) in published.earlier:
            continue
        known = published.families.get(family.id, family)
        # What can be taken is a matter of the day.
        again = replace(known, available=family.available)
        yield from differences(family, again, f"passport.reference.families[{index}]")


def _other_norms(carried: CatalogReference, published: CatalogReference) -> Iterator[Problem]:
    same = {(quiz.id, quiz.version, quiz.norms_version): quiz for quiz in published.quizzes}
    for index, quiz in enumerate(carried.quizzes):
        if same.get((quiz.id, quiz.version, quiz.norms_version), quiz) != quiz:
            yield Problem(
                field=f"passport.reference.quizzes[{index}]",
                found="other items or norms",
                expected=f"those published as {quiz.id} {quiz.version}, norms {quiz.norms_version}",
            )
