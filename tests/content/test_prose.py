"""The scan beyond CommonMark: citations, footnotes, tables, list items, lines; and its speed."""

import sys
import time
from types import FrameType

import comrak
import pytest

from careerguide.markdown.prose import Passage, Scan, heading_ids, scan


def spans(text: str) -> list[tuple[str, int, str]]:
    return [(span.kind, span.line, span.target) for span in scan(text).spans]


def only(text: str) -> Passage:
    (passage,) = scan(text).passages
    return passage


def test_citations_with_their_lines() -> None:
    text = "Said [@liang-2022] and\nagain [@a-1; @b-2].\n\n> And [@c]\n"
    assert spans(text) == [
        ("citation", 1, "@liang-2022"),
        ("citation", 2, "@a-1; @b-2"),
        ("citation", 4, "@c"),
    ]
    assert scan(text).passages[0].words == "Said  and\nagain ."


@pytest.mark.parametrize(
    "text",
    [
        "`[@key]`",
        "``[@key] ` ``",
        "```\n[@key]\n```",
        "~~~ md\n[@key]",
        "    [@key]",
        "- a\n\n      [@key]",
        r"\[@key]",
        "[@key](x.md)",
        "mail [me@example.org]",
        "<!-- [@key] -->",
        '<a title="[@key]">',
    ],
)
def test_no_citation_in_code_escapes_links_and_html(text: str) -> None:
    assert [kind for kind, _, _ in spans(text) if kind == "citation"] == []


@pytest.mark.parametrize("inner", ["see @key", "@key, p. 3", "-@key", "@Key_1"])
def test_a_citation_in_another_form_is_seen(inner: str) -> None:
    assert spans(f"[{inner}]") == [("citation", 1, inner)]


def test_footnotes_and_their_text() -> None:
    found = scan("One[^a] and [^b].\n\n[^a]: Said [@key]\n    and [more](x.md).\n\nAfter.\n")
    assert [(note.label, note.line) for note in found.footnotes] == [("a", 3)]
    assert [(s.kind, s.line, s.target) for s in found.spans] == [
        ("footnote", 1, "a"),
        ("citation", 3, "@key"),
        ("link", 4, "x.md"),
    ]
    assert [passage.footnote for passage in found.passages] == ["", "a", ""]


def test_tables_are_passages_of_their_own() -> None:
    table = only("| a | b |\n|---|:-:|\n| [x](y.md) | `|` |\n")
    assert table.kind == "table"
    assert [(s.line, s.target) for s in table.spans] == [(3, "y.md")]


def test_bare_addresses() -> None:
    text = (
        "See https://example.org/a_(b), www.example.org. And (https://x.org/a). [https://no.org](y)"
    )
    assert [(kind, target) for kind, _, target in spans(text)] == [
        ("bare", "https://example.org/a_(b)"),
        ("bare", "http://www.example.org"),
        ("bare", "https://x.org/a"),
        ("link", "y"),
    ]


def test_items_are_numbered_through_the_text() -> None:
    found = scan("- a\n- b\n\n  c\n  1. d\n\ne\n")
    assert [(p.words, p.items) for p in found.passages] == [
        ("a", (1,)),
        ("b", (2,)),
        ("c", (2,)),
        ("d", (2, 3)),
        ("e", ()),
    ]


def test_lines_count_from_the_given_one() -> None:
    found = scan("# A\n\n[x]: y.md\nSee [x].\n\n<div>\n</div>\n", first_line=40)
    assert [(h.words, h.line) for h in found.headings] == [("A", 40)]
    assert [(s.target, s.line) for s in found.spans] == [("y.md", 43)]
    assert [(h.target, h.line) for h in found.html] == [("<div>", 45)]


def test_words_and_prose_differ_by_code() -> None:
    passage = only("Take `12 %` of *that* &amp; [this](x.md) <b>now</b>")
    assert passage.words == "Take 12 % of *that* & this now"
    assert passage.prose == "Take  of *that* & this now"


