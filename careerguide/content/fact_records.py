"""What official sources publish about an occupation besides wages, as typed values.

Projections and notes are by SOC code, answers of respondents and job zones by O*NET-SOC code.
None, or an empty text, stands for what a source does not publish.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from scoring.lazy_dataclass import dataclass

__all__ = [
    "ALL_JOBS",
    "AbroadFit",
    "AiNote",
    "Asked",
    "CountryWages",
    "FactSource",
    "JobZone",
    "OccupationFacts",
    "Projection",
    "RelatedOccupations",
]

ALL_JOBS = "00-0000"
"""The Bureau's code for all occupations together."""


@dataclass(frozen=True, kw_only=True, slots=True)
class FactSource:
    """The release that a table is from."""

    file: str
    release: str
    """As pages name it: "2025–35", "O*NET 29.3"."""
    reference: str
    licence: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Projection:
    """What the U.S. Bureau of Labor Statistics projects for an occupation over ten years."""

    soc: str
    title: str
    growth: float | None
    """Change of employment over the ten years, in percent."""
    change: int | None
    """The same in jobs."""
    openings: int | None
    """A year, on average: new jobs and those of people who leave the occupation."""
    education: str
    experience: str
    training: str
    """What people typically need to enter, in the Bureau's words; "None" is one of them."""


@dataclass(frozen=True, kw_only=True, slots=True)
class AiNote:
    """What the Bureau says of AI and an occupation's share of jobs."""

    soc: str
    title: str
    direction: str
    """"increases" or "decreases": of the occupation's share of all jobs in its industries."""
    note: str
    """The Bureau's words."""
    ours: str
    """The sentence that guides show, or empty until somebody has written it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Asked:
    """What people in an occupation answered about the education it requires, in percent."""

    onet: str
    below_associate: float | None
    associate: float | None
    bachelor: float | None
    master_or_more: float | None
    n: int
    date: str
    """`YYYY-MM`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class JobZone:
    """How much preparation an occupation needs: 1, little, to 5, extensive."""

    onet: str
    zone: int
    date: str


@dataclass(frozen=True, kw_only=True, slots=True)
class RelatedOccupations:
    """Occupations whose work is similar, by O*NET's tiers; each most similar first."""

    onet: str
    title: str
    nearest: tuple[str, ...]
    """Codes of the tier "Primary-Short"."""
    near: tuple[str, ...]
    """Of the tier "Primary-Long"."""
    farther: tuple[str, ...]
    """Of the tier "Supplemental"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class CountryWages:
    """Median wages of another country by its own occupation codes, a month in its currency."""

    country: str
    name: str
    taxonomy: str
    currency: str
    counts: str
    """Whose pay it is, and what it leaves out."""
    median_all: int | None
    """Of all employees in the same table, where it has them."""
    release: str
    reference: str
    licence: str
    titles: Mapping[str, str]
    medians: Mapping[str, int | None]


@dataclass(frozen=True, kw_only=True, slots=True)
class AbroadFit:
    """The editors' judgment of how well an occupation abroad fits a guide."""

    role: str
    country: str
    code: str
    fit: str
    """high, medium or low"""
    confirmed_by: str

    @property
    def is_shown(self) -> bool:
        return self.fit == "high" or (self.fit == "medium" and bool(self.confirmed_by))


@dataclass(frozen=True, kw_only=True, slots=True)
class OccupationFacts:
    """All facts by code; `sources` has a release for each table that the project has."""

    sources: Mapping[str, FactSource] = field(default_factory=dict)
    projections: Mapping[str, Projection] = field(default_factory=dict)
    earlier_projections: Mapping[str, Projection] = field(default_factory=dict)
    """Of the release before, for what the newer one leaves open."""
    ai_notes: Mapping[str, AiNote] = field(default_factory=dict)
    respondents: Mapping[str, Asked] = field(default_factory=dict)
    job_zones: Mapping[str, JobZone] = field(default_factory=dict)
    related: Mapping[str, RelatedOccupations] = field(default_factory=dict)

    abroad: Mapping[str, CountryWages] = field(default_factory=dict)
    """By country."""
    fits: tuple[AbroadFit, ...] = ()

    @property
    def references(self) -> set[str]:
        of_countries = {country.reference for country in self.abroad.values()}
        return of_countries | {source.reference for source in self.sources.values()}
