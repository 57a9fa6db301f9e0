"""Facts about occupations."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

_PROJECTIONS = "roles/facts/projections.csv"

FACTS_HEADER = Rule(
    "facts-header",
    "The first row of a table of facts names all its columns.",
    passes="soc,title,change_pct,change,openings_per_year",
    fails="soc,title,growth,change,openings_per_year",
    where=_PROJECTIONS,
)
FACTS_ROW = Rule(
    "facts-row",
    "Every row of a table of facts is a row of CSV, with as many cells as the header, and there is "
    "at least one.",
    passes="15-2041,Statisticians,8.5,2700,2000,Master's degree,None,None",
    fails="15-2041,Statisticians,8.5,2700,2000,Master's degree,None",
    where=_PROJECTIONS,
)
FACTS_CELL = Rule(
    "facts-cell",
    "A cell of a table of facts is a code, a number or one of the words of its source. An empty "
    "cell stands for what the source does not publish.",
    passes="15-2041,Statisticians,8.5,2700,2000",
    fails='15-2041,Statisticians,8.5,"2,700",2000',
    where=_PROJECTIONS,
)
FACTS_TWICE = Rule(
    "facts-twice",
    "An occupation has one row in a table of facts.",
    passes="""
        15-2041,Statisticians,8.5,2700,2000,Master's degree,None,None
        """,
    fails="""
        15-2041,Statisticians,8.5,2700,2000,Master's degree,None,None
        15-2041,Statisticians,8.5,2700,2000,Master's degree,None,None
        """,
    where=_PROJECTIONS,
)
FACTS_COUNTRY = Rule(
    "facts-country",
    "An occupation abroad that fits a guide is in the table of its country.",
    passes="lock-keeper,NO,8350,high,",
    fails="lock-keeper,NO,8351,high,",
    where="roles/facts/crosswalk.csv",
)
FACTS_TEXT = Rule(
    "facts-text",
    "What the text says of growth, openings, entry education or respondents' answers is in the "
    "tables of facts, or another source is cited for it.",
    passes="The Bureau projects 2,000 openings a year [@bls-oews-2025].",
    fails="The Bureau projects 3,000 openings a year [@bls-oews-2025].",
)
