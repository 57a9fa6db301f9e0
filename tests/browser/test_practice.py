"""Practice sets in a real browser: asked, kept as a draft, run, scored, explained, put away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from careerguide.content.practice_model import Practice, QueryText, WrittenItem
from tests.browser.built import real_site
from tests.browser.host import Host
from tests.browser.practicing import answer, item_box, keys, practices, press
from tests.scoring.hostile_queries import QUERIES

Serve = Callable[..., Host]
FAMILIES = sorted(practices())
SQL = next(
    family
    for family, practice in practices().items()
    if any(item.format == "sql" for _, item in practice.items.values())
)


@pytest.fixture
def host(serve: Serve) -> Host:
    return serve(real_site(), scores_here=True)


@pytest.fixture
def with_runtime(serve: Serve) -> Host:
    """For queries that run in the browser's own SQLite."""
    return serve(real_site())


def begin(page: Page, host: Host, family: str) -> Practice:
    page.goto(f"{host.url}practice/{family}/")
    page.wait_for_function("() => !!customElements.get('practice-set')")
    return practices()[family]


def first_of(practice: Practice, *formats: str) -> tuple[str, WrittenItem]:
    found = ((n, item) for n, (_, item) in practice.items.items() if item.format in formats)
    return next(found)


def go_to(page: Page, practice: Practice, name: str) -> None:
    for _ in range(list(practice.items).index(name)):
        press(page, "on")
    expect(item_box(page, name)).to_be_visible()


@pytest.mark.parametrize("family", FAMILIES)
def test_a_set_by_its_keys_kept_and_never_counted(page: Page, host: Host, family: str) -> None:
    practice = begin(page, host, family)
    names = list(practice.items)
    for name, given in keys(practice).items():
        expect(item_box(page, name)).to_be_visible()
        assert page.locator("[data-item]:visible").count() == 1
        answer(page, name, practice.items[name][1], given)
        if name != names[-1]:
            press(page, "on")
    press(page, "see")
    expect(page.locator("[data-part=heading]")).to_have_text("24 of 24 points")
    expect(page.locator("[data-part=heading]")).to_be_focused()
    expect(page.locator(".quiz__verdict")).to_contain_text("between 86% and 100%")
    assert page.locator("[data-item]:visible").count() == len(names)
    assert page.locator(".practice__item[data-full=true]").count() == len(names)
    expect(page.locator("[data-part=next]")).to_be_hidden()
    page.get_by_role("button", name="Save to my passport").click()
    expect(page.get_by_text("Kept.")).to_be_visible()
    page.goto(f"{host.url}passport/")
    expect(page.locator("main")).to_contain_text("24 of 24")
    expect(page.locator("main")).to_contain_text("Practiced, not counted")
    [entry] = page.evaluate(
        """async () => {
          const entry = document.querySelector("script[type=module]").src;
          const { entries } = await import(new URL("passport/store.js", entry));
          return entries();
        }"""
    )
    assert entry["kind"] == "practice"
    assert entry["answers"].keys() == practice.items.keys()


def test_a_draft_waits_and_open_questions_are_named(page: Page, host: Host) -> None:
    practice = begin(page, host, FAMILIES[0])
    names = list(practice.items)
    for name in names[:3]:
        answer(page, name, practice.items[name][1], keys(practice)[name])
        press(page, "on")
    press(page, "back")
    expect(item_box(page, names[2])).to_be_visible()
    page.reload()
    page.wait_for_function("() => !!customElements.get('practice-set')")
    expect(item_box(page, names[3])).to_be_visible()
    expect(page.locator("[data-part=resume]")).to_contain_text(f"answered 3 of {len(names)}")
    for _ in names[4:]:
        press(page, "on")
    press(page, "see")
    expect(page.locator("[data-part=unanswered]")).to_be_focused()
    expect(page.locator("[data-slot=open]")).to_have_text(str(len(names) - 3))
    press(page, "first-open")
    expect(item_box(page, names[3])).to_be_visible()
    for _ in names[4:]:
        press(page, "on")
    press(page, "see")
    press(page, "anyway")
    expect(page.locator("[data-part=heading]")).to_contain_text("points")
    expect(item_box(page, names[3])).to_contain_text("You left this question open.")
    press(page, "again")
    expect(item_box(page, names[0])).to_be_visible()
    expect(page.locator("[data-part=resume]")).to_be_empty()


