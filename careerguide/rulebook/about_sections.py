"""The sections of a guide."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

SECTION_UNKNOWN = Rule(
    "section-unknown",
    "Every level-2 heading of a guide begins one of its sections.",
    passes="""
        ### Tools

        A gauge and a pencil.
        """,
    fails="""
        ## Tools

        A gauge and a pencil.
        """,
)
SECTION_MISSING = Rule(
    "section-missing",
    "A guide has all sections.",
    passes="""
        ## Readiness

        Show a table and a year of gauge readings beside it.
        """,
    fails="""
        Show a table and a year of gauge readings beside it.
        """,
)
SECTION_TWICE = Rule(
    "section-twice",
    "A guide has each section once.",
    passes="Show a table and a year of gauge readings beside it.",
    fails="""
        Show a table.

        ## Readiness

        Show a year of gauge readings beside it.
        """,
)
SECTION_ORDER = Rule(
    "section-order",
    "The sections of all guides are in the same order.",
    passes="""
        ## Readiness

        Show a table and a year of gauge readings beside it.

        ## Where tide table makers come from

        - **Survey ships.** They know the gauge.
        - **Statistics.** They know the curve.
        - **Pilots.** They know the cost of an error.
        """,
    fails="""
        ## Where tide table makers come from

        - **Survey ships.** They know the gauge.
        - **Statistics.** They know the curve.
        - **Pilots.** They know the cost of an error.

        ## Readiness

        Show a table and a year of gauge readings beside it.
        """,
)
SECTION_EMPTY = Rule(
    "section-empty",
    "There is text under the heading of every section.",
    passes="""
        ## Readiness

        Show a table and a year of gauge readings beside it.
        """,
    fails="""
        ## Readiness
        """,
)
DRAFT_TEXT = Rule(
    "draft-text",
    "A published guide has none of the sentences that a new draft begins with.",
    passes="reason: The work is measured in the field and computed at a desk.",
    fails="reason: Say why it fits.",
)
