"""First drafts of skills and kits: every key is there, and each sentence says what to write."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import cycle, islice
from typing import Any

from careerguide.content.draft_marks import MARK
from careerguide.content.kit_fields import CRITERIA, WEEKS
from careerguide.content.skill_fields import GRADES, LEVELS
from careerguide.yamlfile.source import written

__all__ = ["kit", "skill"]

_QUESTIONS = 8
_RESOURCES = 4
_CAN = {
    "aware": "what a person can follow and explain",
    "working": "what a person can do with help or in a familiar case",
    "practitioner": "what a person can do alone in an unfamiliar case",
    "expert": "how a person sets the way a team works",
}


def skill(name: str, group: str, day: date) -> str:
    """The text of a new skill's file."""
    return written(
        {
            "name": name,
            "group": group,
            "summary": _ask("what a person with this skill does, in one sentence"),
            "levels": {
                level: [f"You can {_ask(_CAN[level], number)}" for number in (1, 2)]
                for level in LEVELS
            },
            "specimen": {
                "title": _ask("the title of a short worked example"),
                "text": _ask("the example, complete, in 100 to 250 words of Markdown"),
            },
            "exercise": {
                "title": _ask("the title of an exercise"),
                "minutes": 60,
                "task": _ask("what to do, with what material, and what exists at the end"),
                "rubric": _rubric(3),
            },
            "resources": [_resource(1, day)],
        }
    )


def kit(skills: Sequence[str], day: date) -> str:
    """The text of a new kit's file, with weeks for the `skills` that the guide lists."""
    return written(
        {
            "levels": [
                {
                    "titles": [_ask("titles of this step", number)],
                    "scope": _ask("what a person at this step answers for"),
                    "evidence": _ask("what moves a person up: work, not years"),
                }
                for number in (1, 2, 3)
            ],
            "plan": [
                {
                    "skill": name,
                    "to": "working",
                    "task": _ask("what to do in four to six hours"),
                    **({"resource": _resource(number, day)} if number <= _RESOURCES else {}),
                    "result": _ask("what exists at the end of the week"),
                }
                for number, name in enumerate(islice(cycle(skills), WEEKS), 1)
            ],
            "project": {
                "title": _ask("the title of the project"),
                "hours": 8,
                "brief": _ask("the situation, the material, what to hand in"),
                "rubric": _rubric(CRITERIA),
                "specimen": _ask("one complete solution in 500 to 900 words"),
                "grading": [
                    {"level": 3, "why": _ask("why the specimen earns this grade")}
                    for _ in range(CRITERIA)
                ],
            },
            "interview": [
                {
                    "question": _ask("a question", number),
                    "purpose": _ask("what it is for"),
                    "strong": _ask("what a strong answer contains"),
                    "weak": _ask("what a weak answer contains"),
                    "anchors": _grades("what an answer sounds like that is worth"),
                }
                for number in range(1, _QUESTIONS + 1)
            ],
            "conditions": [
                {"topic": topic, "text": _ask("how it is, with a source or as your judgment")}
                for topic in ("hours", "on_call", "remote", "employers")
            ],
            "fit": {
                "enjoy": [_ask("who enjoys this work", number) for number in (1, 2, 3)],
                "avoid": [_ask("who should look elsewhere", number) for number in (1, 2)],
            },
            "routes": {
                "with_degree": _ask("the way in with a degree"),
                "without_degree": _ask("the way in without one"),
                "from_a_job": _ask("jobs that lead here, and what people bring from them"),
                "first_titles": [_ask("titles to search for")],
            },
            "advert": {
                "summary": _ask("the job in a sentence or two"),
                "you_will": [_ask("what the person does", number) for number in (1, 2, 3, 4)],
                "you_bring": [_ask("a skill and its level", number) for number in (1, 2, 3, 4)],
                "we_offer": _ask("what you offer, with blanks in [square brackets]"),
            },
            "work_sample": {
                "minutes": 75,
                "task": _ask("the project cut to an hour or so"),
                "rubric": _rubric(CRITERIA),
            },
        }
    )


def _ask(what: str, number: int = 0) -> str:
    return f"{MARK} {number}: {what}." if number else f"{MARK}: {what}."


def _grades(what: str) -> list[str]:
    return [_ask(f"{what} {number}") for number in range(1, GRADES + 1)]


def _rubric(count: int) -> list[dict[str, Any]]:
    return [
        {
            "criterion": _ask("what is looked at", number),
            "levels": _grades("what work looks like that is worth"),
        }
        for number in range(1, count + 1)
    ]


def _resource(number: int, day: date) -> dict[str, Any]:
    return {
        "title": _ask("the title of an open resource", number),
        "url": f"https://example.org/{number}",
        "access": "free",
        "seen_in": _ask("where you read the address"),
        "checked": day,
    }
