"""What the reader of the real page is told when Python does not start; no answer is lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from scoring.api import handle
from tests.browser.built import real_site
from tests.browser.host import Fault, Host

Serve = Callable[..., Host]
ANSWERS = {"O3": 4, "C4": 2, "E2": 5, "A3": 6, "N3": 1}
FORBIDS = {"worker.js": {"Content-Security-Policy": "default-src 'self'"}}
HASTE = """async () => {
  const entry = document.querySelector("script[type=module]").src;
  const { limits } = await import(new URL("scoring/client.js", entry));
  Object.assign(limits, { download: 500, rounds: 1 });
}"""


def _answer(page: Page) -> None:
    for item, answer in ANSWERS.items():
        page.check(f'input[name="{item}"][value="{answer}"]')
    page.get_by_role("button", name="See my result").click()


def _open(page: Page, host: Host) -> None:
    page.goto(f"{host.url}big-five-sample/")
    page.wait_for_function("() => !!customElements.get('big-five-quiz')")


def _trouble(page: Page, message: str) -> Locator:
    """The message, once it is there; the answers are still given."""
    box = page.locator("[data-part=trouble]")
    expect(box).to_contain_text(message, timeout=60_000)
    expect(box).to_contain_text(re.compile("our answers (are still|will stand) in the form"))
    given = page.evaluate(
        "() => Object.fromEntries(new FormData(document.querySelector('.quiz form')))"
    )
    assert given == {item: str(answer) for item, answer in ANSWERS.items()}
    return box


def _check_result(page: Page) -> None:
    expect(page.locator("[data-part=heading]")).to_be_focused(timeout=60_000)
    quiz = json.loads(page.locator("script[data-part=quiz]").text_content() or "")
    request = {"api": 1, "op": "score_quiz", "quiz": quiz, "answers": ANSWERS}
    traits = json.loads(handle(json.dumps(request)))["result"]["traits"]
    assert page.locator(".trait__band").all_inner_texts() == [
        "{}–{}".format(*trait["band90_shown"]) for trait in traits
    ]


@pytest.mark.parametrize(
    ("file", "fault", "message"),
    [
        ("/pyodide.js", Fault(type="text/plain"), "The scoring could not be started."),
        ("/stdlib.zip.gz", Fault(keep=0.5), "The scoring could not be started."),
        ("/python.json", Fault(status=404), "This page is older than the site."),
        ("/stdlib.zip.gz", Fault(status=503), "The scoring could not be loaded."),
        (".wasm.gz", Fault(keep=0.5, stalls=True), "The scoring does not answer."),
    ],
    ids=["wrong type", "cut short", "no longer there", "host fails", "stalled"],
)
def test_a_message_and_then_another_try(
    page: Page, serve: Serve, file: str, fault: Fault, message: str
) -> None:
    host = serve(real_site(), faults={file: fault})
    _open(page, host)
    if fault.stalls:
        page.evaluate(HASTE)
    _answer(page)
    trouble = _trouble(page, message)
    host.faults.clear()
    page.evaluate(HASTE.replace("500", "20000"))
    retry = trouble.get_by_role("button", name="Try again")
    (retry if retry.count() else page.get_by_role("button", name="See my result")).click()
    _check_result(page)


def test_a_policy_that_forbids_webassembly(page: Page, serve: Serve) -> None:
    _open(page, serve(real_site(), headers=FORBIDS))
    _answer(page)
    _trouble(page, "This browser keeps the scoring from starting.")


def test_a_worker_killed_between_two_results_goes_unnoticed(page: Page, serve: Serve) -> None:
    _open(page, serve(real_site()))
    _answer(page)
    _check_result(page)
    page.workers[0].evaluate("() => self.close()")
    page.evaluate(HASTE.replace("download: 500", "answer: 500"))
    page.get_by_role("button", name="Change my answers").click()
    page.evaluate(
        """() => setTimeout(async () => {
          const entry = document.querySelector("script[type=module]").src;
          (await import(new URL("scoring/client.js", entry))).limits.answer = 30000;
        }, 300)"""
    )
    page.get_by_role("button", name="See my result").click()
    _check_result(page)
