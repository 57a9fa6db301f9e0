"""The log of changes and the record of versions."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

_LOG = "roles/changes.yml"

LOG_SUBJECT = Rule(
    "log-subject",
    "An entry of the log is about a guide or a family.",
    passes="""
        - date: 2026-11-01
          kind: guide
          subject: tide-table-maker
        """,
    fails="""
        - date: 2026-11-01
          kind: correction
          subject: dock-keeper
          text: The hours of high water were wrong.
        - date: 2026-11-01
          kind: guide
          subject: tide-table-maker
        """,
    where=_LOG,
)
LOG_ORDER = Rule(
    "log-order",
    "The log begins with its oldest entry.",
    passes="""
        - date: 2026-11-01
          kind: guide
          subject: tide-table-maker
        """,
    fails="""
        - date: 2026-10-01
          kind: guide
          subject: tide-table-maker
        """,
    where=_LOG,
)
LOG_BEHIND = Rule(
    "log-behind",
    "What the log says last of a guide or a family is what the content says.",
    passes="low: 70000",
    fails="low: 75000",
)
VERSION_KEPT = Rule(
    "version-kept",
    "What a quiz is scored by today is in quizzes/versions.yml, unchanged since it was put there.",
    passes="direction: forward",
    fails="direction: reverse",
    where="quizzes/big-five-sample.yml",
)
VERSION_TWICE = Rule(
    "version-twice",
    "Each version of a quiz is in the record once.",
    passes="one entry for big-five-sample 1.0 with norms 2026-11-01",
    fails="two entries for big-five-sample 1.0 with norms 2026-11-01",
    where="quizzes/versions.yml",
)
VERSION_KIND = Rule(
    "version-kind",
    "A version in the record has a kind, or steps that each have one.",
    passes="""
        kind: sample
        norms_id: big-five-sample
        """,
    fails="""
        norms_id: big-five-sample
        """,
    where="quizzes/versions.yml",
)
