"""MkDocs run as a library, on the hand-written pages.

Where MkDocs is not installed, ProperDocs, its maintained fork, does the same under its names.
"""

from __future__ import annotations

import logging
import os
import re
from pathlib import Path
from typing import Any

try:
    import mkdocs  # noqa: F401 - to see whether it is there
except ModuleNotFoundError:
    import properdocs.replacement  # type: ignore[import-untyped,unused-ignore]  # noqa: F401

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from careerguide.project.places import Places
from careerguide.rulebook.about_building import BUILD_MKDOCS

__all__ = ["render_docs"]

_EXTENSIONS: Any = MkDocsConfig.markdown_extensions
_EXTENSIONS.builtins = []
"""MkDocs always loads three, which is slow; our adapter then puts its own in their place."""
_NAMED = re.compile(r"\([a-z-]+\)$")
"""The end of a message of our own adapter."""


def render_docs(places: Places, out: Path) -> list[str]:
    """Run MkDocs on the project `places` into `out`, markers left open; its complaints, if any."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's banner; its end of life is 5 May 2027
    messages: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger(build.__module__.partition(".")[0])
    handler = Collect(logging.WARNING)
    logger.addHandler(handler)
    logger.propagate = False
    try:
        config = load_config(str(places.mkdocs), site_dir=str(out))
        plugin: Any = config.plugins["careerguide"]
        plugin.engine_fills_later = True
        build(config)
    except Abort as stop:
        messages.append(str(stop))
    finally:
        logger.removeHandler(handler)
    return [m if _NAMED.search(m) else f"{m} ({BUILD_MKDOCS.id})" for m in messages]
