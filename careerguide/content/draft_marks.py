"""What the draft of a skill or a kit says in place of its text, for an editor to replace."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.rulebook.about_skills import DRAFT_LEFT
from careerguide.yamlfile.problems import Found
from careerguide.yamlfile.source import Node

__all__ = ["MARK", "left"]

MARK = "TO WRITE"


def left(node: Node | None) -> Iterator[Found]:
    """Advice for each key at the top of a file that still has sentences of the draft."""
    for key, part in node.parts.items() if node else ():
        marked = list(_marked(part))
        if marked:
            count = len(marked)
            yield Found(
                rule=DRAFT_LEFT,
                field=key,
                what=f"still has {count} sentence{'s' * (count != 1)} of the draft",
                expected=f'no "{MARK}"',
                do="write what they ask for; until then readers do not see it",
                line=marked[0].line,
            )


def _marked(node: Node) -> Iterator[Node]:
    if MARK in node.text:
        yield node
    for part in node.items():
        yield from _marked(part)
