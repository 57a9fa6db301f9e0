"""The sample in a real browser: by keyboard, with gaps, scored, and when the scoring fails."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, Request, Route, expect

from scoring.api import handle
from tests.browser.built import real_site
from tests.browser.host import Fault, Host
from tests.browser.late import before_scripts

Serve = Callable[..., Host]
ANSWERS = {"O3": 4, "C4": 2, "E2": 5, "A3": 6, "N3": 1}
SILENT = "self.onmessage = () => {};"
WITHOUT_WASM = "delete self.WebAssembly;\n"
HASTE = """async () => {
  const entry = document.querySelector("script[type=module]").src;
  const { limits } = await import(new URL("scoring/client.js", entry));
  Object.assign(limits, { download: 300, rounds: 1, start: 300, answer: 300 });
}"""


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


@pytest.fixture
def with_runtime(serve: Serve) -> Host:
    """For what is about Python in the browser itself."""
    return serve(real_site())


def opened(page: Page, host: Host) -> Page:
    page.goto(f"{host.url}big-five-sample/")
    page.wait_for_function("() => !!customElements.get('big-five-quiz')")
    return page


@pytest.fixture
def quiz(page: Page, host: Host) -> Page:
    return opened(page, host)


def fill(page: Page, answers: dict[str, int] = ANSWERS) -> None:
    for item, answer in answers.items():
        page.check(f'input[name="{item}"][value="{answer}"]')


def submit(page: Page) -> None:
    page.get_by_role("button", name="See my result").click()


def given(page: Page) -> dict[str, int]:
    """The answers that stand in the form."""
    found: dict[str, int] = page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('input:checked[name]')]"
        ".filter(i => /^[A-Z]\\d$/.test(i.name)).map(i => [i.name, Number(i.value)]))"
    )
    return found


def trouble(page: Page) -> str:
    box = page.locator("[data-part=trouble]")
    expect(box).not_to_be_empty(timeout=30_000)
    return box.inner_text()


def scored(page: Page) -> dict[str, Any]:
    """What CPython says to the same answers."""
    quiz = json.loads(page.locator("script[data-part=quiz]").text_content() or "")
    request = {"api": 1, "op": "score_quiz", "quiz": quiz, "answers": ANSWERS}
    reply: dict[str, Any] = json.loads(handle(json.dumps(request)))
    return {trait["trait"]: trait for trait in reply["result"]["traits"]}


def test_by_keyboard_alone_and_equal_to_cpython(page: Page, with_runtime: Host) -> None:
    quiz, host = opened(page, with_runtime), with_runtime
    foreign: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((host.origin, "data:", "blob:")):
            foreign.append(request.url)

    quiz.on("request", note)
    quiz.evaluate(
        "addEventListener('securitypolicyviolation', e => { document.title += ' BLOCKED '"
        " + e.violatedDirective; })"
    )
    quiz.locator('input[name="O3"]').first.focus()
    for answer in ANSWERS.values():
        quiz.keyboard.press("Space")
        for _ in range(answer - 1):
            quiz.keyboard.press("ArrowDown")
        quiz.keyboard.press("Tab")
    assert given(quiz) == ANSWERS
    quiz.keyboard.press("Enter")

    heading = quiz.get_by_role("heading", name="Your profile")
    expect(heading).to_be_focused(timeout=60_000)
    for name, trait in scored(quiz).items():
        row = quiz.locator(f'.trait[data-trait="{name}"]')
        low, high = trait["band90_shown"]
        expect(row.locator(".trait__score")).to_have_text(
            f"{low}–{high} around {trait['score_shown']}"
        )
        steps = quiz.locator(f'.steps[data-trait="{name}"]')
        expect(steps.locator('[data-slot="steps.theta"]')).to_have_text(
            str(trait["steps"]["theta"])
        )
    assert foreign == []
    assert quiz.title() == "Big Five sample · AIEH career guides"


def test_gaps_are_named_and_taken_back_one_by_one(quiz: Page) -> None:
    fill(quiz, {"O3": 4, "A3": 2})
    submit(quiz)
    assert quiz.title().startswith("Error: ")
    summary = quiz.locator("[data-part=errors]")
    expect(summary).to_be_focused()
    expect(summary.locator("strong")).to_have_text("Some statements have no answer yet")
    expect(summary.locator("a")).to_have_text(
        [
            "Do things in a half-way manner.",
            "Find it difficult to approach others.",
            "Have frequent mood swings.",
        ]
    )
    summary.locator("a").first.click()
    expect(quiz.locator('input[name="C4"]').first).to_be_focused()
    fieldset = quiz.get_by_role("group", name="Do things in a half-way manner.")
    expect(fieldset).to_have_accessible_description("Choose one of the 6 answers.")
    quiz.check('input[name="C4"][value="3"]')
    expect(fieldset).to_have_accessible_description("")
    assert given(quiz) == {"O3": 4, "A3": 2, "C4": 3}


def test_answers_can_be_changed_after_the_result(quiz: Page) -> None:
    fill(quiz)
    submit(quiz)
    quiz.get_by_role("button", name="Change my answers").click(timeout=60_000)
    assert given(quiz) == ANSWERS
    expect(quiz.locator('input[name="O3"][value="4"]')).to_be_focused()
    expect(quiz.locator("[data-part=result]")).to_be_hidden()


def test_the_result_leads_back_to_the_guide_the_reader_came_from(page: Page, host: Host) -> None:
    page.goto(f"{host.url}roles/data-engineer/")
    page.goto(f"{host.url}big-five-sample/")
    fill(page)
    submit(page)
    link = page.get_by_role("link", name="Back to the Data Engineer guide")
    expect(link).to_have_attribute("href", f"{host.url}roles/data-engineer/", timeout=60_000)


def test_without_webassembly(page: Page, with_runtime: Host) -> None:
    def crippled(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=WITHOUT_WASM + answer.text())

    page.route("**/scoring/worker.js", crippled)
    page.goto(f"{with_runtime.url}big-five-sample/")
    fill(page)
    submit(page)
    assert trouble(page).startswith("This browser cannot run the scoring. It needs WebAssembly")
    assert given(page) == ANSWERS


def test_a_scoring_that_never_answers_can_be_tried_again(page: Page, host: Host) -> None:
    page.route(
        "**/scoring/worker.js",
        lambda route: route.fulfill(body=SILENT, content_type="text/javascript"),
    )
    page.goto(f"{host.url}big-five-sample/")
    page.evaluate(HASTE)
    fill(page)
    submit(page)
    assert trouble(page).startswith("The scoring does not answer. It was stopped after waiting")
    assert given(page) == ANSWERS
    page.unroute("**/scoring/worker.js")
    page.evaluate(HASTE.replace("300", "60000"))
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("heading", name="Your profile")).to_be_focused(timeout=60_000)


def test_a_file_that_came_damaged(page: Page, with_runtime: Host) -> None:
    with_runtime.faults["scoring.zip"] = with_runtime.faults["scoring.zip.gz"] = Fault(keep=0.5)
    page.goto(f"{with_runtime.url}big-five-sample/")
    fill(page)
    submit(page)
    assert "The scoring could not be started." in trouble(page)
    assert "For a report: damaged: " in trouble(page)
    assert given(page) == ANSWERS


def test_a_site_built_without_the_runtime(page: Page, host: Host) -> None:
    def without(route: Any) -> None:
        answer = route.fetch()
        route.fulfill(
            response=answer, body=re.sub(r"<meta name=.careerguide:python.*", "", answer.text())
        )

    page.route("**/big-five-sample/", without)
    page.goto(f"{host.url}big-five-sample/")
    fill(page)
    submit(page)
    assert trouble(page).startswith("This copy of the site was built without its scoring.")
    assert given(page) == ANSWERS


def test_without_scripts_the_questions_and_a_paper_key_remain(browser: Any, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host.url}big-five-sample/")
    expect(page.get_by_role("group", name="Have frequent mood swings.")).to_be_visible()
    expect(page.get_by_role("button", name="See my result")).to_be_hidden()
    expect(page.locator("noscript p")).to_be_visible()
    page.locator(".quiz__key > summary").click()
    row = page.locator(".quiz__key tbody").nth(1).locator("tr").nth(2)
    assert row.inner_text().split("\t") == ["Moderately inaccurate", "590", "470–700"]
    context.close()


def test_a_press_before_the_module_has_loaded_counts(page: Page, host: Host) -> None:
    """On a slow line a reader may be faster than the quiz's script."""
    held: list[Route] = []
    page.route("**/quiz/quiz.js", lambda route: held.append(route))
    page.goto(f"{host.url}big-five-sample/")
    fill(page)
    submit(page)
    expect(page.locator("[data-part=result]")).to_be_hidden()
    assert held
    for route in held:
        route.continue_()
    expect(page.locator("[data-part=result]")).to_be_visible(timeout=120_000)


