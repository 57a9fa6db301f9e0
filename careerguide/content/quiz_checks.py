"""What must hold between a quiz and its norms, and within each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from careerguide.content.model import Norms, Quiz, TotalNorm
from careerguide.rulebook.about_norms import (
    NORMS_COUNTS,
    NORMS_KIND,
    NORMS_PEOPLE,
    NORMS_RELIABILITY,
)
from careerguide.rulebook.about_quizzes import (
    QUIZ_KIND,
    QUIZ_NORMS,
    QUIZ_REPLACED,
    QUIZ_STEPS,
    QUIZ_TRAIT,
    STEPS_ORDER,
)
from careerguide.rulebook.about_values import ID_TWICE
from careerguide.yamlfile.problems import Found

__all__ = ["norms_alone", "quiz_alone", "together"]

_PEOPLE_OFF = 0.5
"""How far smoothed counts may be off the number of people, together."""


def norms_alone(norms: Norms) -> Iterator[Found]:
    """What is wrong with a norm table whatever quiz uses it."""
    by_item = norms.kind == "item"
    kept, empty = ("items", "steps") if by_item else ("steps", "items")
    if not getattr(norms, kept):
        yield Found(
            rule=NORMS_KIND,
            field=kept,
            what=f"is empty or missing, and kind is {norms.kind}",
            expected=f"norms by {norms.kind} under {kept}",
            do="run python -m tools.norms, or correct the kind",
        )
    if getattr(norms, empty):
        yield Found(
            rule=NORMS_KIND,
            field=empty,
            what=f"has entries, but kind is {norms.kind}",
            expected=f"norms by {norms.kind} under {kept} only",
            do="correct the kind, or remove the entries",
        )
    yield from _same_lengths(norms)
    yield from _reliabilities(norms)
    people = None
    for position, step in enumerate(norms.steps, 1):
        at = f"steps[{position}]"
        if position > 1 and step.length <= norms.steps[position - 2].length:
            yield _not_longer(f"{at}.length", step.length)
        for trait, norm in step.traits.items():
            people = people or sum(norm.counts)
            yield from _totals(norm, f"{at}.traits.{trait}", people)


def _reliabilities(norms: Norms) -> Iterator[Found]:
    """More statements of a trait cannot measure it worse, or one of the two figures is wrong."""
    best: dict[str, float] = {}
    for position, step in enumerate(norms.steps, 1):
        for trait, norm in step.traits.items():
            if norm.reliability < best.get(trait, 0):
                yield Found(
                    rule=NORMS_RELIABILITY,
                    field=f"steps[{position}].traits.{trait}.reliability",
                    what=f"is {norm.reliability:g}, less than at a shorter length",
                    expected=f"at least {best[trait]:g}",
                    do="run python -m tools.norms",
                )
            best[trait] = max(norm.reliability, best.get(trait, 0))


def _same_lengths(norms: Norms) -> Iterator[Found]:
    lengths = {name: len(item.counts) for name, item in norms.items.items()}
    first = next(iter(lengths.values()), 0)
    odd = next((name for name, length in lengths.items() if length != first), None)
    if odd:
        yield Found(
            rule=NORMS_COUNTS,
            field=f"items.{odd}.counts",
            what=f"has {lengths[odd]} counts",
            expected=f"{first}, as the first item has",
            do="give one count per answer",
        )


def _totals(norm: TotalNorm, at: str, people: int) -> Iterator[Found]:
    if len(norm.smoothed) != len(norm.counts):
        yield Found(
            rule=NORMS_COUNTS,
            field=f"{at}.smoothed",
            what=f"has {len(norm.smoothed)} numbers",
            expected=f"{len(norm.counts)}, as many as counts",
            do="give one number per total, or run python -m tools.norms",
        )
    for field, counts in (("counts", norm.counts), ("smoothed", norm.smoothed)):
        if abs(sum(counts) - people) > (_PEOPLE_OFF if field == "smoothed" else 0):
            yield Found(
                rule=NORMS_PEOPLE,
                field=f"{at}.{field}",
                what=f"adds up to {sum(counts):g} people",
                expected=f"{people}, as the first trait has: everybody has every total",
                do="run python -m tools.norms",
            )


def quiz_alone(quiz: Quiz) -> Iterator[Found]:
    """What is wrong with a quiz whatever its norms."""
    yield from _items(quiz)
    yield from _words(quiz)
    yield from _steps(quiz)
    if quiz.replaced_by == quiz.id:
        what = f'is "{quiz.id}", the quiz itself'
        expected = "the quiz that is taken instead"
        yield Found(
            rule=QUIZ_REPLACED,
            field="replaced_by",
            what=what,
            expected=expected,
            do="remove it, or name one",
        )


def _items(quiz: Quiz) -> Iterator[Found]:
    seen: set[str] = set()
    worded = [wording.trait for wording in quiz.traits]
    for position, item in enumerate(quiz.items, 1):
        at = f"items[{position}]"
        if item.id in seen:
            what = f'is "{item.id}", which an item above has'
            yield Found(rule=ID_TWICE, field=f"{at}.id", what=what, expected="each id once")
        seen.add(item.id)
        if item.trait not in worded:
            what = f'is "{item.trait}", for which "traits" has no words'
            do = f"add an entry for {item.trait} under traits"
            yield Found(rule=QUIZ_TRAIT, field=f"{at}.trait", what=what, do=do)


def _words(quiz: Quiz) -> Iterator[Found]:
    used = {item.trait for item in quiz.items}
    worded = [wording.trait for wording in quiz.traits]
    for position, trait in enumerate(worded, 1):
        at = f"traits[{position}].trait"
        if trait in worded[: position - 1]:
            yield Found(rule=QUIZ_TRAIT, field=at, what=f'is "{trait}", which an entry above has')
        if trait not in used:
            yield Found(rule=QUIZ_TRAIT, field=at, what=f'is "{trait}", for which there is no item')
    for position, trait in enumerate(quiz.private_traits, 1):
        if trait not in used:
            field = f"private_traits[{position}]"
            yield Found(
                rule=QUIZ_TRAIT, field=field, what=f'is "{trait}", for which there is no item'
            )


def _steps(quiz: Quiz) -> Iterator[Found]:
    if not quiz.steps:
        if quiz.kind is None:
            expected = "sample or full, or steps that each say it"
            do = "add a line such as kind: sample"
            yield Found(rule=QUIZ_KIND, field="kind", what="is missing", expected=expected, do=do)
        return
    if quiz.kind is not None:
        what = f"is {quiz.kind}, but each step has a kind"
        yield Found(rule=QUIZ_KIND, field="kind", what=what, do="remove it here")
    for position, step in enumerate(quiz.steps, 1):
        if position > 1 and step.length <= quiz.steps[position - 2].length:
            yield _not_longer(f"steps[{position}].length", step.length)
    last = quiz.steps[-1]
    if last.length != len(quiz.items):
        yield Found(
            rule=QUIZ_STEPS,
            field=f"steps[{len(quiz.steps)}].length",
            what=f"is {last.length}, but there are {len(quiz.items)} items",
            expected="the number of items in the last step",
            do="correct the length, or the items",
        )
    for position, step in enumerate(quiz.steps, 1):
        asked = Counter(item.trait for item in quiz.items[: step.length])
        for trait in {item.trait for item in quiz.items} - set(asked):
            yield Found(
                rule=QUIZ_STEPS,
                field=f"steps[{position}].length",
                what=f"is {step.length}, but up to there no item is about {trait}",
                expected="an item of every trait in each step",
                do="change the order of the items",
            )


def _not_longer(field: str, length: int) -> Found:
    return Found(
        rule=STEPS_ORDER,
        field=field,
        what=f"is {length}",
        expected="more than the step above has",
        do="put the steps in order, the shortest first",
    )


def together(quiz: Quiz, norms: Norms) -> Iterator[Found]:
    """Where a quiz and its norm table do not fit each other."""
    if norms.kind == "item":
        yield from _by_item(quiz, norms)
    else:
        yield from _by_total(quiz, norms)


def _by_item(quiz: Quiz, norms: Norms) -> Iterator[Found]:
    if quiz.steps:
        yield Found(
            rule=QUIZ_NORMS,
            field="steps",
            what=f"has entries, but the norms in {norms.path} are by item",
            expected="norms by total for a quiz with steps",
            do="name another norm table, or remove the steps",
        )
    first: dict[str, str] = {}
    for position, item in enumerate(quiz.items, 1):
        at = f"items[{position}]"
        norm = norms.items.get(item.id)
        if norm is None:
            what = f'is "{item.id}", which has no norms'
            expected = f"an item of {norms.path}: {', '.join(norms.items)}"
            yield Found(rule=QUIZ_NORMS, field=f"{at}.id", what=what, expected=expected)
        elif len(norm.counts) != len(quiz.scale):
            what = f"has {len(quiz.scale)} labels, but {item.id} has {len(norm.counts)} counts"
            do = f"correct the labels here or the counts in {norms.path}"
            yield Found(
                rule=QUIZ_NORMS, field="scale", what=what, expected="one label per count", do=do
            )
        if first.get(item.trait, item.id) != item.id:
            what = f'is "{item.trait}", for which {first[item.trait]} counts already'
            expected = "one item per trait"
            yield Found(
                rule=QUIZ_NORMS,
                field=f"{at}.trait",
                what=what,
                expected=expected,
                do="keep one of the two",
            )
        first.setdefault(item.trait, item.id)


def _by_total(quiz: Quiz, norms: Norms) -> Iterator[Found]:
    if not quiz.steps:
        yield Found(
            rule=QUIZ_NORMS,
            field="steps",
            what=f"is missing, but the norms in {norms.path} are by total",
            expected="the lengths that have norms: "
            + ", ".join(str(step.length) for step in norms.steps),
            do="add an entry under steps for each",
        )
    tables = {step.length: step for step in norms.steps}
    for position, step in enumerate(quiz.steps, 1):
        at = f"steps[{position}].length"
        table = tables.get(step.length)
        if table is None:
            expected = f"a length of {norms.path}: {', '.join(map(str, tables))}"
            do = f"correct it, or run python -m tools.norms {quiz.norms}"
            what = f"is {step.length}, which has no norms"
            yield Found(rule=QUIZ_NORMS, field=at, what=what, expected=expected, do=do)
            continue
        asked = Counter(item.trait for item in quiz.items[: step.length])
        if asked.keys() != table.traits.keys():
            yield Found(
                rule=QUIZ_NORMS,
                field=at,
                what=f"is {step.length}, and {norms.path} has norms of "
                f"{', '.join(table.traits)} for it",
                expected=f"norms of {', '.join(asked)}",
                do=f"run python -m tools.norms {quiz.norms}",
            )
            continue
        for trait, items in asked.items():
            totals = items * (len(quiz.scale) - 1) + 1
            found = len(table.traits[trait].counts)
            if found != totals:
                yield Found(
                    rule=QUIZ_NORMS,
                    field=at,
                    what=f"is {step.length}, with {items} of {trait}: {totals} totals, but "
                    f"{norms.path} has {found} counts",
                    expected="one count per total",
                    do=f"correct the items here or the counts in {norms.path}",
                )
