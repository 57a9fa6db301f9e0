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
DRAFT_LEFT = Rule(
    "draft-left",
    "A skill or a kit that still has sentences of its draft is not shown to readers.",
    passes="summary: Somebody good at rowing a ferry can be left alone on the lock.",
    fails="summary: 'TO WRITE: what a person with this skill does, in one sentence.'",
    where="roles/skills/ferry-work.yml",
    level="advice",
    firm=True,
)
SKILL_DRAFT = Rule(
    "skill-draft",
    "A published guide lists no skill that is still a draft.",
    passes="summary: Somebody good at knots can be left alone on the lock.",
    fails="summary: 'TO WRITE: what a person with this skill does, in one sentence.'",
    where="roles/skills/knots.yml",
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
