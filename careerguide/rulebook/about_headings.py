"""Headings."""

from __future__ import annotations

from careerguide.rulebook.rule import PAGE, Rule

HEADING_FIRST = Rule(
    "heading-first",
    "A guide has no level-1 heading: the page makes its own from the title.",
    passes="A tide table is a promise.",
    fails="""
        # Tide table maker

        A tide table is a promise.
        """,
)
HEADING_WORDS = Rule(
    "heading-words",
    "A heading has words.",
    passes="""
        ### Tools

        A gauge and a pencil.
        """,
    fails="""
        ###

        A gauge and a pencil.
        """,
)
HEADING_LEVEL = Rule(
    "heading-level",
    "Headings go down one level at a time.",
    passes="### Harmonic analysis",
    fails="#### Harmonic analysis",
)
HEADING_PLACE = Rule(
    "heading-place",
    "A heading is not part of a list, a quote or a footnote.",
    passes="- **Tools.** A gauge and a pencil.",
    fails="""
        - ### Tools

          A gauge and a pencil.
        """,
)
HEADING_UNDERSCORE = Rule(
    "heading-underscore",
    "A heading has no underscore at the edge of a word, because nobody could tell its id.",
    passes="### Harmonic analysis",
    fails="### Harmonic _analysis_",
)
HEADING_ID = Rule(
    "heading-id",
    "The id of a heading is not one that the page has already.",
    passes="### Harmonic analysis",
    fails="### Sources",
)
HEADING_BRACES = Rule(
    "heading-braces",
    "Braces at the end of a page's heading name its id: `{ #name }`.",
    passes="## Bands { #bands }",
    fails="## Bands { #bands }\n\nA band is wide.\n\n## Widths { widths }",
    where=PAGE,
)
