"""The content of a project as one value, and every problem in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from careerguide.content import (
    change_log,
    checking,
    fact_tables,
    families,
    kept_sets,
    kept_versions,
    practice_sets,
    practice_versions,
    quizzes,
    references,
    roles,
    site_facts,
    skills,
    uk_framework,
    wage_tables,
)
from careerguide.content.fields import PERSONALITY
from careerguide.content.model import Catalog, Norms, Personality, Quiz
from careerguide.content.rules import GuideRule
from careerguide.content.rules.across import AcrossRule
from careerguide.project.layout import paths
from careerguide.yamlfile.documents import read_document
from careerguide.yamlfile.problems import Problem, ordered
from careerguide.yamlfile.scalars import Id, Number
from careerguide.yamlfile.tables import Field, MapOf, Record

__all__ = ["PUBLISHED", "PUBLISHED_PATH", "load", "shared"]

PUBLISHED = (
    Field(
        "roles",
        MapOf(key=Id(), value=MapOf(key=Id(), value=Number())),
        "Published relevance weights by role and family",
    ),
    Field(
        "personality",
        Record(name="personality", fields=PERSONALITY, make=Personality),
        "Trait weights of every role that has none of its own",
        required=False,
        default=Personality(weights={}, source=""),
    ),
)
PUBLISHED_PATH = "roles/published-weights.yml"


_RECORDS = (families.PATH, kept_versions.PATH, practice_versions.PATH)
"""Files of `quizzes/` that are no quiz."""


def load(
    root: Path, also: Sequence[GuideRule] = (), between: Sequence[AcrossRule] | None = None
) -> tuple[Catalog, list[Problem]]:
    """Everything below `root`, and all that is wrong with it whatever the date.

    `also`, `between`: rules for each guide and between files, beside those of a build.
    """
    catalog, problems = shared(root)
    read = []
    for path in roles.paths(root):
        file = roles.read_file(root, path, catalog, also)
        problems += file.problems
        read.append(roles.without_texts(file))
        problems += file.kit.problems if file.kit else ()
    catalog = roles.joined(catalog, read)
    problems += checking.across(root, catalog, read, between)
    return catalog, ordered(problems)


def shared(root: Path) -> tuple[Catalog, list[Problem]]:
    """All but the guides: what every guide is checked against."""
    cited, problems = references.read(root)
    quiz_paths = paths(root, "quizzes", leave_out=_RECORDS)
    names: dict[str, Collection[str]] = {
        "reference": cited,
        "quiz": [path.rpartition("/")[2].removesuffix(".yml") for path in quiz_paths],
    }
    measured, wrong = families.read(root, _told(names))
    problems += wrong
    norms: dict[str, Norms] = {}
    norm_paths = paths(root, "quizzes/norms")
    for path in norm_paths:
        table, wrong = quizzes.read_norms(root, path)
        problems += wrong
        if table is not None:
            norms[table.id] = table
    names["norms"] = [path.rpartition("/")[2].removesuffix(".yml") for path in norm_paths]
    if measured:
        names["family"] = measured
    taken: dict[str, Quiz] = {}
    for path in quiz_paths:
        quiz, wrong = quizzes.read_quiz(root, path, _told(names), norms)
        problems += wrong
        if quiz is not None:
            taken[quiz.id] = quiz
    kept, wrong = kept_versions.read(root, _told(names))
    problems += wrong
    paid, wrong = wage_tables.read(root, {"reference": cited} if cited else {})
    problems += wrong
    official, wrong = fact_tables.read(root, {"reference": cited} if cited else {})
    problems += wrong
    log, wrong = change_log.read(root)
    problems += wrong
    published = read_document(root, PUBLISHED_PATH, PUBLISHED, _told(names))
    problems += published.problems
    weights = published.values.get("roles", {})
    personality = published.values.get("personality", Personality(weights={}, source=""))
    assert isinstance(weights, dict)
    assert isinstance(personality, Personality)
    facts, wrong = site_facts.read(root, _told(names), taken, weights)
    problems += wrong
    uk_needs, wrong = uk_framework.read(root)
    problems += wrong
    catalog = Catalog(
        site=facts,
        roles={},
        families=measured,
        quizzes=taken,
        norms=norms,
        references=cited,
        wages=paid,
        facts=official,
        changes=log,
        published_weights=weights,
        personality=personality,
        versions=kept,
        uk_needs=uk_needs,
        skill_files=tuple(skills.names(root)),
    )
    constructs = [part.id for family in measured.values() for part in family.constructs]
    known = _told({"construct": constructs, "skill group": facts.skill_groups})
    learned, wrong = skills.read(root, known, catalog)
    problems += wrong
    practiced, wrong = practice_sets.read(root, catalog)
    problems += wrong
    taken_sets, wrong = practice_versions.read(root)
    problems += wrong
    counted, wrong = kept_sets.read(root)
    catalog = replace(
        catalog,
        skills=learned,
        practice=practiced,
        practice_versions=taken_sets,
        kept_sets=counted,
    )
    return catalog, [*problems, *wrong]


def _told(names: Mapping[str, Collection[str]]) -> dict[str, Collection[str]]:
    """Without the kinds of which nothing could be read: that has been told already."""
    return {kind: table for kind, table in names.items() if table}
