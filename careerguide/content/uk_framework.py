"""What the UK government's capability framework asks of the roles nearest to ours.

It is the check from outside for the levels of a guide: one CSV file, which a project may lack.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from careerguide.content.csv_rows import CsvRules, read_rows
from careerguide.content.skill_fields import LEVELS
from careerguide.content.skill_model import UkNeed
from careerguide.rulebook.about_facts import FACTS_CELL, FACTS_HEADER, FACTS_ROW
from careerguide.yamlfile.problems import Found, Problem, shown

__all__ = ["PATH", "read"]

PATH = "roles/uk-framework.csv"
_COLUMNS = ("guide", "uk_role", "skill", "level")
_RULES = CsvRules(header=FACTS_HEADER, row=FACTS_ROW)
_LIMIT = 1_000_000


def read(root: Path) -> tuple[dict[str, tuple[UkNeed, ...]], list[Problem]]:
    """The rows by guide, and what is wrong with the file."""
    found: dict[str, list[UkNeed]] = {}
    problems = []
    for item in _rows(root) if os.path.lexists(root / PATH) else ():
        if isinstance(item, Found):
            problems.append(Problem.of(PATH, item))
        else:
            found.setdefault(item[0], []).append(item[1])
    return {guide: tuple(needs) for guide, needs in found.items()}, problems


def _rows(root: Path) -> Iterator[tuple[str, UkNeed] | Found]:
    for row in read_rows(root, PATH, _COLUMNS, _RULES, _LIMIT):
        if isinstance(row, Found):
            yield row
            continue
        line, cells = row
        if cells["level"] in LEVELS:
            need = UkNeed(role=cells["uk_role"], skill=cells["skill"], level=cells["level"])
            yield cells["guide"], need
        else:
            yield Found(
                rule=FACTS_CELL,
                field="level",
                what=f"is {shown(cells['level'])}",
                expected=f"one of {', '.join(LEVELS)}",
                do="correct it",
                line=line,
            )
