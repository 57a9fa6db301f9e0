"""`careerguide explain`: what a rule asks for, with an example that passes and one that fails."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from textwrap import fill, indent

from careerguide import rulebook
from careerguide.rulebook.rule import Rule

__all__ = ["HELP", "arguments", "run"]

HELP = "say what a rule asks for, with examples; without a rule, list all of them"
_WIDTH = 96


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "rule", nargs="?", metavar="RULE", help="the name in parentheses at the end of a message"
    )


def run(options: argparse.Namespace) -> int:
    if options.rule is None:
        print("\n".join(_all()))
        return 0
    name = options.rule.strip("()")
    rule = rulebook.by_id().get(name)
    if rule is None:
        from careerguide.yamlfile.shape import nearest

        near = nearest(name, rulebook.by_id()) or "careerguide explain lists all of them"
        print(f'careerguide explain: there is no rule "{name}"; {near}')
        return 2
    print("\n".join(_one(rule)))
    return 0


def _all() -> Iterator[str]:
    for chapter, rules in rulebook.chapters().items():
        yield f"{chapter}\n"
        for rule in rules:
            yield f"  {_name(rule)}"
            yield fill(rule.summary, _WIDTH, initial_indent="    ", subsequent_indent="    ")
        yield ""


def _one(rule: Rule) -> Iterator[str]:
    yield f"{_name(rule)}\n"
    yield fill(rule.summary, _WIDTH)
    for word, example in (("passes", rule.passes), ("fails", rule.fails)):
        yield f"\nThis {word} ({rule.where}):\n"
        yield indent(example, "    ")
    if rule.excusable:
        yield "\nIf it does not fit a line, say why, behind it or on a line of its own above it:\n"
        yield f"    # excused: {rule.id}, the reason              (in YAML)"
        yield f"    <!-- excused: {rule.id}, the reason -->       (in the text of a guide)"


def _name(rule: Rule) -> str:
    return f"{rule.id} (advice)" if rule.level == "advice" else rule.id
