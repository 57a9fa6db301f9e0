"""What the blocks of a page show, as plain values for their templates.

Each function takes the catalog (and the block's argument) and returns what its template uses.
"""

from __future__ import annotations

from collections.abc import Sequence

from careerguide.content.alphabet import folded
from careerguide.content.model import Catalog, Family, Quiz, Reference, Role
from careerguide.content.practice_model import Practice
from careerguide.views import (
    clusters,
    method_figures,
    pay_picture,
    practice_roads,
    practice_view,
    quiz_data,
    role_lists,
)
from careerguide.views.asked import asked
from careerguide.views.clusters import Listed
from careerguide.views.method_figures import BandFigure, FreshnessFigure
from careerguide.views.pay_picture import PayPicture
from careerguide.views.role_lists import RoleRow
from scoring.ageing import freshness
from scoring.lazy_dataclass import dataclass
from scoring.scale import whole

__all__ = [
    "band_figure",
    "freshness_figure",
    "home",
    "tests_catalog",
]

_MOST_ROLES = 24
"""Roles named under one family; the role index holds the rest."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Home:
    pay: PayPicture | None
    clusters: Sequence[Listed]
    rows: list[RoleRow]


@dataclass(frozen=True, kw_only=True, slots=True)
class WeighingRole:
    """A role that weighs a family; `share` is the weight as a width, e.g. `20%`."""

    role: Role
    weight: float
    share: str


@dataclass(frozen=True, kw_only=True, slots=True)
class TestedFamily:
    family: Family
    state: str
    practice: Practice | None
    practice_url: str
    sample: Quiz | None
    roles: list[WeighingRole]
    more: int
    """Roles that weigh it and are not among `roles`."""
    reference: Reference | None
    """Of its half-life."""


@dataclass(frozen=True, kw_only=True, slots=True)
class TestsCatalog:
    entries: list[TestedFamily]


@dataclass(frozen=True, kw_only=True, slots=True)
class FreshnessBlock:
    freshness: FreshnessFigure


@dataclass(frozen=True, kw_only=True, slots=True)
class BandBlock:
    band: BandFigure
    band_caption: str


def home(catalog: Catalog) -> Home:
    """The start page: what all roles pay, and some of them in the order of the index."""
    return Home(
        pay=pay_picture.picture(catalog),
        clusters=clusters.listed(catalog),
        rows=[role_lists.row(role, catalog) for role in list(catalog.roles.values())[:9]],
    )


def tests_catalog(catalog: Catalog) -> TestsCatalog:
    """Every family with the roles that use it, most relevant first."""
    return TestsCatalog(entries=[_entry(one, catalog) for one in catalog.families.values()])


def _entry(family: Family, catalog: Catalog) -> TestedFamily:
    users = sorted(
        (
            (item.weight, role)
            for role in catalog.roles.values()
            for item in role.relevance
            if item.family == family.id and item.weight > 0
        ),
        key=lambda pair: (-pair[0], folded(pair[1].title)),
    )
    return TestedFamily(
        family=family,
        state=practice_roads.state(catalog, family),
        practice=catalog.practice.get(family.id),
        practice_url=practice_view.url(family.id),
        sample=catalog.quizzes.get(family.sample),
        roles=[
            WeighingRole(role=role, weight=weight, share=f"{100 * weight:.0f}%")
            for weight, role in users[:_MOST_ROLES]
        ],
        more=max(0, len(users) - _MOST_ROLES),
        reference=catalog.references.get(family.half_life_source),
    )


def freshness_figure(catalog: Catalog) -> FreshnessBlock:
    """How the weight of a result falls with age, family by family."""
    families = [(f.short_name, f.half_life_months) for f in catalog.families.values()]
    return FreshnessBlock(freshness=method_figures.freshness(families, freshness))


def band_figure(catalog: Catalog, argument: str) -> BandBlock:
    """A score with its bands: `argument` is quiz, item and answer, e.g. `big-five-sample C4 2`."""
    quiz_id, item_id, answer = argument.split()
    found = catalog.quizzes[quiz_id]
    scored = asked(
        found.path,
        "score_quiz",
        quiz=quiz_data.for_worker(found, catalog.norms[found.norms]),
        answers={item.id: int(answer) for item in found.items},
    )
    item = next(i for i in found.items if i.id == item_id)
    trait = next(t for t in scored["traits"] if t["trait"] == item.trait)
    score, low68, high68, low90, high90 = map(
        whole, (trait["score"], *trait["band68"], *trait["band90"])
    )
    return BandBlock(
        band=method_figures.band(score, (low68, high68), (low90, high90)),
        band_caption=f"“{item.text}”, answered “{found.scale[int(answer) - 1]}”: the point, the "
        "68% band (thick) and the 90% band (thin, with ends), in whole points.",
    )
