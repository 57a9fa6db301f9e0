"""Keys and values."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

KEY_UNKNOWN = Rule(
    "key-unknown",
    "A key is one of those that the file may have.",
    passes="owner: AIEH editors",
    fails="""
        owner: AIEH editors
        ownr: AIEH editors
        """,
)
KEY_MISSING = Rule(
    "key-missing",
    "Every key that is needed is there.",
    passes="""
        owner: AIEH editors
        updated: 2026-11-01
        """,
    fails="""
        updated: 2026-11-01
        """,
)
VALUE_EMPTY = Rule(
    "value-empty",
    "A key that is needed has a value.",
    passes="owner: AIEH editors",
    fails="owner:",
)
VALUE_KIND = Rule(
    "value-kind",
    "A value is of the kind that the key asks for: a text, a number, a date, a list or a map.",
    passes="also_called: [Tidal Analyst]",
    fails="also_called: Tidal Analyst",
)
TEXT_LENGTH = Rule(
    "text-length",
    "A text is no longer than its key allows.",
    passes="owner: AIEH editors",
    fails="owner: AIEH editors, and everybody in the harbor who was ever asked when the water "
    "would come, by name and in the order of the alphabet",
)
TEXT_FORM = Rule(
    "text-form",
    "A text has the form that its key asks for, such as a code or an address.",
    passes="DOI: 10.1098/rspa.1921.0088",
    fails="DOI: rspa.1921.0088",
    where="roles/references.yml",
)
ID_FORM = Rule(
    "id-form",
    "An id is made of small letters, digits and single hyphens.",
    passes="id: big-five-sample",
    fails="id: Big Five Sample",
    where="quizzes/big-five-sample.yml",
)
NUMBER_FORM = Rule(
    "number-form",
    "A number is written in plain digits, without quotes and separators.",
    passes="low: 70000",
    fails="low: 70,000",
)
NUMBER_RANGE = Rule(
    "number-range",
    "A number lies between the least and the most that its key allows, with no more decimals than "
    "the key has.",
    passes="weight: 0.80",
    fails="weight: 1.80",
)
DATE_FORM = Rule(
    "date-form",
    "A date is a day of the calendar, written as 2026-11-24; a month is written as 2026-11.",
    passes="updated: 2026-11-01",
    fails="updated: 1 November 2026",
)
VALUE_CHOICE = Rule(
    "value-choice",
    "Where a key allows a few words only, its value is one of them.",
    passes="match: closest",
    fails="match: nearest",
)
NAME_UNKNOWN = Rule(
    "name-unknown",
    "What a value names, such as a family, a source or an occupation, is defined in its own file.",
    passes="family: big-five-personality",
    fails="family: big-six-personality",
)
LIST_LENGTH = Rule(
    "list-length",
    "A list has as many entries as its key asks for.",
    passes="sources: [harbor-pay-2026]",
    fails="sources: []",
)
LIST_TWICE = Rule(
    "list-twice",
    "A list names each thing once.",
    passes="also_called: [Tidal Analyst]",
    fails="also_called: [Tidal Analyst, Tidal analyst]",
)
ID_TWICE = Rule(
    "id-twice",
    "No two entries of a kind have one id.",
    passes="""
        - id: communication-full
          title: Communication
        """,
    fails="""
        - id: communication-full
          title: Communication
          minutes: 10
          status: planned
        - id: communication-full
          title: Communication
        """,
    where="quizzes/families.yml",
)
