"""The engine's Jinja environment: templates under overrides/, everything escaped by default."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
from markupsafe import Markup, escape

from careerguide.content import apa
from careerguide.markdown import render
from careerguide.markdown.slugs import slug
from careerguide.views import wording
from scoring.scale import nearest_ten, whole

__all__ = ["environment"]

_CODE = re.compile(r"`([^`]+)`")


def environment(*folders: Path) -> jinja2.Environment:
    """Templates in `folders`, of which the first that has one counts."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
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


def _coded(text: str) -> Markup:
    """One line of text, with what stands in backticks as code."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))
