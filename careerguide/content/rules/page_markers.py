"""Rules for the pages of docs/ alone: markers, and ids that headings name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from careerguide.content import marker_arguments
from careerguide.content.rules.markup import remedy
from careerguide.content.text import NAMED_ID, DocsText
from careerguide.markdown.markers import MARKER
from careerguide.rulebook.about_headings import HEADING_BRACES, HEADING_ID
from careerguide.rulebook.about_markup import CITATION_LIST, RAW_HTML
from careerguide.yamlfile.problems import Found, shown

__all__ = ["ids_are_free", "only_markers", "sources_are_listed"]

_MEANT = re.compile(r"<!--\s*block\b")
_BRACES = re.compile(r"\{[^{}]*\}$")


def only_markers(page: DocsText) -> Iterator[Found]:
    """No raw HTML but markers, each with a template and what it needs."""
    for span in sorted((*page.scan.html, *page.spans("html")), key=lambda span: span.line):
        marker = MARKER.fullmatch(span.target.strip())
        if marker is None:
            yield Found(
                rule=RAW_HTML,
                field="HTML",
                what=f"{shown(span.target)} is raw HTML",
                expected="Markdown, or a marker such as <!-- block: home -->",
                do="correct the marker" if _MEANT.match(span.target) else remedy(span.target),
                line=span.line,
            )
            continue
        found = marker_arguments.wrong(
            marker["name"], marker["arg"] or "", page.blocks, page.catalog
        )
        yield from (replace(item, line=span.line) for item in found)


def sources_are_listed(page: DocsText) -> Iterator[Found]:
    """A page that cites has the list that its citations lead to."""
    cited = page.spans("citation")
    if cited and "source-" not in "".join(page.ids_of_blocks):
        yield Found(
            rule=CITATION_LIST,
            field="citation",
            what=f"{shown(f'[{cited[0].target}]')} leads to a list of sources that is not there",
            expected="<!-- block: sources --> on the page",
            do='add it at the end, below a heading "Sources"',
            line=cited[0].line,
        )


def ids_are_free(page: DocsText) -> Iterator[Found]:
    """Each id stands once on the page, those of its blocks and of its frame included."""
    taken = dict.fromkeys(page.ids_of_blocks, "")
    for heading, name in page.heading_ids:
        if _BRACES.search(heading.prose) and not NAMED_ID.search(heading.prose):
            yield Found(
                rule=HEADING_BRACES,
                field="heading",
                what=f"{shown(heading.words)} ends in braces that name no id",
                expected="{ #name }, in small letters, digits and hyphens",
                do="correct it, or remove the braces",
                line=heading.line,
            )
        if name in taken:
            first = taken[name]
            yield Found(
                rule=HEADING_ID,
                field="heading",
                what=f'{shown(heading.words)} gets the id "{name}", which '
                + (f"the heading on line {first} has" if first else "the page has already"),
                expected="an id of its own",
                do="write another one behind the heading, e.g. { #another }",
                line=heading.line,
            )
        taken.setdefault(name, str(heading.line))
