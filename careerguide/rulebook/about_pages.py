"""Markers on pages."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

_PAGE = "docs/tests.md"

MARKER_NAME = Rule(
    "marker-name",
    "A marker names a block that has a template.",
    passes="<!-- block: tests-catalog -->",
    fails="<!-- block: tests-catalogue -->",
    where=_PAGE,
)
MARKER_ARGUMENT = Rule(
    "marker-argument",
    "What follows the name of a block is what the block needs.",
    passes="<!-- block: quiz big-five-sample -->",
    fails="<!-- block: quiz big-six-sample -->",
    where=_PAGE,
)
