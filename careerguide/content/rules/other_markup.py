"""Markup that other tools know and this site does not: it would be printed as typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from careerguide.content.text import DocsText, Text, signs
from careerguide.markdown.prose import Passage
from careerguide.rulebook.about_markup import ALERT_FORM, CITATION_BRACKETS, MARKUP_FOREIGN
from careerguide.yamlfile.lines import with_lines
from careerguide.yamlfile.problems import Found, shown
from scoring.lazy_dataclass import dataclass

__all__ = ["alerts_are_known", "citations_have_brackets", "no_markup_of_other_tools"]

_MOST = 50
"""Uses of one kind that are looked at in one paragraph."""
_ALERTS = ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION")
_NOTE = 'write "> [!NOTE]", and begin each line of the note with ">"'
_LINK = "write [words](file.md)"


@dataclass(frozen=True, slots=True)
class _Markup:
    sign: str
    """What every use of it contains: looked for first, since few passages have any."""
    pattern: str
    name: str
    do: str
    left: bytes
    """What `signs` leaves of it."""

    def may_be_in(self, text: str, left: bytes) -> bool:
        # Compiled only here: few signs are in any text.
        return (
            self.left in left
            and self.sign in text
            and re.search(self.pattern, text, re.MULTILINE) is not None
        )


def _markup(sign: str, pattern: str, name: str, do: str) -> _Markup:
    return _Markup(sign, pattern, name, do, signs(sign))


_MARKUP = (
    _markup("{{", r"\{\{.{0,200}?\}\}", "a macro or a shortcode", "write what it stands for"),
    _markup("{%", r"\{%.{0,200}?%\}", "a tag of a template", "write what it stands for"),
    _markup("{", r"\{:?\s*[#.:][^{}\n]*\}", "a list of attributes", "remove the braces"),
    _markup("{", r"\{(?:\+\+|--|~~|==|>>).{0,200}?\}", "an editing mark",
            "make the change, or leave it"),
    _markup("{!", r"\{!.{0,200}?!\}", "an include", "copy the text"),
    _markup("--8<--", r"--8<--.*", "an include", "copy the text"),
    _markup("!!!", r"^!!!\+?[ ]+\w.*", "an admonition", _NOTE),
    _markup("???", r"^\?\?\?\+?[ ]+\w.*", "an admonition", _NOTE),
    _markup(":::", r"^:{3,}.*", "an admonition", _NOTE),
    _markup("::", r"^\.\.[ ][\w-]+::.*", "a directive", "write it in Markdown"),
    _markup("[TOC]", r"\[TOC\]", "a table of contents", "remove it: the page has its own"),
    _markup("[[", r"!?\[\[[^\[\]\n]+\]\]", "a wiki link", _LINK),
    _markup("[/", r"\[/?(?:b|i|u|url|quote|code|size|color)\b[^\[\]\n]*\]", "a tag of a forum",
            "write it in Markdown"),
    _markup("][", r"\[[^\[\]\n]+\]\[[^\[\]\n]*\]", "a link without an address", _LINK),
    _markup("](", r"\[[^\[\]\n]+\]\([^\n]{0,200}?(?:\)|$)", "a link that cannot be read",
            "write its address without spaces and with as many ( as )"),
    _markup("==", r"==(?=\S)[^=\n]+(?<=\S)==", "a highlight", "write **words** in bold"),
    _markup("==", r"^={2,6}[ ].*", "a heading of another tool", 'begin it with "##"'),
    _markup("++", r"(?<!\w)\+\+(?=\w)[^+\n]+(?<=\w)\+\+(?!\w)", "an underline",
            "write *words* in italics"),
    _markup("^", r"\^\[[^\[\]\n]+\]", "a footnote in the line",
            "write [^1] there, and a line that begins with [^1]: below"),
    _markup("^", r"(?<=\w)\^(?=\w)[^\s^]{1,20}\^", "a superscript", "write the sign, e.g. ²"),
    _markup("$$", r"\$\$[^$]+\$\$", "a formula of another tool", "write $`x`$, or a block ```math"),
    _markup("$", r"\$(?<![\w$]\$)(?=[^\s$0-9`])[^$\n]{0,100}[\\^_][^$\n]{0,100}\$(?![0-9])",
            "a formula of another tool", "write $`x`$"),
    _markup(":", r":(?<![\w:]:)[a-z][a-z0-9_+-]+:(?![\w:])", "the name of an emoji",
            "paste the emoji itself, or leave it out"),
    _markup(":", r":(?<=\n:)[ ]+\S.*", "a definition of another tool",
            "write a list, and each term in bold"),
    _markup("*[", r"^\*\[[^\]\n]+\]:.*", "an abbreviation of another tool",
            "explain the word where it first stands"),
    _markup("%%", r"%%[^%]+%%", "a comment of another tool", "delete it"),
)  # fmt: skip
_DRAWN = re.compile(
    r"\n[ ]{0,3}(?:`{3,}|~{3,})[ ]*(?:\{.*|(?:mermaid|geojson|topojson|stl|plantuml|dot)\b.*)"
)
_ALERT = re.compile(r"^\[!(\w+)\](.*)$", re.MULTILINE)
_KEY = re.compile(r"@(?<![\w@/.\[;-]@)(?<!; @)([a-z][a-z0-9]*(?:-[a-z0-9]+)*)")
_DATED = re.compile(r".*-(?:19|20)[0-9]{2}[a-z]?")


def no_markup_of_other_tools(text: Text) -> Iterator[Found]:
    """No markup that only other tools know: the page would show it as typed."""
    prose = text.scan.prose
    left = signs(prose)
    used = [markup for markup in _MARKUP if markup.may_be_in(prose, left)]
    for passage in text.scan.passages if used else ():
        if passage.level and isinstance(text, DocsText):
            continue  # which may name its id
        near = [markup for markup in used if markup.sign in passage.prose]
        if not near:
            continue
        end = 0
        for start, written, markup in sorted(_written(passage, near), key=lambda found: found[0]):
            if start >= end:
                yield Found(
                    rule=MARKUP_FOREIGN,
                    field="markup",
                    what=f"{shown(written)} is {markup.name} and would be printed as typed",
                    do=f"{markup.do}; put it in backticks if it is meant as it is",
                    line=passage.line_of(written),
                )
            end = max(end, start + len(written))
    if b"```" in text.signs or b"~~~" in text.signs:
        for line, found in with_lines(_DRAWN, f"\n{text.body}", text.body_line):
            yield Found(
                rule=MARKUP_FOREIGN,
                field="markup",
                what=f"{shown(found[0][1:])} is shown as code: this site draws nothing from it",
                expected="a table, a list or text",
                do="say it in words, or write a plain fence if it is code",
                line=line,
            )


def _written(passage: Passage, near: list[_Markup]) -> Iterator[tuple[int, str, _Markup]]:
    for markup in near:
        uses = re.finditer(markup.pattern, passage.prose, re.MULTILINE)
        for found in islice(uses, _MOST):
            # A sign with a backslash before it is meant as it is.
            if found[0] in passage.source.replace(f"\\{found[0]}", ""):
                yield found.start(), found[0], markup


def alerts_are_known(text: Text) -> Iterator[Found]:
    """An alert is one of GitHub's five, alone on the first line of its quote."""
    for passage in text.scan.passages if b"[!" in text.signs else ():
        if "[!" not in passage.source:
            continue
        for line, found in with_lines(_ALERT, passage.source, passage.line):
            name = found[1].upper()
            if name not in _ALERTS:
                what, do = f"{shown(found[0])} is no alert", f"use one of {', '.join(_ALERTS)}"
            elif found[2].strip():
                what = f"{shown(found[0])} has text on the line of its name"
                do = 'begin a new line with "> " after the bracket'
            elif not passage.inside or passage.source != found[0]:
                what = f"{shown(found[0])} is printed as typed"
                do = f'write "> [!{name}]" on a line of its own, with an empty line above'
            else:
                continue
            yield Found(
                rule=ALERT_FORM, field="alert", what=what, expected="> [!NOTE]", do=do, line=line
            )


def citations_have_brackets(text: Text) -> Iterator[Found]:
    """A citation stands in brackets: a key alone would be printed as typed."""
    for passage in text.scan.passages if "@" in text.scan.prose else ():
        for found in _KEY.finditer(passage.prose):
            key = found[1]
            if key in text.catalog.references or _DATED.fullmatch(key):
                yield Found(
                    rule=CITATION_BRACKETS,
                    field="citation",
                    what=f"{shown('@' + key)} stands without brackets",
                    expected=f"[@{key}]",
                    do="add the brackets",
                    line=passage.line_of(f"@{key}"),
                )
