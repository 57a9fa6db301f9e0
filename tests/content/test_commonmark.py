"""The scan of a guide's text against CommonMark's own examples and against the renderer."""

import html.parser
import re
from pathlib import Path
from urllib.parse import unquote

import comrak
import pytest

from careerguide.markdown.prose import scan

SPEC = Path(__file__).parents[2] / "node_modules" / "commonmark-spec" / "spec.txt"
EXAMPLE = re.compile(
    r"^`{32} example\n(?P<text>.*?)^\.\n(?P<html>.*?)^`{32}$", re.MULTILINE | re.DOTALL
)


def examples() -> list[tuple[str, str]]:
    if not SPEC.exists():
        return []
    found = EXAMPLE.finditer(SPEC.read_text(encoding="utf-8"))
    return [(m["text"].replace("→", "\t"), m["html"].replace("→", "\t")) for m in found]


EXAMPLES = examples()


class Page(html.parser.HTMLParser):
    """The links, images and headings of the HTML that an example asks for."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.images: list[str] = []
        self.headings: list[list[str]] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a":
            self.links.append(unquote(values.get("href") or ""))
        if tag == "img":
            self.images.append(unquote(values.get("src") or ""))
            if self.inside:
                self.headings[-1][1] += values.get("alt") or ""
        if re.fullmatch("h[1-6]", tag):
            self.headings.append([tag, ""])
            self.inside = tag

    def handle_endtag(self, tag: str) -> None:
        if tag == self.inside:
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.headings[-1][1] += data


def page(source: str) -> Page:
    parsed = Page()
    parsed.feed(source)
    return parsed


def has_raw_html(text: str) -> bool:
    return "<!-- raw HTML omitted -->" in comrak.render_markdown(text)


def without_emphasis(words: str) -> str:
    return re.sub(r"[*_\s]+", "", words)


def test_the_specification_is_there() -> None:
    assert len(EXAMPLES) == 652, f"npm ci installs {SPEC}"


@pytest.mark.parametrize("number", range(1, len(EXAMPLES) + 1))
def test_example(number: int) -> None:
    text, source = EXAMPLES[number - 1]
    found = scan(text)
    raw = bool(found.html) or any(span.kind == "html" for span in found.spans)
    assert raw == has_raw_html(text)
    if raw:
        return  # the page cannot tell links that were written as HTML from the others
    expected = page(source)
    links = [unquote(span.target) for span in found.spans if span.kind == "link"]
    images = [unquote(span.target) for span in found.spans if span.kind == "image"]
    assert sorted(links) == sorted(expected.links)
    assert sorted(images) == sorted(expected.images)
    headings = [[f"h{h.level}", without_emphasis(h.words)] for h in found.headings]
    assert headings == [[tag, without_emphasis(words)] for tag, words in expected.headings]
