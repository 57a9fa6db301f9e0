"""The sample in one file, opened from disk."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from careerguide.browser import onefile
from careerguide.building import reading, whole
from careerguide.project.places import Places
from careerguide.python_runtime.runtime import Runtime
from scoring.api import handle
from tests.browser import practicing
from tests.browser.axe import objections

ROOT = Path(__file__).resolve().parents[2]
ANSWERS = {"O3": 4, "C4": 2, "E2": 5, "A3": 6, "N3": 1}
WATCH = """() => document.addEventListener("securitypolicyviolation",
  ({violatedDirective, blockedURI}) => broken.push(`${violatedDirective}: ${blockedURI}`))"""


def _made(runtime: Runtime) -> str:
    content = reading.read(Places(ROOT))
    return onefile.build(whole.current(Places(ROOT), content.catalog), "big-five-sample", runtime)


@pytest.fixture(scope="module")
def file(runtime: Runtime, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("a folder") / "big-five-sample.html"
    path.write_text(_made(runtime), encoding="utf-8")
    return path


@pytest.fixture
def opened(page: Page, file: Path) -> Page:
    page.add_init_script(f"window.broken = []; ({WATCH})()")
    page.goto(file.as_uri())
    return page


def _answer(page: Page) -> None:
    for item, answer in ANSWERS.items():
        page.check(f'input[name="{item}"][value="{answer}"]')
    page.get_by_role("button", name="See my result").click()


def test_it_scores_as_cpython_does_and_asks_nobody(page: Page, file: Path) -> None:
    asked: list[str] = []
    complaints: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith("data:"):
            asked.append(request.url)

    page.context.on("request", note)
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.add_init_script(f"window.broken = []; ({WATCH})()")
    page.goto(file.as_uri())
    quiz = json.loads(page.locator("script[data-part=quiz]").text_content() or "")
    request = {"api": 1, "op": "score_quiz", "quiz": quiz, "answers": ANSWERS}
    traits = json.loads(handle(json.dumps(request)))["result"]["traits"]
    _answer(page)
    expect(page.locator("[data-part=heading]")).to_be_focused(timeout=60_000)
    assert page.locator(".trait__band").all_inner_texts() == [
        "{}–{}".format(*trait["band90_shown"]) for trait in traits
    ]
    assert page.evaluate("broken") == []
    assert complaints == []
    assert asked == [file.as_uri()]


def test_what_only_the_site_can_do_is_left_out(opened: Page) -> None:
    _answer(opened)
    result = opened.locator("[data-part=result]")
    expect(result).to_contain_text("This file keeps nothing", timeout=60_000)
    expect(result).not_to_contain_text("Passport")
    addresses = opened.evaluate("() => [...document.links].map((a) => a.getAttribute('href'))")
    assert [a for a in addresses if not a.startswith(("#", "https://"))] == []


def test_gaps_are_named(opened: Page) -> None:
    opened.get_by_role("button", name="See my result").click()
    expect(opened.locator("[data-part=errors]")).to_be_focused()
    assert opened.title().startswith("Error: ")


def test_it_is_accessible(opened: Page) -> None:
    assert objections(opened) == []


def test_python_that_was_cut_short_is_told_and_nothing_is_lost(page: Page, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    start = text.index(">", text.index('data-file="stdlib.zip"')) + 1
    broken = file.with_name("broken.html")
    broken.write_text(text[:start] + text[start : start + 4000] + "</script>", encoding="utf-8")
    page.goto(broken.as_uri())
    _answer(page)
    expect(page.locator("[data-part=trouble]")).to_contain_text(
        "Your answers are still in the form", timeout=60_000
    )
    assert page.locator("input:checked").count() == len(ANSWERS)


def test_the_same_file_each_time_and_within_seven_megabytes(file: Path, runtime: Runtime) -> None:
    again = _made(runtime).encode()
    assert again == file.read_bytes()
    assert len(again) <= 7_000_000


def test_modules_are_named_and_all_there() -> None:
    files = {
        "a/main.js": b'import {\n  one,\n} from "./one.js";\nimport "../two.js";\n'
        b'// import("./never.js")\nconst here = import.meta.url;\n',
        "a/one.js": b'import { two } from "../two.js";\n',
        "two.js": b"export const two = 2;\n",
    }
    imports = json.loads(onefile.import_map("a/main.js", files))["imports"]
    texts = {
        name: base64.b64decode(address.removeprefix("data:text/javascript;base64,")).decode()
        for name, address in imports.items()
    }
    assert texts == {
        "site/a/main.js": 'import {\n  one,\n} from "site/a/one.js";\nimport "site/two.js";\n'
        '// import("./never.js")\nconst here = document.baseURI;\n',
        "site/a/one.js": 'import { two } from "site/two.js";\n',
        "site/two.js": "export const two = 2;\n",
    }


def test_no_path_is_left_in_the_imports_of_the_page(file: Path) -> None:
    (text,) = re.findall(
        r'<script type="importmap">(.*?)</script>', file.read_text(encoding="utf-8")
    )
    for name, address in json.loads(text)["imports"].items():
        code = base64.b64decode(address.partition(",")[2]).decode()
        assert re.findall(r"^import\b[^;]*[\"']\.[^;]*;", code, re.MULTILINE) == [], name


def test_practice_sets_in_one_file(page: Page, runtime: Runtime, tmp_path: Path) -> None:
    content = reading.read(Places(ROOT))
    site = whole.current(Places(ROOT), content.catalog)
    path = tmp_path / onefile.PRACTICE
    path.write_text(onefile.build_practice(site, runtime), encoding="utf-8")
    page.add_init_script(f"window.broken = []; ({WATCH})()")
    page.goto(path.as_uri())
    page.wait_for_function("() => !!customElements.get('practice-set')")
    assert page.locator("practice-set").count() == len(practicing.practices())
    practice = next(
        practice
        for practice in practicing.practices().values()
        if next(iter(practice.items.values()))[1].format == "sql"
    )
    inside = page.locator(f"#{practice.id}")
    name, (_, item) = next(iter(practice.items.items()))
    practicing.answer(page, name, item, practicing.keys(practice)[name])
    inside.locator("[data-do=run]:visible").click()
    expect(inside.locator("[data-part=outcome] tbody tr").first).to_be_visible()
    for _ in list(practice.items)[1:]:
        inside.locator("[data-do=on]").click()
    inside.locator("[data-do=see]").click()
    inside.locator("[data-do=anyway]").click()
    expect(inside.locator("[data-part=heading]")).to_have_text("2 of 24 points")
    expect(inside.get_by_text("This file keeps nothing")).to_be_visible()
    assert page.evaluate("broken") == []
