"""Rules about the order of a guide: its headings and sections."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerguide.content.sections import ENGINE_IDS, SECTIONS, recognised
from careerguide.content.text import Guide, Text
from careerguide.markdown.prose import Passage
from careerguide.rulebook.about_headings import (
    HEADING_FIRST,
    HEADING_ID,
    HEADING_LEVEL,
    HEADING_PLACE,
    HEADING_UNDERSCORE,
    HEADING_WORDS,
)
from careerguide.rulebook.about_sections import (
    SECTION_EMPTY,
    SECTION_MISSING,
    SECTION_ORDER,
    SECTION_TWICE,
    SECTION_UNKNOWN,
)
from careerguide.yamlfile.problems import Found, shown

__all__ = [
    "heading_ids_are_free",
    "headings_have_plain_ids",
    "headings_stand_alone",
    "headings_step_down",
    "no_level_1",
    "sections_are_complete",
    "sections_have_text",
]

_EDGE = re.compile(r"(?<!\w)_|_(?!\w)")
_ORDER = tuple(section.id for section in SECTIONS)
_TAKEN = frozenset((*_ORDER, *ENGINE_IDS))
_NAMES = ", ".join(f'"{section.words}"' for section in SECTIONS)


def sections_are_complete(guide: Guide) -> Iterator[Found]:
    """Every section is there, once, in its order, and no other level-2 heading."""
    found: dict[str, int] = {}
    last = 1
    expected = f"a level-2 heading that begins like one of {_NAMES}"
    for part in guide.parts:
        if part.heading is None:
            continue
        last, words = part.heading.line, part.heading.words
        if part.section is None:
            below = "make it a level-3 heading (###)" if found else "write it in bold (**)"
            yield Found(
                rule=SECTION_UNKNOWN,
                field="section",
                what=f"{shown(words)} is not a section of a guide",
                expected=expected,
                do=f"reword it, or {below}",
                line=last,
            )
            expected = ""  # said once
        elif part.section.id in found:
            first = found[part.section.id]
            yield Found(
                rule=SECTION_TWICE,
                field="section",
                what=f'"{part.section.words}" is there twice, first on line {first}',
                expected="each section once",
                do="join the two",
                line=last,
            )
        else:
            found[part.section.id] = last
    if tuple(found) == _ORDER:
        return
    in_place = _in_place(list(found))
    above = ""
    for section in SECTIONS:
        expected = f'it after "{above}"' if above else "it as the first"
        if section.id not in found:
            yield Found(
                rule=SECTION_MISSING,
                field="section",
                what=f'"{section.words}" is missing',
                expected=expected,
                do=f"add a level-2 heading, e.g. ## {section.example}",
                line=last,
            )
        elif section.id not in in_place:
            yield Found(
                rule=SECTION_ORDER,
                field="section",
                what=f'"{section.words}" is out of place',
                expected=expected,
                do="move it there",
                line=found[section.id],
            )
        above = section.words


def _in_place(found: list[str]) -> list[str]:
    """The longest run of sections that keep the order, so that as few as possible have to move."""
    best: list[list[str]] = []
    for name in found:
        before = [run for run in best if _ORDER.index(run[-1]) < _ORDER.index(name)]
        best.append([*max(before, key=len, default=[]), name])
    return max(best, key=len, default=[])


def sections_have_text(guide: Guide) -> Iterator[Found]:
    """Something stands under the heading of every section."""
    for part in guide.parts:
        if part.heading and part.section and not any(not p.level for p in part.passages):
            yield Found(
                rule=SECTION_EMPTY,
                field="section",
                what=f'"{part.section.words}" is empty',
                expected="text under the heading",
                do="write it",
                line=part.heading.line,
            )


def no_level_1(guide: Guide) -> Iterator[Found]:
    """No heading of level 1: it is made from the title."""
    for heading in guide.scan.headings:
        if heading.level == 1 and not heading.inside:
            section = recognised(heading.words)
            yield Found(
                rule=HEADING_FIRST,
                field="heading",
                what=f"{shown(heading.words)} is a level-1 heading",
                expected="none, for the page's own is made from the title",
                do="begin it with ##" if section else "remove it, or write it in bold (**)",
                line=heading.line,
            )


def headings_step_down(text: Text) -> Iterator[Found]:
    """Headings have words, and no level is left out on the way down."""
    above = 1
    for heading in text.scan.headings:
        if heading.inside:
            continue
        if not heading.words.strip():
            yield Found(
                rule=HEADING_WORDS,
                field="heading",
                what="has no words",
                expected="a heading that says what follows",
                do="write it, or remove the number signs",
                line=heading.line,
            )
        elif heading.level > above + 1:
            yield Found(
                rule=HEADING_LEVEL,
                field="heading",
                what=f"{shown(heading.words)} has level {heading.level} below level {above}",
                expected=f"level {above + 1}",
                do=_begin(text, heading, above + 1),
                line=heading.line,
            )
        above = heading.level


def _begin(text: Text, heading: Passage, level: int) -> str:
    """How to mend a heading that leaves out a level; before its sections a guide has none."""
    if level == 2 and isinstance(text, Guide) and not recognised(heading.words):
        return "write it in bold (**)"
    return f"begin it with {'#' * level}"


def headings_stand_alone(text: Text) -> Iterator[Found]:
    """No heading is part of a list, a quote or a footnote: the contents would not have it."""
    for heading in text.scan.headings:
        if heading.inside:
            yield Found(
                rule=HEADING_PLACE,
                field="heading",
                what=f"{shown(heading.words)} is a heading inside a list, a quote or a footnote",
                expected="headings at the left margin",
                do="move it there, or write it in bold (**)",
                line=heading.line,
            )


def headings_have_plain_ids(text: Text) -> Iterator[Found]:
    """A heading has no underscore at the edge of a word: nobody could tell its id."""
    for heading in text.scan.headings:
        if "_" in heading.prose and _EDGE.search(heading.prose):
            yield Found(
                rule=HEADING_UNDERSCORE,
                field="heading",
                what=f"{shown(heading.words)} has an underscore at the edge of a word",
                expected="asterisks for emphasis, backticks for code",
                do="replace the underscores",
                line=heading.line,
            )


def heading_ids_are_free(guide: Guide) -> Iterator[Found]:
    """The id made from a heading is not one that every guide's page has."""
    for heading, name, is_section in guide.ids:
        doubled = heading.level == 2 and recognised(heading.words)
        if name in _TAKEN and not is_section and not doubled:
            yield Found(
                rule=HEADING_ID,
                field="heading",
                what=f'{shown(heading.words)} gets the id "{name}", which the page has already',
                expected="a heading with words of its own",
                do="reword it",
                line=heading.line,
            )
