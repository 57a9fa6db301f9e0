"""What a guide says."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

CONTRASTS_FEW = Rule(
    "contrasts-few",
    "The section on how the role differs makes at least three contrasts.",
    passes="""
        - **Certainty.** The moon is on time.
        - **Form.** A table and not a map.
        """,
    fails="""
        - **Certainty.** The moon is on time.
        """,
    level="advice",
)
PATHS_FEW = Rule(
    "paths-few",
    "The section on where people come from shows at least three paths.",
    passes="""
        - **Survey ships.** They know the gauge.
        - **Statistics.** They know the curve.
        """,
    fails="""
        - **Survey ships.** They know the gauge.
        """,
    level="advice",
)
SKILL_TEST = Rule(
    "skill-test",
    'Every skill has a test that begins "Can you".',
    passes="Can you say which term is missing from a residual?",
    fails="You find the term that is missing from a residual.",
    level="advice",
)
FIGURE_SOURCE = Rule(
    "figure-source",
    "The paragraph of a figure cites or links a source, or says that it is invented.",
    passes="Of the gauges we read, 40% drift [@doodson-1921].",
    fails="Of the gauges we read, 40% drift.",
    level="advice",
)
