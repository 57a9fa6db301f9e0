"""Links."""

from __future__ import annotations

from careerguide.rulebook.rule import Rule

LINK_WORDS = Rule(
    "link-words",
    "A link has words to click on.",
    passes="[how bands work](../docs/methodology.md#bands)",
    fails="[](../docs/methodology.md#bands)",
)
LINK_FORM = Rule(
    "link-form",
    "A link is written as it works on the git host: a relative path or an https address.",
    passes="(../docs/methodology.md#bands)",
    fails="(/methodology/#bands)",
)
LINK_TARGET = Rule(
    "link-target",
    "A link to a file of the project leads to a page that is there and that readers can open.",
    passes="(../docs/methodology.md#bands)",
    fails="(../docs/methodologies.md#bands)",
)
LINK_ANCHOR = Rule(
    "link-anchor",
    "Where a link names an id, the page has it.",
    passes="(../docs/methodology.md#bands)",
    fails="(../docs/methodology.md#band)",
)
