"""One site being made: the catalog, the settings, the templates, and how a page gets its frame."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import escape

from careerguide.content.model import Catalog, Reference
from careerguide.markdown import markers
from careerguide.pages.assets import Assets
from careerguide.pages.docs_links import prefix
from careerguide.project import theme
from careerguide.project.places import Places
from careerguide.project.settings import Settings
from careerguide.python_runtime import desk_archive
from careerguide.python_runtime.runtime import Missing, Runtime
from careerguide.views import role_lists
from scoring.lazy_dataclass import dataclass

__all__ = ["Page", "Shell", "Site"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Page:
    """A page as its head and its blocks see it."""

    url: str | None
    """Address in the site, e.g. `roles/x/`; None for the 404 page, which has none of its own."""
    title: str
    description: str = ""
    source: str = ""
    """File it is written in, relative to the project, for the correction link."""
    cited: Mapping[str, Reference] = field(default_factory=dict)
    """What its list of sources holds, in order, each told apart from the others; by key."""
    data: Mapping[str, Any] = field(default_factory=dict)
    """What its kind of page adds, e.g. the role of a guide."""


class Shell:
    """A page without content, cut at its markers once and filled many times."""

    def __init__(self, html: str) -> None:
        pieces, self.names = markers.cut(html)
        self.pieces = [piece.encode() for piece in pieces]


@dataclass(frozen=True, kw_only=True)
class Site:
    places: Places
    catalog: Catalog
    settings: Settings
    env: jinja2.Environment
    assets: Assets
    policy: str
    runtime: Runtime | Missing
    offline: bool = False
    """Whether readers may keep it: pages then register the service worker."""
    desk: Path | None = None
    """What the editors' desk runs, as a folder on this machine, if the site can have a desk."""
    shells: Mapping[int, Shell] = field(default_factory=dict)
    skills: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What each guide names as skills, by id; needed for lists of roles."""
    memo: dict[str, str] = field(default_factory=dict)
    """Rendered parts that many pages share."""

    @cached_property
    def pages(self) -> frozenset[str]:
        """Names of the hand-written pages that this site has, e.g. `about`."""
        return frozenset(path.stem for path in self.places.docs.glob("*.md"))

    @cached_property
    def blocks(self) -> Mapping[str, str]:
        """The template of each block, by path in the theme."""
        return theme.blocks(self.places.root)

    @property
    def edited(self) -> bool:
        """Whether pages lead to where their files are edited."""
        return bool(self.settings.repo_url and self.settings.edit_uri)

    @property
    def python(self) -> str:
        """Folder of the browser's Python in the site, e.g. `assets/python-1a2b3c4d`, or empty."""
        return f"assets/{self.runtime.name}" if isinstance(self.runtime, Runtime) else ""

    @property
    def desk_folder(self) -> str:
        """The same folder in the site, e.g. `assets/desk-1a2b3c4d`, or empty."""
        return f"assets/{self.desk.name}" if self.desk else ""

    @property
    def has_preview(self) -> bool:
        """Whether the desk can show the article that a text makes."""
        return self.desk is not None and (self.desk / desk_archive.MARKDOWN).is_file()

    @property
    def runtime_reason(self) -> str:
        """Why the site is without the browser's Python, in a line; empty when it has it."""
        return self.runtime.reason if isinstance(self.runtime, Missing) else ""

    def context(self, page: Page) -> dict[str, Any]:
        """What every template may use."""
        base = self.base(page)

        def url(path: str) -> str:
            return f"{base}{path}" or "./"

        def asset(name: str) -> str:
            return url(self.assets.path(name))

        return {
            "site": self,
            "catalog": self.catalog,
            "page": page,
            "base": base,
            "url": url,
            "asset": asset,
            "pages": self.pages,
            "many_roles": role_lists.is_long(self.catalog),
        }

    def base(self, page: Page) -> str:
        """Relative way from `page` to the root; the 404 page needs the absolute one."""
        return self.settings.site_path if page.url is None else prefix(page.url)

    def template(self, name: str, context: Mapping[str, Any]) -> str:
        return self.env.get_template(name).render(context)

    def frame(self, page: Page, content: str | bytes) -> bytes:
        """The file of `page`: `content` inside the frame for a page at that depth.

        Most of it is the same on many pages, so it is put together of bytes that are kept.
        """
        assert page.url is not None
        shell = self.shells[page.url.count("/")]
        context = self.context(page)
        parts = [shell.pieces[0]]
        for (name, argument), piece in zip(shell.names, shell.pieces[1:], strict=True):
            if name == "page":
                parts.append(content if isinstance(content, bytes) else content.encode())
            elif name == "title":
                parts.append(str(escape(page.title)).encode())
            elif name in _SAME_IN_A_FOLDER or (name == "foot-links" and not self.edited):
                key = f"frame {context['base']} {name} {argument}"
                if key not in self.memo:
                    self.memo[key] = self._block(name, argument, context)
                parts.append(self.memo[key].encode())
            else:
                parts.append(self._block(name, argument, context).encode())
            parts.append(piece)
        framed = b"".join(parts)
        place = _MENU.get(page.url.partition("/")[0])
        return _marked(framed, context["base"], place) if place else framed

    def _block(self, name: str, argument: str, context: Mapping[str, Any]) -> str:
        return self.template(self.blocks[name], {**context, "arg": argument})


_SAME_IN_A_FOLDER = {"assets", "offline", "role-search"}
"""Blocks of the frame that need the page only for its depth: made once for each."""

_MENU = {"practice": "tests/", "paths": "paths/", "skills": "skills/"}
"""First part of a page's address -> the entry of the menu that it belongs to, unlike roles."""


def _marked(framed: bytes, base: str, entry: str) -> bytes:
    """A framed page, marked in the menu below `entry`; the frame marks it as one of roles."""
    marked = ' aria-current="true"'
    for place, here, there in (("roles/", marked, ""), (entry, "", marked)):
        link = f'<a href="{base}{place}"'
        framed = framed.replace(f"{link}{here}>".encode(), f"{link}{there}>".encode(), 1)
    return framed
