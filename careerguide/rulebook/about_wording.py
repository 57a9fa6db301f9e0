"""How a guide is worded."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

SENTENCE_LENGTH = Rule(
    "sentence-length",
    "A sentence has at most 35 words.",
    passes="""
        The gauge is read at six. Then it is read again at noon. The two readings go into the book
        with the name of the reader. Whoever comes later can see who was there.
        """,
    fails="""
        The gauge is read at six and then it is read again at noon and the two readings go into the
        book with the name of the reader so that whoever comes later can always see who was there.
        """,
    level="advice",
    only_in_check=True,
)
PLAIN_WORDS = Rule(
    "plain-words",
    "The text has none of the words that `plain_words` in `site.yml` lists.",
    passes="The hour includes the wind.",
    fails="The hour takes in the wind.",
    level="advice",
    only_in_check=True,
)
CLAIM_SOURCE = Rule(
    "claim-source",
    "A section that says how often something happens, or what it comes from, cites or links a "
    "source, or says that this is a judgment or invented. (A section goes from one heading of "
    "level 2 or 3 to the next.)",
    passes="Most gauges drift in spring [@doodson-1921].",
    fails="Most gauges drift in spring.",
    level="advice",
    only_in_check=True,
)
SHARED_WORDS = Rule(
    "shared-words",
    "At most 2% of a guide's words are in runs of six that another guide has, too. (Headings, "
    "tables, code and citations don't count, nor do guides of fewer than 500 words.)",
    passes="""
        The one who keeps the gauges knows which of them drifts, and writes the hour beside it.
        """,
    fails="""
        Whoever opens the gates first looks at the level above and below, and writes both of them
        down.
        """,
    level="advice",
    only_in_check=True,
)
