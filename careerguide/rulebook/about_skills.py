"""Skills and kits."""

from __future__ import annotations

from careerguide.rulebook.rule import LOCK, Rule

_KIT = "roles/kits/lock-keeper.yml"

SKILL_NAME = Rule(
    "skill-name",
    "No two skills have one name.",
    passes="name: Reading gauges",
    fails="name: Keeping a log",
    where="roles/skills/reading-gauges.yml",
)
SKILL_TWICE = Rule(
    "skill-twice",
    "A guide lists each skill once.",
    passes="skill: night-work",
    fails="skill: knots",
    where=LOCK,
)
KIT_GUIDE = Rule(
    "kit-guide",
    "A kit belongs to a guide: its file has the name of the guide's, with `.yml`.",
    passes="a file roles/kits/lock-keeper.yml",
    fails="a file roles/kits/bridge-keeper.yml, and no guide roles/bridge-keeper.md",
    where="roles/kits/",
)
KIT_SKILL = Rule(
    "kit-skill",
    "Every week of a plan works on a skill that the guide lists.",
    passes="skill: knots",
    fails="skill: ferry-work",
    where=_KIT,
)
KIT_RESOURCES = Rule(
    "kit-resources",
    "The twelve weeks of a plan name at least four different resources.",
    passes="url: https://example.org/knots",
    fails="url: https://example.org/gauges",
    where=_KIT,
)
