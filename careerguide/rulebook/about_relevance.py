"""Relevance and weights."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

RELEVANCE_ORDER = Rule(
    "relevance-order",
    "Relevance begins with the highest weight.",
    passes="weight: 0.80",
    fails="weight: 0.30",
)
RELEVANCE_TWICE = Rule(
    "relevance-twice",
    "Each family has one weight.",
    passes="family: big-five-personality",
    fails="family: communication",
)
RELEVANCE_BASIS = Rule(
    "relevance-basis",
    "`relevance_basis` is `published` exactly for the weights in `roles/published-weights.yml`.",
    passes="relevance_basis: proposed",
    fails="relevance_basis: published",
)
RELEVANCE_NOTHING = Rule(
    "relevance-nothing",
    "At least one family has a weight above 0, and where a guide weighs traits, one trait.",
    passes="""
        personality:
          weights: {openness: 0.13}
          source: doodson-1921
        """,
    fails="""
        personality:
          weights: {openness: 0}
          source: doodson-1921
        """,
)
