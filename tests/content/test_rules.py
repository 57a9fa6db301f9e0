"""Every check of a text is in one of the lists that are gone through."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

from careerguide.content import rules
from careerguide.content.rules import (
    DATE_RULES,
    GROWTH_RULES,
    GUIDE_RULES,
    PAGE_RULES,
    WORDING_RULES,
)
from careerguide.content.rules.across import ACROSS_RULES

MODULES = [
    importlib.import_module(f"{rules.__name__}.{found.name}")
    for found in pkgutil.iter_modules(rules.__path__)
]
RULES: tuple[Callable[..., Iterator[Any]], ...] = (
    *GUIDE_RULES,
    *WORDING_RULES,
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


def test_every_public_rule_is_exported() -> None:
    for module in MODULES:
        if module.__name__.endswith(".across"):
            continue
        assert {rule.__name__ for rule in rules_of(module)} <= set(module.__all__)
