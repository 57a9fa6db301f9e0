"""The keys of a skill's file, and of the skills that a guide lists, as tables."""

from __future__ import annotations

from careerguide.content import skill_model
from careerguide.yamlfile.scalars import Choice, Day, Ref, String, Whole
from careerguide.yamlfile.tables import Field, ListOf, Record
from scoring.self_rating import LEVELS

__all__ = ["GRADES", "LEVELS", "NEEDS", "RESOURCE", "SENTENCES", "SKILL", "rubric"]

GRADES = 4
"""Levels of a rubric and of the anchors of a question."""
SENTENCES = String(most=1000)
_LEVEL = Choice(options=LEVELS)
_STATEMENTS = ListOf(
    entry=String(most=300, pattern=r"You can \S.*", said='a sentence that begins "You can"'),
    least=2,
    most=4,
    unique=True,
)

NEEDS = ListOf(
    entry=Record(
        name="skill of a guide",
        fields=(
            Field("skill", Ref(to="skill"), "A skill", example="eval-design"),
            Field("level", _LEVEL, "The level the role needs", example="practitioner"),
            Field("reason", String(most=300), "What the role uses it for, in a sentence"),
        ),
        make=skill_model.SkillNeed,
    ),
    least=8,
    most=12,
)

RESOURCE = Record(
    name="resource",
    fields=(
        Field("title", String(most=160), "Its title"),
        Field(
            "url",
            String(
                most=500,
                pattern=r"https://[A-Za-z0-9.-]+\.[A-Za-z]{2,}(?:[:/?#][^\s<>]*)?",
                said="an address that begins with https://",
            ),
            "Its address",
            example="https://www.postgresql.org/docs/",
        ),
        Field("access", String(most=80), "What it costs, in words", example="free"),
        Field("seen_in", String(most=200), "Where you read the address", example="resources.csv"),
        Field("checked", Day(), "When you did", "Not in the future", example="2026-11-26"),
    ),
    make=skill_model.Resource,
)


def rubric(least: int, most: int) -> ListOf:
    """Rows of a rubric, from `least` to `most` of them."""
    row = (
        Field("criterion", String(most=80), "What is looked at", example="Coverage"),
        Field(
            "levels",
            ListOf(entry=String(most=400), least=GRADES, most=GRADES),
            "What work at 1, 2, 3 and 4 looks like",
        ),
    )
    entry = Record(name="criterion", fields=row, make=skill_model.Criterion)
    return ListOf(entry=entry, least=least, most=most)


_SPECIMEN = (
    Field("title", String(most=120), "Its title"),
    Field("text", String(most=6_000, long=True), "The example, complete, as Markdown"),
)
_EXERCISE = (
    Field("title", String(most=120), "Its title"),
    Field("minutes", Whole(least=5, most=600), "How long it takes", example="60"),
    Field("task", String(most=6_000, long=True), "What to do and what exists at the end"),
    Field("rubric", rubric(3, 4), "How to judge the result"),
)

SKILL = (
    Field(
        "name",
        String(most=60, pattern=r"[^&]+", said='a name without "&"'),
        "Its name, in sentence case",
        "Unlike that of every other skill",
        example="Designing evals",
    ),
    Field("group", Ref(to="skill group"), "Heading of the index of skills", example="Data"),
    Field("summary", String(most=300), "What a person with this skill does, in a sentence"),
    Field(
        "construct",
        Ref(to="construct"),
        "The part of an assessment family that asks about it",
        example="eval-design",
        required=False,
        default="",
    ),
    Field(
        "uk_skills",
        ListOf(entry=String(most=120), unique=True),
        "Close skills of the UK government's framework, by name",
        example="[Testing]",
        required=False,
        default=(),
    ),
    Field(
        "levels",
        Record(
            name="levels",
            fields=tuple(
                Field(level, _STATEMENTS, f"What a person at level {number} can do")
                for number, level in enumerate(LEVELS, 1)
            ),
            make=dict,
        ),
        "Two to four statements for each of the four levels",
        "A person at a level has all those below",
    ),
    Field(
        "specimen",
        Record(name="specimen", fields=_SPECIMEN, make=skill_model.Specimen),
        "A short worked example",
    ),
    Field(
        "exercise",
        Record(name="exercise", fields=_EXERCISE, make=skill_model.Exercise),
        "Something to do, and how to judge it",
    ),
    Field("resources", ListOf(entry=RESOURCE, least=1, most=5), "Open things to learn from"),
)
