"""Rules about relevance weights and trait weights."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from careerguide.content.text import Guide
from careerguide.rulebook.about_relevance import (
    RELEVANCE_BASIS,
    RELEVANCE_NOTHING,
    RELEVANCE_ORDER,
    RELEVANCE_TWICE,
)
from careerguide.yamlfile.problems import Found

__all__ = ["basis_is_true", "families_stand_once", "something_weighs", "weights_do_not_rise"]


def weights_do_not_rise(guide: Guide) -> Iterator[Found]:
    """Relevance begins with the highest weight."""
    listed = guide.values.get("relevance", ())
    for position, (above, below) in enumerate(pairwise(listed), 2):
        if below.weight > above.weight:
            yield Found(
                rule=RELEVANCE_ORDER,
                field=f"relevance[{position}].weight",
                what=f"is {below.weight:g}, more than {above.weight:g} above it",
                expected="weights that do not rise",
                do="put the highest weight first",
            )


def families_stand_once(guide: Guide) -> Iterator[Found]:
    """Each family has one weight."""
    seen: set[str] = set()
    for position, item in enumerate(guide.values.get("relevance", ()), 1):
        if item.family in seen:
            yield Found(
                rule=RELEVANCE_TWICE,
                field=f"relevance[{position}].family",
                what=f"is {item.family}, which an entry above has",
                expected="each family once",
                do="remove one of the two",
            )
        seen.add(item.family)


def basis_is_true(guide: Guide) -> Iterator[Found]:
    """relevance_basis is published exactly where these weights are published."""
    basis, listed = guide.values.get("relevance_basis"), guide.values.get("relevance")
    if basis is None or listed is None:
        return
    published = guide.catalog.published_weights.get(guide.id)
    if basis == "published" and published is None:
        yield Found(
            rule=RELEVANCE_BASIS,
            field="relevance_basis",
            what="is published, but roles/published-weights.yml has none for this role",
            expected="proposed",
            do="change it, or add the weights to roles/published-weights.yml",
        )
    elif published is not None and basis == "proposed":
        yield Found(
            rule=RELEVANCE_BASIS,
            field="relevance_basis",
            what="is proposed, but roles/published-weights.yml has weights for this role",
            expected="published",
            do="change it and use the weights of roles/published-weights.yml",
        )
    elif published is not None:
        for position, item in enumerate(listed, 1):
            weight = published.get(item.family)
            if weight != item.weight:
                yield Found(
                    rule=RELEVANCE_BASIS,
                    field=f"relevance[{position}].weight",
                    what=f"is {item.weight:g} for {item.family} with basis published",
                    expected="no such entry" if weight is None else f"{weight:g}",
                    do="use the weights of roles/published-weights.yml",
                )
        for family in published.keys() - {item.family for item in listed}:
            yield Found(
                rule=RELEVANCE_BASIS,
                field="relevance",
                what=f"leaves out {family}, which has a published weight",
                expected=f"an entry with weight {published[family]:g}",
                do="add it",
            )


def something_weighs(guide: Guide) -> Iterator[Found]:
    """Neither the weights of the families nor those of the traits are all 0."""
    listed = guide.values.get("relevance", ())
    if listed and not any(item.weight for item in listed):
        yield Found(
            rule=RELEVANCE_NOTHING,
            field="relevance",
            what="gives every family the weight 0",
            expected="at least one family with a weight",
            do="give the most important family a weight above 0",
        )
    personality = guide.values.get("personality")
    if personality is not None and not any(personality.weights.values()):
        yield Found(
            rule=RELEVANCE_NOTHING,
            field="personality.weights",
            what="are all 0",
            expected="at least one trait with a weight",
            do="give one, or remove personality",
        )
