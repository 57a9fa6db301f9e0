"""Pay of a role in other countries, where the editors judge that an occupation there fits."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.fact_records import AbroadFit, CountryWages
from careerguide.content.model import Catalog
from scoring.lazy_dataclass import dataclass

__all__ = ["AbroadPay", "of"]

_ROUNDED = 100
"""Tables give a month, rounded; a year of it is known to about this much."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AbroadPay:
    country: str
    name: str
    taxonomy: str
    code: str
    title: str
    currency: str
    year: int
    """Twelve times the median month, rounded."""
    ratio: float | None
    """To the median of all employees in the same table, where it has them."""
    counts: str
    release: str
    reference: str
    fit: str
    """high, or medium where somebody confirmed it"""


def of(role: str, catalog: Catalog) -> tuple[AbroadPay, ...]:
    """The pay abroad that the guide `role` shows."""
    shown = (fit for fit in catalog.facts.fits if fit.role == role and fit.is_shown)
    return tuple(pay for fit in shown for pay in _pay(fit, catalog.facts.abroad[fit.country]))


def _pay(fit: AbroadFit, wages: CountryWages) -> Iterator[AbroadPay]:
    median = wages.medians[fit.code]
    if median is None:
        return
    yield AbroadPay(
        country=wages.country,
        name=wages.name,
        taxonomy=wages.taxonomy,
        code=fit.code,
        title=wages.titles[fit.code],
        currency=wages.currency,
        year=_ROUNDED * ((12 * median + _ROUNDED // 2) // _ROUNDED),
        ratio=round(median / wages.median_all, 2) if wages.median_all else None,
        counts=wages.counts,
        release=wages.release,
        reference=wages.reference,
        fit=fit.fit,
    )
