"""The engine's Jinja environment: templates under overrides/, everything escaped by default."""

from __future__ import annotations

import re
from collections.abc import Callable, MutableMapping
from dataclasses import fields
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from markupsafe import Markup, escape

from careerguide.content import apa
from careerguide.markdown import render
from careerguide.markdown.slugs import slug
from careerguide.pages import compiled_templates
from careerguide.project import theme
from careerguide.views import wording
from scoring.scale import nearest_ten, whole

__all__ = ["environment", "named"]

_CODE = re.compile(r"`([^`]+)`")
_ESCAPED = re.compile("[&<>\"']")


def environment(*folders: Path) -> jinja2.Environment:
    """Templates in `folders`, of which the first that has one counts."""
    env = _Environment(
        loader=jinja2.FileSystemLoader(folders),
        bytecode_cache=compiled_templates.kept(
            "templates", __file__, [jinja2.__version__], [theme.PACKAGED]
        ),
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


def _coded(text: str) -> Markup:
    """One line of text, with what stands in backticks as code."""
    escaped = escape(text)
    return Markup(_CODE.sub(r"<code>\1</code>", str(escaped))) if "`" in text else escaped
