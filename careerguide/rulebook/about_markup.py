"""Markdown and citations."""

from __future__ import annotations

from careerguide.rulebook.rule import PAGE, Rule

RAW_HTML = Rule(
    "raw-html",
    "There is no raw HTML: Markdown says all that a text needs. Pages may hold markers.",
    passes="The water is **never** late.",
    fails="The water is <b>never</b> late.",
)
PICTURE = Rule(
    "picture",
    "There are no pictures: figures are drawn from data, with a text for those who do not see "
    "them.",
    passes="The curve rises twice a day.",
    fails="![The curve rises twice a day](curve.png)",
)
FOOTNOTE_PAIR = Rule(
    "footnote-pair",
    "Every mark of a footnote has its footnote and every footnote a mark. Each is written once.",
    passes="""
        The moon is on time.[^moon]

        [^moon]: So far.
        """,
    fails="""
        The moon is on time.[^moon]
        """,
)
MARKUP_FOREIGN = Rule(
    "markup-foreign",
    "There is no markup that only other tools know: the page would show it as typed.",
    passes="Read about the [lock keeper](lock-keeper.md).",
    fails="Read about the [[lock-keeper]].",
)
ALERT_FORM = Rule(
    "alert-form",
    "An alert is one of GitHub's five, alone on the first line of its quote.",
    passes="""
        > [!NOTE]
        > The moon is on time.
        """,
    fails="""
        > [!HINT]
        > The moon is on time.
        """,
)
TABLE_HEADER = Rule(
    "table-header",
    "Every column of a table has a heading: a screen reader says it before each cell.",
    passes="""
        | Term | Period |
        | ---- | ------ |
        | M2   | half   |
        """,
    fails="""
        |    | Period |
        | -- | ------ |
        | M2 | half   |
        """,
)
TABLE_CELLS = Rule(
    "table-cells",
    "No row of a table has more cells than its first: those would not be shown.",
    passes="""
        | Term | Period |
        | ---- | ------ |
        | M2   | half   |
        """,
    fails="""
        | Term | Period |
        | ---- | ------ |
        | M2   | half   | a day |
        """,
)
TABLE_DASHES = Rule(
    "table-dashes",
    "Below the first row of a table there is a line of dashes with as many cells.",
    passes="""
        | Term | Period |
        | ---- | ------ |
        | M2   | half   |
        """,
    fails="""
        | Term | Period |
        | M2   | half   |
        """,
)
CITATION_FORM = Rule(
    "citation-form",
    "A citation is `[@key]`, or `[@a; @b]` for several.",
    passes="Tides add up, as he showed on page 305 [@doodson-1921].",
    fails="Tides add up [@doodson-1921, p. 305].",
)
CITATION_BRACKETS = Rule(
    "citation-brackets",
    "A citation is in brackets: a key alone would be printed as typed.",
    passes="Tides add up [@doodson-1921].",
    fails="Tides add up, says @doodson-1921.",
)
CITATION_UNKNOWN = Rule(
    "citation-unknown",
    "The key of a citation is in roles/references.yml.",
    passes="Tides add up [@doodson-1921].",
    fails="Tides add up [@doodson-1912].",
)
CITATION_LIST = Rule(
    "citation-list",
    "A page that cites has the list that its citations lead to.",
    passes="""
        Scores add up [@doodson-1921].

        <!-- block: sources -->
        """,
    fails="""
        Scores add up [@doodson-1921].
        """,
    where=PAGE,
)
