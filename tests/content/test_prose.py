"""The scan beyond CommonMark: citations, footnotes, tables, list items, lines; and its speed."""

import sys
from collections.abc import Callable
from math import isqrt
from types import FrameType

import pytest

from careerguide.markdown.prose import Passage, heading_ids, scan
from careerguide.markdown.to_html import to_html
from tests.work import is_straight


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
    page = to_html(text, str)
    rendered = [part.split('"', 1)[0] for part in page.split(' id="')[1:]]
    assert heading_ids(scan(text)) == rendered


HOSTILE: dict[str, Callable[[int], str]] = {
    "open brackets": lambda n: "[" * n,
    "nested brackets": lambda n: "[" * (n // 2) + "]" * (n // 2),
    "nested pictures": lambda n: "![" * (n // 3) + "](x)" * (n // 3),
    "comments that never end": lambda n: "<!-- " * (n // 3),
    "instructions that never end": lambda n: "<?" * (n // 2),
    "declarations that never end": lambda n: "<!a" * (n // 2),
    "runs of backticks": lambda n: " ".join("`" * length for length in range(1, isqrt(2 * n))),
    "tags that never end": lambda n: "<a " * (n // 3),
    "attributes that never end": lambda n: "<a" + " b" * (n // 2),
    "titles that never end": lambda n: "[a](b '" * (n // 5),
    "titles in parentheses": lambda n: "[a](b (" * (n // 5),
    "destinations that never end": lambda n: "[a](<" * (n // 5),
    "addresses with brackets": lambda n: "http://a" + ")" * n,
    "deep lists": lambda n: "- " * (n // 2) + "\n" * (n // 2),
    "deep quotes": lambda n: "> " * (n // 2) + "\n" * (n // 200),
    "deep numbered lists": lambda n: "1. " * (n // 3),
    "definitions": lambda n: "[a]: b\n" * (n // 5),
    "a definition's title": lambda n: "[a]: b\n" + "'" * n,
    "footnotes": lambda n: "[^a]: " * (n // 5),
    "number signs": lambda n: "#" * n,
    "closing number signs": lambda n: "# " + " #" * (n // 2) + "x",
    "a rule that is none": lambda n: "* " * (n // 2) + "x",
    "a table that is none": lambda n: "a|b\n" + "-|" * (n // 2) + "x",
    "spaces": lambda n: "[a](" + " " * n + "x",
    "a mail address": lambda n: "<a@" + "b." * (n // 2),
    "tabs": lambda n: "\t" * n,
    "lazy lines": lambda n: "> a\n" * (n // 5),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_text_takes_long(text: Callable[[int], str]) -> None:
    """A step that looked back at all the text would take minutes for the longer one."""
    assert is_straight(lambda n: scan(text(n)), 25_000)


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
