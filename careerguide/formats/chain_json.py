"""How the figures of a page come about, as data beside it: `numbers.json`."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from careerguide.content.model import Reference
from careerguide.formats import plain
from careerguide.project.settings import Settings
from careerguide.views.figure_chains import Chain

__all__ = ["FORMAT", "of"]

FORMAT = 1
"""Raised when a key changes its meaning or goes away."""


def of(
    chains: Mapping[str, Chain], sources: Iterable[tuple[Reference, str]], settings: Settings
) -> dict[str, Any]:
    """`chains` by key; `sources`: every source of theirs, with its entry as HTML."""
    known = {reference.key: (reference, entry) for reference, entry in sources}
    used = dict.fromkeys(key for chain in chains.values() for key in chain.sources if key in known)
    return {
        "format": FORMAT,
        "numbers": {key: _chain(chain, used, settings) for key, chain in chains.items()},
        "sources": {key: _source(*known[key]) for key in used},
    }


def _source(reference: Reference, entry: str) -> dict[str, str | None]:
    """The entry without its address, which is a link beside it."""
    url = reference.url or None
    return {"entry": plain.text(entry).removesuffix(url or "").strip(), "url": url}


def _chain(chain: Chain, used: Container[str], settings: Settings) -> dict[str, Any]:
    file = chain.table.file
    return {
        "name": chain.name,
        "file": file,
        "file_url": f"{settings.repo_url}/blob/HEAD/{file}" if settings.repo_url else None,
        "columns": chain.table.columns,
        "rows": chain.table.rows,
        "steps": [{"formula": step.formula, "values": step.values} for step in chain.steps],
        "note": chain.note or None,
        "scored": chain.share and {"family": chain.share[0], "share": chain.share[1]},
        "sources": [key for key in chain.sources if key in used],
    }
