"""The rules of the checker by name, in the order in which the editors' page lists them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from careerguide.rulebook.rule import Rule

__all__ = ["by_id", "chapters"]

_CHAPTERS = (
    "about_files",
    "about_yaml",
    "about_values",
    "about_pay",
    "about_relevance",
    "about_dates",
    "about_sections",
    "about_headings",
    "about_substance",
    "about_wording",
    "about_markup",
    "about_links",
    "about_size",
    "about_pages",
    "about_the_site",
    "about_guides",
    "about_skills",
    "about_the_log",
    "about_references",
    "about_wages",
    "about_facts",
    "about_families",
    "about_quizzes",
    "about_norms",
    "about_practice",
    "about_excuses",
    "about_building",
)


@cache
def chapters() -> Mapping[str, tuple[Rule, ...]]:
    """Title of each chapter (the first line of its module) and its rules, as they are written."""
    found = {}
    for name in _CHAPTERS:
        module = import_module(f"{__name__}.{name}")
        rules = tuple(value for value in vars(module).values() if isinstance(value, Rule))
        found[(module.__doc__ or "").partition("\n")[0].rstrip(".")] = rules
    return found


@cache
def by_id() -> Mapping[str, Rule]:
    """All rules by id."""
    return {rule.id: rule for rules in chapters().values() for rule in rules}
