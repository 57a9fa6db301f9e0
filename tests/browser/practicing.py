"""Answers questions of a practice set as a reader does: by the form that each format has."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page

from careerguide.content.catalog import shared
from careerguide.content.practice_form import key
from careerguide.content.practice_model import Practice, WrittenItem

__all__ = ["answer", "item_box", "keys", "practices", "press"]

ROOT = Path(__file__).resolve().parents[2]


@cache
def practices() -> dict[str, Practice]:
    """The project's practice sets by family."""
    return dict(shared(ROOT)[0].practice)


def keys(practice: Practice) -> dict[str, Any]:
    return {name: key(item.details) for name, (_, item) in practice.items.items()}


def item_box(page: Page, name: str) -> Locator:
    return page.locator(f'[data-item="{name}"]')


def press(page: Page, action: str) -> None:
    page.locator(f'[data-do="{action}"]:visible').first.click()


def answer(page: Page, name: str, item: WrittenItem, given: Any) -> None:
    """Give the answer `given` to the question that is shown."""
    box = item_box(page, name)
    details: Any = item.details
    match item.format:
        case "choice":
            box.locator(f'input[value="{given}"]').check()
        case "order":
            for place, part in enumerate(given):
                while _order(box).index(part) > place:
                    box.locator(f'li[data-name="{part}"] [data-do=up]').click()
        case "cut":
            for sentence in details.sentences:
                box.locator(f'input[value="{sentence}"]').set_checked(sentence in given)
        case "marks":
            for output in details.outputs:
                mark = "pass" if output in given else "fail"
                box.locator(f'input[name="{name}.{output}"][value="{mark}"]').check()
        case "probe":
            for probe in given["probes"]:
                box.locator(f'li[data-name="{probe}"] [data-do=probe]').click()
            box.locator(f'input[value="{given["cause"]}"]').check()
        case "suite":
            for test in given:
                box.locator(f'input[value="{test}"]').check()
        case "sql":
            box.locator("textarea").fill(given)
        case "counterexample":
            for column, cell in given.items():
                box.locator(f'input[name="{column}"]').fill("" if cell is None else str(cell))


def _order(box: Locator) -> list[str]:
    found: list[str] = box.locator("[data-part=order] > li").evaluate_all(
        "parts => parts.map((part) => part.dataset.name)"
    )
    return found
