"""What a practice set adds up to, for the people who write it."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.model import Family
from careerguide.content.practice_checks import POINTS, is_provable, points_by_construct
from careerguide.content.practice_form import scored
from careerguide.content.practice_model import Practice, PracticeCase
from careerguide.content.reading_grade import grade
from scoring.practice.chance import chance

__all__ = ["lines"]


def lines(practice: Practice, family: Family | None) -> Iterator[str]:
    """The report of `practice`, with the sound cases it has so far."""
    by_construct = points_by_construct(practice)
    rows = {
        name: scored(name, case, item) for name, (case, item) in practice.items.items()
    }
    provable = sum(
        rows[name].scorer.most for name, (_, item) in practice.items.items() if is_provable(item)
    )
    choice = sum(row.scorer.most for row in rows.values() if row.format == "choice")
    total = sum(row.scorer.most for row in rows.values())
    guessed = sum(chance(row.scorer) * row.scorer.most for row in rows.values())
    yield f"{practice.family}: {len(rows)} items in {len(practice.cases)} cases"
    yield (
        f"  points {total} of {POINTS}, by choice {choice} (at most 6), provable {provable} "
        "(at least 12)"
    )
    if total:
        yield f"  by chance {guessed / total:.2f} of the points"
    constructs = [one.id for one in family.constructs] if family else list(by_construct)
    for construct in constructs:
        wanted = f" of {POINTS // len(constructs)}" if family else ""
        yield f"  {construct}: {by_construct[construct]}{wanted} points"
    for case in practice.cases:
        yield f"  {case.id}: reading grade {_case_grade(case):.1f}"
        for name in case.items:
            row = rows[name]
            share = f"{chance(row.scorer):.2f}"
            points = row.scorer.most
            yield f"    {name:24} {row.format:15} {row.construct:26} {points} by chance {share}"


def _case_grade(case: PracticeCase) -> float:
    asked = (text for item in case.items.values() for text in (item.ask, item.why))
    return grade("\n".join([case.scenario, *asked]))
