"""The engine's Jinja environment: templates under overrides/, everything escaped by default."""

from __future__ import annotations

import os
import re
import shutil
import sys
from dataclasses import fields
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup, escape

from careerguide.content import apa
from careerguide.markdown import render
from careerguide.markdown.slugs import slug
from careerguide.project import hashes, theme
from careerguide.views import wording
from scoring.scale import nearest_ten, whole

__all__ = ["environment", "named"]

_CODE = re.compile(r"`([^`]+)`")


def environment(*folders: Path, cache: Path) -> jinja2.Environment:
    """Templates in `folders`, of which the first that has one counts.

    Compiling them takes a second, so what came of it is kept: by the text of each, and apart for
    every state of this module, whose filters may be worked into the code. For the theme's own it
    lies where Python keeps what came of this module, so that a new site has it; for others in
    `cache`.
    """
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        bytecode_cache=_Kept(cache),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
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


def named(view: Any) -> dict[str, Any]:
    """The values of a view, a dataclass, by the names that its template has for them."""
    return {field.name: getattr(view, field.name) for field in fields(view)}


class _Kept(jinja2.FileSystemBytecodeCache):
    """Compiled templates, each below the folder that its file belongs to."""

    def __init__(self, cache: Path) -> None:
        self._own = _folder(cache.resolve())
        super().__init__(str(self._own), "%s")
        beside = Path(cache_from_source(__file__)).parent
        writable = not sys.dont_write_bytecode and os.access(beside, os.W_OK)
        self._packaged = _folder(beside) if writable else self._own

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """A path: joined to the folder of this cache, an absolute one stays as it is."""
        packaged = filename is not None and Path(filename).is_relative_to(theme.PACKAGED)
        folder = self._packaged if packaged else self._own
        return str(folder / super().get_cache_key(name, filename))


def _folder(cache: Path) -> Path:
    """The folder below `cache` for this state of the module, made; those for others go."""
    made_by = hashes.digest(Path(__file__).read_bytes(), jinja2.__version__)
    kept = cache / f"templates-{made_by[:10]}"
    for old in set(cache.glob("templates-*")) - {kept}:
        shutil.rmtree(old, ignore_errors=True)
    kept.mkdir(parents=True, exist_ok=True)
    return kept


def _coded(text: str) -> Markup:
    """One line of text, with what stands in backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))
