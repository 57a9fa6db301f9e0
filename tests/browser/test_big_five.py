"""The Big Five in a real browser: five statements at a time, stopping, going on, another day."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from scoring.api import handle
from tests.browser.built import real_site
from tests.browser.host import Host

Serve = Callable[..., Host]
READY = "() => !!customElements.get('big-five-quiz')"
PER_GROUP = 5
WORKER = "**/scoring/worker.js"


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


@pytest.fixture
def quiz(page: Page, host: Host) -> Page:
    page.goto(f"{host.url}big-five/")
    page.wait_for_function(READY)
    return page


def items(page: Page) -> list[str]:
    found: list[str] = page.eval_on_selector_all(
        "fieldset[data-item]", "all => all.map(one => one.dataset.item)"
    )
    return found


def answer(page: Page, group: int, value: int = 4) -> None:
    """The same answer to the five statements of `group`, counted from 0."""
    for item in items(page)[PER_GROUP * group : PER_GROUP * (group + 1)]:
        page.check(f'input[name="{item}"][value="{value}"]')


def given(page: Page) -> dict[str, int]:
    found: dict[str, int] = page.evaluate(
        "() => Object.fromEntries([...document.querySelectorAll('[data-item] input:checked')]"
        ".map(one => [one.name, Number(one.value)]))"
    )
    return found


def do(page: Page, name: str) -> None:
    page.locator(f".quiz__form [data-do={name}]").click()


def hold(page: Page) -> list[Route]:
    """Keeps Python from coming; the list gets what its coming hangs on."""
    held: list[Route] = []

    def take(route: Route) -> None:
        if route.request.method == "GET":
            held.append(route)
        else:
            route.continue_()

    page.route(WORKER, take)
    return held


def result(page: Page) -> None:
    expect(page.locator("[data-part=heading]")).to_be_focused(timeout=60_000)


def kept(page: Page) -> list[dict[str, Any]]:
    """The results in the passport's database."""
    page.locator("[data-part=keep] [data-do=keep]").click()
    expect(page.locator("[data-part=keep] [data-do=backup]")).to_be_visible()
    entries: list[dict[str, Any]] = page.evaluate(
        "async () => {"
        " const entry = document.querySelector('script[type=module]').src;"
        " const { entries } = await import(new URL('passport/store.js', entry));"
        " return entries(); }"
    )
    return entries


def test_from_home_to_a_kept_result_in_eight_clicks(page: Page, host: Host) -> None:
    """And five further statements cost their answers and one click more."""
    clicks: list[int] = []
    page.expose_function("clicked", lambda: clicks.append(1))
    page.add_init_script("addEventListener('click', e => e.isTrusted && clicked(), true)")
    page.goto(host.url)
    page.locator('main a[href="big-five/"]').first.click()
    page.wait_for_function(READY)
    for item in items(page)[:PER_GROUP]:
        page.locator(f'label:has(input[name="{item}"][value="4"])').click()
    do(page, "see")
    result(page)
    assert len(kept(page)) == 1
    # A label passes its click on to the field in it.
    assert len(clicks) <= 8 + PER_GROUP


