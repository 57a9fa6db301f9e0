"""Hand-written pages in docs/, as far as guides lean on them: their ids, links and citations."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from careerguide.content.files import decode, read_bytes
from careerguide.content.model import Catalog
from careerguide.content.problems import Found, Problem
from careerguide.content.prose import Scan, Span, scan

__all__ = ["DocsPage", "read"]

_ATTRIBUTES = re.compile(r"[ ]*\{:?[^{}\n]*\}[ ]*$")
_EXPLICIT = re.compile(r"\{:?[^{}\n]*#([A-Za-z][A-Za-z0-9_:.-]*)[^{}\n]*\}")
_HTML_ID = re.compile(r"\bid=\"([A-Za-z][A-Za-z0-9_:.-]*)\"")
_BLOCK = re.compile(r"<!--\s*block:\s*([a-z0-9-]+)")
_META = re.compile(r"---\n.*?^---\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, kw_only=True, slots=True)
class DocsPage:
    """One page of docs/; `path` is relative to the project."""

    path: str
    anchors: frozenset[str]
    links: tuple[Span, ...]
    citations: tuple[Span, ...]


def read(root: Path, catalog: Catalog) -> tuple[dict[str, DocsPage], list[Problem]]:
    """All pages below docs/ by path, and those that cannot be read."""
    pages: dict[str, DocsPage] = {}
    problems = []
    for path in _paths(root):
        data = read_bytes(root, path)
        text = decode(data) if isinstance(data, bytes) else data
        if isinstance(text, Found):
            problems.append(Problem.of(path, text))
        else:
            pages[path] = _page(root, path, text, catalog)
    return pages, problems


def _paths(root: Path) -> list[str]:
    found = []
    for parent, folders, names in os.walk(root / "docs"):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        inner = Path(parent).relative_to(root).as_posix()
        found += [f"{inner}/{name}" for name in names if name.endswith(".md") and name[0] != "."]
    return sorted(found)


def _page(root: Path, path: str, text: str, catalog: Catalog) -> DocsPage:
    meta = _META.match(text)
    start = meta.end() if meta else 0
    body = text[start:]
    found = scan(body, text.count("\n", 0, start) + 1, indented_code=False)
    return DocsPage(
        path=path,
        anchors=frozenset(_anchors(root, path, body, found, catalog)),
        links=tuple(span for span in found.spans if span.kind == "link"),
        citations=tuple(span for span in found.spans if span.kind == "citation"),
    )


def _anchors(root: Path, path: str, body: str, found: Scan, catalog: Catalog) -> Iterator[str]:
    """Ids on the page: of headings, written out, and of the blocks that are filled in from data."""
    yield from _EXPLICIT.findall(body)
    yield from _HTML_ID.findall(body)
    taken: dict[str, int] = {}
    for heading in found.headings:
        yield _numbered(_slug(_ATTRIBUTES.sub("", heading.words)), taken)
    for name in _BLOCK.findall(body):
        data = read_bytes(root, f"overrides/blocks/{name}.html")
        template = data.decode("utf-8", "replace") if isinstance(data, bytes) else ""
        yield from _HTML_ID.findall(template)
        for variable, ids in _loops(catalog).items():
            if f'id="{variable}"' in template:
                yield from ids


def _loops(catalog: Catalog) -> Mapping[str, list[str]]:
    """Ids that a template makes from data, by how it writes them."""
    return {
        "{{ family.id }}": list(catalog.families),
        "source-{{ reference.key }}": [f"source-{key}" for key in catalog.references],
        "{{ quiz.id }}": list(catalog.quizzes),
        "{{ quiz.id }}-result": [f"{name}-result" for name in catalog.quizzes],
    }


def _slug(words: str) -> str:
    """Python-Markdown's id of a heading."""
    ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    kept = re.sub(r"[^\w\s-]", "", ascii_only).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)


def _numbered(name: str, taken: dict[str, int]) -> str:
    count = taken.get(name, 0)
    taken[name] = count + 1
    return f"{name}_{count}" if count else name
