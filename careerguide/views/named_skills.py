"""The skills that a guide names: headings and bold leads in its Skills section."""

from __future__ import annotations

import re

__all__ = ["named"]

_SECTION = re.compile(r"##(?<![^\n]##) +skills\b.*\n", re.IGNORECASE)
"""On a line of its own; begins with a sign, so that the search runs at the speed of `str.find`."""
_FENCE = re.compile(r"^(?P<mark>```+|~~~+).*?^(?P=mark)[ ]*$", re.MULTILINE | re.DOTALL)
_SKILL = re.compile(
    r"\n(?:### +(?P<heading>.+?)[ #]*$|(?:[-*+]|[0-9]+[.)]) +\*\*(?P<lead>.+?)\*\*)", re.MULTILINE
)
_LEAD = re.compile(r"\n\n\*\*(?P<lead>.+?)\*\*")
"""The bold beginning of a paragraph."""
_MARKS = re.compile(r"[<\[\]*`_]")
"""What all markup has one of; most names have none."""
_MARKUP = re.compile(r" ?<!--.*?-->| ?\[@[^\]]*\]|\]\([^)]*\)|[\[\]*`]|(?<!\w)_|_(?!\w)")


def named(body: str) -> tuple[str, ...]:
    """Names of the skills in the Markdown text `body` of a guide, in order, without markup."""
    start = _SECTION.search(body)
    if start is None:
        return ()
    end = body.find("\n## ", start.end() - 1)
    section = body[start.end() - 1 : end if end >= 0 else len(body)]
    if "```" in section or "~~~" in section:
        section = _FENCE.sub("", section)
    found = [m["heading"] or m["lead"] for m in _SKILL.finditer(section)]
    found = found or [m["lead"] for m in _LEAD.finditer("\n\n" + section.lstrip())]
    if _MARKS.search("\n".join(found)):
        found = [_MARKUP.sub("", name) for name in found]
    return tuple([name.strip().rstrip(".:") for name in found])
