"""How a readiness, two weightings and a bundle look on the other side of the API."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from scoring.bands import Q90
from scoring.bundle import Bundle, bundle_json
from scoring.combine import Estimate
from scoring.evidence import Standing
from scoring.local_norms import LocalNorms, LocalScore
from scoring.override import Comparison
from scoring.readiness import FamilyPart, Readiness
from scoring.recompute import ScoredEntry
from scoring.reference import CatalogReference
from scoring.reordering import is_known
from scoring.scale import whole
from scoring.views import View, points_view

__all__ = ["bundle_view", "comparison_view", "local_view", "move_view", "readiness_view"]


def readiness_view(result: Readiness, *, details: bool) -> View:
    """A readiness; with `details`, also each family's part in it."""
    standings = [part.standing for part in result.families if part.standing and part.weight]
    sample = any(standing.evidence.kind == "sample" for standing in standings)
    view: View = {
        "headline": result.headline,
        "r": _estimate(result.r, sample=sample),
        "p": _estimate(result.p, sample=sample),
        "k": result.k,
        "k_percent": whole(100 * result.k),
        "k_full": result.k_full,
        "k_full_percent": whole(100 * result.k_full),
        "from_samples": sample,
        "withheld": sorted(
            {trait for standing in standings for trait in standing.evidence.withheld}
        ),
        "next_step": _step(result.next_step),
        "next_available": _step(result.next_available),
    }
    if details:
        view["families"] = [_family(part) for part in result.families]
    return view


def _estimate(estimate: Estimate | None, *, sample: bool) -> View | None:
    return points_view(estimate.score, estimate.sd, sample=sample) if estimate else None


def _step(part: FamilyPart | None) -> View | None:
    if part is None:
        return None
    return {
        "family": part.family,
        "gain": part.gain,
        "gain_percent": whole(100 * part.gain),
        "available": part.available,
    }


def _family(part: FamilyPart) -> View:
    return {
        "family": part.family,
        "weight": part.weight,
        "share": part.share,
        "share_percent": whole(100 * part.share),
        "gain": part.gain,
        "available": part.available,
        "standing": _standing(part.standing) if part.standing else None,
    }


def _standing(standing: Standing) -> View:
    evidence = standing.evidence
    sample = evidence.kind == "sample"
    return {
        "id": evidence.id,
        "kind": evidence.kind,
        "date": evidence.date,
        "withheld": evidence.withheld,
        "then": points_view(evidence.score, evidence.sd, sample=sample),
        "aged": points_view(evidence.score, standing.sd_aged, sample=sample),
        "now": points_view(standing.projected, standing.sd_now, sample=sample),
        "age_months": standing.age_months,
        "age_months_shown": whole(standing.age_months),
        "freshness": standing.freshness,
        "freshness_percent": whole(100 * standing.freshness),
        "retest_on": standing.retest_on,
        "retest_due": standing.retest_due,
    }


def comparison_view(comparison: Comparison, reasons: Mapping[str, str]) -> View:
    return {
        "same_shares": comparison.same_shares,
        "changes": [row.family for row in comparison.changes],
        "families": [
            {
                "family": row.family,
                "published": row.published,
                "own": row.own,
                "published_share": row.published_share,
                "published_share_percent": whole(100 * row.published_share),
                "own_share": row.own_share,
                "own_share_percent": whole(100 * row.own_share),
                "changed": row.changed,
                "reason": reasons.get(row.family, ""),
            }
            for row in comparison.families
        ],
    }


def move_view(moved: Estimate) -> View:
    """A difference of two numbers of one person; no place on the scale, so nothing is clipped."""
    low, high = moved.score - Q90 * moved.sd, moved.score + Q90 * moved.sd
    return {
        "points": moved.score,
        "points_shown": whole(moved.score),
        "sd": moved.sd,
        "band90": (low, high),
        "band90_shown": [whole(low), whole(high)],
        "known": is_known(moved),
    }


def local_view(
    family: str, norms: LocalNorms, own: LocalScore | None, scored: Iterable[ScoredEntry]
) -> View:
    """An employer's norm group, and where the reader stands in it beside where on the site."""
    site = next((row.estimate for row in scored if own and row.entry.id == own.entry.id), None)
    return {
        "family": family,
        "quiz": norms.quiz,
        "quiz_version": norms.quiz_version,
        "people": norms.people,
        "most": norms.most,
        "mine": own
        and {
            "id": own.entry.id,
            "points": own.points,
            "there": points_view(own.steps.score, own.steps.error, sample=True),
            "site": _estimate(site, sample=True),
        },
    }


def bundle_view(bundle: Bundle, reference: CatalogReference, as_of: date) -> View:
    """Everything a bundle says, beside what its role's guide publishes now."""
    role = reference.roles[bundle.role]
    published = {row.family: row.published for row in bundle.comparison.families}
    return {
        "role": bundle.role,
        "title": role.title,
        "employer": bundle.employer,
        "created": bundle.created,
        "review_by": bundle.review_by,
        "overdue": bundle.overdue(as_of),
        "digest": bundle_json(bundle)["digest"],
        **comparison_view(bundle.comparison, bundle.reasons),
        "guide_differs": [
            {
                "family": family,
                "bundle": published.get(family),
                "guide": role.weights.get(family),
            }
            for family in {**role.weights, **published}
            if role.weights.get(family) != published.get(family)
        ],
    }
