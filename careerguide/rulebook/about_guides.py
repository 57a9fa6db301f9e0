"""Guides among each other."""

from __future__ import annotations

from careerguide.rulebook.rule import LOCK, Rule

RELATED_GUIDE = Rule(
    "related-guide",
    "A related guide exists, is not the guide itself, and is published if the guide is.",
    passes="related: [lock-keeper]",
    fails="related: [dock-keeper]",
)
TITLE_TWICE = Rule(
    "title-twice",
    "No two guides have one title.",
    passes="title: Lock Keeper",
    fails="title: Tide Table Maker",
    where=LOCK,
)
TITLE_ADDRESS = Rule(
    "title-address",
    "The file of a guide is named after its title, and so is the page's address.",
    passes="title: Lock Keeper",
    fails="title: Keeper of Locks",
    where=LOCK,
    level="advice",
)
GUIDE_NAME = Rule(
    "guide-name",
    "A link to a guide does not call it by the title of another guide, or by another name of its "
    "own.",
    passes="the [lock keeper](lock-keeper.md#skills)",
    fails="the [tide table maker](lock-keeper.md#skills)",
    level="advice",
)
REFERENCE_UNCITED = Rule(
    "reference-uncited",
    "Every source is cited somewhere.",
    passes="sources: [harbor-pay-2026]",
    fails="sources: [bls-oews-2025]",
    level="advice",
)
SAMPLE_REPLACED = Rule(
    "sample-replaced",
    "The sample that a family names can be taken: no other quiz has replaced it.",
    passes="sample: big-five-sample-2",
    fails="sample: big-five-sample",
    where="quizzes/families.yml",
)
