"""Official wages and new releases."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

_NATIONAL = "roles/wages/national.csv"
_RELEASE = "careerguide wages"

WAGES_HEADER = Rule(
    "wages-header",
    "The first row of a wage table names all columns.",
    passes="soc,title,area,area_type,employment,mean,p10,p25,median,p75,p90",
    fails="soc,title,area,area_type,employment,mean,p10,p25,median,p75,p95",
    where=_NATIONAL,
)
WAGES_ROW = Rule(
    "wages-row",
    "Every row of a wage table is a row of CSV, with as many cells as the header, and there is at "
    "least one.",
    passes="15-2041,Statisticians,National,national,29460,108790,60590,78550,103300,132610,163360",
    fails="15-2041,Statisticians,National,national,29460,108790,60590,78550,103300,132610",
    where=_NATIONAL,
)
WAGES_CELL = Rule(
    "wages-cell",
    "A cell of a wage table is a code, a text or a whole number. `*` or `**` stands for a figure "
    "that is not published, `#` for a wage above the cap.",
    passes="15-2041,Statisticians,National,national,29460,108790",
    fails='15-2041,Statisticians,National,national,29460,"108,790"',
    where=_NATIONAL,
)
WAGES_PERCENTILES = Rule(
    "wages-percentiles",
    "The percentiles of an occupation do not fall.",
    passes="60590,78550,103300,132610,163360",
    fails="60590,103300,78550,132610,163360",
    where=_NATIONAL,
)
WAGES_TWICE = Rule(
    "wages-twice",
    "An occupation has one row for an area.",
    passes="""
        15-2041,Statisticians,National,national,29460,108790,60590,78550,103300,132610,163360
        """,
    fails="""
        15-2041,Statisticians,National,national,29460,108790,60590,78550,103300,132610,163360
        15-2041,Statisticians,National,national,29460,108790,60590,78550,103000,132610,163360
        """,
    where=_NATIONAL,
)
WAGES_WORKBOOK = Rule(
    "wages-workbook",
    "A new release is a workbook (.xlsx), or CSV.",
    passes="careerguide wages national.xlsx",
    fails="careerguide wages national.zip",
    where=_RELEASE,
)
RELEASE_WHOLE = Rule(
    "release-whole",
    "A new release has all that guides show now: occupations, their pay lines and metro areas.",
    passes="careerguide wages national.xlsx metros.xlsx",
    fails="careerguide wages national.xlsx",
    where=_RELEASE,
)
RELEASE_NEWER = Rule(
    "release-newer",
    "A new release is not older than the present one.",
    passes="careerguide wages all.xlsx --release 2026-05",
    fails="careerguide wages all.xlsx --release 2024-05",
    where=_RELEASE,
)
RELEASE_REFERENCE = Rule(
    "release-reference",
    "A new release has a reference of its own.",
    passes="careerguide wages all.xlsx --release 2026-05 --reference bls-oews-2026",
    fails="careerguide wages all.xlsx --release 2026-05",
    where=_RELEASE,
)
