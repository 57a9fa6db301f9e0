"""The engine's Jinja environment: templates under overrides/, everything escaped by default."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable, MutableMapping
from dataclasses import fields
from importlib.util import cache_from_source
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from markupsafe import Markup, escape

from careerguide.content import apa
from careerguide.markdown import render
from careerguide.markdown.slugs import slug
from careerguide.project import hashes, theme
from careerguide.views import wording
from scoring.scale import nearest_ten, whole

__all__ = ["environment", "named"]

_CODE = re.compile(r"`([^`]+)`")
_ESCAPED = re.compile("[&<>\"']")


def environment(*folders: Path) -> jinja2.Environment:
    """Templates in `folders`, of which the first that has one counts."""
    env = _Environment(
        loader=jinja2.FileSystemLoader(folders),
        bytecode_cache=_kept(),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    # What a page hands its script keeps its order: families and roles are lists to look at.
    env.policies["json.dumps_kwargs"] = {"sort_keys": False}
    for lossy in ("capitalize", "lower", "title", "upper"):
        del env.filters[lossy]  # they change every letter, and so break names such as AI or dbt
    env.filters.update(
        begins=wording.begins,
        coded=_coded,
        dated=wording.dated,
        decimals=wording.decimals,
        in_text=apa.in_text,
        importance=wording.importance,
        inline=lambda text: Markup(render.inline(text)),
        inside=wording.inside,
        money=wording.money,
        month=wording.month,
        points=whole,
        slug=slug,
        tens=nearest_ten,
        thousands=wording.thousands,
        weight=wording.weight,
    )
    return env


class _Template(jinja2.Template):
    """A template that joins plain strings: an object of its own for each costs it a quarter."""

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        template = super().from_code(environment, code, globals, uptodate)
        template.root_render_func.__globals__["escape"] = _escaped
        return template


def _escaped(value: Any) -> Any:
    """`value` as a piece of a page; most have nothing to escape."""
    kind = type(value)
    if kind is Markup or (kind is str and not _ESCAPED.search(value)):
        return value
    return escape(value)


class _Environment(jinja2.Environment):
    template_class = _Template

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of all templates: none has its own, and a plain dict is faster to copy."""
        assert not d
        return self.globals


def named(view: Any) -> dict[str, Any]:
    """The values of a view, a dataclass, by the names that its template has for them."""
    return {field.name: getattr(view, field.name) for field in fields(view)}


class _Kept(jinja2.FileSystemBytecodeCache):
    """Compiled templates of the theme, and no others.

    What a site has of its own is compiled at every start: a project's cache may come from
    elsewhere, so no code in it is run. Files that are still as in the theme count as the theme's.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), "%s")
        self._copies: set[str] = set()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Empty for what is not kept."""
        original = theme.PACKAGED / name
        if filename is None or not original.is_file():
            return ""
        key = super().get_cache_key(name, str(original))
        if (copy := Path(filename)) != original:
            if copy.read_bytes() != original.read_bytes():
                return ""
            self._copies.add(key)
        return key

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key:
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Not of a copy, whose own path would be in it."""
        if bucket.key and bucket.key not in self._copies:
            super().dump_bytecode(bucket)


def _kept() -> _Kept | None:
    """Where Python keeps what came of this module, which compiles templates in a second.

    By the text of each, and apart for every state of this module: its filters may be worked into
    the code.
    """
    beside = Path(cache_from_source(__file__)).parent
    if sys.dont_write_bytecode or not os.access(beside, os.W_OK):
        return None
    made_by = hashes.digest(Path(__file__).read_bytes(), jinja2.__version__)
    folder = beside / f"templates-{made_by[:10]}"
    for old in set(beside.glob("templates-*")) - {folder}:
        shutil.rmtree(old, ignore_errors=True)
    folder.mkdir(exist_ok=True)
    return _Kept(folder)


def _coded(text: str) -> Markup:
    """One line of text, with what stands in backticks as code."""
    escaped = escape(text)
    return Markup(_CODE.sub(r"<code>\1</code>", str(escaped))) if "`" in text else escaped
