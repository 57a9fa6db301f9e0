"""Quizzes."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

_SAMPLE = "quizzes/big-five-sample.yml"
_TIDES = "quizzes/tides.yml"

QUIZ_TRAIT = Rule(
    "quiz-trait",
    "Each trait of a quiz has items, and one entry under `traits`.",
    passes="""
        norms: big-five-sample
        """,
    fails="""
        norms: big-five-sample
        private_traits: [conscientiousness]
        """,
    where=_SAMPLE,
)
QUIZ_KIND = Rule(
    "quiz-kind",
    "A quiz is a `sample` or `full`, or has steps that each are one of the two.",
    passes="""
        kind: sample
        version: "1.0"
        """,
    fails="""
        version: "1.0"
        """,
    where=_SAMPLE,
)
QUIZ_STEPS = Rule(
    "quiz-steps",
    "Each step of a quiz has items of every trait, and the last has all items.",
    passes="""
        - {id: c2, text: Neglect my duties., trait: conscientiousness, direction: reverse}
        """,
    fails="""
        - {id: c2, text: Neglect my duties., trait: conscientiousness, direction: reverse}
        - {id: o3, text: Look for patterns., trait: openness, direction: forward}
        """,
    where=_TIDES,
)
STEPS_ORDER = Rule(
    "steps-order",
    "The steps of a quiz or a norm table begin with the shortest.",
    passes="length: 4",
    fails="length: 2",
    where="quizzes/norms/tides.yml",
)
QUIZ_NORMS = Rule(
    "quiz-norms",
    "A quiz and its norms fit: the same items or lengths, traits and numbers of answers.",
    passes="scale: [Not at all, A little, Very well]",
    fails="scale: [Not at all, A little, Well, Very well]",
    where=_SAMPLE,
)
QUIZ_REPLACED = Rule(
    "quiz-replaced",
    "A quiz is replaced by another one.",
    passes="""
        norms: big-five-sample
        """,
    fails="""
        norms: big-five-sample
        replaced_by: big-five-sample
        """,
    where=_SAMPLE,
)
