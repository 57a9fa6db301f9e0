"""Practice sets."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

_SET = "quizzes/practice/communication/set.yml"
_GAUGE = "quizzes/practice/communication/gauge.yml"
_LOG = "quizzes/practice/communication/log.yml"

PRACTICE_FOLDER = Rule(
    "practice-folder",
    "A folder of `quizzes/practice/` is named by a family, and its `set.yml` lists its cases.",
    passes="cases: [gauge, sluice, log]",
    fails="cases: [gauge, sluice, log, quay]",
    where=_SET,
)
PRACTICE_NAME = Rule(
    "practice-name",
    "What an item names, such as an option, a fact or a test, is there.",
    passes="key: b",
    fails="key: x",
    where=_GAUGE,
)
PRACTICE_SOURCE = Rule(
    "practice-source",
    "The section that an item comes from exists.",
    passes="from: lock-keeper#skills",
    fails="from: lock-keeper#fish",
    where=_GAUGE,
)
PRACTICE_SIZE = Rule(
    "practice-size",
    "Each part of an item keeps to its size: short enough to read, and enough to choose from.",
    passes="ask: Which sentence says when the water is high?",
    fails=f"ask: {'Look at it once more. ' * 15}Which sentence says when the water is high?",
    where=_GAUGE,
)
PRACTICE_KEY = Rule(
    "practice-key",
    "The key of an item gets full points.",
    passes="key: [b, d]",
    fails="key: [b, c]",
    where=_GAUGE,
)
PRACTICE_WRONG = Rule(
    "practice-wrong",
    "Each wrong answer that is listed gets less than full points; a wrong query fails on hidden "
    "rows.",
    passes="- answer: [a, b]",
    fails="- answer: [b, d]",
    where=_GAUGE,
)
PRACTICE_CHANCE = Rule(
    "practice-chance",
    "Somebody who guesses gets at most .30 of the points of an item.",
    passes="""
        no-ice: {text: It opens on ice., results: {ice: on time}}
        no-leap: {text: It does not know 29 February., results: {leap: late}}
        """,
    fails="""
        no-ice: {text: It never opens., results: {plain: shut, rain: shut, leap: shut, noon: shut}}
        no-leap: {text: It is late., results: {ice: late, rain: late, leap: late, neap: late}}
        """,
    where="quizzes/practice/communication/sluice.yml",
)
PRACTICE_QUERY = Rule(
    "practice-query",
    "Queries and tables of an item run in SQLite, and give the same result on any day.",
    passes="select name from gauges where depth is not null",
    fails="select nome from gauges where depth is not null",
    where=_LOG,
)
PRACTICE_KEPT = Rule(
    "practice-kept",
    "Each version of a practice set is in quizzes/practice-versions.yml once, and what decides its "
    "points is unchanged since it was put there.",
    passes='version: "1.0"',
    fails='version: "1.1"',
    where=_SET,
)
PRACTICE_NORMS = Rule(
    "practice-norms",
    "Norms of a practice set are for one version, and have a count for each number of points.",
    passes="one length, points, 25 counts for 24 points",
    fails="24 counts for 24 points",
    where="quizzes/norms/communication-practice.yml",
)
PRACTICE_BLUEPRINT = Rule(
    "practice-blueprint",
    "A set has 24 points, as many for each construct, at most 6 by `choice` and at least 12 that "
    "are proved by running something.",
    passes="""
        - id: brevity
          name: Brevity
          description: Leaving out what is not needed.
        """,
    fails="""
        - id: brevity
          name: Brevity
          description: Leaving out what is not needed.
        - id: clarity
          name: Clarity
          description: Saying one thing at a time.
        """,
    where="quizzes/families.yml",
)
