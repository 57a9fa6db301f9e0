"""Dates."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

DATE_FUTURE = Rule(
    "date-future",
    "A date that says when something was done or measured is not in the future.",
    passes="updated: 2026-11-01",
    fails="updated: 2027-01-01",
)
REVIEW_ORDER = Rule(
    "review-order",
    "The next review is not before the last update.",
    passes="""
        updated: 2026-11-01
        review_by: 2027-05-01
        """,
    fails="""
        updated: 2026-11-25
        review_by: 2026-11-24
        """,
)
REVIEW_OVERDUE = Rule(
    "review-overdue",
    "A guide is reviewed by its review date.",
    passes="""
        updated: 2026-11-01
        review_by: 2027-05-01
        """,
    fails="""
        updated: 2026-03-01
        review_by: 2026-09-01
        """,
    level="advice",
    firm=True,
)
PAY_OLD = Rule(
    "pay-old",
    "Market pay is at most six months old. (Official wages come once a year.)",
    passes="as_of: 2026-09",
    fails="as_of: 2026-02",
    level="advice",
    firm=True,
)
