"""What `site.yml` says, as typed values: what holds for one site alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from scoring.lazy_dataclass import dataclass

__all__ = [
    "AgedScore",
    "Background",
    "Cluster",
    "Colors",
    "ExampleFull",
    "ExamplePassport",
    "ExamplePerson",
    "ExampleReadiness",
    "ExampleSample",
    "Search",
    "SiteFacts",
    "WageComparison",
]


@dataclass(frozen=True, kw_only=True, slots=True)
class WageComparison:
    """Two lists of metro areas whose wages guides compare."""

    base: tuple[str, ...]
    """Beginnings of the names of the areas that the others are compared with, all of them."""
    others: tuple[str, ...]
    """Empty for all other areas of the table."""
    least: int
    """Fewer of the others than this carry no statement."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ExampleReadiness:
    """The invented person of the methodology page: results of today, and what changes them."""

    role: str
    quiz: str
    answers: Mapping[str, int]
    """By item."""
    full: Mapping[str, float]
    """Full results, by family."""
    own: Mapping[str, float]
    """An employer's weights, by family."""
    stale: Mapping[str, float]
    """Two full results, by family: the first, the lower one, goes stale."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ExampleSample:
    date: date
    answers: Mapping[str, int]


@dataclass(frozen=True, kw_only=True, slots=True)
class ExampleFull:
    family: str
    date: date
    score: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ExamplePassport:
    """The invented person whose passport is shown as an example."""

    quiz: str
    samples: tuple[ExampleSample, ...]
    full: tuple[ExampleFull, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class AgedScore:
    score: int
    months: int


@dataclass(frozen=True, kw_only=True, slots=True)
class ExamplePerson:
    """An invented candidate, to see what an employer's weights do."""

    name: str
    about: str
    results: Mapping[str, AgedScore]
    """By family."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Background:
    """Work that many readers come from, and the skills it gives, by the editors' judgment."""

    name: str
    occupations: tuple[str, ...]
    """Beginnings of occupation codes; the longest one counts."""
    brings: tuple[str, ...]
    """Ids of skills."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """What the search box knows of the language and the pages of this site."""

    same_words: tuple[tuple[str, ...], ...] = ()
    """Words that stand for one another."""
    ignored_words: tuple[str, ...] = ()
    """Words of a question that are not looked for, beside others."""
    last_pages: tuple[str, ...] = ()
    """Addresses of pages that readers seldom want: listed after all others."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Colors:
    """A color on either ground, as `#` and six digits."""

    light: str
    dark: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Cluster:
    """A kind of work that several roles share; guides name theirs."""

    name: str
    summary: str
    colors: Colors | None = None
    """Of its figures and marks; None for the theme's own."""


@dataclass(frozen=True, kw_only=True, slots=True)
class SiteFacts:
    """What holds for this site alone."""

    name: str = ""
    """If empty, that of mkdocs.yml; so is the description."""
    description: str = ""
    colors: Colors | None = None
    logo: str = ""
    """Path of an image in `overrides/`, or empty for the theme's own mark."""
    currency: str = "USD"
    """Of new guides, where there is no wage table."""
    locale: str = ""
    """English as one country writes dates and numbers, such as `en-GB`; see `views/wording.py`."""
    publisher: str = ""
    """Who publishes the weights and the assessments."""
    editors: str = ""
    groups: tuple[str, ...] = ()
    """Headings of the role index, in the order in which forms offer them."""
    skill_groups: tuple[str, ...] = ()
    """Headings of the index of skills, in its order."""
    group_of_occupation: Mapping[str, str] = field(default_factory=dict)
    """First guess at a heading, by the beginning of an occupation code; the longest one counts."""
    answers_to: str = ""
    """A sentence: where to send answers that were saved for calibration."""
    clusters: Mapping[str, Cluster] = field(default_factory=dict)
    """By id, in the order in which pages list them."""
    wage_comparison: WageComparison | None = None
    example_readiness: ExampleReadiness | None = None
    example_passport: ExamplePassport | None = None
    example_people: tuple[ExamplePerson, ...] = ()
    backgrounds: tuple[Background, ...] = ()
    plain_words: Mapping[str, str] = field(default_factory=dict)
    """Words that guides do without, and what to write instead."""
    search: Search = Search()
