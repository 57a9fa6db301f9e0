"""Excuses."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

EXCUSE_REASON = Rule(
    "excuse-reason",
    "An excuse gives a reason, after a comma.",
    passes="""
        <!-- excused: figure-source, we counted them ourselves -->
        Of the gauges we read, 40% drift.
        """,
    fails="""
        <!-- excused: figure-source -->
        Of the gauges we read, 40% drift.
        """,
)
EXCUSE_UNKNOWN = Rule(
    "excuse-unknown",
    "An excuse names a rule.",
    passes="""
        <!-- excused: figure-source, we counted them ourselves -->
        Of the gauges we read, 40% drift.
        """,
    fails="""
        <!-- excused: figures, there are none -->
        The moon is on time.
        """,
)
EXCUSE_REFUSED = Rule(
    "excuse-refused",
    "An excuse is for advice, and not for advice about today's date.",
    passes="""
        <!-- excused: figure-source, we counted them ourselves -->
        Of the gauges we read, 40% drift.
        """,
    fails="""
        <!-- excused: review-overdue, the editor is at sea -->
        The moon is on time.
        """,
)
EXCUSE_UNUSED = Rule(
    "excuse-unused",
    "An excuse is on the line of the advice that it is for, or on a line of its own above it.",
    passes="""
        <!-- excused: figure-source, we counted them ourselves -->
        Of the gauges we read, 40% drift.
        """,
    fails="""
        <!-- excused: figure-source, we counted them ourselves -->
        Of the gauges we read, many drift.
        """,
    level="advice",
    firm=True,
)
