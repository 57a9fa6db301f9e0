"""What the blocks of a page show, as plain values for the templates in overrides/blocks/.

Each function takes the catalog (and the block's argument) and returns the names its template uses.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from careerguide.content.alphabet import folded
from careerguide.content.model import Catalog, Family, Norms, Quiz, TraitWording
from careerguide.views import (
    clusters,
    method_figures,
    passport_view,
    pay_picture,
    practice_roads,
    practice_view,
    quiz_data,
    quiz_figures,
    role_lists,
)
from careerguide.views.asked import asked
from scoring.ageing import freshness
from scoring.entries import MOST_ENTRIES
from scoring.scale import whole

__all__ = [
    "band_figure",
    "freshness_figure",
    "home",
    "paper_key",
    "quiz",
    "tests_catalog",
]

_PER_GROUP = 5
"""Statements of a long quiz that are asked at a time."""
_MOST_ROLES = 24
"""Roles named under one family; the role index holds the rest."""


def home(catalog: Catalog) -> Mapping[str, Any]:
    """The start page: what all roles pay, and some of them in the order of the index."""
    return {
        "pay": pay_picture.picture(catalog),
        "clusters": clusters.listed(catalog),
        "rows": [role_lists.row(role, catalog) for role in list(catalog.roles.values())[:9]],
    }


def tests_catalog(catalog: Catalog) -> Mapping[str, Any]:
    """Every family with the roles that use it, most relevant first."""
    return {"entries": [_entry(family, catalog) for family in catalog.families.values()]}


def _entry(family: Family, catalog: Catalog) -> dict[str, Any]:
    users = sorted(
        (
            (item.weight, role)
            for role in catalog.roles.values()
            for item in role.relevance
            if item.family == family.id and item.weight > 0
        ),
        key=lambda pair: (-pair[0], folded(pair[1].title)),
    )
    return {
        "family": family,
        "state": practice_roads.state(catalog, family),
        "practice": catalog.practice.get(family.id),
        "practice_url": practice_view.url(family.id),
        "sample": catalog.quizzes.get(family.sample),
        "roles": [
            {"role": role, "weight": weight, "share": f"{100 * weight:.0f}%"}
            for weight, role in users[:_MOST_ROLES]
        ],
        "more": max(0, len(users) - _MOST_ROLES),
        "reference": catalog.references.get(family.half_life_source),
    }


def quiz(catalog: Catalog, quiz_id: str) -> Mapping[str, Any]:
    """A quiz, whole and up to its first step, with its figures and the key to score it by hand.

    `whole` and `first` have the items asked, what the browser's scoring needs, and the paper key;
    `first` is None where one answers all or nothing.
    """
    found = catalog.quizzes[quiz_id]
    norms = catalog.norms[found.norms]
    data, keys = quiz_data.for_worker(found, norms), paper_key(found, norms)
    first = None
    if found.steps:
        length = found.steps[0].length
        first = {
            "items": found.items[:length],
            "data": data | {"items": data["items"][:length], "steps": data["steps"][:1]},
            "paper_key": keys[:1],
        }
    return {
        "quiz": found,
        "norms": norms,
        "whole": {"items": found.items, "data": data, "paper_key": keys},
        "first": first,
        "per_group": _PER_GROUP,
        "ticks": quiz_figures.TICKS,
        "curve": quiz_figures.curve(),
        "narrowing_rows": quiz_figures.narrowing(norms),
        "people_per_dot": quiz_figures.PEOPLE_PER_DOT,
        "most_entries": MOST_ENTRIES,
        "blank": passport_view.blank(),
    }


def paper_key(quiz: Quiz, norms: Norms) -> list[dict[str, Any]]:
    """For each length and trait, the score and the 90% band of every answer or total, as shown."""
    data = quiz_data.for_worker(quiz, norms)
    lengths = quiz.steps or (None,)
    return [
        {
            "step": step,
            "traits": [
                _key_of_trait(quiz, data, wording, step.length if step else len(quiz.items))
                for wording in quiz.traits
            ],
        }
        for step in lengths
    ]


def _key_of_trait(
    quiz: Quiz, data: Mapping[str, Any], wording: TraitWording, length: int
) -> dict[str, Any]:
    explained = asked(quiz.path, "explain", quiz=data, trait=wording.trait, length=length)
    rows = [
        {"total": row["total"], "score": row["score_shown"], "band": row["band90_shown"]}
        for row in explained["totals"]
    ]
    items = [item for item in quiz.items[:length] if item.trait == wording.trait]
    if len(items) == 1:
        # One answer is easier to find by its label, in the order in which it is given.
        rows = rows[::-1] if items[0].direction == "reverse" else rows
        rows = [{"label": label, **row} for label, row in zip(quiz.scale, rows, strict=True)]
    return {"trait": wording.name, "items": items, "rows": rows}


def freshness_figure(catalog: Catalog) -> Mapping[str, Any]:
    """How the weight of a result falls with age, family by family."""
    families = [(f.short_name, f.half_life_months) for f in catalog.families.values()]
    return {"freshness": method_figures.freshness(families, freshness)}


def band_figure(catalog: Catalog, argument: str) -> Mapping[str, Any]:
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
    return {
        "band": method_figures.band(score, (low68, high68), (low90, high90)),
        "band_caption": f"“{item.text}”, answered “{found.scale[int(answer) - 1]}”: the point, the "
        "68% band (thick) and the 90% band (thin, with ends), in whole points.",
    }
