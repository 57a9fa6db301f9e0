"""The operation on ticked statements: levels by skill, and the gap to what a role needs."""

from __future__ import annotations

from collections.abc import Mapping

from scoring.operation import Operation, Row
from scoring.self_rating import Rating, Statements, gaps, practice_order, rated
from scoring.self_rating_json import NEEDS, RATINGS, SKILLS

__all__ = ["SELF_RATING"]


def _self_rating(row: Row) -> object:
    ratings: Mapping[str, Rating] = {one.skill: one for one in row["ratings"]}
    skills: Mapping[str, Statements] = {one.id: one for one in row["skills"]}
    return {
        "skills": [rated(skills[id], own) for id, own in ratings.items() if id in skills],
        "unknown": [id for id in ratings if id not in skills],
        "role": _role(row["needs"], ratings, skills) if "needs" in row else None,
    }


def _role(
    needs: Mapping[str, int], ratings: Mapping[str, Rating], skills: Mapping[str, Statements]
) -> object:
    compared = list(gaps(needs, ratings, skills))
    missing = practice_order(gap for gap in compared if gap.gap)
    return {
        "needed": len(compared),
        "rated": sum(gap.rated for gap in compared),
        "have": [gap for gap in compared if not gap.gap],
        "missing": missing,
        "practice": missing[0] if missing else None,
    }


SELF_RATING = Operation(
    required={"ratings": RATINGS, "skills": SKILLS}, optional={"needs": NEEDS}, run=_self_rating
)
