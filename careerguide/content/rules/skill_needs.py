"""A rule about the skills that a guide lists."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.text import Guide
from careerguide.rulebook.about_skills import SKILL_TWICE
from careerguide.yamlfile.problems import Found

__all__ = ["skills_stand_once"]


def skills_stand_once(guide: Guide) -> Iterator[Found]:
    """Each skill is listed once."""
    seen: set[str] = set()
    for position, need in enumerate(guide.values.get("skills", ()), 1):
        if need.skill in seen:
            yield Found(
                rule=SKILL_TWICE,
                field=f"skills[{position}].skill",
                what=f"is {need.skill}, which an entry above has",
                expected="each skill once",
                do="remove one of the two",
            )
        seen.add(need.skill)
