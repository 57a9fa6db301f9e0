"""Norm tables."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

_SAMPLE = "quizzes/norms/big-five-sample.yml"
_TIDES = "quizzes/norms/tides.yml"

NORMS_KIND = Rule(
    "norms-kind",
    "Norms by item are under `items`, norms by total under `steps`, and the kind says which.",
    passes="licence: None needed",
    fails="""
        licence: None needed
        kind: total
        """,
    where=_SAMPLE,
)
NORMS_COUNTS = Rule(
    "norms-counts",
    "A norm table has one count for each answer or total.",
    passes="O3: {counts: [10, 20, 30], loading: 0.678}",
    fails="""
        O3: {counts: [10, 20, 30], loading: 0.678}
        O4: {counts: [10, 20, 20, 10], loading: 0.678}
        """,
    where=_SAMPLE,
)
NORMS_PEOPLE = Rule(
    "norms-people",
    "The counts of every trait add up to the same people.",
    passes="counts: [6, 14, 20, 12, 8]",
    fails="counts: [6, 14, 20, 12, 7]",
    where=_TIDES,
)
NORMS_RELIABILITY = Rule(
    "norms-reliability",
    "More statements never measure a trait worse.",
    passes="reliability: 0.7",
    fails="reliability: 0.3",
    where=_TIDES,
)
