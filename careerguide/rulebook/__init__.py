"""The rules of the checker by name, in the order in which the editors' page lists them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

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
    return {
        (module.__doc__ or "").partition("\n")[0].rstrip("."): _rules(module)
        for module in _modules()
    }


@cache
def by_id() -> Mapping[str, Rule]:
    """All rules by id."""
    # Not by chapter: in the browser modules have no docstrings, so chapters have no titles.
    return {rule.id: rule for module in _modules() for rule in _rules(module)}


def _modules() -> Iterator[ModuleType]:
    return (import_module(f"{__name__}.{name}") for name in _CHAPTERS)


def _rules(module: ModuleType) -> tuple[Rule, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Rule))
