"""The scoring model of the site: pure functions of numbers, standard library only.

The same files run in CPython and in the browser. Nothing here reads a clock, a file or a locale
(but `__main__`, the command); the date "as of" is always an argument. The one thing that is kept
from one request to the next are the references of `kept_references`. In reading order:

    scale        575 is the mean, 100 points one standard deviation; how numbers are rounded
    items        what one answer, or a total of several, says about a trait
    bands        how far a score may be off
    form         what a quiz is to scoring: items, steps, norms
    answers      how far answers go, and whether scoring can use them
    quiz         answers in, trait scores out
    combine      one number from several, and its error
    ageing       what a dated result says today
    evidence     which of several results counts
    readiness    where a person stands for a role
    weights      how much each family counts
    override     what an employer changed

    entries      the results a passport holds
    recompute    raw answers to numbers that can be relied on
    for_role     what a person's results say for one role
    totals       the same scores for hundreds of results: each total is worked out once
    many_roles   the same numbers for thousands of roles: those that order them
    self_rating  levels in skills by a person's own ticks; no score comes of them
    passport     the document a person keeps or shows
    bundle       the document an employer shows
    compare      what differs between a document and the same made again
    practice/    practice sets: eight formats of items, and what a count of points says

    api          the one way in for browsers and tools: JSON in, JSON out
    operation    what an operation of the API is; *_operations are the operations,
                 *views how results look on the other side
    reference    what the site publishes and scoring needs
    kept_references  the same, sent once by a page and named after that
    form_json    a quiz with its norms as JSON; self_rating_json, ticks and skills

    errors       what is wrong with a value from outside
    shapes       what single values must look like
    structures   what lists and objects must look like
    strict_json  JSON that lets in nothing but plain, bounded values
    wire         values as JSON writes them
    lazy_dataclass  records that cost little until one is made
    report       a document scored again, for people; `python -m scoring FILE` prints it
    worked       a result with every number on the way; `python -m scoring score` prints it
    formats/     JSON Schemas of the two documents, which the site publishes
"""

from scoring.version import SCORING

__all__ = ["__version__"]

__version__ = SCORING
