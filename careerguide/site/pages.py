"""Names that the MkDocs side and the engine agree on."""

from __future__ import annotations

__all__ = ["SETTINGS", "SHELLS"]

SETTINGS = "_settings.json"
"""Facts of mkdocs.yml that the engine prints, left beside the rendered pages."""

SHELLS = {1: "_shell", 2: "_shell/2", 3: "_shell/2/3"}
"""Folder depth of a page -> address of the empty page whose frame it takes."""
