"""Rules about the order of a guide: its headings and sections."""

from __future__ import annotations

from collections.abc import Iterator

from careerguide.content.guide import Guide
from careerguide.content.problems import Found, shown
from careerguide.content.sections import ENGINE_IDS, SECTIONS

__all__ = ["heading_ids_are_free", "headings_step_down", "no_level_1", "sections_are_complete"]

_NAMES = ", ".join(f'"{section.words}"' for section in SECTIONS)


def sections_are_complete(guide: Guide) -> Iterator[Found]:
    """Every section is there, once, in its order, and no other level-2 heading."""
    order = [section.id for section in SECTIONS]
    seen: dict[str, int] = {}
    furthest = -1
    last = 1
    for part in guide.parts:
        if part.heading is None:
            continue
        line, words = part.heading.line, part.heading.words
        last = line
        if part.section is None:
            yield Found(
                field="section",
                what=f"{shown(words)} is not a section of a guide",
                expected=f"a level-2 heading that begins like one of {_NAMES}",
                do="reword it, or make it a level-3 heading (###)",
                line=line,
            )
            continue
        place = order.index(part.section.id)
        if part.section.id in seen:
            yield Found(
                field="section",
                what=f'"{part.section.words}" is there twice, from line {seen[part.section.id]} on',
                expected="each section once",
                do="join the two",
                line=line,
            )
        elif place < furthest:
            yield Found(
                field="section",
                what=f'"{part.section.words}" comes after "{SECTIONS[furthest].words}"',
                expected=f"the order {_NAMES}",
                do="move it up",
                line=line,
            )
        seen.setdefault(part.section.id, line)
        furthest = max(furthest, place)
    for section in SECTIONS:
        if section.id not in seen:
            yield Found(
                field="section",
                what=f'"{section.words}" is missing',
                expected=f"the order {_NAMES}",
                do="add a level-2 heading (##) that begins with these words",
                line=last,
            )


def no_level_1(guide: Guide) -> Iterator[Found]:
    """No heading of level 1: it is made from the title."""
    for heading in guide.scan.headings:
        if heading.level == 1:
            yield Found(
                field="heading",
                what=f"{shown(heading.words)} is a level-1 heading",
                expected="none, for the page's own is made from the title",
                do="remove it, or make it a level-2 heading (##)",
                line=heading.line,
            )


def headings_step_down(guide: Guide) -> Iterator[Found]:
    """Headings have words, and no level is left out on the way down."""
    above = 1
    for heading in guide.scan.headings:
        if not heading.words.strip():
            yield Found(
                field="heading",
                what="has no words",
                expected="a heading that says what follows",
                do="write it, or remove the number signs",
                line=heading.line,
            )
        elif heading.level > above + 1:
            yield Found(
                field="heading",
                what=f"{shown(heading.words)} has level {heading.level} below level {above}",
                expected=f"level {above + 1}",
                do=f"begin it with {'#' * (above + 1)}",
                line=heading.line,
            )
        above = heading.level


def heading_ids_are_free(guide: Guide) -> Iterator[Found]:
    """The id made from a heading is not one that every guide's page has."""
    taken = {section.id for section in SECTIONS}.union(ENGINE_IDS)
    for heading, name, is_section in guide.ids:
        if name in taken and not is_section:
            yield Found(
                field="heading",
                what=f'{shown(heading.words)} gets the id "{name}", which the page has already',
                expected="a heading with words of its own",
                do="reword it",
                line=heading.line,
            )
