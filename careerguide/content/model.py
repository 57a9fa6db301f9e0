"""What the content says, as typed values: one frozen record per thing an editor writes.

Money is whole units of the currency a year; dates are calendar dates; weights lie in [0, 1].
Nothing here reads files (see `yamlfile.source`) or judges them (see `rules`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import Any, Literal

from careerguide.content.fact_records import OccupationFacts
from careerguide.content.kit_model import KitOutline
from careerguide.content.practice_model import KeptPractice, Practice
from careerguide.content.site_model import SiteFacts
from careerguide.content.skill_model import Skill, SkillNeed, UkNeed
from careerguide.content.wage_records import Wages
from scoring.form import Quiz as ScoredQuiz
from scoring.lazy_dataclass import dataclass

__all__ = [
    "Assessment",
    "Catalog",
    "Change",
    "Compensation",
    "Considered",
    "Construct",
    "Family",
    "Item",
    "ItemNorm",
    "Norms",
    "NormsOfStep",
    "Occupation",
    "Personality",
    "Quiz",
    "QuizStep",
    "Reference",
    "Relevance",
    "Reviewer",
    "Role",
    "TotalNorm",
    "TraitWording",
]

Status = Literal["draft", "published"]
FamilyStatus = Literal["planned", "preview", "live", "retired"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Compensation:
    """The pay line: `low` < `median` < `high`, whole `currency` units per `period`."""

    currency: str
    period: Literal["year"]
    basis: Literal["total", "base", "wages"]
    """total: with bonus and equity; base: salary alone; wages: the official table's own range."""
    geography: str
    as_of: str
    """The month the figures describe, `YYYY-MM`."""
    low: int
    median: int
    high: int
    sources: tuple[str, ...]
    """Reference keys. With basis `wages` the figures are the occupation's p25, median and p75."""
    note: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Considered:
    soc: str
    title: str
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Occupation:
    """The official occupation the role is mapped to, and how sure the mapping is."""

    soc: str
    onet: str
    title: str
    taxonomy: str
    match: Literal["exact", "closest", "composite"]
    confidence: Literal["high", "medium", "low"]
    reason: str
    considered: tuple[Considered, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Relevance:
    """How much one assessment family counts for the role; not a share (they do not sum to 1)."""

    family: str
    weight: float
    reason: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Personality:
    """Trait weights that replace the published default, with the source that grounds them."""

    weights: Mapping[str, float]
    source: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Reviewer:
    """Somebody who does the job, has read the guide, and agreed in writing to be named on it."""

    name: str
    role: str
    consent: date
    date: date


@dataclass(frozen=True, kw_only=True, slots=True)
class Role:
    """One guide's front matter; its body stays in the file, ten thousand need not be in memory."""

    id: str
    path: str
    """Of the file, relative to the project, with forward slashes."""
    title: str
    summary: str
    also_called: tuple[str, ...]
    status: Status
    owner: str
    updated: date
    review_by: date
    group: str
    """Heading under which the role index lists it, e.g. "Product"."""
    cluster: str
    """Id of the kind of work it belongs to, or empty."""
    compensation: Compensation
    occupation: Occupation
    relevance: tuple[Relevance, ...]
    relevance_basis: Literal["published", "proposed"]
    """published: the publisher's defaults; proposed: a judgment, labelled so on the page."""
    personality: Personality | None
    skills: tuple[SkillNeed, ...]
    """Most important first; empty where none are listed."""
    related: tuple[str, ...]
    reviewed_by: Reviewer | None
    """None where nobody who does the job has read it yet."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Construct:
    id: str
    name: str
    description: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Assessment:
    id: str
    title: str
    minutes: int | None
    status: FamilyStatus


@dataclass(frozen=True, kw_only=True, slots=True)
class EarlierFamily:
    """What was published of a family before."""

    half_life_months: float
    full_sd: float


@dataclass(frozen=True, kw_only=True, slots=True)
class Family:
    """An assessment family: what the relevance weights of a role refer to."""

    id: str
    name: str
    short_name: str
    measures: str
    does_not_measure: str
    constructs: tuple[Construct, ...]
    assessments: tuple[Assessment, ...]
    item_style: str
    status: FamilyStatus
    status_since: date
    half_life_months: float
    half_life_ground: str
    """"given", "policy" or "data", followed by the reason."""
    half_life_source: str
    """Reference key, or empty."""
    full_sd: float
    """Standard error, in points, assumed for a full result entered by hand."""
    earlier: tuple[EarlierFamily, ...]
    sample: str
    """Quiz id of the free sample, or empty."""
    launch_note: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    id: str
    text: str
    trait: str
    direction: Literal["forward", "reverse"]
    facet: str = ""
    """The side of the trait that it asks about; several items may share one."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TraitWording:
    """Words for one trait; both ends in fair words."""

    trait: str
    name: str
    description: str
    low_end: str
    high_end: str
    low: str
    middle: str
    high: str


@dataclass(frozen=True, kw_only=True, slots=True)
class QuizStep:
    """A length at which one may stop and have a result."""

    length: int
    """How many of the items, from the first."""
    kind: Literal["sample", "full"]
    name: str
    minutes: int
    notices: tuple[str, ...]
    """Sentences that stand beside a result of this length, before those of the quiz."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Quiz:
    id: str
    path: str
    family: str
    kind: Literal["sample", "full"] | None
    """None where each step has its own."""
    replaced_by: str
    """Id of the quiz that is taken instead; this one is kept for the results people have."""
    version: str
    title: str
    minutes: int
    """Of the whole quiz."""
    introduction: str
    question: str
    scale: tuple[str, ...]
    """Answer labels, lowest first; their number equals the norm counts' length."""
    items: tuple[Item, ...]
    """In the order they are asked."""
    steps: tuple[QuizStep, ...]
    """Shortest first, the last the whole; empty where one answers all or nothing."""
    norms: str
    """Id of the norm table."""
    traits: tuple[TraitWording, ...]
    private_traits: tuple[str, ...]
    """Left out of everything shared unless the person adds them."""
    notices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemNorm:
    counts: tuple[int, ...]
    """Answers in the norm group, in raw answer order."""
    loading: float


@dataclass(frozen=True, kw_only=True, slots=True)
class TotalNorm:
    """People of the norm group by their total on one trait, lowest first, in its direction."""

    reliability: float
    counts: tuple[int, ...]
    """As they were counted."""
    smoothed: tuple[float, ...]
    """What scores are computed from."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NormsOfStep:
    length: int
    traits: Mapping[str, TotalNorm]


@dataclass(frozen=True, kw_only=True, slots=True)
class Norms:
    """Norms by item (kind `item`) or by total at each step of a quiz (kind `total`)."""

    id: str
    path: str
    version: str
    kind: Literal["item", "total"]
    group: str
    sample: Mapping[str, object]
    """Rows, women, men, age: as the file gives them, for the methodology page."""
    source: str
    licence: str
    date: date
    items: Mapping[str, ItemNorm]
    steps: tuple[NormsOfStep, ...]
    validation: Mapping[str, object]
    quiz_version: str = ""
    """Of a practice set: the version that was answered."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Reference:
    """One CSL-YAML entry, and how it is cited: alone, or (from `apa_list.listed`) in a list."""

    key: str
    kind: str
    authors: tuple[str, ...]
    """Family names (or the organization), in order."""
    names: str
    """The authors as the text names them, e.g. "Liang et al."."""
    year: str
    """With a letter where the list has several works of the authors and year, e.g. "2026a"."""
    title: str
    apa: str
    """The entry of the Sources list as inline GitHub-flavored Markdown."""
    url: str
    place: tuple[tuple[tuple[str, str], ...], tuple[int, ...], str]
    """Where it stands in a list: surname and initials of each author, date, title."""
    csl: Mapping[str, Any] = field(hash=False)
    """Every field that the site uses, in the form in which `csl` reads it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One entry of the committed log: what changed for readers, and when."""

    date: date
    kind: Literal["guide", "pay", "weights", "launch", "method", "correction"]
    subject: str
    """Role or family id."""
    text: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """Everything a site is made from, by id, in the order the indexes print it."""

    roles: Mapping[str, Role]
    families: Mapping[str, Family]
    quizzes: Mapping[str, Quiz]
    norms: Mapping[str, Norms]
    references: Mapping[str, Reference]
    wages: Wages
    changes: tuple[Change, ...] = field(default=())
    published_weights: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    """Relevance weights that the publisher stands behind, by role and family."""
    personality: Personality = field(default_factory=lambda: Personality(weights={}, source=""))
    """Trait weights of every role that has none of its own."""
    versions: tuple[ScoredQuiz, ...] = field(default=())
    """Every version of a quiz that people could take, oldest first."""
    site: SiteFacts = field(default_factory=SiteFacts)
    skills: Mapping[str, Skill] = field(default_factory=dict)
    skill_files: tuple[str, ...] = field(default=())
    """Ids of all skills, those included that cannot be read."""
    uk_needs: Mapping[str, tuple[UkNeed, ...]] = field(default_factory=dict)
    """By guide: what the UK framework asks of the nearest roles."""
    kits: Mapping[str, KitOutline] = field(default_factory=dict)
    """By role; of every guide that has a kit."""
    facts: OccupationFacts = field(default_factory=OccupationFacts)
    """What official sources say of occupations besides wages."""
    practice: Mapping[str, Practice] = field(default_factory=dict)
    """Practice sets by family."""
    practice_versions: tuple[KeptPractice, ...] = field(default=())
    """Every version of a practice set that people could take, oldest first."""
    kept_sets: Mapping[tuple[str, str], Mapping[str, Any]] = field(default_factory=dict)
    """By id and version: sets that norms were made of, as the scoring takes them."""

    @property
    def first_sample(self) -> str:
        """Id of the quiz that a newcomer can take as a sample; empty where there is none."""
        return next((family.sample for family in self.families.values() if family.sample), "")

    @cached_property
    def memo(self) -> dict[tuple[str, ...], Any]:
        """What was worked out of this catalog for several guides at once, by its name and key."""
        return {}

    @cached_property
    def changes_of(self) -> Mapping[str, tuple[Change, ...]]:
        """The changes by role or family, in the order of the log."""
        found: dict[str, list[Change]] = {}
        for change in self.changes:
            found.setdefault(change.subject, []).append(change)
        return {subject: tuple(changes) for subject, changes in found.items()}
