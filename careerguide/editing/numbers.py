"""The numbers that readers rely on, flat, so that two versions of the content can be compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from careerguide.content.model import Catalog, Family, Norms, Role
from careerguide.content.wage_records import Wages
from careerguide.content.wage_tables import PERCENTILES
from careerguide.editing.number_report import ChangedNumber, Value

__all__ = ["compared", "of"]

Numbers = Mapping[str, Mapping[str, Value]]
"""File or place -> what it is -> the value."""


def of(catalog: Catalog) -> Numbers:
    """Every number of the content by where it is said; of wages, those that guides show."""
    found: dict[str, dict[str, Value]] = {}
    for role in catalog.roles.values():
        found[role.path] = dict(_role(role, catalog.wages))
    for family in catalog.families.values():
        found[f"family {family.id}"] = dict(_family(family))
    for norms in catalog.norms.values():
        found[norms.path] = dict(_norms(norms))
    found["trait weights"] = dict(catalog.personality.weights)
    return found


def _role(role: Role, wages: Wages) -> Iterator[tuple[str, Value]]:
    pay = role.compensation
    for name in ("low", "median", "high", "currency", "basis", "geography", "as_of"):
        yield f"pay {name}", getattr(pay, name)
    for item in role.relevance:
        yield f"weight of {item.family}", item.weight
    if role.personality is not None:
        for trait, weight in role.personality.weights.items():
            yield f"trait weight of {trait}", weight
    yield "occupation", role.occupation.soc
    national = wages.national.get(role.occupation.soc)
    if national is not None:
        yield "official wages of", wages.as_of
        for name in PERCENTILES:
            yield f"official wage {name}", getattr(national, name)
        for row in wages.metros.get(role.occupation.soc, ()):
            yield f"official median in {row.area}", row.median


def _family(family: Family) -> Iterator[tuple[str, Value]]:
    yield "status", family.status
    yield "half-life in months", family.half_life_months
    yield "standard error of a full result", family.full_sd


def _norms(norms: Norms) -> Iterator[tuple[str, Value]]:
    yield "version", norms.version
    for item, norm in norms.items.items():
        yield f"answers to {item}", ", ".join(map(str, norm.counts))
        yield f"loading of {item}", norm.loading
    for step in norms.steps:
        for trait, total in step.traits.items():
            yield f"reliability of {trait} at {step.length}", total.reliability
            yield f"totals of {trait} at {step.length}", ", ".join(map(str, total.smoothed))


def compared(before: Numbers, after: Numbers) -> list[ChangedNumber]:
    """What differs, in the order of `after`, what is gone last; None: not there, or no figure."""
    changes = []
    for subject in [*after, *(gone for gone in before if gone not in after)]:
        old, new = before.get(subject, {}), after.get(subject, {})
        for what in [*new, *(gone for gone in old if gone not in new)]:
            if old.get(what) != new.get(what):
                changes.append(
                    ChangedNumber(
                        subject=subject, what=what, before=old.get(what), after=new.get(what)
                    )
                )
    return changes
