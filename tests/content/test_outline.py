"""The outline that the checks see is the one on the page, over generated texts.

A heading that only one of the two knows, or an id that differs, is a link that passes the checks
and leads nowhere. Texts with raw HTML, with headings inside lists, quotes or footnotes, or with
underscores at the edge of a heading's words are refused, so for them it is enough that both see it.
"""

import html.parser
import random
import re

import pytest

from careerguide.content import sections
from careerguide.markdown import render
from careerguide.markdown.prose import heading_ids, scan

PIECES = (
    "# ", "## ", "### ", "###### ", "####### ", "#", "##", "# #", "#\t", "a", "b c", "Skills",
    "é", "日", "1", "\n", "\n", "\n\n", "    ", "  ", " ", "\t", "- ", "* ", "+ ", "1. ", "2) ",
    "> ", ">", "---", "===", "--- ", "=", "-", "***", "* * *", "```", "~~~", "```x", "*", "**",
    "~", "~~", "|", "[a]", "[a]: b", "[a]: b 'c'", "(b)", "!", "[", "]", "|-|", "a|b", "-|-",
    ":-:", "\\", "\\\n", "&amp;", "&#35;", "<!-- x -->", "<b>", "<div>", "<", "<http://a.b>",
    "http://a.b", "[ ] ", "[x] ", "> [!NOTE]\n", "_", "_a_", "*a*", "~a~", "~~a~~", "@", "$",
    ":", "\n#", "\n##\n", "\n---\n", "\n===\n", "\n> ## a", "\n- ## a", "\n1. # a",
    "\n- a\n\n  ## b\n", "\n    ## c\n", "\nb\n---\n", "\nb\nc d\n===\n", "\n\n[^n]: ", "[^n]",
)  # fmt: skip
EDGE = re.compile(r"(?<!\w)_|_(?!\w)")
CONTAINERS = ("blockquote", "li", "aside", "section")


class Page(html.parser.HTMLParser):
    """The headings of a page: level, id, and whether something is around it."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.headings: list[tuple[int, str]] = []
        self.depth = 0
        self.inside = False
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.depth += tag in CONTAINERS
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), dict(attrs)["id"] or ""))
            self.inside |= self.depth > 0

    def handle_endtag(self, tag: str) -> None:
        self.depth -= tag in CONTAINERS


def page(text: str) -> tuple[Page, str]:
    source = render.document(text)
    return Page(source), source


def test_generated_texts(request: pytest.FixtureRequest) -> None:
    rounds = 100_000 if request.config.getoption("--long", default=False) else 5000
    chance = random.Random(20261126)
    compared = 0
    for _ in range(rounds):
        text = "".join(chance.choice(PIECES) for _ in range(chance.randint(2, 24)))
        if text.count("[^n]:") > 1:  # refused: a footnote is written twice
            continue
        text = f"[^n] {text}"
        found = scan(text)
        rendered, source = page(text)
        if found.html or any(span.kind == "html" for span in found.spans):
            continue
        assert "raw HTML omitted" not in source, text
        inside = any(heading.inside for heading in found.headings)
        assert inside == rendered.inside, text
        if inside or any(EDGE.search(heading.source) for heading in found.headings):
            continue
        levels = [heading.level for heading in found.headings]
        assert list(zip(levels, heading_ids(found), strict=True)) == rendered.headings, text
        compared += bool(levels)
    assert compared > rounds / 10


def test_single_tildes_stay_as_typed() -> None:
    text = "Pay runs ~$97,810–~$163,500, costs ~$0.40 (~$0.001), 12~18 months, ~~gone~~."
    expected = text.replace("~~gone~~", "<del>gone</del>")
    assert render.document(text) == f"<p>{expected}</p>\n"


def test_boxes_of_task_lists_have_names() -> None:
    source = render.document("- [ ] a\n- [x] b\n- `<input>`\n")
    assert "<input" not in source
    assert source.index('aria-label="To do">☐') < source.index('aria-label="Done">☑')


def test_a_heading_over_two_lines_is_a_section() -> None:
    text = "Skills, with a test\nfor each of them\n---\n\nText.\n"
    part = sections.parts(scan(text))[1]
    assert part.section is not None
    rendered = render.render(text, str, lambda title, made: title)
    assert [section.html for section in rendered.sections] == ["<p>Text.</p>"]
    assert sections.recognised(rendered.sections[0].id) is part.section
