"""A reference as HTML."""

from __future__ import annotations

from functools import lru_cache

from careerguide.markdown.render import inline

__all__ = ["entry"]


@lru_cache(maxsize=4096)
def entry(reference_apa: str) -> str:
    """The entry of a list of sources as HTML."""
    return inline(reference_apa)
