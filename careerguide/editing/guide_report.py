"""The guides in figures, for their editors: length, sources, and how they read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from careerguide.content import kits, sentences
from careerguide.content.model import Catalog
from careerguide.content.reading_grade import grade
from careerguide.content.rules.claims import unsupported
from careerguide.content.shared_words import SharedWords, running_words
from careerguide.content.text import Guide, outside
from careerguide.editing import link_check
from careerguide.markdown.prose import Scan
from careerguide.yamlfile.problems import Found
from scoring.lazy_dataclass import dataclass

__all__ = ["GuideReport"]

_COLUMNS = (
    "Guide",
    "Words",
    "Sources",
    "Outside links",
    "Reading grade",
    "Longest sentence",
    "Shared",
    "Claims without a source",
)
_KEY = """\
Words: of paragraphs and lists. Sources: works that the text or its pay line cites. Outside links: \
addresses on other sites in the text, with those of the kit's plan. Reading grade: Flesch–Kincaid, \
about years of school in the US. Longest sentence: in words. Shared: words in runs of six that \
another guide has, too. Claims without a source: sections that say how often something happens or \
why, without a source or the word that it is our judgment."""


@dataclass(frozen=True, kw_only=True, slots=True)
class _Row:
    words: int
    cited: frozenset[str]
    links: frozenset[str]
    grade: float
    longest: int
    claims: int


class GuideReport:
    """Takes note of every guide that is read, and prints a table afterwards."""

    def __init__(self) -> None:
        self._rows: dict[str, _Row] = {}

    def note(self, guide: Guide) -> Iterator[Found]:
        """Remember the figures of `guide`; a rule that never finds anything."""
        self._rows[guide.path] = _Row(
            words=running_words(guide.scan),
            cited=frozenset(guide.outline().cited),
            links=frozenset(
                span.target
                for span in (*guide.spans("link"), *guide.spans("bare"))
                if outside(span.target)
            ),
            grade=grade(_prose(guide.scan)),
            longest=sentences.longest(guide.scan),
            claims=sum(1 for _ in unsupported(guide.scan)),
        )
        yield from ()

    def lines(
        self, root: Path, catalog: Catalog, shared: SharedWords, day: date
    ) -> Iterator[str]:
        """The report on every guide that was read, as Markdown."""
        yield f"# The guides in figures\n\nBy `careerguide check --report`, {day}. {_KEY}\n"
        resources = list(link_check.resources(root))
        yield _line(_COLUMNS)
        yield _line(("---", *["---:"] * (len(_COLUMNS) - 1)))
        for role in catalog.roles.values():
            row = self._rows.get(role.path)
            if row is None:  # too large to be taken apart
                continue
            kit = {url for url, path in resources if path == kits.path_of(role.id)}
            yield _line(
                (
                    role.title,
                    f"{row.words:,}",
                    f"{len(row.cited.union(role.compensation.sources))}",
                    f"{len(row.links | kit)}",
                    f"{row.grade:.1f}",
                    f"{row.longest}",
                    f"{shared.of(root, role.path).share:.1%}",
                    f"{row.claims}",
                )
            )


def _prose(scan: Scan) -> str:
    """The paragraphs and list items, each ending as a sentence does."""
    running = (passage.prose for passage in scan.passages if passage.kind == "paragraph")
    return "\n".join(text + "." * (not text.endswith((".", "?", "!", ":"))) for text in running)


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
