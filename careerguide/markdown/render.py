"""GitHub-flavoured Markdown to HTML, in the shape that pages need.

The library writes Material's own admonition markup for alerts, leaves out raw HTML, and
empties links of unsafe schemes; what it lacks is mended here in text, on shapes it always writes.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from careerguide.markdown import formulas, markers
from careerguide.markdown.to_html import to_html
from scoring.lazy_dataclass import dataclass

__all__ = ["Rendered", "RenderedSection", "Unfit", "inline", "page", "passage", "render"]

_ANCHOR = re.compile(
    r'<a href="#[^"]*" aria-label="[^"]*" data-heading-content="[^"]*" class="anchor"></a>'
)
_HEADING2 = re.compile(r'<h2(?<![^\n]<h2) id="([^"]*)">(.*?)</h2>(?![^\n])', re.DOTALL)
"""On lines of its own; begins with letters, so that the search runs at the speed of `str.find`."""
_HEADING = re.compile(r"<h([1-6])\b")
_HEADING_TAG = re.compile(r'<(/?)h([1-6])(?: id="[^"]*")?>')
_FOOTNOTES = re.compile(r'<section class="footnotes" data-footnotes>\n.*?</section>\n?', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_BOX = re.compile(r'<input type="checkbox"[^>]*>')
_TITLE = re.compile(r"<h[1-6]\b[^>]*>(.*?)</h[1-6]>", re.DOTALL)
"""What is in a heading of any level."""
_MOST = 2_000_000
"""Characters of HTML that a text may become: fifty times a long guide's."""
_LEFT_OUT = "<!-- raw HTML omitted -->"
_EXCUSE = re.compile(f" ?{_LEFT_OUT}\n?")
"""All raw HTML that a guide may have are its editors' excuses, which are not for readers."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RenderedSection:
    """One level-2 section: `id` for links, `title` and `html` (without its own heading) as HTML."""

    id: str
    title: str
    html: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Rendered:
    """A guide's body as HTML: what stands before the first section, the sections, the footnotes."""

    introduction: str
    sections: tuple[RenderedSection, ...]
    footnotes: str


class Unfit(Exception):
    """A text that cannot be a page as it is; the message says why."""


def render(
    text: str,
    link: Callable[[str], str],
    identify: Callable[[str, str], str],
    finish: Callable[[str], str] = str,
) -> Rendered:
    """`text` as HTML, cut at its level-2 headings.

    `link` maps each written address; `identify` gives a section its id from its title and the id
    that the library made; `finish` has the last word on the HTML before it is cut.
    """
    html = to_html(text, link)
    if _LEFT_OUT in html:
        html = _EXCUSE.sub("", html)
    html = _finished(html, finish)
    footnotes = "".join(_FOOTNOTES.findall(html))
    if footnotes:
        html = _FOOTNOTES.sub("", html)
    introduction, *rest = _HEADING2.split(html)
    sections = tuple(
        RenderedSection(
            id=identify(unescape(_TAG.sub("", rest[i + 1])), rest[i]),
            title=rest[i + 1],
            html=rest[i + 2].strip("\n"),
        )
        for i in range(0, len(rest), 3)
    )
    return Rendered(introduction=introduction.strip("\n"), sections=sections, footnotes=footnotes)


def page(text: str, link: Callable[[str], str], finish: Callable[[str], str] = str) -> str:
    """`text` as one piece of HTML in which markers are kept; `link` and `finish` as in `render`.

    Markers are comments, and the library can only keep all raw HTML or none. So it does both, and
    whatever else differs is refused.
    """
    html = to_html(text, link, raw=True)
    safe = to_html(text, link)
    if " ".join(markers.cut(html)[0]).split() != safe.replace(_LEFT_OUT, " ").split():
        raise Unfit("raw HTML, or an address that no page may have; write it in Markdown")
    return _finished(html, finish)


def passage(
    text: str, level: int, link: Callable[[str], str], finish: Callable[[str], str] = str
) -> str:
    """`text` as a part of a page, its highest headings at `level` and without ids."""
    html = to_html(text, link)
    found = [int(heading) for heading in _HEADING.findall(html)]
    lower = level - min(found, default=level)

    def heading(tag: re.Match[str]) -> str:
        return f"<{tag[1]}h{min(int(tag[2]) + lower, 6)}>"

    return _finished(_HEADING_TAG.sub(heading, html), finish)


def _finished(html: str, finish: Callable[[str], str]) -> str:
    """What the library wrote, after our changes and those of `finish`."""
    if len(html) > _MOST:
        raise Unfit(
            f"the text becomes {len(html):,} characters of HTML; expected at most {_MOST:,}"
        )
    try:
        html = finish(formulas.for_site(_as_typed(html)))
    except formulas.FormulaError as error:
        raise Unfit(str(error)) from error
    html = html.replace('<aside class="admonition', '<aside role="note" class="admonition')
    return _with_named_tables(html).replace("<pre>", '<pre tabindex="0">')


def _with_named_tables(html: str) -> str:
    """What is too wide scrolls by itself, reachable by keyboard, and is named by its heading."""
    above, *tables = html.split("<table>")
    pieces = [above]
    name = "Table"
    for rest in tables:
        if titles := _TITLE.findall(above):
            heading = " ".join(_TAG.sub("", titles[-1]).split()).replace('"', "&quot;")
            name = f"Table: {heading}" if heading else "Table"
        box = f'<div class="table-scroll" tabindex="0" role="group" aria-label="{name}">'
        table, end, above = rest.partition("</table>")
        pieces += box, "<table>", table, end, "</div>", above
    return "".join(pieces)


def inline(text: str) -> str:
    """One paragraph of Markdown as HTML without the paragraph around it."""
    return document(text).strip().removeprefix("<p>").removesuffix("</p>")


def document(text: str) -> str:
    """`text` as HTML, as pages begin with it."""
    return _as_typed(to_html(text, str))


def _as_typed(html: str) -> str:
    """HTML of the library with single tildes put back, boxes with names, and without anchors."""
    html = _ANCHOR.sub("", html)
    if "<sub>" in html:
        html = html.replace("<sub>", "~").replace("</sub>", "~")
    return _BOX.sub(_box, html) if "<input" in html else html


def _box(found: re.Match[str]) -> str:
    """The box of a task list as a sign, since nobody can tick it."""
    sign, name = ("☑", "Done") if "checked=" in found[0] else ("☐", "To do")
    return f'<span class="task-box" role="img" aria-label="{name}">{sign}</span>'
