"""What rules between files look at, and where they find a fault."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from careerguide.content.docs_pages import DocsPage
from careerguide.content.model import Catalog
from careerguide.content.text import Outline
from careerguide.yamlfile.problems import Found
from scoring.lazy_dataclass import dataclass

__all__ = ["Placed", "World"]


@dataclass(frozen=True, kw_only=True, slots=True)
class World:
    """Everything there is, without the bodies of guides."""

    root: Path
    catalog: Catalog
    outlines: Mapping[str, Outline]
    """By path; of every guide file, readable or not."""
    pages: Mapping[str, DocsPage]
    faulty: frozenset[str] = frozenset()
    """Paths of guides with errors of their own, whose values are not to be relied on."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Placed:
    """A `Found` in the file `path`; `address` is the link it is about, if it is about one."""

    path: str
    found: Found
    address: str = ""
