"""A bundle: the weights an employer uses for a role, beside the published ones.

Version 1 is one JSON object with these keys and no other:

    format      "aieh-bundle"
    version     1
    scoring     version of the method that made its numbers
    role        id of the role's guide
    employer    who uses these weights
    created     YYYY-MM-DD
    review_by   YYYY-MM-DD, 6 to 12 months later
    weights     by family: published, own, published_share, own_share, reason
    norms       by family: the employer's own norm group, see `scoring.local_norms`; where there is
                one
    digest      SHA-256 of all the rest, so that two people can see that they read the same

There is no other place for anything: a bundle cannot hide what it does. A reason stands with every
weight that was changed, and with no other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import field
from datetime import date
from typing import Any

from scoring.compare import differences
from scoring.errors import InputError, Problem, found
from scoring.lazy_dataclass import dataclass
from scoring.local_norms import LOCAL_NORMS, LocalNorms, local_norms_json
from scoring.override import Comparison, compare_weights
from scoring.shapes import Shape, day, exactly, name, number, text
from scoring.strict_json import FILE_BYTES, parse
from scoring.structures import mapping, record
from scoring.version import SCORING
from scoring.weights import MOST_FAMILIES, WEIGHT
from scoring.wire import digest

__all__ = [
    "BUNDLE_FORMAT",
    "EMPLOYER",
    "REASONS",
    "Bundle",
    "bundle_disagreements",
    "bundle_json",
    "make_bundle",
    "missing_reasons",
    "read_bundle",
]

BUNDLE_FORMAT = "aieh-bundle"
EMPLOYER = text(80)
REASONS: Shape[dict[str, str]] = mapping(name(), text(300), MOST_FAMILIES)

_SHARE = number(0, 1)
_WEIGHT = record(
    {"published": WEIGHT, "own": WEIGHT, "published_share": _SHARE, "own_share": _SHARE},
    {"reason": text(300)},
)
_V1 = record(
    {
        "format": exactly(BUNDLE_FORMAT),
        "version": exactly(1, "1, the only version there is so far"),
        "scoring": name(),
        "role": name(),
        "employer": EMPLOYER,
        "created": day(),
        "review_by": day(),
        "weights": mapping(name(), _WEIGHT, MOST_FAMILIES),
        "digest": text(80),
    },
    {"norms": LOCAL_NORMS},
)

_SOONEST_REVIEW = 181
_LATEST_REVIEW = 366
"""Days: the shortest six months and the longest twelve."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Bundle:
    """An employer's weights for a role."""

    role: str
    employer: str
    created: date
    review_by: date
    comparison: Comparison
    reasons: Mapping[str, str]
    """By family, for exactly the families whose weight was changed."""
    norms: Mapping[str, LocalNorms] = field(default_factory=dict)
    """By family: the employer's own norm groups."""
    scoring: str = SCORING
    """Version of the method that made its shares; a part of what the digest is of."""

    def overdue(self, as_of: date) -> bool:
        return self.review_by < as_of


def make_bundle(
    *,
    role: str,
    employer: str,
    created: date,
    review_by: date,
    published: Mapping[str, float],
    own: Mapping[str, float],
    reasons: Mapping[str, str],
    norms: Mapping[str, LocalNorms],
    place: str,
) -> Bundle:
    """A bundle from an employer's choices; `InputError` names all that cannot be so, in `place`."""
    bundle = Bundle(
        role=role,
        employer=employer,
        created=created,
        review_by=review_by,
        comparison=compare_weights(published, own),
        reasons=reasons,
        norms=norms,
    )
    _check(bundle, place, reason=lambda family: f"{place}.reasons.{family}")
    return bundle


def read_bundle(written: str, *, most_bytes: int = FILE_BYTES) -> tuple[Bundle, Mapping[str, Any]]:
    """Read a document: the bundle, and the document as it was written.

    Its shares and its digest are not looked at: see `bundle_disagreements`.
    """
    value = parse(written, field="bundle", most_bytes=most_bytes)
    row: dict[str, Any] = _V1.read(value, "bundle")
    weights = row["weights"]
    bundle = Bundle(
        role=row["role"],
        employer=row["employer"],
        created=row["created"],
        review_by=row["review_by"],
        comparison=compare_weights(
            {family: weight["published"] for family, weight in weights.items()},
            {family: weight["own"] for family, weight in weights.items()},
            published_at="bundle.weights",
            own_at="bundle.weights",
        ),
        reasons={
            family: weight["reason"] for family, weight in weights.items() if "reason" in weight
        },
        norms=row.get("norms", {}),
        scoring=row["scoring"],
    )
    _check(bundle, "bundle", reason=lambda family: f"bundle.weights.{family}.reason")
    return bundle, row


def _check(bundle: Bundle, place: str, *, reason: Callable[[str], str]) -> None:
    weighed = [row.family for row in bundle.comparison.families]
    problems = [
        Problem(field="norms", found=found(family), expected=f"one of {', '.join(weighed)}")
        for family in bundle.norms
        if family not in weighed
    ]
    days = (bundle.review_by - bundle.created).days
    if not _SOONEST_REVIEW <= days <= _LATEST_REVIEW:
        problems.append(
            Problem(
                field=f"{place}.review_by",
                found=f"{bundle.review_by}, {days} days after created",
                expected=f"{_SOONEST_REVIEW} to {_LATEST_REVIEW} days after created",
            )
        )
    problems += missing_reasons(bundle.comparison, bundle.reasons, reason)
    changed = {row.family for row in bundle.comparison.changes}
    for family, given in bundle.reasons.items():
        if family not in changed:
            expected = "no reason, because the weight is the published one"
            problems.append(Problem(field=reason(family), found=found(given), expected=expected))
    if problems:
        raise InputError(problems)


def missing_reasons(
    comparison: Comparison, given: Collection[str], field: Callable[[str], str]
) -> list[Problem]:
    """A problem for each changed family that is not in `given`; `field` names its place."""
    return [
        Problem(
            field=field(row.family),
            found="nothing",
            expected=f"a reason for changing {row.published:g} to {row.own:g}",
        )
        for row in comparison.changes
        if row.family not in given
    ]


def bundle_json(bundle: Bundle) -> dict[str, object]:
    """The document of `bundle`, with its digest."""
    document: dict[str, object] = {
        "format": BUNDLE_FORMAT,
        "version": 1,
        "scoring": bundle.scoring,
        "role": bundle.role,
        "employer": bundle.employer,
        "created": bundle.created,
        "review_by": bundle.review_by,
        "weights": {
            row.family: {
                "published": row.published,
                "own": row.own,
                "published_share": row.published_share,
                "own_share": row.own_share,
                **({"reason": bundle.reasons[row.family]} if row.changed else {}),
            }
            for row in bundle.comparison.families
        },
    }
    if bundle.norms:
        document["norms"] = {
            family: local_norms_json(norms) for family, norms in bundle.norms.items()
        }
    return {**document, "digest": digest(document)}


def bundle_disagreements(bundle: Bundle, document: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Every number of a document that was read, and its digest, that differs when made again."""
    return differences(document, bundle_json(bundle), "bundle")
