"""Hand-written pages in docs/, checked, and what guides lean on: ids, links and citations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from careerguide import rulebook
from careerguide.content import docs_files, fields
from careerguide.content.model import Catalog
from careerguide.content.rules import GROWTH_RULES, PAGE_RULES
from careerguide.content.text import NAMED_ID, DocsText
from careerguide.markdown.markers import MARKER
from careerguide.markdown.prose import Passage, Scan, Span, heading_ids, scan
from careerguide.project import theme
from careerguide.yamlfile import source
from careerguide.yamlfile.documents import placed
from careerguide.yamlfile.front_matter import FrontMatter, front_matter
from careerguide.yamlfile.hidden import cleaned
from careerguide.yamlfile.problems import Found, Problem
from careerguide.yamlfile.shape import Reading
from careerguide.yamlfile.tables import read_fields
from careerguide.yamlfile.text_files import decode, read_bytes
from scoring.lazy_dataclass import dataclass

__all__ = ["DocsPage", "parts", "read"]

_HEAD = re.compile(
    rf"\s*(?:(?:---|\+\+\+)[ \t]*(?:\n|$)|(?:{'|'.join(row.key for row in fields.PAGE)})[ \t]*:)"
)
"""How a page begins that has front matter, or was meant to."""
_QUIZ = re.compile(r"\[[^\]\n]+\]\((?:\.\./)+quizzes/(?P<id>[a-z0-9-]+)\.yml\)")
_HTML_ID = re.compile(r"\bid=\"([A-Za-z][A-Za-z0-9_:.-]*)\"")
_OF_THE_FRAME = ("content", "site-menu")
"""Ids that every page has."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DocsPage:
    """One page of docs/; `path` is relative to the project."""

    path: str
    anchors: frozenset[str]
    links: tuple[Span, ...]
    citations: tuple[Span, ...]


def read(root: Path, catalog: Catalog) -> tuple[dict[str, DocsPage], list[Problem]]:
    """All pages below docs/ by path, and what is wrong with the files there."""
    pages: dict[str, DocsPage] = {}
    paths, problems = docs_files.docs_files(root)
    blocks = theme.blocks(root)
    for path in paths:
        data = read_bytes(root, path)
        text = decode(data) if isinstance(data, bytes) else data
        if isinstance(text, Found):
            problems.append(Problem.of(path, text))
            continue
        found = parts(text)
        if isinstance(found, Found):
            problems.append(Problem.of(path, found))
            continue
        pages[path], wrong = _page(root, path, found, catalog, blocks)
        problems += wrong
    return pages, problems


def parts(text: str) -> FrontMatter | Found:
    """The page `text` in its front matter, which may be missing, and its body."""
    if _HEAD.match(text):
        return front_matter(text)
    return FrontMatter(yaml="", body=text, body_line=1)


def _page(
    root: Path, path: str, file: FrontMatter, catalog: Catalog, blocks: Mapping[str, str]
) -> tuple[DocsPage, list[Problem]]:
    node, found = source.parse(file.yaml, first_line=2) if file.body_line > 1 else (None, [])
    reading = Reading(found=found)
    if node is not None:
        read_fields(node, fields.PAGE, "", reading)
    body, odd = cleaned(file.body, file.body_line)
    found += odd
    prose = scan(body, file.body_line)
    text = DocsText(
        path=path,
        body=body,
        body_line=file.body_line,
        scan=prose,
        catalog=catalog,
        blocks=frozenset(blocks),
        heading_ids=tuple(_heading_ids(prose)),
        ids_of_blocks=tuple(
            dict.fromkeys((*_OF_THE_FRAME, *_ids_of_blocks(root, prose, catalog, blocks)))
        ),
    )
    large = [item for rule in GROWTH_RULES for item in rule(text)]
    found += large or [item for rule in PAGE_RULES for item in rule(text)]
    page = DocsPage(
        path=path,
        anchors=frozenset((*text.ids_of_blocks, *(name for _, name in text.heading_ids))),
        links=tuple(text.spans("link")),
        citations=tuple(text.spans("citation")),
    )
    return page, placed(path, node, found)


def _heading_ids(prose: Scan) -> Iterator[tuple[Passage, str]]:
    """Every heading with the id that it names, or else that the renderer gives it."""
    for heading, rendered in zip(prose.headings, heading_ids(prose), strict=True):
        named = NAMED_ID.search(heading.prose)
        yield heading, named["id"] if named else rendered


def _ids_of_blocks(
    root: Path, prose: Scan, catalog: Catalog, blocks: Mapping[str, str]
) -> Iterator[str]:
    """Ids of the blocks that are filled in from data."""
    spans = (*prose.html, *prose.spans_of("html"))
    markers = filter(None, (MARKER.fullmatch(span.target.strip()) for span in spans))
    names = {marker["name"] for marker in markers}
    if any(_QUIZ.fullmatch(passage.source.strip()) for passage in prose.passages):
        names.add("quiz")
    for name in sorted(names & blocks.keys()):
        files = (read_bytes(folder, blocks[name]) for folder in theme.layers(root))
        data = next((data for data in files if isinstance(data, bytes)), b"")
        template = data.decode("utf-8", "replace")
        yield from _HTML_ID.findall(template)
        for variable, ids in _loops(catalog).items():
            if f'id="{variable}"' in template:
                yield from ids


def _loops(catalog: Catalog) -> Mapping[str, list[str]]:
    """Ids that a template makes from data, by how it writes them."""
    return {
        "{{ rule.id }}": list(rulebook.by_id()),
        "{{ family.id }}": list(catalog.families),
        "source-{{ reference.key }}": [f"source-{key}" for key in catalog.references],
        "{{ quiz.id }}": list(catalog.quizzes),
        "{{ quiz.id }}-result": [f"{name}-result" for name in catalog.quizzes],
    }