def test_answers_given_before_the_script_came_are_kept_over_a_reload(
    page: Page, host: Host
) -> None:
    given_early = {"O3": 4, "C4": 2}
    with before_scripts(page, f"{host.url}big-five-sample/"):
        fill(page, given_early)
    page.goto("about:blank")
    page.goto(f"{host.url}big-five-sample/")
    page.wait_for_load_state("networkidle")
    assert given(page) == given_early


def test_a_page_older_than_the_site_keeps_its_button(page: Page, host: Host) -> None:
    """No worker holds the files of the release before, and the host has them no more."""
    page.goto(f"{host.url}big-five-sample/")
    with page.expect_response(re.compile("passport/store.js$")):
        fill(page)
    page.wait_for_load_state("networkidle")
    for name in ("keep", "store", "id", "file", "ask", "reference"):
        host.faults[f"passport/{name}.js"] = Fault(status=404)
    submit(page)
    page.get_by_role("button", name="Save to my passport").click()
    expect(page.locator("[data-part=keep]")).to_contain_text("Your passport holds one result")


def test_a_button_that_did_not_come_is_asked_for_again(page: Page, host: Host) -> None:
    host.faults["passport/keep.js"] = Fault(status=404)
    page.goto(f"{host.url}big-five-sample/")
    fill(page)
    submit(page)
    box = page.locator("[data-part=keep]")
    expect(box).to_contain_text("The result can’t be saved right now.")
    host.faults.clear()
    box.get_by_role("button", name="Try again").click()
    box.get_by_role("button", name="Save to my passport").click()
    expect(box).to_contain_text("Your passport holds one result")
