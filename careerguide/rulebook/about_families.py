"""Assessment families."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

FAMILY_GROUND = Rule(
    "family-ground",
    "A half-life that rests on data names its source.",
    passes='half_life_ground: "policy: taken from elsewhere"',
    fails='half_life_ground: "data: taken from elsewhere"',
    where="quizzes/families.yml",
)
