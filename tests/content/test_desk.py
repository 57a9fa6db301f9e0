"""The editors' desk: its checks are those of the command, and its form changes one value."""

from __future__ import annotations

import gzip
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from careerguide.content import catalog as catalogs
from careerguide.content import docs_pages, roles
from careerguide.desk import carried, foreign, head_form, html_text
from careerguide.desk.one_guide import Desk
from careerguide.project.settings import Settings
from careerguide.yamlfile.problems import render
from tests.clock import TODAY
from tests.content.project import BASE
from tests.content.test_cases import CASES

GUIDE = "roles/tide-table-maker.md"
NEEDS_OTHER_TEXTS = {"words-shared-with-another-guide"}
"""Cases about what the desk leaves to the check of the proposal."""


@cache
def desk() -> Desk:
    """The desk of the faultless project, with what its page would have fetched."""
    catalog, _ = catalogs.shared(BASE)
    guides = [roles.read_file(BASE, path, catalog) for path in roles.paths(BASE)]
    pages, _ = docs_pages.read(BASE, roles.joined(catalog, guides))
    files = ["roles/references.yml", "quizzes/families.yml", "quizzes/big-five-sample.yml"]
    packed = carried.pack(carried.carried(catalog, guides, pages, files))
    return Desk(root=Path(mkdtemp()), around=carried.unpack(gzip.decompress(packed)))


def of_one_guide(case: Path) -> bool:
    """Whether nothing but one guide is put into the project, as text."""
    files = [path for path in case.rglob("*") if path.is_file() and path.name != "expected.txt"]
    return (
        [path.relative_to(case).as_posix() for path in files] == [GUIDE]
        and case.name not in NEEDS_OTHER_TEXTS
    )


@pytest.mark.parametrize("case", list(filter(of_one_guide, CASES)), ids=lambda case: case.name)
def test_the_desk_says_what_the_check_says(case: Path) -> None:
    try:
        text = (case / GUIDE).read_bytes().decode()
    except UnicodeDecodeError:
        pytest.skip("a page holds text, whatever the file held")
    expected = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    found = render(desk().check(GUIDE, text, TODAY)).splitlines()
    assert found == [line for line in expected if line.startswith(f"{GUIDE}:")]


def test_the_same_content_is_the_same_bytes() -> None:
    once = carried.pack(desk().around)
    assert carried.pack(carried.unpack(gzip.decompress(once))) == once


def test_a_text_that_is_also_the_name_of_a_field_is_the_same_bytes() -> None:
    anchors = ({"docs/a.md": (text,)} for text in ("uk_needs", "".join(["uk_", "needs"])))
    first, second = (carried.pack(replace(desk().around, anchors=found)) for found in anchors)
    assert first == second


def text_of(path: str = GUIDE) -> str:
    return (BASE / path).read_text(encoding="utf-8")


def values(text: str) -> dict[str, str]:
    return {row["field"]: row["value"] for row in head_form.rows(text) or () if "value" in row}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "Keeper: of #tides"),
        ("summary", "It's a sentence with “quotes”, a - and a colon: so."),
        ("updated", "2026-11-25"),
        ("updated", "last week"),
        ("compensation.low", "61000"),
        ("compensation.low", "a lot"),
        ("occupation.reason", "Because."),
        ("relevance[1].weight", "0.95"),
    ],
)
def test_a_field_changes_its_value_and_nothing_else(field: str, value: str) -> None:
    before = text_of().replace("status:", "# A comment stays.\nstatus:", 1)
    after = head_form.changed(before, field, value)
    assert values(after) == values(before) | {field: value}
    assert after.count("# A comment stays.") == 1
    assert after.partition("\n---\n")[2] == before.partition("\n---\n")[2]


def test_entries_come_and_go() -> None:
    before = text_of()
    more = head_form.added(before, "relevance", {"family": "communication"})
    count = sum(field.endswith(".weight") for field in values(before))
    assert sum(field.endswith(".weight") for field in values(more)) == count + 1
    assert head_form.removed(more, f"relevance[{count + 1}]") == before
    named = head_form.added(head_form.added(before, "also_called", {}), "also_called", {})
    last = max(field for field in values(named) if field.startswith("also_called["))
    assert values(head_form.removed(named, last)) == {
        field: value for field, value in values(named).items() if field != last
    }


