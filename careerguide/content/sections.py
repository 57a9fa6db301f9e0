"""The sections of a guide, in order, each known by the opening words of its heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from careerguide.markdown.prose import Passage, Scan, heading_ids
from scoring.lazy_dataclass import dataclass

__all__ = ["ENGINE_IDS", "SECTIONS", "Section", "SectionText", "ids", "parts", "recognised"]

ENGINE_IDS = (
    "content",
    "site-menu",
    "sources",
    "assessments",
    "related",
    "changes",
    "weights",
    "official-wages",
    "metros",
    "occupation",
    "data-notice",
    "about-this-guide",
    "card-pay",
    "card-weights",
    "card-readiness",
    "skill-levels",
    "get-in",
    "career-levels",
    "twelve-weeks",
    "routes",
    "fit",
)
"""Ids on a guide's page that come from the engine; links may use them, headings may not."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Section:
    """One section that every guide has."""

    id: str
    opening: str
    """Regular expression for the beginning of the heading, capitals or not."""
    words: str
    """The same for people."""
    example: str
    """A heading that fits any role."""
    what: str
    """What the section says."""


SECTIONS = (
    Section(
        id="what-they-do",
        opening=r"what\b(?! you do next\b).*\bdo(?:es)?\b",
        words="What … do(es)",
        example="What the role does",
        what="The work itself: what a week is like, what goes wrong, what good looks like",
    ),
    Section(
        id="how-it-differs",
        opening=r"how\b.*\bdiffers?\b",
        words="How … differ(s)",
        example="How the role differs",
        what="At least three contrasts with the nearest other role",
    ),
    Section(
        id="skills",
        opening=r"skills\b",
        words="Skills",
        example="Skills",
        what='Each skill with a test that begins "Can you"',
    ),
    Section(
        id="pay",
        opening=r"(?:typical )?(?:pay|compensation)\b",
        words="Pay, or Typical compensation",
        example="Pay",
        what="What moves the pay; the figures come from the front matter",
    ),
    Section(
        id="readiness",
        opening=r"(?:readiness\b|how candidates\b)",
        words="Readiness, or How candidates …",
        example="Readiness",
        what="How to show readiness; families and weights are added by the engine",
    ),
    Section(
        id="paths",
        opening=r"(?:where\b.*\bcomes? from\b|paths\b)",
        words="Where … come from, or Paths",
        example="Where people come from",
        what="At least three ways into the role",
    ),
    Section(
        id="next",
        opening=r"(?:what you do next\b|next\b)",
        words="What you do next, or Next",
        example="What you do next",
        what="What a reader does now",
    ),
)
_OPENINGS = tuple((s, re.compile(s.opening, re.IGNORECASE)) for s in SECTIONS)


@dataclass(frozen=True, kw_only=True, slots=True)
class SectionText:
    """A piece of a guide from one level-2 heading to the next, or the introduction."""

    section: Section | None
    """None for the introduction and for a heading that no section is known by."""
    heading: Passage | None
    passages: tuple[Passage, ...]
    """What stands under the heading."""


@lru_cache(maxsize=4096)
def recognised(heading: str) -> Section | None:
    """The section that a heading with these words begins."""
    words = " ".join(heading.split())
    return next((section for section, opening in _OPENINGS if opening.match(words)), None)


def parts(scan: Scan) -> tuple[SectionText, ...]:
    """The introduction and the pieces under each level-2 heading, in order."""
    pieces: list[tuple[Passage | None, list[Passage]]] = [(None, [])]
    for passage in scan.passages:
        if passage.level == 2 and not passage.inside:
            pieces.append((passage, []))
        else:
            pieces[-1][1].append(passage)
    return tuple(
        SectionText(
            section=recognised(heading.words) if heading else None,
            heading=heading,
            passages=tuple(passages),
        )
        for heading, passages in pieces
    )


def ids(scan: Scan, found: Sequence[SectionText]) -> tuple[tuple[Passage, str, bool], ...]:
    """Each heading with its id on the page, and whether it begins a section.

    A section's id is the same in every guide, whatever the renderer makes of the heading.
    """
    own: dict[int, str] = {}
    for part in found:
        if part.section and part.section.id not in own.values():
            own[id(part.heading)] = part.section.id
    return tuple(
        (heading, own.get(id(heading), rendered), id(heading) in own)
        for heading, rendered in zip(scan.headings, heading_ids(scan), strict=True)
    )
