"""Advice about sections that say how often something happens, or why, and name no source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerguide.content import sentences
from careerguide.content.text import Guide, outside
from careerguide.markdown.prose import Passage, Scan
from careerguide.rulebook.about_wording import CLAIM_SOURCE
from careerguide.yamlfile.problems import Found, shown

__all__ = ["claims_have_a_source", "unsupported"]

_LOWEST = 3
"""Level of the headings that a section goes from and to."""
_HINTS = (
    *("most", "usually", "often", "because of", "tend", "lead", "led to"),
    *("typical", "rarely", "seldom", "general", "common"),
)
"""Small letters that stand in everything that `_CLAIM` finds: most paragraphs have none."""
_CLAIM = re.compile(
    r"\b(?:(?<!the )most (?:of|people|\w*[^\Wus]s)|in most \w+|because of|tends? to|leads? to"
    r"|led to|(?<!how )(?<!more )(?<!less )(?<!as )often|usually|typically|commonly|generally"
    r"|rarely|seldom)\b",
    re.IGNORECASE,
)
_OWN = re.compile(
    r"\bour (?:own )?(?:judgments?|view|opinion|guess|proposals?|reading)\b|\bwe (?:think|judge|"
    r"believe|guess|suspect)\b|\b(?:illustrat\w+|invented|made[- ]up|imagin\w+|suppose|say,)",
    re.IGNORECASE,
)
"""Words that say that a claim is nobody else's: a judgment, or part of an invented case."""


def claims_have_a_source(guide: Guide) -> Iterator[Found]:
    """Advice: a section with claims of cause or frequency cites or links a source."""
    for claims in unsupported(guide.scan):
        passage, words = claims[0]
        said = dict.fromkeys(shown(words) for _, words in claims)
        yield Found(
            rule=CLAIM_SOURCE,
            field="claim",
            what=f"no source in this section for {', '.join(list(said)[:3])}",
            expected='a citation, a link to the source, or words such as "in our judgment"',
            do="add it, or leave the claim out",
            line=passage.line_of(words),
        )


def unsupported(scan: Scan) -> Iterator[list[tuple[Passage, str]]]:
    """The claims of each section that has some and no source."""
    section: list[Passage] = []
    for passage in (*scan.passages, None):
        if passage is None or (0 < passage.level <= _LOWEST and not passage.inside):
            if not any(map(_sourced, section)) and (claims := list(_claims(section))):
                yield claims
            section = []
        else:
            section.append(passage)


def _sourced(passage: Passage) -> bool:
    return any(
        span.kind in ("citation", "footnote", "bare")
        or (span.kind == "link" and outside(span.target))
        for span in passage.spans
    )


def _claims(section: list[Passage]) -> Iterator[tuple[Passage, str]]:
    """What the paragraphs of `section` claim; a question claims nothing."""
    found = []
    for passage in section:
        prose = " ".join(passage.prose.split())
        small = prose.lower()
        if passage.kind == "paragraph" and any(hint in small for hint in _HINTS):
            for sentence in sentences.split(prose):
                if not sentence.rstrip("\"'”’)").endswith("?"):
                    found += [(passage, match[0]) for match in _CLAIM.finditer(sentence)]
    if found and not any(_OWN.search(passage.prose) for passage in section):
        yield from found
