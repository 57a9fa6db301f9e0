"""What was found, for people to read: a page of Markdown beside its figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from careerguide.content.calibration import Road
from careerguide.content.practice_model import Practice
from tools.calibrate import pictures
from tools.calibrate.calibrated import Calibrated
from tools.calibrate.donated import Donated, said
from tools.calibrate.logistic_curves import Curve

__all__ = ["drop_lines", "gate_lines", "write"]


def write(
    folder: Path, practice: Practice, found: Calibrated, donated: Donated, road: Road
) -> Path:
    """Write `report.md` and its figures into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    drawn = {
        "points.svg": pictures.totals(found),
        "items.svg": pictures.item_curves(found),
    }
    if found.groups:
        drawn["groups.svg"] = pictures.differences(found.groups)
    for name, svg in drawn.items():
        (folder / name).write_text(svg, encoding="utf-8")
    page = folder / "report.md"
    page.write_text("\n".join(_lines(practice, found, donated, road)) + "\n", encoding="utf-8")
    return page


def drop_lines(donated: Donated) -> Iterator[str]:
    """How many files there were, how many do not count, and why."""
    yield f"{donated.files} files, {donated.taken.people} count"
    for reason, names in donated.dropped.items():
        if names:
            shown = ", ".join(names[:3]) + (", …" if len(names) > 3 else "")
            yield f"{len(names)} {reason}: {shown}"


def gate_lines(road: Road) -> Iterator[str]:
    """The state, and what holds and what does not before each step."""
    yield f"state: {road.state}"
    for step, gates in road.gates.items():
        for gate, is_open in gates:
            yield f"{step}: {'met' if is_open else 'not met'}: {gate.needed}"


def _lines(
    practice: Practice, found: Calibrated, donated: Donated, road: Road
) -> Iterator[str]:
    totals = found.taken.totals
    yield f"# Calibration of {practice.title}, version {practice.version}"
    yield ""
    yield from (f"- {line}" for line in drop_lines(donated))
    yield ""
    for key, counts in said(donated.taken).items():
        if counts:
            told = ", ".join(f"{one} {number}" for one, number in sorted(counts.items()))
            yield f"- {key.replace('_', ' ')}: {told}"
    yield ""
    yield f"## State: {road.state}"
    yield ""
    yield from _table(
        ("Before", "Condition", "Met"),
        (
            (step, gate.needed, "yes" if is_open else "not yet")
            for step, gates in road.gates.items()
            for gate, is_open in gates
        ),
    )
    yield "## Points"
    yield ""
    low, high = found.alpha_90
    yield f"Alpha over cases is {found.alpha:.2f} (90% interval {low:.2f} to {high:.2f})."
    if found.coverage:
        tried = found.coverage
        yield (
            f"Half of the cases predicted from the other half: the 68% bands hold "
            f"{tried.covered_68:.3f} and the 90% bands {tried.covered_90:.3f} of people "
            f"({tried.splits} halvings, seed {tried.seed}); the worse of the two is "
            f"{tried.off:.1f} standard errors off."
        )
    else:
        yield "The bands could not be tried: too few people or cases."
    yield from ("", "![People by points](points.svg)", "")
    yield "Points by month. If they rise, answers may have got around."
    yield ""
    months = np.array(donated.months)
    yield from _table(
        ("Month", "People", "Mean points"),
        (
            (month, str((months == month).sum()), f"{totals[months == month].mean():.1f}")
            for month in sorted(set(donated.months))
        ),
    )
    yield "## Questions"
    yield ""
    yield from _table(
        (
            "Question",
            "Share of points",
            "r with the others",
            "Slope",
            "Difficulty",
            "Below .10",
            "Below .15",
            "Rival",
        ),
        (
            (
                one.item,
                f"{one.share:.2f}",
                f"{one.rest_r:.2f}",
                *_curve(found.curves.get(one.item)),
                "yes" if one.is_below(0.10) else "",
                "yes" if one.is_below(0.15) else "",
                f"`{one.rival}`" if one.rival else "",
            )
            for one in found.items
        ),
    )
    yield "A rival is an answer without full points that people give who do well on the others."
    yield "Look at the key again where there is one."
    yield "Slope and difficulty are those of the two-parameter logistic model for full points, on a"
    yield "scale where people's levels have a mean of 0 and a spread of 1. No gate depends on them."
    yield from ("", "![Share of points by fifths of people](items.svg)", "")
    yield "Pairs of questions from two cases that go together more than others:"
    pairs = [f"{pair.one} and {pair.other} ({pair.q3:.2f})" for pair in found.pairs]
    yield from ("", "; ".join(pairs) or "none", "")
    yield "## Groups"
    yield ""
    if not found.groups:
        yield "Too few people said anything of themselves to compare groups."
        return
    for group in found.groups:
        first, second = group.groups
        about = group.name.replace("_", " ").capitalize()
        yield f"### {about}: {first} ({group.people[0]}) and {second} ({group.people[1]})"
        yield ""
        yield f"Delta is below 0 where a question is harder for: {second}."
        yield ""
        yield from _table(
            ("Question", "Delta", "Standard error", "Class"),
            (
                (one.item, f"{one.delta:.2f}", f"{one.error:.2f}", one.letter)
                for one in group.items
            ),
        )
    yield "![Delta of each question](groups.svg)"


def _curve(curve: Curve | None) -> tuple[str, str]:
    if curve is None:
        return "", ""
    hard = curve.difficulty
    return f"{curve.slope:.2f}", "" if hard is None else f"{hard:.2f}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---" * len(head) + "|"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""