def test_each_length_is_scored_as_by_cpython_and_is_one_result(quiz: Page) -> None:
    form = json.loads(quiz.locator("script[data-part=quiz]").text_content() or "")
    entry = ""
    for length in (5, 25, 50):
        for group in range(len(given(quiz)) // PER_GROUP, length // PER_GROUP):
            answer(quiz, group, 1 + group % 6)
            if (group + 1) * PER_GROUP < length:
                do(quiz, "on")
        answers = given(quiz)
        assert len(answers) == length
        do(quiz, "see")
        result(quiz)
        request = {"api": 1, "op": "score_quiz", "quiz": form, "answers": answers}
        expected = json.loads(handle(json.dumps(request)))["result"]
        assert expected["length"] == length
        for trait in expected["traits"]:
            low, high = trait["band90_shown"]
            row = quiz.locator(f'.profile__row[data-trait="{trait["trait"]}"]')
            expect(row.locator(".profile__band")).to_have_text(f"{low}–{high}")
        (found,) = kept(quiz)
        assert found["kind"] == ("full" if length == 50 else "sample")
        assert found["answers"] == answers
        assert found["id"] == (entry or found["id"])
        entry = found["id"]
        if length < 50:
            quiz.locator("[data-do=further]").click()
    expect(quiz.locator("[data-part=further]")).to_be_hidden()


def test_the_first_result_is_there_before_python_and_kept_when_python_agrees(
    page: Page, host: Host
) -> None:
    held = hold(page)
    page.goto(f"{host.url}big-five/")
    page.wait_for_function(READY)
    answer(page, 0)
    do(page, "see")
    result(page)
    save = page.locator("[data-part=keep] [data-do=keep]")
    expect(save).to_be_disabled()
    page.locator("[data-part=result] figure").first.evaluate("figure => { figure.id = 'first' }")
    for route in held:
        route.continue_()
    expect(save).to_be_enabled()
    # Nothing is drawn anew.
    expect(page.locator("#first")).to_be_visible()
    (entry,) = kept(page)
    assert entry["answers"] == given(page)


def test_a_first_result_stays_when_python_does_not_come(page: Page, host: Host) -> None:
    page.route(WORKER, lambda route: route.abort())
    page.goto(f"{host.url}big-five/")
    page.wait_for_function(READY)
    answer(page, 0)
    do(page, "see")
    result(page)
    box = page.locator("[data-part=keep]")
    expect(box).to_contain_text("The result can’t be saved right now.")
    expect(box).to_contain_text("The scoring could not be loaded.")
    expect(page.locator("[data-part=result] .profile__band").first).to_be_visible()
    page.unroute(WORKER)
    box.get_by_role("button", name="Try again").click()
    assert len(kept(page)) == 1


def test_a_first_result_may_be_left_for_more_statements_before_python_is_there(
    page: Page, host: Host
) -> None:
    held = hold(page)
    page.goto(f"{host.url}big-five/")
    page.wait_for_function(READY)
    answer(page, 0)
    do(page, "see")
    result(page)
    page.locator("[data-do=further]").click()
    for route in held:
        route.continue_()
    for group in range(1, 5):
        answer(page, group)
        do(page, "on" if group < 4 else "see")
    result(page)
    (entry,) = kept(page)
    assert len(entry["answers"]) == 25


def test_a_closed_tab_loses_nothing_and_the_day_is_that_of_the_last_answer(
    quiz: Page, host: Host
) -> None:
    answer(quiz, 0)
    do(quiz, "on")
    answer(quiz, 1, 2)
    before = given(quiz)
    context = quiz.context
    quiz.close()
    page = context.new_page()
    page.goto(f"{host.url}big-five/")
    page.wait_for_function(READY)
    assert given(page) == before
    note = page.locator("[data-part=resume]")
    expect(note).to_contain_text("have answered 10 of 50 statements")
    expect(page.locator("[data-part=where]")).to_have_text("Statements 11 to 15 of 50")
    do(page, "back")
    expect(page.locator("[data-part=where]")).to_be_focused()
    expect(page.locator("[data-part=where]")).to_have_text("Statements 6 to 10 of 50")
    note.locator("[data-do=restart]").click()
    assert given(page) == {}
    expect(page.locator("[data-part=where]")).to_have_text("Statements 1 to 5 of 50")


def test_one_may_stop_between_two_lengths(quiz: Page) -> None:
    """The result is that of the length that is reached; the other answers stay."""
    answer(quiz, 0)
    do(quiz, "on")
    answer(quiz, 1)
    see = quiz.locator(".quiz__form [data-do=see]")
    expect(see).to_have_text("See my result so far")
    see.click()
    result(quiz)
    (found,) = kept(quiz)
    assert len(found["answers"]) == 5
    quiz.locator("[data-do=further]").click()
    assert len(given(quiz)) == 10


def test_a_gap_holds_the_next_statements_back(quiz: Page) -> None:
    first = items(quiz)[0]
    answer(quiz, 0)
    quiz.locator(f'[name="{first}"]:checked').evaluate("one => { one.checked = false; }")
    do(quiz, "on")
    expect(quiz.locator("[data-part=errors]")).to_be_focused()
    assert quiz.locator("[data-part=error-list] a").count() == 1
    expect(quiz.locator("[data-part=where]")).to_have_text("Statements 1 to 5 of 50")
    quiz.check(f'input[name="{first}"][value="3"]')
    do(quiz, "on")
    expect(quiz.locator("[data-part=where]")).to_have_text("Statements 6 to 10 of 50")


def test_by_keyboard_the_first_five(quiz: Page) -> None:
    quiz.locator("[data-item] input").first.focus()
    for _ in range(PER_GROUP):
        quiz.keyboard.press("Space")
        quiz.keyboard.press("ArrowDown")
        quiz.keyboard.press("Tab")
    assert len(given(quiz)) == PER_GROUP
    expect(quiz.locator(".quiz__form [data-do=on]")).to_be_focused()
    quiz.keyboard.press("Tab")
    quiz.keyboard.press("Enter")
    result(quiz)


NAME = "`${location.pathname.replace('big-five/', '')}#draft big-five`"
DRAFT = f"() => JSON.parse(localStorage.getItem({NAME}))"


@pytest.mark.parametrize("choice", ["finish", "restart"])
def test_a_draft_of_another_version_can_be_finished_or_left(
    quiz: Page, host: Host, choice: str
) -> None:
    """The older form had one statement with another id and other words, and its own version."""
    answer(quiz, 0)
    draft: dict[str, Any] = quiz.evaluate(DRAFT)
    last = draft["quiz"]["items"][-1]["id"]
    draft["quiz"]["items"][-1]["id"] = "older"
    draft["quiz"]["version"] = draft["version"] = "1.9"
    draft["texts"]["older"] = "Was asked this way before."
    del draft["texts"][last]
    quiz.evaluate(f"draft => localStorage.setItem({NAME}, JSON.stringify(draft))", draft)
    quiz.reload()
    quiz.wait_for_function(READY)
    box = quiz.locator("[data-part=resume]")
    expect(box).to_contain_text("This test has changed since you began.")
    expect(box).to_contain_text("5 of 50 statements of version 1.9")
    expect(quiz.locator("[data-item]").first).to_be_hidden()
    assert quiz.evaluate(DRAFT) == draft
    box.locator(f"[data-do={choice}]").click()
    expect(quiz.locator("[data-item] label").nth(0)).to_be_attached()
    if choice == "restart":
        assert given(quiz) == {}
        assert items(quiz)[-1] == last
        return
    assert len(given(quiz)) == 5
    assert items(quiz)[-1] == "older"
    assert "Was asked this way before." in (quiz.locator("[data-item]").last.text_content() or "")
    do(quiz, "back")
    do(quiz, "see")
    result(quiz)
    (found,) = kept(quiz)
    assert found["quiz_version"] == "1.9"


def test_a_guide_asks_the_first_five_and_leads_on(page: Page, host: Host) -> None:
    page.goto(f"{host.url}roles/data-engineer/")
    form = page.locator("big-five-quiz")
    form.scroll_into_view_if_needed()
    page.wait_for_function(READY)
    assert len(items(page)) == 5
    answer(page, 0)
    form.locator("[data-do=see]").click()
    result(page)
    form.locator("[data-part=go-on]").click()
    page.wait_for_url("**/big-five/")
    page.wait_for_function(READY)
    assert len(given(page)) == 5
    expect(page.locator("[data-part=where]")).to_have_text("Statements 6 to 10 of 50")
    for group in range(1, 5):
        answer(page, group)
        if group < 4:
            do(page, "on")
    do(page, "see")
    result(page)
    role = page.locator("[data-part=role]")
    expect(role).to_contain_text("What this means for Data Engineer")
    expect(role.locator("a")).to_have_attribute("href", f"{host.url}roles/data-engineer/")


def test_without_scripts_all_statements_are_there(browser: Any, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host.url}big-five/")
    expect(page.locator("[data-item]").last).to_be_visible()
    expect(page.locator(".quiz__end")).to_be_hidden()
    context.close()


def dots(row: Locator, kind: str) -> int:
    """How many dots of the crowd are of `kind`: parts of one path, each begun by an M."""
    return (row.locator(f".crowd path{kind}").get_attribute("d") or "").count("M")


@pytest.mark.parametrize("answered", [(1, 1, 1, 1, 1), (1, 6, 1, 6, 1), (6, 6, 6, 6, 1)])
def test_the_verdict_lists_names_as_english_does(quiz: Page, answered: tuple[int, ...]) -> None:
    for item, value in zip(items(quiz), answered, strict=False):
        quiz.check(f'input[name="{item}"][value="{value}"]')
    do(quiz, "see")
    result(quiz)
    names = quiz.eval_on_selector_all(
        ".profile__row[data-name]", "all => all.map(row => row.dataset.name)"
    )
    shown = quiz.locator("[data-part=verdict] strong:visible").all_inner_texts()
    asked = [[name for name in names if name in text] for text in shown]
    assert sorted(name for listed in asked for name in listed) == sorted(names)
    assert shown == quiz.evaluate(
        "all => all.map(names => new Intl.ListFormat('en').format(names))", asked
    )


def test_the_crowd_marks_the_people_with_ones_own_total(quiz: Page) -> None:
    answer(quiz, 0)
    do(quiz, "see")
    result(quiz)
    for row in quiz.locator(".trait").all():
        own = dots(row, ".crowd__own")
        assert 0 < own < own + dots(row, ":not(.crowd__own)") < 400
    quiz.locator("[data-part=result] summary").first.click()
    expect(quiz.locator("[data-part=slice]").first).to_have_attribute("width", re.compile(r"^\d"))
