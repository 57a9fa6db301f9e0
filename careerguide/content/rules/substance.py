"""Advice about what a guide says: contrasts, tests of skills, paths, figures with a source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from careerguide.content.rules.pay import is_known, money_in, plain_figures
from careerguide.content.sections import SectionText
from careerguide.content.text import Guide
from careerguide.markdown.prose import Passage
from careerguide.rulebook.about_substance import CONTRASTS_FEW, FIGURE_SOURCE, PATHS_FEW, SKILL_TEST
from careerguide.rulebook.rule import Rule
from careerguide.yamlfile.problems import Found, shown

__all__ = ["figures_have_a_source", "paths_are_three", "skills_have_tests", "there_are_contrasts"]

_ENOUGH = 3
_FIGURE = re.compile(
    r"[$€£0-9](?:(?<=[$€£])\s?[0-9][0-9,.]*(?:\s?(?:k|million|billion))?"
    r"|(?<=[0-9])(?:(?<![0-9,.][0-9])[0-9,.]*+\s?(?:%|percent\b|per cent\b)"
    r"|(?<!\w[0-9])[0-9]* (?:in|of|out of) [0-9]+\b"
    r"|(?<![\w.,-][0-9])[0-9]{0,2}(?:,[0-9]{3})+(?![\w-])))"
)
"""Begins with a set of characters, so that the search skips the others quickly."""
_INVENTED = (
    re.compile(r"made(?<!\wmade)[- ]up\b"),
    re.compile(
        r"\b(?:illustrat\w+|invented|made[- ]up|imagin\w+|suppose|say,|for example"
        r"|round numbers?)\b",
        re.IGNORECASE,
    ),
)
_TEST = (re.compile(r"Can(?<!\wCan) you\b"), re.compile(r"\bcan you\b", re.IGNORECASE))
"""Of both, the first is what most texts say, and found ten times as quickly."""


def there_are_contrasts(guide: Guide) -> Iterator[Found]:
    """Advice: the section on how the role differs makes at least three contrasts."""
    yield from _at_least_three(CONTRASTS_FEW, guide, "how-it-differs", "contrast")


def paths_are_three(guide: Guide) -> Iterator[Found]:
    """Advice: the section on where people come from shows at least three paths."""
    yield from _at_least_three(PATHS_FEW, guide, "paths", "path")


def skills_have_tests(guide: Guide) -> Iterator[Found]:
    """Advice: every skill has a test that begins "Can you"."""
    part = guide.section("skills")
    for name, line, text in _points(part) if part else ():
        if not _says(_TEST, text):
            yield Found(
                rule=SKILL_TEST,
                field="skills section",
                what=f'{shown(name)} has no "Can you" test',
                expected="a question that a reader can answer about themselves",
                do='add one that begins "Can you"',
                line=line,
            )


def figures_have_a_source(guide: Guide) -> Iterator[Found]:
    """Advice: the paragraph of a figure cites or links a source, or says that it is invented."""
    for passage in guide.scan.numbered:
        if passage.level or _sourced(passage):
            continue
        prose = plain_figures(passage.prose)
        figures = [found[0].rstrip(".,") for found in _FIGURE.finditer(prose)]
        unknown = [figure for figure in figures if not _is_known(figure, guide)]
        if unknown and not _says(_INVENTED, passage.prose):
            yield Found(
                rule=FIGURE_SOURCE,
                field="figure",
                what=f"no source in the paragraph for {', '.join(map(shown, unknown[:3]))}",
                expected="a citation, a link to the data, or a word that says it is invented",
                do="add it",
                line=passage.line,
            )


def _says(patterns: tuple[re.Pattern[str], ...], text: str) -> bool:
    return any(pattern.search(text) for pattern in patterns)


def _is_known(figure: str, guide: Guide) -> bool:
    return any(is_known(amount, guide) for amount, _ in money_in(figure))


def _sourced(passage: Passage) -> bool:
    spans = passage.spans
    return bool(spans) and any(span.kind in ("citation", "link", "bare") for span in spans)


def _at_least_three(rule: Rule, guide: Guide, section: str, what: str) -> Iterator[Found]:
    part = guide.section(section)
    count = len(_points(part)) if part else _ENOUGH
    if part and count < _ENOUGH:
        yield Found(
            rule=rule,
            field=f"{section} section",
            what=f"has {count} {what}{'s' * (count != 1)} that stand{'s' * (count == 1)} out",
            expected=f"at least {_ENOUGH}, each a level-3 heading, a list item or a bold lead",
            do="add what is missing",
            line=part.heading.line if part.heading else 0,
        )


def _points(part: SectionText) -> list[tuple[str, int, str]]:
    """What a section sets apart: name, line and text of each heading, bold lead or list item."""
    headed = [i for i, p in enumerate(part.passages) if p.level == _ENOUGH]
    if headed:
        return [
            (p.words, p.line, " ".join(q.words for q in part.passages[start:end]))
            for start, end in pairwise((*headed, len(part.passages)))
            for p in (part.passages[start],)
        ]
    leads = [i for i, p in enumerate(part.passages) if p.source.startswith("**")]
    if not leads:
        leads = _item_starts(part)
    points = []
    for start, end in pairwise((*leads, len(part.passages))):
        first = part.passages[start]
        name = first.source[2:].partition("**")[0] if first.source.startswith("**") else first.words
        points.append((name, first.line, " ".join(q.words for q in part.passages[start:end])))
    return points


def _item_starts(part: SectionText) -> list[int]:
    """Where each outermost list item begins, among the passages of `part`."""
    starts, last = [], 0
    for place, passage in enumerate(part.passages):
        if passage.items and passage.items[0] != last:
            last = passage.items[0]
            starts.append(place)
    return starts
