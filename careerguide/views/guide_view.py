"""What a guide's page shows, as plain values for `overrides/components/guide/page.html`.

Every number on the page is a record's, or computed here from records; the template computes none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import scoring
from careerguide.content import change_entries
from careerguide.content.kit_model import Kit
from careerguide.content.model import Catalog, Change, Compensation, Family, Reference, Role
from careerguide.markdown import markers
from careerguide.markdown.render import Rendered, RenderedSection
from careerguide.views import (
    at_a_glance,
    corrections,
    figures,
    kit_view,
    moves,
    official_wages,
    pay_abroad,
    practice_roads,
    practice_view,
    role_lists,
    role_weights,
    section_words,
    skill_views,
    titles,
)
from careerguide.views.at_a_glance import Glance
from careerguide.views.figures import PayFigure
from careerguide.views.kit_view import PlannedWeek
from careerguide.views.moves import Moves
from careerguide.views.official_wages import OfficialWages
from careerguide.views.pay_abroad import AbroadPay
from careerguide.views.practice_view import Taster
from careerguide.views.section_words import SectionWords
from careerguide.views.skill_views import Needed
from careerguide.views.wording import money, month
from scoring.lazy_dataclass import dataclass
from scoring.self_rating import LEVELS

__all__ = ["GuideView", "context", "pay_line"]

_TOC = {
    "what-they-do": "What they do",
    "how-it-differs": "How the job differs",
    "skills": "Skills",
    "pay": "Pay",
    "readiness": "Readiness",
    "paths": "Where they come from",
    "next": "What you do next",
}
"""Section id -> its name in the list beside the text; headings are longer."""

_BASIS = {
    "total": "total pay with bonus and equity",
    "base": "base salary without bonus and equity",
    "wages": "official wages, the middle half of the occupation",
}
_LINE = {
    "total": "Market pay of the title: total pay with bonus and equity",
    "base": "Market pay of the title: base salary without bonus and equity",
    "wages": "Official wages of the occupation",
}
_MATCH = {
    "exact": "exact match",
    "closest": "closest match",
    "composite": "composite of several occupations",
}
_STATUS = {
    "planned": "not open yet",
    "practice": "practice open, no score yet",
    "preview": "sample open, full assessment not yet",
    "live": "open",
    "retired": "retired",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class WeighedFamily:
    """A family that the role weighs."""

    family: Family
    weight: float
    share: str
    """The weight as a width, e.g. `20%`."""
    reason: str
    state: str
    status: str
    """The same in words."""


@dataclass(frozen=True, kw_only=True, slots=True)
class NamedAssessment:
    title: str
    family: Family
    weight: float


@dataclass(frozen=True, kw_only=True, slots=True)
class PayWords:
    below_official: bool
    """Whether the median is below that of the occupation, of which it should be a part."""
    title: str
    kind: str
    basis: str
    caption: str


@dataclass(frozen=True, kw_only=True, slots=True)
class GuideView:
    """Everything that the page of a guide shows, and its forms for machines."""

    role: Role
    place: tuple[str, str]
    """Name and address of the list that it stands in."""
    headline: str
    a_role: str
    scoring_version: str
    reading_minutes: int
    introduction: str
    sections: Sequence[RenderedSection]
    section_words: Mapping[str, SectionWords]
    """By the section's id."""
    footnotes: str
    level_names: Sequence[str]
    needed: list[Needed]
    kit: Kit | None
    weeks: list[PlannedWeek]
    toc: list[tuple[str, str]]
    """Ids and names."""
    pay_line: str
    pay: PayFigure
    pay_words: PayWords
    wages: OfficialWages | None
    match_words: str
    abroad: Sequence[AbroadPay]
    glance: Glance | None
    families: list[WeighedFamily]
    taster: Taster | None
    sample: str
    """Id of the quiz that shows what an assessment is like, or empty."""
    sample_here: bool
    """Whether it stands in the text already."""
    assessments: list[NamedAssessment]
    readiness_data: Mapping[str, Any]
    """For the scripts of the page."""
    live: int
    """Families whose full assessment is open."""
    sources: list[tuple[Reference, str]]
    """With the entry as HTML."""
    moves: Moves
    related: list[Role]
    changes: list[tuple[Change, str, str]]
    """With the text and the values before and after."""
    correction_url: str
    source_url: str


