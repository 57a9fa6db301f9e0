"""How large a text may be."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

TABLE_SIZE = Rule(
    "table-size",
    "A table has at most 30 columns and 3,000 cells, missing ones included.",
    passes="a table of 12 columns and 40 rows",
    fails="a table of 40 columns and 40 rows",
)
NESTING_DEPTH = Rule(
    "nesting-depth",
    "Lists and quotes are nested at most ten deep.",
    passes="> > The moon is on time.",
    fails="> > > > > > > > > > > > The moon is on time.",
)
HEADING_COUNT = Rule(
    "heading-count",
    "A text has at most 300 headings and 500 marks of footnotes.",
    passes="a guide with 20 headings",
    fails="a guide with 400 headings",
)
WORD_LENGTH = Rule(
    "word-length",
    "A word or an address has at most 2,000 characters.",
    passes="an address of 80 characters",
    fails="an address of 3,000 characters",
)
PARAGRAPH_LENGTH = Rule(
    "paragraph-length",
    "A paragraph has at most 10,000 characters, a table 50,000.",
    passes="a paragraph of 600 characters",
    fails="a paragraph of 12,000 characters",
)
