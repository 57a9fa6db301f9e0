"""Operations on a bundle: make one from an employer's choices, and read one back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from scoring.ageing import age_in_months
from scoring.bundle import (
    EMPLOYER,
    REASONS,
    Bundle,
    bundle_disagreements,
    bundle_json,
    make_bundle,
    missing_reasons,
    read_bundle,
)
from scoring.entries import ENTRIES
from scoring.errors import InputError, Problem, found
from scoring.for_role import ready, standings
from scoring.kept_references import GIVEN
from scoring.lazy_dataclass import dataclass
from scoring.local_norms import (
    LOCAL_NORMS,
    LocalNorms,
    local_norms_json,
    local_score,
    read_local_norms,
)
from scoring.operation import MOST_BYTES, Operation, Row, published_role
from scoring.override import Comparison, compare_weights
from scoring.readiness import Readiness
from scoring.recompute import ScoredEntry, score_entries
from scoring.reference import CatalogReference, Role
from scoring.reordering import move, tipping, turns
from scoring.role_views import (
    bundle_view,
    comparison_view,
    local_view,
    move_view,
    readiness_view,
)
from scoring.shapes import anything, day, name, one_of, text
from scoring.structures import array, record
from scoring.weights import WEIGHTS
from scoring.wire import indented

__all__ = ["BUNDLE", "CHECK_BUNDLE", "OPEN_LOCAL_NORMS"]

_MOST_CANDIDATES = 20

_DETAILS = record(
    {"employer": EMPLOYER, "created": day(), "review_by": day()}, {"reasons": REASONS}
)
"""What a bundle needs beside its weights; it may be still missing while it is made."""


def _bundle(row: Row) -> object:
    reference, as_of = row["reference"], row["as_of"]
    role = published_role(reference, row["role"])
    comparison = compare_weights(role.weights, row["own"])
    document, reasons, open_problems = None, {}, tuple[Problem, ...]()
    try:
        details = _details(row.get("details", {}), comparison)
        reasons = details.get("reasons", {})
        age_in_months(details["created"], as_of, field="details.created")
        document = bundle_json(_make(role, row["own"], details, row.get("norms", {})))
    except InputError as error:
        open_problems = error.problems
    people = [
        _Person.of(
            score_entries(candidate["entries"], reference, as_of, f"candidates[{index}].entries"),
            role,
            comparison,
            reference,
            as_of,
            samples=False,
        )
        for index, candidate in enumerate(row.get("candidates", ()))
    ]
    names = [candidate["name"] for candidate in row.get("candidates", ())]
    own = [person.own for person in people]
    return {
        "role": role.id,
        "title": role.title,
        "comparison": comparison_view(comparison, reasons),
        "available": {family: reference.families[family].available for family in role.weights},
        "candidates": [
            {"name": name, **person.view} for name, person in zip(names, people, strict=True)
        ],
        "turns": turns(names, [person.published for person in people], own),
        "tipping": tipping(own),
        "open": open_problems,
        "document": document,
        "text": indented(document) if document else None,
    }


def _details(value: object, comparison: Comparison) -> dict[str, Any]:
    """`value` as details; `InputError` names all that is still missing, reasons among it."""
    try:
        return _DETAILS.read(value, "details")
    except InputError as error:
        reasons = value.get("reasons") if isinstance(value, dict) else None
        given = reasons if isinstance(reasons, dict) else {}
        missing = missing_reasons(comparison, given, lambda family: f"details.reasons.{family}")
        raise InputError([*error.problems, *missing]) from None


def _make(
    role: Role,
    own: Mapping[str, float],
    details: Mapping[str, Any],
    norms: Mapping[str, LocalNorms],
) -> Bundle:
    return make_bundle(
        role=role.id,
        employer=details["employer"],
        created=details["created"],
        review_by=details["review_by"],
        published=role.weights,
        own=own,
        reasons=details.get("reasons", {}),
        norms=norms,
        place="details",
    )


BUNDLE = Operation(
    required={"role": name(), "own": WEIGHTS, "reference": GIVEN, "as_of": day()},
    optional={
        "details": anything(),
        "norms": LOCAL_NORMS,
        "candidates": array(record({"name": text(80), "entries": ENTRIES}), _MOST_CANDIDATES),
    },
    run=_bundle,
)


def _check_bundle(row: Row) -> object:
    reference, as_of = row["reference"], row["as_of"]
    bundle, document = read_bundle(row["text"], most_bytes=MOST_BYTES[row.get("via", "file")])
    age_in_months(bundle.created, as_of, field="bundle.created")
    role = published_role(reference, bundle.role, "bundle.role")
    problems = [
        Problem(
            field="bundle.weights",
            found=f"the unknown family {found(family.family)}",
            expected=f"the families {', '.join(reference.families)}",
        )
        for family in bundle.comparison.families
        if family.family not in reference.families
    ]
    if problems:
        raise InputError(problems)
    scored = score_entries(row.get("entries", ()), reference, as_of)
    return {
        "bundle": bundle_view(bundle, reference, as_of),
        "document": document,
        "disagreements": bundle_disagreements(bundle, document),
        "local": [
            local_view(family, norms, local_score(norms, scored), scored)
            for family, norms in bundle.norms.items()
        ],
        "effect": _Person.of(
            scored, role, bundle.comparison, reference, as_of, samples=True
        ).view
        if "entries" in row
        else None,
    }


CHECK_BUNDLE = Operation(
    required={"text": anything(), "reference": GIVEN, "as_of": day()},
    optional={"via": one_of("file", "link"), "entries": ENTRIES},
    run=_check_bundle,
)


def _open_local_norms(row: Row) -> object:
    family, norms = read_local_norms(row["text"])
    return {"family": family, "norms": local_norms_json(norms), "people": norms.people}


OPEN_LOCAL_NORMS = Operation(required={"text": anything()}, run=_open_local_norms)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Person:
    """Readiness under both weightings."""

    samples_left_out: int
    published: Readiness
    own: Readiness

    @classmethod
    def of(
        cls,
        scored: tuple[ScoredEntry, ...],
        role: Role,
        comparison: Comparison,
        reference: CatalogReference,
        as_of: date,
        *,
        samples: bool,
    ) -> _Person:
        """An employer's view has no `samples`."""
        now = standings(scored, reference, role.personality, as_of, samples=samples)
        rows = comparison.families
        return cls(
            samples_left_out=0 if samples else sum(row.counts_as == "sample" for row in scored),
            published=ready({row.family: row.published for row in rows}, now, reference),
            own=ready({row.family: row.own for row in rows}, now, reference),
        )

    @property
    def view(self) -> dict[str, object]:
        return {
            "samples_left_out": self.samples_left_out,
            "published": readiness_view(self.published, details=True),
            "own": readiness_view(self.own, details=True),
            "move": move_view(move(self.published, self.own))
            if self.published.headline and self.own.headline
            else None,
        }
