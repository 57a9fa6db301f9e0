"""Rules about what may stand in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from careerguide.content.excuses import is_excuse
from careerguide.content.link_targets import resolve
from careerguide.content.text import Text
from careerguide.rulebook.about_links import LINK_WORDS
from careerguide.rulebook.about_markup import FOOTNOTE_PAIR, PICTURE, RAW_HTML
from careerguide.yamlfile.problems import Found, shown

__all__ = [
    "addresses_have_a_form",
    "footnotes_meet",
    "links_have_words",
    "no_pictures",
    "no_raw_html",
    "remedy",
]

_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)")
_IN_MARKDOWN = {
    **dict.fromkeys(("style", "script", "meta", "link", "iframe"), "remove it"),
    **dict.fromkeys(
        ("div", "span", "font", "center", "u", "o:p"), "remove the tags and keep the words"
    ),
    **dict.fromkeys(("b", "strong"), "write **words**"),
    **dict.fromkeys(("i", "em"), "write *words*"),
    **dict.fromkeys(("ul", "ol", "li"), 'begin each entry with "- "'),
    **dict.fromkeys(("p", "br"), "remove it and leave an empty line"),
    **{f"h{level}": f"begin it with {'#' * level}" for level in range(1, 7)},
    "a": "write [words](address)",
    "blockquote": 'begin each line with "> "',
}
"""What to do in place of an element."""
_MARK = re.compile(r"\[\^[^\[\]\s]+\]")


def no_raw_html(text: Text) -> Iterator[Found]:
    """No raw HTML, comments included but for excuses: Markdown says all that a text needs."""
    headings = {heading.line for heading in text.scan.headings}
    for span in sorted((*text.scan.html, *text.spans("html")), key=lambda span: span.line):
        excuse = is_excuse(span.target)
        if excuse and span.line not in headings:  # whose ids are made from all that is in them
            continue
        yield Found(
            rule=RAW_HTML,
            field="HTML",
            what=f"{shown(span.target)} is raw HTML",
            expected="Markdown",
            do="write it on the line above" if excuse else remedy(span.target),
            line=span.line,
        )


def remedy(html: str) -> str:
    """What to do with a piece of raw HTML."""
    name = _NAME.match(html)
    do = _IN_MARKDOWN.get(name[1].lower(), "write it in Markdown") if name else "remove it"
    return f"{do}, or put it in backticks if readers should see it"


def links_have_words(text: Text) -> Iterator[Found]:
    """A link has words to click on."""
    for span in text.spans("link"):
        if span.empty:
            yield Found(
                rule=LINK_WORDS,
                field="link",
                what=f"to {shown(span.target)} has no words",
                expected="words in the brackets that say where it leads",
                do="write them",
                line=span.line,
            )


def addresses_have_a_form(text: Text) -> Iterator[Found]:
    """A link is written as it works on the git host: a relative path or an https address."""
    for span in text.spans("link"):
        found = resolve(span.target, text.path, span.line)
        if isinstance(found, Found):
            yield found


def no_pictures(text: Text) -> Iterator[Found]:
    """No pictures: figures are drawn from data, with a text alternative, in both colour schemes."""
    for span in text.spans("image"):
        yield Found(
            rule=PICTURE,
            field="picture",
            what=f"{shown(span.target)} is a picture",
            expected="text, a table or a list",
            do="say it in words; figures are drawn by the engine",
            line=span.line,
        )


def footnotes_meet(text: Text) -> Iterator[Found]:
    """Every footnote mark has its footnote, and the other way round; each is written once."""
    for passage in text.scan.passages if "[^" in text.scan.prose else ():
        for found in _MARK.finditer(passage.prose):
            yield Found(
                rule=FOOTNOTE_PAIR,
                field="footnote",
                what=f"{shown(found[0])} has no footnote",
                expected=f"a line that begins with {found[0]}:",
                do="write the footnote, or remove the mark",
                line=passage.line_of(found[0]),
            )
    used = {span.target for span in text.spans("footnote")}
    first: dict[str, int] = {}
    for note in text.scan.footnotes:
        label = note.label.casefold()
        if label in first:
            yield Found(
                rule=FOOTNOTE_PAIR,
                field="footnote",
                what=f"[^{note.label}] is written twice, first on line {first[label]}",
                expected="each footnote once",
                do="give one of the two another name",
                line=note.line,
            )
        first.setdefault(label, note.line)
        if note.label not in used:
            yield Found(
                rule=FOOTNOTE_PAIR,
                field="footnote",
                what=f"[^{note.label}] is never referred to, so it is not shown",
                expected=f"[^{note.label}] in the text",
                do="refer to it, or remove it",
                line=note.line,
            )