def test_a_head_that_cannot_be_read_has_no_form() -> None:
    broken = text_of().replace("title:", "title: [", 1)
    assert head_form.rows(broken) is None
    assert head_form.changed(broken, "summary", "x") == broken


FROM_A_WORD_PROCESSOR = """
<html><head><style>p {color: red}</style></head><body>
<p class="MsoTitle">Data Wrangler</p><h1>Data Wrangler</h1><p>Keeps the&nbsp;data <b>clean</b>.</p>
<h2>Key Responsibilities</h2>
<p class="MsoListParagraph" style="mso-list:l0">·&nbsp;&nbsp;Load <i>tables</i></p>
<p class="MsoListParagraph" style="mso-list:l0">·&nbsp;&nbsp;Answer questions</p>
<h2>Essential skills</h2><ul><li>SQL<ul><li>joins</li></ul></li><li>Tact</li></ul>
<h2>Salary</h2><table><tr><th>From</th><th>To</th></tr><tr><td>10</td><td>20</td></tr></table>
<h2>Our values</h2><p><a href="https://example.org/">Read them</a><script>alert(1)</script></p>
</body></html>
"""
FROM_A_SITE = """# Data Wrangler

Keeps the data clean.

**Responsibilities:**

* Load tables

How to apply:

Send a letter. <span onclick="x()">Soon</span>.
"""


def test_a_pasted_page_becomes_an_outline() -> None:
    outlined = foreign.body(html_text.markdown(FROM_A_WORD_PROCESSOR))
    assert outlined.title == "Data Wrangler"
    assert outlined.placed == (
        ("Key Responsibilities", "What the role does"),
        ("Essential skills", "Skills"),
        ("Salary", "Pay"),
    )
    assert outlined.kept == ("Our values",)
    assert "## What the role does\n\n- Load *tables*\n- Answer questions\n" in outlined.text
    assert "## Skills\n\n- SQL\n  - joins\n- Tact\n" in outlined.text
    assert "| From | To |\n| --- | --- |\n| 10 | 20 |" in outlined.text
    assert "### Our values\n\n[Read them](https://example.org/)\n" in outlined.text
    assert "alert" not in outlined.text
    assert "red" not in outlined.text
    assert "Keeps the data **clean**." in outlined.text


def test_pasted_markdown_becomes_an_outline() -> None:
    outlined = foreign.body(FROM_A_SITE)
    assert [ours for _, ours in outlined.placed] == ["What the role does", "What you do next"]
    assert outlined.kept == ()
    assert "## What you do next\n\nSend a letter. Soon.\n" in outlined.text


def test_what_is_missing_in_a_pasted_document_is_left_to_write() -> None:
    """The check names each section that is to be written, in a few grouped rules."""
    head = text_of().partition("\n---\n")[0]
    outlined = foreign.body(html_text.markdown(FROM_A_WORD_PROCESSOR))
    rules = [
        problem.rule
        for problem in desk().check(GUIDE, f"{head}\n---\n{outlined.text}", TODAY)
        if problem.level == "error"
    ]
    assert not {"section-missing", "section-order", "html"} & set(rules)


@pytest.mark.parametrize(
    ("edit_uri", "edit", "new"),
    [
        ("edit/main/docs/", "/edit/main/roles/", "/new/main/roles/"),
        ("-/edit/main/docs/", "/-/edit/main/roles/", "/-/new/main/roles/"),
        ("_edit/main/docs/", "/_edit/main/roles/", "/_new/main/roles/"),
        ("blob/main/docs/", "/blob/main/roles/", ""),
        ("", "", ""),
    ],
)
def test_where_a_change_is_proposed(edit_uri: str, edit: str, new: str) -> None:
    host = "https://git.example/edit/guides"
    settings = Settings(
        site_name="", site_description="", site_url="", repo_url=host, edit_uri=edit_uri
    )
    assert settings.edit_url("roles/") == (f"{host}{edit}" if edit else "")
    assert settings.new_file_url("roles/") == (f"{host}{new}" if new else "")