def test_links_without_words() -> None:
    assert [s.empty for s in scan("[](a) [`x`](b) [ ](c) [![](d)](e) ![alt](f)").spans] == [
        True,
        False,
        True,
        True,
        True,
        False,
    ]


def test_indented_lines_are_code_unless_they_continue_a_paragraph() -> None:
    assert spans("!!! note\n    See [x](y.md).\n") == [("link", 2, "y.md")]
    assert scan("\n    See [x](y.md).\n").spans == []


@pytest.mark.parametrize(
    "heading",
    [
        "What an AI PM does?  Ü & *so* `code` [link](x.md) A_b-c",
        '1. "Foo": bar/baz — x 😀',
        "Don’t stop...",
        "*all* of snake_case **and** A_b",
        "Straße Ⅷ ½ 漢字 İ",
        "&amp; <b>x</b> \\*y\\*",
    ],
)
def test_heading_ids_are_the_renderers(heading: str) -> None:
    text = f"## {heading}\n\n### {heading}\n\n## Other\n\n## {heading}\n"
    options = comrak.ExtensionOptions()
    options.header_id_prefix = ""
    page = comrak.render_markdown(text, options)
    rendered = [part.split('"', 1)[0] for part in page.split(' id="')[1:]]
    assert heading_ids(scan(text)) == rendered


HOSTILE = {
    "open brackets": "[" * 200_000,
    "nested brackets": "[" * 100_000 + "]" * 100_000,
    "nested pictures": "![" * 60_000 + "](x)" * 60_000,
    "comments that never end": "<!-- " * 60_000,
    "instructions that never end": "<?" * 100_000,
    "declarations that never end": "<!a" * 100_000,
    "runs of backticks": " ".join("`" * length for length in range(1, 600)),
    "tags that never end": "<a " * 60_000,
    "attributes that never end": "<a" + " b" * 100_000,
    "titles that never end": "[a](b '" * 40_000,
    "titles in parentheses": "[a](b (" * 40_000,
    "destinations that never end": "[a](<" * 40_000,
    "addresses with brackets": "http://a" + ")" * 200_000,
    "deep lists": "- " * 100_000 + "\n" * 100_000,
    "deep quotes": "> " * 100_000 + "\n" * 1000,
    "deep numbered lists": "1. " * 60_000,
    "definitions": "[a]: b\n" * 40_000,
    "a definition's title": "[a]: b\n" + "'" * 200_000,
    "footnotes": "[^a]: " * 40_000,
    "number signs": "#" * 200_000,
    "closing number signs": "# " + " #" * 100_000 + "x",
    "a rule that is none": "* " * 100_000 + "x",
    "a table that is none": "a|b\n" + "-|" * 100_000 + "x",
    "spaces": "[a](" + " " * 200_000 + "x",
    "a mail address": "<a@" + "b." * 100_000,
    "tabs": "\t" * 200_000,
    "lazy lines": "> a\n" * 40_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_takes_long(text: str) -> None:
    """Time grows with length: a step that looked back at all the text would take minutes here."""
    start = time.process_time()
    found = scan(text)
    assert time.process_time() - start < 10
    assert isinstance(found, Scan)


@pytest.mark.parametrize(
    "repeated",
    ["_)", "a)", "http://", "a_", "a_.b", "www.", "&amp;"],
)
def test_the_work_for_an_address_does_not_grow_with_its_square(repeated: str) -> None:
    """Counted in calls, those of a string by its length, so that no clock is read."""

    def work(times: int) -> int:
        done = 0

        def count(frame: FrameType, event: str, function: object) -> None:
            nonlocal done
            if event in ("call", "c_call"):
                of = getattr(function, "__self__", None)
                done += len(of) if isinstance(of, str) else 1

        text = "http://a.b" + repeated * times
        sys.setprofile(count)
        try:
            scan(text)
        finally:
            sys.setprofile(None)
        return done

    assert work(2_000) < 3 * work(1_000)