def context(
    role: Role,
    catalog: Catalog,
    body: Rendered,
    *,
    cited: Mapping[str, Reference],
    entry: Callable[[str], str],
    repo_url: str = "",
    kit: Kit | None = None,
) -> GuideView:
    """The view of one guide.

    `cited`: its list of sources, see `guide_sources`; `entry`: an APA line as HTML;
    `repo_url`: where the text is kept, for the correction link, or empty; `kit`: that of the role.
    """
    families = [
        WeighedFamily(
            family=catalog.families[item.family],
            weight=item.weight,
            share=f"{100 * item.weight:.0f}%",
            reason=item.reason,
            state=(state := practice_roads.state(catalog, catalog.families[item.family])),
            status=_STATUS[state],
        )
        for item in role.relevance
    ]
    sample = next((f.family.sample for f in families if f.family.sample), "")
    words = {section.id: section_words.of(section.html) for section in body.sections}
    return GuideView(
        role=role,
        place=role_lists.place(role, catalog),
        headline=titles.headline(role.title),
        a_role=f"{titles.article(role.title)} {role.title}",
        scoring_version=scoring.__version__,
        reading_minutes=section_words.minutes(
            section_words.count(body.introduction) + sum(one.length for one in words.values())
        ),
        introduction=body.introduction,
        sections=body.sections,
        section_words=words,
        footnotes=body.footnotes,
        level_names=LEVELS,
        needed=skill_views.needed(role.skills, catalog),
        kit=kit,
        weeks=kit_view.weeks(kit, catalog) if kit else [],
        toc=[
            *_toc(body, kit),
            ("sources", "Sources"),
            ("assessments", "Prove you're ready"),
        ],
        pay_line=pay_line(role.compensation),
        pay=figures.pay(role.compensation),
        pay_words=_pay_words(role, catalog),
        wages=official_wages.view(role.occupation, catalog),
        match_words=_MATCH[role.occupation.match],
        abroad=pay_abroad.of(role.id, catalog),
        glance=at_a_glance.of(role.occupation, catalog),
        families=families,
        taster=practice_view.taster_of(role, catalog),
        sample=sample,
        sample_here=any(
            ("quiz", sample) in markers.found(html)
            for html in (body.introduction, *(section.html for section in body.sections))
        ),
        assessments=[
            NamedAssessment(title=assessment.title, family=f.family, weight=f.weight)
            for f in families
            for assessment in f.family.assessments
        ],
        readiness_data=role_weights.for_page(role, catalog),
        live=sum(f.family.status == "live" for f in families),
        sources=[(reference, entry(reference.apa)) for reference in cited.values()],
        moves=moves.of_role(role, catalog),
        related=[catalog.roles[other] for other in role.related if other in catalog.roles],
        changes=_changes(role, catalog),
        correction_url=corrections.url(repo_url, role),
        source_url=f"{repo_url}/blob/HEAD/{role.path}" if repo_url else "",
    )


def _toc(body: Rendered, kit: Kit | None) -> Iterator[tuple[str, str]]:
    """Ids and names of the sections, and of what the kit adds behind one of them."""
    for section in body.sections:
        yield section.id, _TOC.get(section.id, section.title)
        if section.id == "paths" and kit:
            yield "get-in", "How to get in"


def pay_line(compensation: Compensation) -> str:
    """`Typical comp: $120,000–$240,000 (median $165,000)`."""
    low, median, high = (
        money(amount, compensation.currency)
        for amount in (compensation.low, compensation.median, compensation.high)
    )
    return f"Typical comp: {low}–{high} (median {median})"


def _changes(role: Role, catalog: Catalog) -> list[tuple[Change, str, str]]:
    """Each change of the guide with its text and the values before and after, newest first.

    The text of the first entry of a guide introduces it in the feed; on its own page it would
    repeat the summary.
    """
    shown = []
    known = False
    for change in sorted(catalog.changes_of.get(role.id, ()), key=lambda change: change.date):
        new = change.kind == "guide" and not known
        known = known or new
        text = "The guide was published." if new else change.text
        shown.append((change, text, change_entries.difference(change, catalog.families)))
    return shown[::-1]


def _pay_words(role: Role, catalog: Catalog) -> PayWords:
    c = role.compensation
    ends = "25th and 75th percentiles" if c.basis == "wages" else "market figures, not percentiles"
    official = catalog.wages.national.get(role.occupation.soc)
    return PayWords(
        below_official=official is not None
        and official.median is not None
        and c.basis == "total"
        and c.currency == catalog.wages.currency
        and c.median < official.median,
        title=f"Typical pay a year, {c.geography}",
        kind=f"The ends are {ends}.",
        basis=_BASIS[c.basis],
        caption=f"{_LINE[c.basis]}, {c.geography}, {month(c.as_of)}",
    )
