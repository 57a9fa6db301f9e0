"""The keys of a kit's file, as one table."""

from __future__ import annotations

from careerguide.content import kit_model
from careerguide.content.skill_fields import GRADES, LEVELS, RESOURCE, SENTENCES, rubric
from careerguide.yamlfile.scalars import Choice, Ref, String, Whole
from careerguide.yamlfile.tables import Field, ListOf, Record

__all__ = ["CRITERIA", "KIT", "WEEKS"]

WEEKS = 12
CRITERIA = 4
_TITLES = ListOf(entry=String(most=80), least=1, most=8, unique=True)


def _points(least: int, most: int) -> ListOf:
    return ListOf(entry=String(most=300), least=least, most=most)


_LEVEL = (
    Field("titles", _TITLES, "Titles that people at this step have"),
    Field("scope", SENTENCES, "What they answer for"),
    Field("evidence", SENTENCES, "What moves a person up from here: work, not years"),
)
_WEEK = (
    Field("skill", Ref(to="skill"), "A skill that the guide lists", example="eval-design"),
    Field(
        "to", Choice(options=LEVELS), "The level the week works toward", example="working"
    ),
    Field("task", SENTENCES, "What to do, in a sentence or two"),
    Field("resource", RESOURCE, "Something open to learn from", required=False),
    Field("result", String(most=300), "What exists at the end of the week"),
)
_GRADE = (
    Field("level", Whole(least=1, most=GRADES), "What the specimen is worth", example="3"),
    Field("why", SENTENCES, "Why"),
)
_PROJECT = (
    Field("title", String(most=120), "Its title"),
    Field("hours", Whole(least=1, most=40), "The limit, in hours", example="12"),
    Field("brief", String(most=8_000, long=True), "Situation, material, what to hand in"),
    Field("rubric", rubric(CRITERIA, CRITERIA), "How the work is judged"),
    Field("specimen", String(most=16_000, long=True), "One complete solution, as Markdown"),
    Field(
        "grading",
        ListOf(
            entry=Record(name="grade", fields=_GRADE, make=kit_model.Grade),
            least=CRITERIA,
            most=CRITERIA,
        ),
        "Our judgment of the specimen, by each criterion in its order",
    ),
)
_QUESTION = (
    Field("question", String(most=400), "The question"),
    Field("purpose", SENTENCES, "What it is for"),
    Field("strong", SENTENCES, "What a strong answer contains"),
    Field("weak", SENTENCES, "What a weak answer contains"),
    Field(
        "anchors",
        ListOf(entry=String(most=400), least=GRADES, most=GRADES),
        "What an answer worth 1, 2, 3 and 4 sounds like",
    ),
)
_CONDITION = (
    Field(
        "topic",
        Choice(options=("hours", "on_call", "remote", "employers")),
        "What it is about",
        example="hours",
    ),
    Field("text", SENTENCES, "How it is"),
    Field(
        "source",
        Ref(to="reference"),
        "The reference that says so",
        "Without it the page says that this is our judgment",
        required=False,
        default="",
    ),
)
_FIT = (
    Field("enjoy", _points(3, 5), "Who enjoys this work"),
    Field("avoid", _points(2, 4), "Who should look elsewhere"),
)
_ROUTES = (
    Field("with_degree", SENTENCES, "The way in with a degree"),
    Field("without_degree", SENTENCES, "The way in without one"),
    Field("from_a_job", SENTENCES, "Jobs that lead here, and what people bring from them"),
    Field("first_titles", _TITLES, "Titles to search for"),
    Field("search_terms", _TITLES, "Other words to search for", required=False, default=()),
)
_ADVERT = (
    Field("summary", SENTENCES, "The job in a sentence or two"),
    Field("you_will", _points(4, 6), "What the person does"),
    Field("you_bring", _points(4, 6), "Skills and levels, not years or degrees"),
    Field("we_offer", SENTENCES, "A sentence with blanks in [square brackets]"),
)
_WORK_SAMPLE = (
    Field("minutes", Whole(least=30, most=120), "How long it takes", example="75"),
    Field("task", String(most=8_000, long=True), "What to do, as Markdown"),
    Field("rubric", rubric(CRITERIA, CRITERIA), "How the work is judged"),
)

KIT = (
    Field(
        "levels",
        ListOf(
            entry=Record(name="career level", fields=_LEVEL, make=kit_model.CareerLevel),
            least=3,
            most=5,
        ),
        "Steps of the career, the first one first",
    ),
    Field(
        "plan",
        ListOf(
            entry=Record(name="week", fields=_WEEK, make=kit_model.Week), least=WEEKS, most=WEEKS
        ),
        "Twelve weeks of practice",
        "With at least four different resources",
    ),
    Field(
        "project",
        Record(name="project", fields=_PROJECT, make=kit_model.Project),
        "A project to show",
    ),
    Field(
        "interview",
        ListOf(
            entry=Record(name="question", fields=_QUESTION, make=kit_model.Question),
            least=8,
            most=10,
        ),
        "Questions of a structured interview",
    ),
    Field(
        "conditions",
        ListOf(
            entry=Record(name="condition", fields=_CONDITION, make=kit_model.Condition),
            least=1,
            most=8,
        ),
        "Hours, on call, remote work, employers",
    ),
    Field("fit", Record(name="fit", fields=_FIT, make=kit_model.Fit), "Whom the work suits"),
    Field(
        "routes", Record(name="routes", fields=_ROUTES, make=kit_model.Routes), "Ways into the work"
    ),
    Field("advert", Record(name="advert", fields=_ADVERT, make=kit_model.Advert), "A job ad"),
    Field(
        "work_sample",
        Record(name="work sample", fields=_WORK_SAMPLE, make=kit_model.WorkSample),
        "The project cut to an hour or so",
    ),
)
