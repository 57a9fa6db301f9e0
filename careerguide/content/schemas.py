"""JSON Schemas (draft 7) of what editors write, from the tables that the checks read by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from careerguide.content import (
    csl,
    fact_tables,
    fields,
    kit_fields,
    practice_versions,
    references,
    skill_fields,
    wage_tables,
)
from careerguide.content.catalog import PUBLISHED
from careerguide.content.practice_fields import CASE, PRACTICE
from careerguide.yamlfile.shape import Names
from careerguide.yamlfile.tables import Field, ListOf, Record

__all__ = ["FILES", "SCHEMAS", "schema"]


def _nothing(**values: object) -> object:
    return values


def _record(rows: tuple[Field, ...], ignored: frozenset[str] = frozenset()) -> Record:
    return Record(name="file", fields=rows, make=_nothing, ignored=ignored)


SCHEMAS: Mapping[str, Record | ListOf] = {
    "role": _record(fields.ROLE),
    "skill": _record(skill_fields.SKILL),
    "kit": _record(kit_fields.KIT),
    "site": _record(fields.SITE),
    "families": _record(fields.FAMILIES),
    "quiz": _record(fields.QUIZ),
    "norms": _record(fields.NORMS),
    "versions": _record(fields.VERSIONS),
    "practice-versions": _record(practice_versions.FIELDS),
    "practice-set": _record(PRACTICE),
    "practice-case": _record(CASE),
    "references": csl.Entries(entry=_record(references.REFERENCE, csl.NOT_PRINTED)),
    "changes": _record(fields.CHANGES),
    "release": _record(wage_tables.RELEASE),
    "facts": _record(fact_tables.RELEASES),
    "published-weights": _record(PUBLISHED),
}
"""By kind; the kind "role" is the front matter of a guide."""

FILES: Mapping[str, tuple[str, ...]] = {
    "skill": ("roles/skills/*.yml",),
    "kit": ("roles/kits/*.yml",),
    "site": ("site.yml",),
    "families": ("quizzes/families.yml",),
    "quiz": ("quizzes/*.yml", "!quizzes/families.yml", "!quizzes/*versions.yml"),
    "norms": ("quizzes/norms/*.yml",),
    "versions": ("quizzes/versions.yml",),
    "practice-versions": ("quizzes/practice-versions.yml",),
    "practice-set": ("quizzes/practice/*/set.yml",),
    "practice-case": ("quizzes/practice/*/*.yml", "!quizzes/practice/*/set.yml"),
    "references": ("roles/references.yml",),
    "changes": ("roles/changes.yml",),
    "release": ("roles/wages/release.yml",),
    "facts": ("roles/facts/release.yml",),
    "published-weights": ("roles/published-weights.yml",),
}
"""The YAML files that each schema is for. (A guide's front matter is not a file of its own.)"""


def schema(kind: str, known: Names) -> dict[str, Any]:
    """The schema of `kind`; `known` names become its enumerations."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"careerguide {kind}",
        **SCHEMAS[kind].schema(known),
    }
