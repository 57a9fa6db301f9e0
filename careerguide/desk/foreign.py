"""A document from somewhere else, HTML or Markdown, as the outline of a guide.

What stands below a heading that names one of the sections goes into it; nothing is thrown away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from careerguide.content import placeholders
from careerguide.content.sections import SECTIONS, recognised
from scoring.lazy_dataclass import dataclass

__all__ = ["Outlined", "body"]

_NAMES = {
    "what-they-do": r"(?:key |main |typical |your |job )*(?:responsibilit|duties|tasks)|"
    r"(?:about )?(?:the|this) (?:role|job|position)|what you(?:[’']ll| will)? (?:be )?do|"
    r"(?:job |role )?(?:purpose|description|summary|overview)|day[- ]to[- ]day|a day in",
    "how-it-differs": r"(?:similar|related|other) (?:roles|jobs|careers)|.*\b(?:versus|vs\.?)\b|"
    r"differences?\b|compared",
    "skills": r"(?:essential|key|core|required|desirable|desired|technical|soft|main)?\s*"
    r"(?:and desirable )?(?:skills|requirements|competenc|criteria|abilities|knowledge)|"
    r"what you(?:[’']ll| will)? need|what we(?:[’']re| are) looking for|person specification|"
    r"who you are",
    "pay": r"(?:typical |average |starting )*(?:salar(?:y|ies)|pay|wages?|compensation|earnings|"
    r"remuneration|benefits|package)",
    "readiness": r"(?:assessment|selection|interview|hiring|recruitment|application) ?"
    r"(?:process|stages|criteria)?\b|how (?:we|you(?:[’']ll| will) be) assess",
    "paths": r"(?:how to (?:become|get (?:in|into|started))|entry|routes?|pathways?|"
    r"career (?:path|progression|development|prospects)|qualifications?|education|training|"
    r"(?:work |relevant )?experience|background)",
    "next": r"(?:next steps?|how to apply|apply\b|application\b|further (?:information|reading)|"
    r"more information|resources|contact)",
}
_KNOWN = [(name, re.compile(rf"(?:{opening})", re.IGNORECASE)) for name, opening in _NAMES.items()]
_HEADING = re.compile(r"(?P<level>#{1,6})[ \t]+(?P<words>.+?)[ \t]*#*$")
_SHORT = re.compile(
    r"(?:\*\*|__)(?P<bold>[^*_]{2,60}?):?(?:\*\*|__):?$|(?P<plain>[A-Z][^.!?]{2,50}):$"
)
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_HEAD = re.compile(r"\A---\n.*?^---[ \t]*\n", re.DOTALL | re.MULTILINE)
_TAG = re.compile(r"</?[A-Za-z][^>]*>|<!--.*?-->", re.DOTALL)


@dataclass(frozen=True, kw_only=True, slots=True)
class Outlined:
    """A body to fill in, and what was made of each heading."""

    title: str
    """Of the document, or empty."""
    text: str
    placed: tuple[tuple[str, str], ...]
    """Headings that were recognized, each with the heading of its section here."""
    kept: tuple[str, ...]
    """Headings that were not; what they had is below the section before them."""


def body(markdown: str) -> Outlined:
    """The outline of a guide's body, filled with what `markdown` has."""
    title, pieces = _pieces(_HEAD.sub("", markdown.replace("\r\n", "\n").replace("\r", "\n")))
    found: dict[str, list[str]] = {section.id: [] for section in SECTIONS}
    opening: list[str] = []
    into = opening
    placed, kept = [], []
    for heading, lines in pieces:
        name = _section(heading)
        if name:
            into = found[name]
            placed.append((heading, next(s.example for s in SECTIONS if s.id == name)))
            if into:  # a second part of the same section
                into.append(f"### {heading}")
        elif heading:
            kept.append(heading)
            into.append(f"### {heading}")
        if lines:
            into.append(lines)
    sections = (
        "\n\n".join((f"## {s.example}", *(found[s.id] or [placeholders.TASKS[s.id]])))
        for s in SECTIONS
    )
    first = opening or [placeholders.OPENING.format(title=title or "the role")]
    return Outlined(
        title=title,
        text="\n\n".join((*first, *sections)) + "\n",
        placed=tuple(placed),
        kept=tuple(kept),
    )


def _section(heading: str) -> str:
    """The id of the section that a heading of another document stands for, or nothing."""
    own = recognised(heading)
    if own:
        return own.id
    words = re.sub(r"^[\d.)\s]+", "", heading).strip()
    return next((name for name, opening in _KNOWN if opening.match(words)), "")


def _pieces(text: str) -> tuple[str, list[tuple[str, str]]]:
    """The document's title, and its parts: a heading, or nothing, and what stands below."""
    title, heading = "", ""
    parts: list[tuple[str, str]] = []
    lines: list[str] = []
    fenced = False
    for line in text.split("\n"):
        fenced ^= bool(_FENCE.match(line))
        words = "" if fenced else _heading(line)
        if not words:
            lines.append(line if fenced else _TAG.sub("", line))
        elif line.startswith("# ") and not title and not _section(words):
            title = words
        else:
            parts.append((heading, _trimmed(lines)))
            heading, lines = words, []
    parts.append((heading, _trimmed(lines)))
    return title, [part for part in parts if any(part)]


def _heading(line: str) -> str:
    """The words of a heading: a marked one, or a short line that is bold or ends in a colon.

    Word processors often have no more than that; such a line must name a section.
    """
    marked = _HEADING.match(line)
    if marked:
        return marked["words"].strip("*_ ")
    short = _SHORT.match(line.strip())
    words = short and (short["bold"] or short["plain"])
    return words.strip() if words and _section(words.strip()) else ""


def _trimmed(lines: Sequence[str]) -> str:
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip()
