"""What `careerguide check` looks for: all that stops a build, what is due, and how guides read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from careerguide.content.catalog import load
from careerguide.content.checking import for_day
from careerguide.content.model import Catalog
from careerguide.content.record_wording import of_records
from careerguide.content.rules import WORDING_RULES, GuideRule
from careerguide.content.shared_words import SharedWords
from careerguide.yamlfile.problems import Problem, ordered

__all__ = ["full_check"]


def full_check(
    root: Path, as_of: date, shared: SharedWords, also: Sequence[GuideRule] = ()
) -> tuple[Catalog, list[Problem]]:
    """Everything below `root`, and everything that is wrong with it on the day `as_of`.

    `shared` learns what guides share; `also`: more to do with each guide while it is read.
    """
    rules = (*WORDING_RULES, shared.note, *also)
    catalog, problems = load(root, also=rules, between=(shared.found,))
    return catalog, ordered([*problems, *of_records(root, catalog), *for_day(root, catalog, as_of)])
