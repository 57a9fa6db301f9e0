"""The main flow, written once: what a reader does with a keyboard, and what must come of it."""

from __future__ import annotations

import json
from typing import Any

from scoring.api import handle
from tests.browser.engines.driver import Driver, tab_to, wait_for

__all__ = [
    "Answers",
    "answer_by_keyboard",
    "compare_with_cpython",
    "keep",
    "read_guide",
    "reload",
    "see_passport",
    "wait_until_offline",
]

Answers = dict[str, int]
"""Item of the sample -> answer, in the order of the form."""

_AVAILABLE = "Available offline: this sample now works on this device without a network."
_QUIZ = "JSON.parse(document.querySelector('script[data-part=quiz]').textContent)"
_GIVEN = "Object.fromEntries(new FormData(document.querySelector('.quiz__form')))"
_SHOWN = """Object.fromEntries([...document.querySelectorAll('.quiz__result .trait')].map((trait) =>
  [trait.dataset.trait, trait.querySelector('.trait__score').innerText]))"""
_HEARD = "void addEventListener('scored', ({ detail }) => (self.scored = detail.reply))"


def read_guide(driver: Driver) -> None:
    """The guide of the AI Product Manager is open, drawn, not too wide, its scripts at work."""
    heading, figures, is_too_wide = driver.evaluate(
        "[document.querySelector('h1').innerText, document.querySelectorAll('main svg').length,"
        " document.documentElement.scrollWidth > innerWidth]"
    )
    assert heading.startswith("How to Become an AI Product Manager")
    assert figures > 0
    assert not is_too_wide
    wait_for(driver, "customElements.get('career-readiness') !== undefined")


def answer_by_keyboard(driver: Driver, answers: Answers) -> None:
    """From the top of a page to the heading of the result, without a pointer."""
    driver.evaluate(_HEARD)
    for item, answer in answers.items():
        tab_to(driver, f'input[name="{item}"]')
        _choose(driver, item, str(answer))
    assert driver.evaluate(_GIVEN) == {item: str(answer) for item, answer in answers.items()}
    # Its module comes when the form comes near; keys of a machine may be quicker.
    wait_for(driver, "customElements.get('big-five-quiz') !== undefined")
    tab_to(driver, "[data-do=see]")
    driver.press("Enter")
    wait_for(driver, "document.activeElement.dataset.part === 'heading'")
    assert driver.evaluate("document.activeElement.innerText") == "Your profile"


def _choose(driver: Driver, item: str, answer: str) -> None:
    """With the focus in the question; the page may still hold an answer from before a reload."""
    given = f"document.querySelector('input[name={item}]:checked')?.value"
    if driver.evaluate(given) is None:
        driver.press("Space")
    while (found := driver.evaluate(given)) != answer:
        # WebKit ends at the last answer; the others begin again at the first.
        driver.press("ArrowDown" if found < answer else "ArrowUp")
        assert driver.evaluate(given) != found


def compare_with_cpython(driver: Driver, answers: Answers) -> None:
    """All that this browser's Python said is what CPython says, and the page shows it."""
    wait_for(driver, "self.scored !== undefined")  # the result may be shown before Python has it
    reply: dict[str, Any] = driver.evaluate("self.scored")
    entry = reply["result"]["entry"]
    asked = {"api": 1, "op": "score_quiz", "quiz": driver.evaluate(_QUIZ), "answers": answers}
    asked |= {"scored_on": entry["date"], "entry_id": entry["id"]}
    assert reply == json.loads(handle(json.dumps(asked)))
    assert driver.evaluate(_SHOWN) == {
        trait["trait"]: f"{low}–{high} around {trait['score_shown']}"
        for trait in reply["result"]["traits"]
        for low, high in [trait["band90_shown"]]
    }


def keep(driver: Driver) -> None:
    """From the heading of the result into the passport, and to its page."""
    wait_for(driver, "document.querySelector('[data-do=keep]') !== null")
    tab_to(driver, "[data-do=keep]")
    driver.press("Enter")
    wait_for(driver, "document.querySelector('[data-part=keep]').innerText.includes('Kept.')")
    tab_to(driver, "[data-part=result] a[href$='passport/']")
    driver.press("Enter")


def see_passport(driver: Driver, results: int) -> str:
    """The passport that is open, or about to be, holds so many results; what it shows of them."""
    counted = "1 result" if results == 1 else f"{results} results"
    wait_for(driver, f"document.querySelector('.passport__lead b')?.innerText === '{counted}'")
    shown: str = driver.evaluate("document.querySelector('.passport__results').innerText")
    return shown


def wait_until_offline(driver: Driver) -> None:
    """The page of the sample that is open says that it works without a network."""
    text = "document.querySelector('offline-sample').innerText.trim()"
    assert wait_for(driver, f"{text}.startsWith('Available') && {text}") == _AVAILABLE


def reload(driver: Driver) -> None:
    driver.evaluate("void (self.isOld = true, setTimeout(() => location.reload()))")
    wait_for(driver, "!self.isOld && document.readyState === 'complete'")
