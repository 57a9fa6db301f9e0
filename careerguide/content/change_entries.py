"""The log of changes against the content: what it says last, what the content says now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from careerguide.content.model import Catalog, Change, Family, Role

__all__ = ["Recorded", "difference", "missing", "pay_words", "recorded", "weight_words"]

_BETWEEN = "; "
_WEIGHT = re.compile(r"([a-z0-9-]+) ([01]\.[0-9]{2})\b")
"""A weight as `weight_words` writes it."""


@dataclass(slots=True)
class Recorded:
    """The last values the log has for one subject; empty where it has none."""

    pay: str = ""
    weights: str = ""
    status: str = ""


def pay_words(role: Role) -> str:
    """The pay line as the log writes it."""
    pay = role.compensation
    return (
        f"{pay.currency} {pay.low:,}–{pay.high:,} a {pay.period}, median {pay.median:,}"
        f" ({pay.basis}, {pay.geography}, {pay.as_of})"
    )


def weight_words(role: Role) -> str:
    """The relevance weights as the log writes them."""
    return ", ".join(f"{item.family} {item.weight:.2f}" for item in role.relevance)


def difference(change: Change, families: Mapping[str, Family]) -> str:
    """`before → after` with the names of families, or empty if one of the two is not logged."""

    def named(weight: re.Match[str]) -> str:
        family = families.get(weight[1])
        return f"{family.short_name} {weight[2].removeprefix('0')}" if family else weight[0]

    if not (change.before and change.after):
        return ""
    return _WEIGHT.sub(named, f"{change.before} → {change.after}")


def recorded(changes: tuple[Change, ...]) -> dict[str, Recorded]:
    """What the log says last, by subject."""
    known: dict[str, Recorded] = {}
    for change in changes:
        now = known.setdefault(change.subject, Recorded())
        if change.kind == "guide":
            now.pay, _, now.weights = change.after.partition(_BETWEEN)
        elif change.kind == "pay":
            now.pay = change.after
        elif change.kind == "weights":
            now.weights = change.after
        elif change.kind == "launch":
            now.status = change.after
    return known


def missing(catalog: Catalog, day: date) -> Iterator[Change]:
    """The entries, dated `day`, that would bring the log up to the content."""
    known = recorded(catalog.changes)
    for family in catalog.families.values():
        before = known.get(family.id, Recorded()).status
        if family.status != (before or "planned"):
            yield Change(
                date=day,
                kind="launch",
                subject=family.id,
                text=_LAUNCH[family.status].format(name=family.name),
                before=before or "planned",
                after=family.status,
            )
    for role in catalog.roles.values():
        if role.status == "published":
            yield from _of_guide(role, known.get(role.id), day)


_LAUNCH = {
    "planned": "{name} is planned again and cannot be taken.",
    "preview": "A free sample of {name} can be taken.",
    "live": "{name} is open: the full assessment can be taken.",
    "retired": "{name} is retired; earlier results stay in the passport.",
}


def _of_guide(role: Role, before: Recorded | None, day: date) -> Iterator[Change]:
    pay, weights = pay_words(role), weight_words(role)
    if before is None or not before.pay:
        yield Change(
            date=day,
            kind="guide",
            subject=role.id,
            text=role.summary,
            after=f"{pay}{_BETWEEN}{weights}",
        )
        return
    if pay != before.pay:
        yield Change(
            date=day,
            kind="pay",
            subject=role.id,
            text="The pay figures are new.",
            before=before.pay,
            after=pay,
        )
    if weights != before.weights:
        yield Change(
            date=day,
            kind="weights",
            subject=role.id,
            text="The relevance weights are new.",
            before=before.weights,
            after=weights,
        )
