"""Pay and the official occupation."""

from __future__ import annotations

from careerguide.rulebook.rule import LOCK, Rule

PAY_ORDER = Rule(
    "pay-order",
    "In compensation, low is below the median and the median below high.",
    passes="""
        low: 70000
        median: 90000
        """,
    fails="""
        low: 95000
        median: 90000
        """,
)
PAY_OFFICIAL = Rule(
    "pay-official",
    "With basis `wages`, the figures are p25, median and p75 of the wage table, with its place, "
    "month, currency and source.",
    passes="low: 40010",
    fails="low: 40000",
    where=LOCK,
)
PAY_ACCESSED = Rule(
    "pay-accessed",
    "A source of pay that is a live page says when it was read.",
    passes="""
        accessed:
          date-parts: [[2026, 9, 1]]
        title: What harbors pay
        """,
    fails="""
        title: What harbors pay
        """,
    where="roles/references.yml",
)
PAY_TEXT = Rule(
    "pay-text",
    "An amount in the section on pay is in the head or in the wage table, or another source is "
    "cited for it.",
    passes="earn at least $90,000, without equity.",
    fails="earn at least $95,000, without equity.",
)
PAY_WIDE = Rule(
    "pay-wide",
    "A range whose high end is twice its low end or more has a note that says why.",
    passes="""
        low: 70000
        median: 90000
        high: 120000
        """,
    fails="""
        low: 70000
        median: 90000
        high: 150000
        """,
    level="advice",
)
PAY_EQUITY = Rule(
    "pay-equity",
    "Where the basis is `total`, the note or the section on pay says what part is equity.",
    passes="earn at least $90,000, without equity.",
    fails="earn at least $90,000.",
    level="advice",
)
OCCUPATION_TITLE = Rule(
    "occupation-title",
    "The title of an occupation is that of the wage table, to the letter.",
    passes="title: Statisticians",
    fails="title: Statistician",
)
OCCUPATION_CODE = Rule(
    "occupation-code",
    "The code of an occupation has the form that codes of its classification have.",
    passes="""
        onet: 19-2042.00
        title: Geoscientists, Except Hydrologists and Geographers
        taxonomy: SOC 2018
        """,
    fails="""
        title: Geoscientists, Except Hydrologists and Geographers
        taxonomy: SOC 2020
        """,
)
OCCUPATION_ONET = Rule(
    "occupation-onet",
    "The O*NET-SOC code begins with the SOC code. Classifications other than SOC 2018 have none.",
    passes="onet: 19-2042.00",
    fails="onet: 19-2043.00",
)
OCCUPATION_CONSIDERED = Rule(
    "occupation-considered",
    "A code that was considered is not the chosen one, and is listed once.",
    passes="""
        - soc: 15-2041
          title: Statisticians
          reason: Fits the computing and not the water.
        """,
    fails="""
        - soc: 15-2041
          title: Statisticians
          reason: Fits the computing and not the water.
        - soc: 15-2041
          title: Statisticians
          reason: Fits the sums.
        """,
)
