"""The registry of rules: complete, documented, and each rule seen to fire in a case."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest

from careerguide.content import checking, docs_pages, roles, rules
from careerguide.content.rules import DATE_RULES, GROWTH_RULES, GUIDE_RULES, PAGE_RULES
from careerguide.content.rules.across import ACROSS_RULES
from tests.content.test_cases import CASES, said

MODULES = [
    importlib.import_module(f"{rules.__name__}.{found.name}")
    for found in pkgutil.iter_modules(rules.__path__)
]
RULES: tuple[Callable[..., Iterator[Any]], ...] = (
    *GUIDE_RULES,
    *(rule for rule in PAGE_RULES if rule not in GUIDE_RULES),
    *GROWTH_RULES,
    *DATE_RULES,
    *ACROSS_RULES,
)


def rules_of(module: ModuleType) -> list[Callable[..., object]]:
    """Public generators of `module` that take what a rule takes."""
    taken = ({"Guide"}, {"Text"}, {"DocsText"}, {"Role", "date"}, {"World"})
    return [
        value
        for name, value in vars(module).items()
        if inspect.isgeneratorfunction(value)
        and not name.startswith("_")
        and value.__module__ == module.__name__
        and {given.annotation for given in inspect.signature(value).parameters.values()} in taken
    ]


def test_every_rule_is_registered_once() -> None:
    written = [rule for module in MODULES for rule in rules_of(module)]
    assert sorted(rule.__name__ for rule in written) == sorted(rule.__name__ for rule in RULES)
    assert len(set(RULES)) == len(RULES)


@pytest.fixture(scope="module")
def levels(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What each rule has found over all cases: its name -> the levels of its findings."""
    seen: dict[str, set[str]] = {rule.__name__: set() for rule in RULES}

    def watched(rule: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        def run(*arguments: Any) -> Iterator[Any]:
            for item in rule(*arguments):
                found = getattr(item, "found", item)
                seen[rule.__name__].add(found.level)
                yield item

        return run

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(roles, "GUIDE_RULES", tuple(map(watched, GUIDE_RULES)))
        patch.setattr(roles, "GROWTH_RULES", tuple(map(watched, GROWTH_RULES)))
        patch.setattr(docs_pages, "PAGE_RULES", tuple(map(watched, PAGE_RULES)))
        patch.setattr(checking, "DATE_RULES", tuple(map(watched, DATE_RULES)))
        patch.setattr(checking, "ACROSS_RULES", tuple(map(watched, ACROSS_RULES)))
        for case in CASES:
            said(case, tmp_path_factory.mktemp("case"))
    return seen


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.__name__))
def test_every_rule_fires_and_says_what_it_wants(
    rule: Callable[..., object], levels: dict[str, set[str]]
) -> None:
    """A case shows each rule; its docstring, printed for editors, tells advice from errors."""
    words = inspect.getdoc(rule) or ""
    assert words.endswith(".")
    level = "advice" if words.startswith("Advice: ") else "error"
    assert levels[rule.__name__] == {level}


def test_every_public_rule_is_exported() -> None:
    for module in MODULES:
        if module.__name__.endswith(".across"):
            continue
        assert {rule.__name__ for rule in rules_of(module)} <= set(module.__all__)
