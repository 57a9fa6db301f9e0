"""What the passport's tests share: published data, results made by CPython, and a filled store."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from playwright.sync_api import Locator, Page

from scoring.api import handle
from tests.browser.built import real_site
from tests.clock import TODAY

__all__ = [
    "ASSETS",
    "added",
    "ask",
    "keep",
    "open_passport",
    "opened",
    "published",
    "ready",
    "refused",
    "sample",
    "some_results",
    "stored",
    "today",
]

ASSETS = "const at = (path) => new URL(path, document.querySelector('script[type=module]').src);"
"""Start of a script that imports the page's modules: `await import(at("passport/store.js"))`."""


@cache
def published(roles: bool = False) -> dict[str, Any]:
    """REFERENCE of scoring.api, from the files that the pages fetch."""
    (file,) = real_site().glob("assets/site-*/scoring/reference.json")
    reference: dict[str, Any] = json.loads(file.read_text())
    if roles:
        reference |= json.loads((real_site() / "scoring" / "roles.json").read_text())
    return reference


def ask(op: str, **fields: Any) -> Any:
    """What CPython answers."""
    reply = json.loads(handle(json.dumps({"api": 1, "op": op, **fields})))
    assert reply["ok"], reply
    return reply["result"]


def refused(op: str, **fields: Any) -> list[str]:
    """The sentences with which CPython refuses."""
    reply = json.loads(handle(json.dumps({"api": 1, "op": op, **fields})))
    assert not reply["ok"], reply
    return [f"{e['field']}: {e['found']}; expected {e['expected']}" for e in reply["errors"]]


def today() -> str:
    return str(TODAY)


def sample(entry_id: str, day: str = "", withheld: Sequence[str] = (), **answers: int) -> Any:
    """A result of the Big Five sample."""
    quiz = published()["quizzes"][0]
    hidden = {item["id"] for item in quiz["items"] if item["trait"] in withheld}
    given = {"O3": 4, "C4": 2, "E2": 5, "A3": 6, "N3": 1, **answers}
    return ask(
        "score_quiz",
        quiz=quiz,
        answers={item: answer for item, answer in given.items() if item not in hidden},
        withheld=list(withheld),
        scored_on=day or today(),
        entry_id=entry_id,
    )["entry"]


def added(entry_id: str, family: str, score: int, day: str) -> Any:
    """A full result entered by hand."""
    return ask(
        "add_result",
        id=entry_id,
        family=family,
        score=score,
        date=day,
        reference=published(),
        as_of=today(),
    )["entry"]


def some_results(count: int, seed: int) -> list[Any]:
    """`count` results of every kind, with all that may differ between them."""
    return [*_results(random.Random(seed), count)]


def _results(chance: random.Random, count: int) -> Iterator[Any]:
    families = [family["id"] for family in published()["families"]]
    for number in range(count):
        day = (TODAY - timedelta(days=chance.randrange(3000))).isoformat()
        name = f"{chance.randrange(16**16):016x}"
        match chance.choice(["sample", "sample", "withheld", "added", "practice"]):
            case "added":
                yield added(name, chance.choice(families), chance.randint(300, 850), day)
            case "practice":
                questions = chance.randint(1, 20)
                yield {
                    "id": name,
                    "kind": "practice",
                    "family": chance.choice(families),
                    "date": day,
                    "quiz": f"preview-{number}",
                    "quiz_version": "1.0",
                    "right": chance.randint(0, questions),
                    "questions": questions,
                }
            case kind:
                hidden = ["emotional-stability"] if kind == "withheld" else []
                answers = {item: chance.randint(1, 6) for item in ("O3", "C4", "E2", "A3", "N3")}
                yield sample(name, day, hidden, **answers)


def keep(page: Page, results: Sequence[Any]) -> None:
    """Put `results` into the store of the page's site."""
    page.evaluate(
        f"""async (results) => {{ {ASSETS}
          const {{ add }} = await import(at("passport/store.js"));
          await add(results, 500);
        }}""",
        results,
    )


def stored(page: Page) -> list[Any]:
    """What the store holds, by name."""
    held: list[Any] = page.evaluate(
        f"""async () => {{ {ASSETS}
          const {{ entries }} = await import(at("passport/store.js"));
          return entries();
        }}"""
    )
    return sorted(held, key=lambda entry: str(entry["id"]))


def open_passport(page: Page, site: str, results: Sequence[Any] = ()) -> None:
    """The passport page with `results` in it, drawn."""
    if results:
        page.goto(f"{site}privacy/")
        keep(page, results)
    page.goto(f"{site}passport/")
    opened(page)


def ready(page: Page) -> Locator:
    """The passport, once nothing is being worked out for it."""
    return page.locator("skills-passport:not([data-busy])")


def opened(page: Page) -> None:
    """Wait until the passport is drawn."""
    ready(page).locator("[data-part=heading]").wait_for()
