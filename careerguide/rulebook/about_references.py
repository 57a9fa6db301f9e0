"""References."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

_REFERENCES = "roles/references.yml"

REFERENCE_NAME = Rule(
    "reference-name",
    "An author is a person with a family name, or an organization under `literal`.",
    passes="""
        - literal: Harbor Pay
        """,
    fails="""
        - literal: Harbor Pay
          family: Pay
        """,
    where=_REFERENCES,
)
REFERENCE_PLACE = Rule(
    "reference-place",
    "A reader can find the source: by a journal or site, a publisher, a DOI, an address or a "
    "number.",
    passes="""
        title: What harbors pay
        URL: https://example.org/pay
        """,
    fails="""
        title: What harbors pay
        """,
    where=_REFERENCES,
)
REFERENCE_NUMBER = Rule(
    "reference-number",
    "A number that names arXiv is an arXiv id.",
    passes="number: arXiv:2211.09110",
    fails="number: arXiv:22.11",
    where=_REFERENCES,
)
REFERENCE_DATE = Rule(
    "reference-date",
    "A source has the date on which it appeared, or the date on which it was read.",
    passes="""
        issued:
          date-parts: [[2026, 5, 15]]
        title: Occupational Employment and Wage Statistics, May 2025
        """,
    fails="""
        title: Occupational Employment and Wage Statistics, May 2025
        """,
    where=_REFERENCES,
)
REFERENCE_NOTE = Rule(
    "reference-note",
    "A piece of research has a note that says, in our words, which passage supports the claim.",
    passes="""
        DOI: 10.1098/rspa.1921.0088
        note: The development into terms, as a whole.
        """,
    fails="""
        DOI: 10.1098/rspa.1921.0088
        """,
    where=_REFERENCES,
)
