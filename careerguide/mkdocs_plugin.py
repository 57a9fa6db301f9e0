"""The thin side of the engine that MkDocs sees.

MkDocs renders the hand-written pages and, as empty pages of the same theme, one shell per folder
depth; the engine fills both. Events used, and why:

- on_config: refuse an output folder that holds somebody's files, which MkDocs would delete; the
  path of the site as Material's storage scope: one script hash for every page.
- on_files: add the shells; keep our browser sources out of the theme's own copies.
- on_page_markdown: turn links to guides and quizzes, which live outside docs/, into site addresses,
  and formulas into MathML.
- on_page_content: nothing; the markers in a page are comments and pass through.
- on_post_build: leave the facts of the configuration beside the pages, and, when MkDocs was started
  by hand and not by `careerguide build`, fill the pages in place.
"""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from careerguide.site import destination, docs_links, formulas
from careerguide.site.pages import SETTINGS, SHELLS

__all__ = ["CareerGuidePlugin", "render_docs"]

_SHELL_SOURCE = """---
title: Shell
shell: true
search: {exclude: true}
---
"""


class _NoOptions(Config):
    """What is to set is set in mkdocs.yml itself and in the content."""


class CareerGuidePlugin(BasePlugin[_NoOptions]):
    """Registered as `careerguide` for MkDocs 1.6 and for ProperDocs, its maintained fork."""

    engine_fills_later = False

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not self.engine_fills_later:
            try:
                destination.claim(Path(config.config_file_path).parent, Path(config.site_dir))
            except destination.Refused as refused:
                raise PluginError(str(refused)) from refused
        config.extra["scope"] = urlsplit(config.site_url or "/").path or "/"
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.src_uri.startswith(("browser/", "pages/", "blocks/", "figures/")):
                files.remove(file)
        for path in SHELLS.values():
            files.append(File.generated(config, f"{path}.md", content=_SHELL_SOURCE))
        return files

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        del config, files
        return docs_links.for_site(formulas.for_site(markdown), page.file.src_uri)

    @event_priority(-100)  # after the search plugin has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        settings = {
            "site_name": config.site_name,
            "site_description": config.site_description or "",
            "site_url": config.site_url or "",
            "repo_url": config.repo_url or "",
        }
        out = Path(config.site_dir)
        (out / SETTINGS).write_text(json.dumps(settings, indent=1), encoding="utf-8")
        if not self.engine_fills_later:
            from careerguide.site.build import fill_in_place

            problems = fill_in_place(Path(config.config_file_path).parent, out)
            if problems:
                raise PluginError("\n".join(problems))


def render_docs(root: Path, out: Path) -> list[str]:
    """Run MkDocs on `root` into `out`, markers left open; its warnings and errors, if any."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"  # Material's banner; its end of life is 5 May 2027
    messages: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            messages.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    handler = Collect(logging.WARNING)
    logger.addHandler(handler)
    logger.propagate = False
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(out))
        plugin: Any = config.plugins["careerguide"]
        plugin.engine_fills_later = True
        mkdocs_build(config)
    except Abort as stop:
        messages.append(str(stop))
    finally:
        logger.removeHandler(handler)
    return messages
