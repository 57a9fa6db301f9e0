"""A text taken apart for the rules, guide or page, and what other files need to know of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import TypedDict

from careerguide.content.model import (
    Catalog,
    Compensation,
    Occupation,
    Personality,
    Relevance,
    Reviewer,
)
from careerguide.content.sections import ENGINE_IDS, SECTIONS, SectionText, ids, parts
from careerguide.content.skill_model import SkillNeed
from careerguide.markdown.inline import MarkKind
from careerguide.markdown.prose import Passage, Scan, Span
from scoring.lazy_dataclass import dataclass

__all__ = [
    "NAMED_ID",
    "DocsText",
    "Guide",
    "Outline",
    "Text",
    "Values",
    "cited_keys",
    "outside",
    "signs",
]

_KEYS = re.compile(r"@[a-z0-9]+(?:-[a-z0-9]+)*(?:;\s*@[a-z0-9]+(?:-[a-z0-9]+)*)*")

_MENTION = re.compile(r"\[([^\[\]]{1,80})\]\(([a-z0-9-]+)\.md[#)]")
NAMED_ID = re.compile(r"[ ]\{ ?#(?P<id>[a-z][a-z0-9-]*) ?\}$")
"""The id that a heading of a page names, e.g. `## What this is { #what }`."""

_ALWAYS = frozenset((*ENGINE_IDS, *(section.id for section in SECTIONS)))


_COMMON = bytes(sign for sign in range(128) if chr(sign).isalpha() or chr(sign) in " -*,.'()")


def signs(text: str) -> bytes:
    """What `text` holds but letters and the commonest signs, in UTF-8."""
    return text.encode("utf-8", "surrogatepass").translate(None, _COMMON)


class Values(TypedDict, total=False):
    """The front matter as far as it can be read."""

    title: str
    summary: str
    also_called: tuple[str, ...]
    status: str
    updated: date
    review_by: date
    compensation: Compensation
    occupation: Occupation
    relevance_basis: str
    relevance: tuple[Relevance, ...]
    personality: Personality | None
    skills: tuple[SkillNeed, ...]
    related: tuple[str, ...]
    reviewed_by: Reviewer | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Outline:
    """What other files need to know of a guide's body; small, for there may be ten thousand."""

    anchors: tuple[str, ...] = ()
    """Ids of its headings, those that every guide has left out."""
    links: tuple[str, ...] = ()
    """Addresses as written, each once; only those that lead to files of the project."""
    cited: tuple[str, ...] = ()
    """Keys of references in order of their first use."""
    mentions: tuple[tuple[str, str, int], ...] = ()
    """Links to other guides: their words, the id of the guide, the line."""


@dataclass(frozen=True, kw_only=True)
class Text:
    """A Markdown text as the rules see it."""

    path: str
    body: str
    """The text without its head."""
    body_line: int
    """Line of the file on which it begins."""
    scan: Scan
    catalog: Catalog
    """All but the roles."""

    @cached_property
    def signs(self) -> bytes:
        """What stands in the body but letters and the commonest signs, in UTF-8.

        It is short: what is not in it need not be sought in the body.
        """
        return signs(self.body)

    def spans(self, kind: MarkKind) -> Sequence[Span]:
        """Links, citations or the like, in order."""
        return self.scan.spans_of(kind)


@dataclass(frozen=True, kw_only=True)
class DocsText(Text):
    """One page of docs/ as the rules see it."""

    blocks: frozenset[str]
    """Names of all templates that a marker can name."""
    heading_ids: tuple[tuple[Passage, str], ...]
    ids_of_blocks: tuple[str, ...]
    """Ids on the page that come from its frame and from templates."""


@dataclass(frozen=True, kw_only=True)
class Guide(Text):
    """One guide as the rules see it."""

    id: str
    values: Values

    @cached_property
    def parts(self) -> tuple[SectionText, ...]:
        """The introduction and what stands under each level-2 heading, in order."""
        return parts(self.scan)

    @cached_property
    def ids(self) -> tuple[tuple[Passage, str, bool], ...]:
        """Headings with their ids on the page, and whether they begin a section."""
        return ids(self.scan, self.parts)

    def section(self, name: str) -> SectionText | None:
        """The first section with the id `name`."""
        return next((p for p in self.parts if p.section and p.section.id == name), None)

    def outline(self) -> Outline:
        own = (name for _, name, _ in self.ids if name not in _ALWAYS)
        links = (s.target for s in self.spans("link") if not outside(s.target))
        cited = (key for span in self.spans("citation") for key in cited_keys(span))
        return Outline(
            anchors=tuple(own),
            links=tuple(map(sys.intern, dict.fromkeys(links))),
            cited=tuple(dict.fromkeys(cited)),
            mentions=tuple(self._mentions()),
        )

    def _mentions(self) -> Iterator[tuple[str, str, int]]:
        for passage in self.scan.passages:
            if ".md" not in passage.source:
                continue
            for found in _MENTION.finditer(passage.source):
                line = passage.line + passage.source.count("\n", 0, found.start())
                yield " ".join(found[1].split()), sys.intern(found[2]), line


def outside(address: str) -> bool:
    """Whether `address` leads to another site."""
    return ":" in address.partition("/")[0] or address.startswith("//")


def cited_keys(citation: Span) -> Sequence[str]:
    """The keys of a citation, or none if it is not of the form `[@a]` or `[@a; @b]`."""
    return _keys(citation.target)


@lru_cache(maxsize=4096)
def _keys(target: str) -> tuple[str, ...]:
    """Those of the citation `target`: many guides have the same."""
    if not _KEYS.fullmatch(target):
        return ()
    return tuple(sys.intern(key.strip().lstrip("@")) for key in target.split(";"))
