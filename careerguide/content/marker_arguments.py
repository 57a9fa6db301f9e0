"""Markers in hand-written pages, `<!-- block: NAME ARGUMENT -->`: what they may name."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping

from careerguide.content import fields
from careerguide.content.model import Catalog
from careerguide.rulebook.about_pages import MARKER_ARGUMENT, MARKER_NAME
from careerguide.yamlfile.problems import Found, shown
from careerguide.yamlfile.shape import nearest

__all__ = ["ARGUMENTS", "wrong"]

_OF_THE_FRAME = {"assets", "foot-links", "head", "offline", "role-search"}
"""Blocks that every page has already."""

_OF_THE_EXAMPLE = {
    "method-fresh",
    "method-aged",
    "method-override",
    "method-stale",
    "method-sample-alone",
}
"""Blocks about the invented person of `site.yml`."""

ARGUMENTS: Mapping[str, tuple[str, ...]] = {
    "quiz": ("quiz",),
    "band-figure": ("quiz", "item", "answer"),
    "method-example": ("quiz", "item", "answer"),
    "method-combined": ("quiz", "answers"),
    "method-ageing": ("family", "score"),
    "editor-fields": ("kind",),
    **dict.fromkeys(
        (
            *("method-scores", "method-reach", "method-norm-group", "method-combined-trials"),
            *("method-choice", "method-trials", "method-differences"),
        ),
        ("quiz",),
    ),
}
"""Block -> what stands behind its name."""
_SCORE = re.compile(r"[0-9]{3}")


def wrong(name: str, argument: str, blocks: Collection[str], catalog: Catalog) -> Iterator[Found]:
    """What is wrong with the marker; `blocks` are the names of all templates."""
    known = [block for block in blocks if block not in _OF_THE_FRAME and block != "cite"]
    if name == "cite":
        do = f"write [@{argument.replace(';', '; @') or 'key'}]"
        yield Found(
            rule=MARKER_NAME,
            field="marker",
            what="is a citation",
            expected="one in brackets",
            do=do,
        )
    elif name not in known:
        near = nearest(name, known) or "correct it, or write the template"
        expected = f"the name of a block: there is no overrides/blocks/{name}.html"
        if name in _OF_THE_FRAME:
            near, expected = "remove it", "a block of the text: every page has this one already"
        yield Found(
            rule=MARKER_NAME,
            field="marker",
            what=f"names {shown(name)}",
            expected=expected,
            do=near,
        )
    elif name in _OF_THE_EXAMPLE and catalog.site.example_readiness is None:
        yield Found(
            rule=MARKER_NAME,
            field="marker",
            what=f"names {name}, which shows the example_readiness of site.yml",
            expected="an example there",
            do="write one, or remove the marker",
        )
    elif not _fits(name, argument.split(), catalog):
        words = " ".join(f"<{kind}>" for kind in ARGUMENTS[name])
        yield Found(
            rule=MARKER_ARGUMENT,
            field="marker",
            what=f"{name} is followed by {shown(argument) if argument else 'nothing'}",
            expected=f"<!-- block: {name} {words} -->",
            do=_hint(name, argument.split(), catalog),
        )


def _fits(name: str, given: list[str], catalog: Catalog) -> bool:
    kinds = ARGUMENTS.get(name, ())
    if not kinds:
        return True  # a template may take any
    if kinds[-1] == "answers":
        return len(given) > 1 and all(
            _fits("method-example", [given[0], *pair.split("=", 1)], catalog) for pair in given[1:]
        )
    quiz = catalog.quizzes.get(given[0]) if given else None
    test: Mapping[str, Callable[[str], bool]] = {
        "quiz": lambda word: quiz is not None,
        "item": lambda word: quiz is not None and word in {item.id for item in quiz.items},
        "answer": lambda word: quiz is not None and word in map(str, range(1, len(quiz.scale) + 1)),
        "family": lambda word: word in catalog.families,
        "score": lambda word: bool(_SCORE.fullmatch(word)),
        "kind": lambda word: word in fields.KINDS,
    }
    return len(given) == len(kinds) and all(
        test[kind](word) for kind, word in zip(kinds, given, strict=True)
    )


def _hint(name: str, given: list[str], catalog: Catalog) -> str:
    first = ARGUMENTS[name][0]
    known = {"quiz": catalog.quizzes, "family": catalog.families, "kind": fields.KINDS}[first]
    if given and given[0] not in known:
        return nearest(given[0], known) or f"use one of {', '.join(known)}"
    return "correct what stands behind the name"
