"""The thin side of the engine that MkDocs sees.

MkDocs renders the hand-written pages and, as empty pages of the same theme, one shell per folder
depth; the engine fills both. Events used, and why:

- on_config: put the packaged theme below the site's own overrides, and name, looks and language of
  site.yml over those of mkdocs.yml; refuse an output folder that holds somebody's files, which
  MkDocs would delete; one extension, through which Python-Markdown leaves the pages as they are, in
  place of all others; and a shorter list of the theme's files. Before the search plugin, which asks
  the theme for its language.
- on_files: add the shells; keep the theme's own files and our browser sources out of the site.
- on_page_read_source: front matter by our own reader, which means what the check has read.
- on_page_markdown: Markdown to HTML by the renderer of the guides, so that there is one dialect.
- on_page_content: nothing; the markers in a page are comments and pass through.
- on_post_build: leave the facts of the configuration beside the pages, and, when MkDocs was started
  by hand and not by `careerguide build`, fill the pages in place.
"""

from __future__ import annotations

import json
import os
from html import escape
from pathlib import Path

import jinja2
import markdown
from markdown.extensions import Extension
from markdown.extensions.toc import nest_toc_tokens
from mkdocs.config.base import Config
from mkdocs.config.config_options import Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from careerguide.content import docs_pages as content_pages
from careerguide.content import site_facts
from careerguide.markdown.render import Unfit
from careerguide.pages import compiled_templates, hand_written
from careerguide.project import destination, hashes, theme
from careerguide.project.places import Places
from careerguide.project.settings import SETTINGS, SHELLS, THEME_COLOR
from careerguide.rulebook.about_building import BUILD_TEXT
from careerguide.yamlfile import source
from careerguide.yamlfile import text_files as content_files
from careerguide.yamlfile.problems import Found, Problem

__all__ = ["CareerGuidePlugin"]

_SHELL_SOURCE = """---
title: Shell
shell: true
search: {exclude: true}
---
"""


_NOT_PUBLISHED = ("assets/", "browser/", "components/", "pages/", "partials/", "blocks/")
"""Folders of the theme whose files are not pages of the site: Material's own, and our sources."""


class _Published(jinja2.FileSystemLoader):
    """The theme's templates; those are listed that may become files of the site.

    Material brings thousands of icons, and MkDocs would look at the name of each.
    """

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for top in self.searchpath:
            for parent, folders, names in os.walk(top):
                if parent == top:
                    kept = (name for name in folders if not f"{name}/".startswith(_NOT_PUBLISHED))
                    folders[:] = [name for name in kept if not name.startswith(".")]
                inside = Path(parent).relative_to(top)
                found |= {(inside / name).as_posix() for name in names}
        return sorted(found)


class _Options(Config):
    """All else is set in mkdocs.yml itself and in the content."""

    security_release = Type(int, default=0)
    """See `careerguide.project.settings.Settings`."""


class _AlreadyHtml(Extension):
    """A page reaches Python-Markdown as HTML; MkDocs asks it for nothing but the headings."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 - the library's name
        def convert(html: str) -> str:
            found = [
                {"level": heading.level, "id": heading.id, "name": heading.words}
                for heading in hand_written.headings(html)
            ]
            md.toc_tokens = nest_toc_tokens(found)
            return html

        md.convert = convert


class CareerGuidePlugin(BasePlugin[_Options]):
    """Registered as `careerguide` for MkDocs 1.6 and for ProperDocs, its maintained fork."""

    engine_fills_later = False

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if not self.engine_fills_later:
            try:
                destination.claim(_places(config), Path(config.site_dir))
            except destination.Refused as refused:
                raise PluginError(str(refused)) from refused
        first = [config.theme.custom_dir] if config.theme.custom_dir else []
        layers = map(str, theme.layers(_places(config).root))
        packaged = [theme.PACKAGED, *map(Path, config.theme.dirs[len(first) :])]
        config.theme.dirs[:] = dict.fromkeys([*first, *layers, *config.theme.dirs])
        config.theme.static_templates |= {"not-here.html"}
        facts = site_facts.alone(_places(config).root)
        config.site_name = facts.name or config.site_name
        config.site_description = facts.description or config.site_description
        config.theme["logo"] = facts.logo
        config.theme["lang"] = facts.locale or "en"
        config.theme["favicon"] = facts.logo or "icons/icon.svg"
        self.color = facts.colors.light if facts.colors else THEME_COLOR
        config.markdown_extensions = [_AlreadyHtml()]
        made = config.theme.get_env

        def environment() -> jinja2.Environment:
            env = made()
            env.loader = _Published(config.theme.dirs)
            env.bytecode_cache = compiled_templates.kept(
                "mkdocs-templates", __file__, hashes.libraries(), packaged
            )
            return env

        config.theme.get_env = environment  # type: ignore[method-assign]
        return config

    def on_files(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        for file in list(files):
            theirs = file.src_dir != config.docs_dir
            if theirs and file.src_uri.startswith(_NOT_PUBLISHED):
                files.remove(file)
        for path in SHELLS.values():
            files.append(File.generated(config, f"{path}.md", content=_SHELL_SOURCE))
        return files

    def on_page_read_source(self, /, *, page: Page, config: MkDocsConfig) -> str | None:
        if page.file.abs_src_path is None:
            return None  # a shell
        path = f"docs/{page.file.src_uri}"
        found = _head_and_body(Path(config.docs_dir).parent, path)
        if isinstance(found, Found):
            raise PluginError(str(Problem.of(path, found)))
        head, body = found
        return f"---\n{json.dumps(head, ensure_ascii=False)}\n---\n{body}"

    def on_page_markdown(
        self, markdown: str, /, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        del config, files
        path = f"docs/{page.file.src_uri}"
        try:
            html = hand_written.html(markdown, path)
        except Unfit as error:
            raise PluginError(f"{path}: {error} ({BUILD_TEXT.id})") from error
        first = next(iter(hand_written.headings(html)), None)
        if first and first.level == 1:
            page.meta.setdefault("title", first.words)
        return html

    @event_priority(-100)  # after the search plugin has written its index
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        settings = {
            "site_name": config.site_name,
            "site_description": config.site_description or "",
            "site_url": config.site_url or "",
            "repo_url": config.repo_url or "",
            "edit_uri": config.edit_uri or "",
            "security_release": self.config.security_release,
            "color": self.color,
        }
        out = Path(config.site_dir)
        (out / SETTINGS).write_text(json.dumps(settings, indent=1), encoding="utf-8")
        if not self.engine_fills_later:
            from careerguide.building.whole import fill_in_place

            problems = fill_in_place(_places(config), out)
            if problems:
                raise PluginError("\n".join(problems))


def _places(config: MkDocsConfig) -> Places:
    return Places(Path(config.config_file_path).parent)


def _head_and_body(root: Path, path: str) -> tuple[dict[str, str], str] | Found:
    """The front matter of the page `path`, as HTML, and its text."""
    data = content_files.read_bytes(root, path)
    text = content_files.decode(data) if isinstance(data, bytes) else data
    parts = content_pages.parts(text) if isinstance(text, str) else text
    if isinstance(parts, Found):
        return parts
    node, _ = source.parse(parts.yaml) if parts.body_line > 1 else (None, [])
    values = source.plain(node) if node is not None else {}
    assert isinstance(values, dict)
    return {key: escape(str(value)) for key, value in values.items()}, parts.body
