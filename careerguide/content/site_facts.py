"""The facts of one site, from `site.yml`: its publisher, its headings, its invented examples."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from careerguide.content import brand
from careerguide.content.fields import SITE
from careerguide.content.model import Quiz
from careerguide.content.site_model import Colors, SiteFacts
from careerguide.project import theme
from careerguide.rulebook.about_the_site import COLOR_CONTRAST, LOGO_MISSING
from careerguide.rulebook.about_values import NAME_UNKNOWN
from careerguide.yamlfile.documents import Known, placed, read_document
from careerguide.yamlfile.problems import Found, Problem, shown
from careerguide.yamlfile.shape import nearest
from careerguide.yamlfile.tables import made

__all__ = ["PATH", "alone", "read"]

PATH = "site.yml"


def read(
    root: Path,
    known: Known,
    quizzes: Mapping[str, Quiz],
    published: Mapping[str, Mapping[str, float]],
) -> tuple[SiteFacts, list[Problem]]:
    """The facts, with defaults for what cannot be read, and what is wrong with the file.

    `published`: weights by role and family.
    """
    document = read_document(root, PATH, SITE, known)
    facts = made(SiteFacts, document.values)
    found = [
        found
        for field, name, what, names in _names(facts, quizzes, published)
        for found in _unknown(field, name, what, names)
    ]
    found += _looks(root, facts)
    return facts, [*document.problems, *placed(PATH, document.node, found)]


def alone(root: Path) -> SiteFacts:
    """The facts as far as they need nothing else of the project: its name and its looks."""
    return read(root, {}, {}, {})[0]


def _looks(root: Path, facts: SiteFacts) -> Iterator[Found]:
    light, dark = brand.PAPER
    for field, own in _colors(facts):
        yield from _readable(f"{field}.light", own.light, light, "white", "darker")
        yield from _readable(f"{field}.dark", own.dark, dark, "the dark ground", "lighter")
    files = (folder / facts.logo for folder in theme.layers(root))
    if facts.logo and not any(file.is_file() for file in files):
        yield Found(
            rule=LOGO_MISSING,
            field="logo",
            what=f"names overrides/{facts.logo}, which does not exist",
            expected="an image there",
            do="put the file there, or remove the line",
        )


def _colors(facts: SiteFacts) -> Iterator[tuple[str, Colors]]:
    if facts.colors is not None:
        yield "colors", facts.colors
    for id, cluster in facts.clusters.items():
        if cluster.colors is not None:
            yield f"clusters.{id}.colors", cluster.colors


def _readable(field: str, color: str, paper: str, ground: str, remedy: str) -> Iterator[Found]:
    ratio = brand.contrast(color, paper)
    if ratio < brand.LEAST_CONTRAST:
        yield Found(
            rule=COLOR_CONTRAST,
            field=field,
            what=f"is {color}, whose contrast with {ground} is {ratio:.1f} to 1",
            expected=f"{brand.LEAST_CONTRAST} or more, so that text can be read",
            do=f"take a {remedy} color",
        )


def _names(
    facts: SiteFacts,
    quizzes: Mapping[str, Quiz],
    published: Mapping[str, Mapping[str, float]],
) -> Iterator[tuple[str, str, str, Collection[str]]]:
    """Every name that something else in the project bears: its field, itself, what it is of."""
    for start, group in facts.group_of_occupation.items():
        yield f"group_of_occupation.{start}", group, "one of groups above", facts.groups
    if (ready := facts.example_readiness) is not None:
        weighed = "a guide with weights in roles/published-weights.yml"
        yield "example_readiness.role", ready.role, weighed, published
        items = _items(quizzes.get(ready.quiz))
        for item in ready.answers:
            yield f"example_readiness.answers.{item}", item, f"an item of {ready.quiz}", items
    if (passport := facts.example_passport) is not None:
        items = _items(quizzes.get(passport.quiz))
        for number, sample in enumerate(passport.samples, 1):
            for item in sample.answers:
                field = f"example_passport.samples[{number}].answers.{item}"
                yield field, item, f"an item of {passport.quiz}", items


def _items(quiz: Quiz | None) -> list[str]:
    return [item.id for item in quiz.items] if quiz else []


def _unknown(field: str, name: str, what: str, names: Iterable[str]) -> Iterator[Found]:
    names = list(names)
    if names and name not in names:
        yield Found(
            rule=NAME_UNKNOWN,
            field=field,
            what=f"is {shown(name)}, which does not exist",
            expected=what,
            do=nearest(name, names) or "correct it",
        )
