"""Operations for a page of hundreds of results or thousands of roles: the few that it shows.

The numbers are those of the operation `passport`. What is the same for many results or many roles
is worked out once, and what the page does not show stays here until it asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from scoring.advice import advice_by
from scoring.entries import ENTRIES, MOST_ENTRIES, Entry
from scoring.evidence import Standing
from scoring.for_role import ready, standings
from scoring.kept_references import GIVEN, keep
from scoring.many_roles import outlines
from scoring.operation import Operation, Row, published_role
from scoring.order import in_groups
from scoring.quiz import TraitScore
from scoring.readiness import HEADLINE_COVERAGE
from scoring.recompute import ScoredEntry, entry_now, score_entries
from scoring.reference import MOST_ROLES, REFERENCE, CatalogReference, Role
from scoring.role_views import readiness_view
from scoring.scale import whole
from scoring.shapes import day, name
from scoring.shapes import whole as whole_number
from scoring.structures import array
from scoring.totals import Totals
from scoring.views import View, dated_view, trait_view
from scoring.wire import Plain, plain

__all__ = ["KEEP_REFERENCE", "OVERVIEW", "ROLES"]


def _keep(row: Row) -> object:
    keep(row["reference"], row["id"])
    return {"kept": row["id"]}


KEEP_REFERENCE = Operation(required={"id": name(), "reference": REFERENCE}, run=_keep)


def _overview(row: Row) -> object:
    reference, as_of = row["reference"], row["as_of"]
    scored = _scored(row["entries"], reference, as_of)
    now = _standings(scored, reference, as_of)
    outline = outlines(reference.roles.values(), now, reference.families)
    available = {family.id: family.available for family in reference.families.values()}
    groups = [_by_title(group, reference) for group in in_groups(outline.scores, outline.errors)]
    rest = _by_title(outline.covered, reference)
    covered = outline.covered.values()
    first = [role for group in groups for role in group][: row["shown"]] + rest[: row["shown"]]
    return {
        "as_of": as_of,
        "most_entries": MOST_ENTRIES,
        "entries": _brief(scored, reference, as_of),
        "headline_coverage": HEADLINE_COVERAGE,
        "next": advice_by(outline.gains, available),
        "groups": groups,
        "alphabetical": rest,
        "covered_percent": [whole(100 * end(covered)) for end in (min, max)] if rest else None,
        "roles": _roles([reference.roles[role] for role in first], now, reference),
    }


OVERVIEW = Operation(
    required={
        "entries": ENTRIES,
        "reference": GIVEN,
        "as_of": day(),
        "shown": whole_number(0, MOST_ROLES),
    },
    run=_overview,
)


def _more_roles(row: Row) -> object:
    reference, as_of = row["reference"], row["as_of"]
    asked = [
        published_role(reference, role, f"roles[{index}]")
        for index, role in enumerate(row["roles"])
    ]
    now = _standings(_scored(row["entries"], reference, as_of), reference, as_of)
    return {"roles": _roles(asked, now, reference)}


ROLES = Operation(
    required={
        "roles": array(name(), MOST_ROLES),
        "entries": ENTRIES,
        "reference": GIVEN,
        "as_of": day(),
    },
    run=_more_roles,
)


def _scored(
    entries: Iterable[Entry], reference: CatalogReference, as_of: date
) -> tuple[ScoredEntry, ...]:
    return score_entries(entries, reference, as_of, score=Totals().score)


def _standings(
    scored: Iterable[ScoredEntry], reference: CatalogReference, as_of: date
) -> Callable[[Mapping[str, float]], Mapping[str, Standing]]:
    """By the weights of traits. Most roles have the same: results are summed up once for all."""
    known: dict[tuple[tuple[str, float], ...], Mapping[str, Standing]] = {}

    def now(personality: Mapping[str, float]) -> Mapping[str, Standing]:
        key = tuple(sorted(personality.items()))
        if key not in known:
            known[key] = standings(scored, reference, personality, as_of, samples=True)
        return known[key]

    return now


def _by_title(ids: Iterable[str], reference: CatalogReference) -> list[str]:
    return sorted(ids, key=lambda role: (reference.roles[role].title.casefold(), role))


def _roles(
    roles: Iterable[Role],
    now: Callable[[Mapping[str, float]], Mapping[str, Standing]],
    reference: CatalogReference,
) -> dict[str, View]:
    return {
        role.id: {
            "title": role.title,
            **readiness_view(ready(role.weights, now(role.personality), reference), details=False),
        }
        for role in roles
    }


_SHOWN = ("trait", "score", "score_shown", "band90", "band90_shown")


def _brief(scored: Iterable[ScoredEntry], reference: CatalogReference, as_of: date) -> list[View]:
    """Results without the way to their scores, and without entries that the asker has as well."""
    seen: dict[int, Plain] = {}

    def view(trait: TraitScore, *, sample: bool) -> Plain:
        if id(trait) not in seen:
            whole_view = trait_view(trait, sample=sample)
            seen[id(trait)] = Plain((key, plain(whole_view[key])) for key in _SHOWN)
        return seen[id(trait)]

    return [
        {
            **dated_view(row, reference, as_of),
            "traits": [
                view(trait, sample=row.entry.kind == "sample")
                for trait in (row.result.traits if row.result else ())
            ],
            "entry": None if row.result else entry_now(row),
        }
        for row in scored
    ]
