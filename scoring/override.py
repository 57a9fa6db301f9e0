"""What an employer changed: published and own weights side by side, nothing left out."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.lazy_dataclass import dataclass
from scoring.scale import stored
from scoring.weights import WEIGHTS, check_families, shares

__all__ = ["Comparison", "Weighting", "compare_weights"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Weighting:
    """One family under both weightings."""

    family: str
    published: float
    own: float
    published_share: float
    own_share: float

    @property
    def changed(self) -> bool:
        return self.published != self.own


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """All families under both weightings, in the published order."""

    families: tuple[Weighting, ...]
    same_shares: bool
    """True where the own weights are the published ones, or only rescale them."""

    @property
    def changes(self) -> tuple[Weighting, ...]:
        """The families whose weight differs."""
        return tuple(row for row in self.families if row.changed)


def compare_weights(
    published: Mapping[str, float],
    own: Mapping[str, float],
    *,
    published_at: str = "published",
    own_at: str = "own",
) -> Comparison:
    """Compare a full set of own weights with the published ones; `InputError` unless it is full.

    `published_at` and `own_at` are the fields that errors name.
    """
    WEIGHTS.read(dict(published), published_at)
    WEIGHTS.read(dict(own), own_at)
    check_families(own, published, own_at)
    published_share, own_share = shares(published), shares(own)
    families = tuple(
        Weighting(
            family=family,
            published=weight,
            own=own[family],
            published_share=published_share[family],
            own_share=own_share[family],
        )
        for family, weight in published.items()
    )
    return Comparison(
        families=families,
        same_shares=all(stored(row.published_share) == stored(row.own_share) for row in families),
    )