def test_by_keyboard_alone(page: Page, host: Host) -> None:
    family = next(f for f in FAMILIES if any(
        i.format == "order" for _, i in practices()[f].items.values()))  # fmt: skip
    practice = begin(page, host, family)
    name, _ = first_of(practice, "order")
    go_to(page, practice, name)
    parts = item_box(page, name).locator("[data-part=order] > li")
    second = parts.nth(1).get_attribute("data-name")
    parts.nth(1).locator("[data-do=up]").focus()
    page.keyboard.press("Enter")
    assert parts.nth(0).get_attribute("data-name") == second
    expect(parts.nth(0).locator("[data-do=up]")).to_be_hidden()


def test_a_query_runs_and_sqlite_is_quoted(page: Page, with_runtime: Host) -> None:
    practice = begin(page, with_runtime, SQL)
    name, item = first_of(practice, "sql")
    go_to(page, practice, name)
    box = item_box(page, name)
    answer(page, name, item, "select nope")
    box.locator("[data-do=run]").click()
    expect(box.locator(".query__refused")).to_contain_text("no such column: nope")
    expect(box.locator(".query__refused")).to_contain_text("Check the name of the column")
    assert isinstance(item.details, QueryText)
    answer(page, name, item, item.details.key)
    expect(box.locator(".query__paint .hljs-keyword").first).to_be_attached()
    box.locator("[data-do=run]").click()
    expect(box.locator("[data-part=outcome] tbody tr").first).to_be_visible()


def test_a_wrong_query_shows_the_row_that_tells(page: Page, host: Host) -> None:
    practice = begin(page, host, SQL)
    name, item = first_of(practice, "sql")
    go_to(page, practice, name)
    assert isinstance(item.details, QueryText)
    answer(page, name, item, item.details.wrong[0].answer)
    for _ in list(practice.items)[list(practice.items).index(name) + 1 :]:
        press(page, "on")
    press(page, "see")
    press(page, "anyway")
    box = item_box(page, name)
    expect(box.locator("[data-part=got]")).to_contain_text("you got 0")
    expect(box.locator(".happened")).to_contain_text("What it should be")
    expect(page.locator("[data-part=next] a").first).to_be_visible()


def test_hostile_queries_never_hang_the_page(page: Page, with_runtime: Host, long: bool) -> None:
    """The sandbox answers or refuses each by itself, and the next one runs as if nothing was.

    All of them run in CPython on every run, in tests/scoring/test_sandbox.py.
    """
    queries = [query for query in QUERIES if query.isprintable()]
    if not long:
        queries = queries[::8]
    begin(page, with_runtime, SQL)
    codes, rows = page.evaluate(
        """async (queries) => {
          const entry = document.querySelector("script[type=module]").src;
          const scoring = await import(new URL("scoring/client.js", entry));
          const columns = { id: "integer primary key", name: "text" };
          const tables = { t: { columns, rows: [[1, "a"]] } };
          const ask = (query) => scoring.call("run_query", { tables, query }, 60_000);
          const codes = [];
          for (const query of queries) {
            await scoring.warm();
            const answer = await ask(query).catch((error) => error);
            codes.push(answer.code ?? "");
          }
          await scoring.warm();
          const last = await ask("select id from t");
          return [codes, last.result.result.rows];
        }""",
        queries,
    )
    assert len(codes) == len(queries) > 24
    assert set(codes) <= {"", "refused"}
    assert rows == [[1]]


def test_a_worker_that_hangs_is_given_up(page: Page, host: Host) -> None:
    practice = begin(page, host, SQL)
    name, item = first_of(practice, "sql")
    go_to(page, practice, name)
    answer(page, name, item, "select 1")
    page.evaluate("""() => { Worker.prototype.postMessage = () => {}; }""")
    code = page.evaluate(
        """async () => {
          const entry = document.querySelector("script[type=module]").src;
          const scoring = await import(new URL("scoring/client.js", entry));
          Object.assign(scoring.limits, { download: 200, rounds: 1 });
          const asked = scoring.call("run_query", { tables: {}, query: "" }, 100);
          return asked.catch((error) => error.code);
        }"""
    )
    assert code == "no-answer"


def test_without_scripts_questions_and_answers_are_there(browser: Any, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{host.url}practice/{FAMILIES[0]}/")
    assert page.locator("[data-item]:visible").count() == len(practices()[FAMILIES[0]].items)
    page.locator("[data-part=explained] > summary").first.click()
    expect(page.locator("[data-part=why]").first).to_be_visible()
    context.close()
