"""Pages of docs/ speak the Markdown of guides, and nothing in them is lost, changed or let in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from careerguide.content.docs_pages import parts
from careerguide.markdown.render import Unfit
from careerguide.pages import hand_written
from careerguide.yamlfile.front_matter import FrontMatter

LISTS = """The team does these:
- reads every source
- checks every figure
  - twice

1. First
2. Second
   - nested

> [!NOTE]
> An alert.

It is ~~not~~ so, see https://example.org/a.
"""


def html(text: str, path: str = "docs/a.md") -> str:
    return hand_written.html(text, path)


def test_a_page_reads_as_the_git_host_shows_it() -> None:
    assert html(LISTS) == (
        "<p>The team does these:</p>\n"
        "<ul>\n<li>reads every source</li>\n"
        "<li>checks every figure\n<ul>\n<li>twice</li>\n</ul>\n</li>\n</ul>\n"
        "<ol>\n<li>First</li>\n<li>Second\n<ul>\n<li>nested</li>\n</ul>\n</li>\n</ol>\n"
        '<aside role="note" class="admonition note">\n<p class="admonition-title">Note</p>\n'
        "<p>An alert.</p>\n</aside>\n"
        "<p>It is <del>not</del> so, see "
        '<a href="https://example.org/a">https://example.org/a</a>.</p>\n'
    )


@pytest.mark.parametrize(
    "code",
    ["`[@key]`", "``[@one; @two]``", "`<!-- block: home -->`", "`[x](../roles/b.md)`"],
)
def test_code_is_printed_as_it_is_written(code: str) -> None:
    inside = code.strip("`")
    shown = inside.replace("<", "&lt;").replace(">", "&gt;")
    assert html(f"Cite with {code} so.") == f"<p>Cite with <code>{shown}</code> so.</p>\n"
    for fence in ("```", "~~~", "````"):
        assert f"<code>{shown}\n</code>" in html(f"{fence}\n{inside}\n{fence}\n")
    assert f"<code>{shown}\n</code>" in html(f"    {inside}\n")


@pytest.mark.parametrize("inside", ["[@key]", "<!-- block: home -->", "[@one; @two]"])
def test_a_title_is_text(inside: str) -> None:
    made = html(f'[x](https://example.org "{inside}")')
    assert "<!--" not in made
    assert made.count("<") == 4


def test_citations_and_quizzes_become_markers() -> None:
    assert html("So [@one; @two].") == "<p>So <!-- block: cite one;two -->.</p>\n"
    assert html("[Take it](../quizzes/big-five-sample.yml)") == (
        "<!-- block: quiz big-five-sample -->\n"
    )
    assert '<a href="../big-five-sample/">it</a>' in html(
        "Take [it](../quizzes/big-five-sample.yml) now."
    )


@pytest.mark.parametrize(
    ("written", "path", "address"),
    [
        ("tests.md", "docs/index.md", "tests/"),
        ("index.md", "docs/index.md", "./"),
        ("index.md", "docs/a.md", "../"),
        ("tests.md#acl", "docs/a.md", "../tests/#acl"),
        ("../roles/b.md#pay", "docs/a.md", "../roles/b/#pay"),
        ("../../roles/b.md", "docs/in/a.md", "../../roles/b/"),
        ("../roles/references.yml#x-1", "docs/a.md", "../sources/#source-x-1"),
        ("../quizzes/families.yml#acl", "docs/a.md", "../tests/#acl"),
        ("files/a.pdf", "docs/a.md", "../files/a.pdf"),
        ("#here", "docs/a.md", "#here"),
        ("https://example.org/?a=1&amp;b", "docs/a.md", "https://example.org/?a=1&amp;b"),
    ],
)
def test_links_lead_where_the_git_hosts_do(written: str, path: str, address: str) -> None:
    assert html(f"[x]({written})", path) == f'<p><a href="{address}">x</a></p>\n'


def test_headings_have_the_ids_that_they_name_or_those_of_the_git_host() -> None:
    made = html(
        "# A & `b` { #first }\n\n## C.D: e {#second}\n\nText { #no }\n\n"
        "Two\nlines { #third }\n---\n\n## C.D: e\n\n## `{ #code }`\n"
    )
    found = [(h.level, h.id, h.words) for h in hand_written.headings(made)]
    assert found == [
        (1, "first", "A &amp; b"),
        (2, "second", "C.D: e"),
        (2, "third", "Two lines"),
        (2, "cd-e", "C.D: e"),
        (2, "-code-", "{ #code }"),
    ]
    assert "<p>Text { #no }</p>" in made


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        "x <i>y</i>",
        "<form><input></form>",
        "<dialog open>x</dialog>",
        "<!-- a note -->",
        "<!-- block: home --> <b>x</b>",
        "<!-- raw HTML omitted -->",
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "![x](data:text/html,x)",
        "[x][1]\n\n[1]: vbscript:x",
        "- <b>\n",
        "> <p>",
        "| a |\n| - |\n| <b>x |",
        "x[^1]\n\n[^1]: <b>",
    ],
)
def test_nothing_but_markers_gets_through(text: str) -> None:
    with pytest.raises(Unfit, match="raw HTML"):
        html(text)


@pytest.mark.parametrize(
    "text",
    [
        "<!-- block: home -->",
        "- a\n  <!-- block: home -->",
        "A sentence with <!-- block: home --> inside.",
        "  <!-- block: home -->  \ntext",
        "x[^1]\n\n[^1]: y <!-- block: home -->",
    ],
)
def test_markers_get_through(text: str) -> None:
    assert html(text).count("<!-- block: home -->") == 1


@pytest.mark.parametrize(
    "text", ["Note: this is no head.\n\nText.\n", "A: b\nC: d\n", "# T\n\n---\n\nx\n", "----\n"]
)
def test_a_page_without_front_matter_is_all_text(text: str) -> None:
    found = parts(text)
    assert isinstance(found, FrontMatter)
    assert (found.yaml, found.body, found.body_line) == ("", text, 1)


def test_a_page_of_the_site_is_as_it_is_written(built_site: Path) -> None:
    page = (built_site / "for-editors" / "index.html").read_text(encoding="utf-8")
    assert "Cite with <code>[@key]</code>, or <code>[@one; @two]</code>." in page
    assert not re.findall(r"<code>&lt;!-- block: cite", page)
