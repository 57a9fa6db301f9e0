"""A rule about what a first draft leaves to its editor."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.placeholders import may_have_one, placeholder
from careerguide.content.text import Guide
from careerguide.rulebook.about_sections import DRAFT_TEXT
from careerguide.yamlfile.problems import Found, shown

__all__ = ["nothing_is_left_of_the_draft"]


def nothing_is_left_of_the_draft(guide: Guide) -> Iterator[Found]:
    """A published guide has none of the sentences that a new draft begins with."""
    if guide.values.get("status") != "published":
        return
    head = list(_of_the_head(guide))
    for field, text in head if may_have_one("\n".join(text for _, text in head)) else ():
        left = placeholder(text)
        if left:
            yield _left(field, left)
    for part in guide.parts if may_have_one(guide.body) else ():
        place = f"{part.section.id} section" if part.section else "introduction"
        for passage in part.passages:
            left = placeholder(passage.words)
            if left:
                yield _left(place, left, passage.line)


def _left(field: str, left: str, line: int = 0) -> Found:
    return Found(
        rule=DRAFT_TEXT,
        field=field,
        what=f"still says {shown(left)}, as the draft did",
        do='write what it asks for, or set "status: draft"',
        line=line,
    )


def _of_the_head(guide: Guide) -> Iterator[tuple[str, str]]:
    yield "summary", guide.values.get("summary", "")
    pay, occupation = guide.values.get("compensation"), guide.values.get("occupation")
    if pay is not None:
        yield "compensation.geography", pay.geography
        yield "compensation.note", pay.note
    if occupation is not None:
        yield "occupation.title", occupation.title
        yield "occupation.reason", occupation.reason
        for position, other in enumerate(occupation.considered, 1):
            yield f"occupation.considered[{position}].reason", other.reason
    for position, item in enumerate(guide.values.get("relevance", ()), 1):
        yield f"relevance[{position}].reason", item.reason
